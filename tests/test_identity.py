"""An address stays with its article, whatever happens to the seed around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazette import identity, texts
from gazette.identity import Fresh
from gazette.manifest import Entry, Manifest, Seed
from tests.archive import prose

A, B = "a" * 64, "b" * 64


def fresh(seed: str, digest: str, first: int, last: int, plain: str = "") -> Fresh:
    text = plain or prose(last - first + 1, first)
    return Fresh(seed, digest, ((first, last),), texts.digest(f"{seed} {first}-{last} {text}"), text)


def entry(of: Fresh, slug: str) -> tuple[str, Entry]:
    sketch = identity.sketch(of.plain)
    return slug, Entry(f"articles/{slug}.md", of.seed, of.seed_digest, of.lines, of.digest, sketch)


def match(articles: list[Fresh], *entries: tuple[str, Entry]) -> dict[int, str]:
    seeds = {old.seed: Seed(old.seed_digest) for _, old in entries}
    memory = Manifest(dict(entries), seeds)
    present = {article.seed: article.seed_digest for article in articles}
    return dict(identity.match(articles, memory, identity.origins(present, memory)))


def test_lines_tell_in_an_unchanged_seed() -> None:
    old = [fresh("a", A, 1, 10), fresh("a", A, 11, 20)]
    new = [fresh("a", A, 1, 8), fresh("a", A, 9, 20)]
    assert match(new, entry(old[0], "x"), entry(old[1], "y")) == {0: "x", 1: "y"}


def test_a_part_that_is_split_off_is_new() -> None:
    old = fresh("a", A, 1, 10)
    assert match([fresh("a", A, 1, 7), fresh("a", A, 8, 10)], entry(old, "x")) == {0: "x"}


def test_the_larger_part_keeps_the_address() -> None:
    old = fresh("a", A, 1, 10)
    assert match([fresh("a", A, 1, 3), fresh("a", A, 4, 10)], entry(old, "x")) == {1: "x"}


def test_two_that_are_merged_keep_the_address_of_the_larger() -> None:
    old = [fresh("a", A, 1, 3), fresh("a", A, 4, 10)]
    assert match([fresh("a", A, 1, 10)], entry(old[0], "x"), entry(old[1], "y")) == {0: "y"}


def test_texts_tell_where_a_seed_changed_and_lines_moved() -> None:
    old = [fresh("a", A, 1, 10), fresh("a", A, 11, 20)]
    new = [
        fresh("a", B, 1, 10, prose(10, 500)),
        fresh("a", B, 11, 20, prose(10, 1)),
        fresh("a", B, 21, 30, prose(10, 11)),
    ]
    assert match(new, entry(old[0], "x"), entry(old[1], "y")) == {1: "x", 2: "y"}


def test_a_renamed_seed_is_known_by_its_digest() -> None:
    assert match([fresh("b", A, 1, 10)], entry(fresh("a", A, 1, 10), "x")) == {0: "x"}


def test_two_seeds_that_exchange_their_names() -> None:
    old = [fresh("a", A, 1, 10), fresh("b", B, 1, 10, prose(10, 50))]
    new = [fresh("a", B, 1, 10, prose(10, 50)), fresh("b", A, 1, 10)]
    assert match(new, entry(old[0], "x"), entry(old[1], "y")) == {0: "y", 1: "x"}


def test_an_article_that_moves_to_another_seed_unchanged_keeps_its_address() -> None:
    old = fresh("a", A, 1, 10)
    assert match([fresh("b", B, 40, 49, prose(10, 1))], entry(old, "x")) == {0: "x"}


def test_another_article_of_another_seed_does_not_take_the_address() -> None:
    assert match([fresh("b", B, 1, 10, prose(10, 700))], entry(fresh("a", A, 1, 10), "x")) == {}


def test_overlap() -> None:
    assert identity.overlap(((1, 10),), ((6, 15),)) == 5 / 15
    assert identity.overlap((), ()) == 0


def test_resemblance_of_equal_near_and_other_texts() -> None:
    one = prose(20)
    assert identity.resemblance(identity.sketch(one), identity.sketch(one)) == 1
    near = one.replace("第3行", "第三行")
    assert identity.resemblance(identity.sketch(one), identity.sketch(near)) > identity.VERY_ALIKE
    assert identity.resemblance(identity.sketch(one), identity.sketch(prose(20, 900))) < identity.ALIKE


def test_blanks_and_markdown_do_not_matter_to_what_is_contained() -> None:
    assert identity.contained("1\\. 打赢\n\n脱贫攻坚战", ["前文。1. 打赢脱贫攻坚战。后文"]) == 1
    assert identity.contained("", ["x"]) == 0


@given(st.text(max_size=80), st.text(max_size=80))
def test_measures_lie_between_nothing_and_all(one: str, other: str) -> None:
    assert 0 <= identity.contained(one, [other]) <= 1
    assert 0 <= identity.resemblance(identity.sketch(one), identity.sketch(other)) <= 1


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 9)), max_size=6), st.integers(0, 5))
def test_no_address_is_given_twice(cuts: list[tuple[int, int]], old: int) -> None:
    articles = [fresh("a", A, first, first + more) for first, more in cuts]
    entries = [entry(fresh("a", A, n * 5 + 1, n * 5 + 5), f"x{n}") for n in range(old)]
    found = match(articles, *entries)
    assert len(set(found.values())) == len(found)
