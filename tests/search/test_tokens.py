"""Tokens: positions, gaps, zones; and that what the browser reads out of them is what was printed."""

from hypothesis import given
from hypothesis import strategies as st

from gazette.search.tokens import END, HEADLINE_ZONE, LEDE_ZONE, TAG_ZONE, arrange, block, content, edges, spell

TEXT = st.text(
    st.sampled_from("公共文化交警大队队ＬＥＤled12％ ，。“”·\u200b😀㎡") | st.characters(exclude_categories=("Cs",))
)


def test_pairs_overlap_and_gaps_are_marked() -> None:
    tokens = block("公共·文化。").tokens()
    assert tokens[1:-1] == ["公共", f"共文{spell('·')}", "文化"]
    assert tokens[-1].endswith("。")


def test_a_block_of_one_character_has_a_token() -> None:
    assert block("一").tokens()[1] == "一〆"


@given(TEXT)
def test_no_character_is_lost(text: str) -> None:
    part = block(text)
    assert len(part.chars) == len(part.folded)
    printed = "".join(part.gaps.get(n, "") + char for n, char in enumerate(part.chars)) + (
        part.gaps.get(len(part.chars), "") if part.chars or part.gaps else ""
    )
    wanted = "".join(c for c in " ".join(text.split()) if block(c).chars or block(c).gaps or c == " ")
    assert "".join(printed.split()) == "".join(wanted.split())


@given(st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=2), st.lists(TEXT, max_size=4))
def test_positions_tell_the_zone(headline: list[str], lede: list[str], rest: list[str]) -> None:
    zones = [[block(text) for text in zone] for zone in (headline, lede, rest)]
    tokens, starts = arrange([block("道路安全"), block("长" * TAG_ZONE)], zones)
    blocks = [part for zone in zones for part in zone]
    for part, start in zip(blocks, starts, strict=True):
        if len(part.folded) > 1:
            assert tokens[start].startswith(part.folded[:2])
    assert all(start > TAG_ZONE for start in starts)
    assert all(start > HEADLINE_ZONE for start in starts[len(headline) :])
    assert all(start > LEDE_ZONE for start in starts[len(headline) + len(lede) :])


@given(TEXT)
def test_tokens_are_separated_by_blanks_alone(text: str) -> None:
    tokens, _ = arrange([], [[block(text)], [], []])
    others = sorted(edges([block(text)]))
    assert content(tokens, others).split() == [*tokens, END, *others]


def test_punctuation_beside_a_character_has_a_token_of_one_width() -> None:
    found = edges([block("“全县”，大队！")])
    assert {f"〆{spell('“')}全", f"县〆{spell('”')}", f"〆{spell(',')}大", f"队〆{spell('!')}"} == found


@given(TEXT)
def test_word_characters_of_another_script_stand_where_those_of_the_first_do(text: str) -> None:
    for other in (text, text.replace("公", "務")):
        assert block(text).chars_of(other) == block(other).chars
