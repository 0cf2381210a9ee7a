"""Which articles belong together, and why."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from gazette.describe.concerned import Concerned
from gazette.describe.related import MOST, in_words, related
from gazette.describe.upkeep import Upkeep
from gazette.memo import Memo
from gazette.model import Article, Topic, Vocabulary
from tests.growth import ratio, reference

from .readings import seeds, words


def article(slug: str, body: str = "", **facets: tuple[str, ...]) -> Article:
    return Article(title=slug, body=body, slug=slug, **facets)  # type: ignore[arg-type]


def kinds(articles: list[Article], slug: str) -> dict[str, list[str]]:
    found = related(articles, words())[[a.slug for a in articles].index(slug)]
    return {relation.slug: [reason.kind for reason in relation.reasons] for relation in found}


def test_two_briefs_of_a_seed_repeat_each_other() -> None:
    articles = [replace(a, slug=a.title) for _, a in seeds()]
    found = kinds(articles, "茌平区扶贫办：扎实做好脱贫攻坚四项基本工作")
    assert next(iter(found)) == "茌平区扶贫办切实保障贫困户脱贫稳定性"
    assert "repeats" in found["茌平区扶贫办切实保障贫困户脱贫稳定性"]
    assert sum("repeats" in reasons or "reprint" in reasons for reasons in found.values()) == 1


LONG = "今年以来全县新建高标准农田五万亩。灌溉条件得到明显改善。村民的收入稳步提高。下一步将继续扩大规模。"


def test_a_reprint_is_recognised_under_another_headline() -> None:
    articles = [article("a", LONG), article("b", LONG + "（张三）"), article("c", "别的文章讲的是别的事情啊。")]
    assert kinds(articles, "a")["b"][0] == "reprint"
    assert "c" not in kinds(articles, "a")


def test_counts_and_markup_do_not_hide_a_sentence() -> None:
    first = article("a", "一是做好扶贫档案整理工作。二是做好扶贫宣传的各项工作。" + "甲" * 60 + "。")
    second = article("b", "做好扶贫档案整理工作。\n\n做好扶贫\\*宣传的各项工作。".replace("\\*", "") + "乙" * 60 + "。")
    reason = related([first, second], words())[0][0].reasons[0]
    assert (reason.kind, reason.sentences) == ("repeats", 2)


def test_reasons_in_words() -> None:
    articles = [article(s, agencies=("冠县交警大队",), places=("冠县",), topics=("poverty-alleviation",)) for s in "ab"]
    relation = related(articles, words())[0][0]
    assert (relation.slug, relation.position) == ("b", 1)
    assert in_words(relation) == "同一单位：冠县交警大队；同一地点：冠县；同一主题：脱贫攻坚"


def test_nothing_in_common() -> None:
    assert related([article("a", places=("冠县",)), article("b", places=("莘县",))], words()) == ((), ())
    assert related([], words()) == ()


def test_relations_do_not_grow_with_the_archive() -> None:
    articles = [article(str(n), agencies=("冠县交警大队",), places=("冠县",)) for n in range(300)]
    assert all(len(found) <= MOST for found in related(articles, words()))


def test_two_thousand_articles_are_quick() -> None:
    chance = random.Random(1)
    source = [a for _, a in seeds()]
    sentences = [s for a in source for s in re.split("(?<=。)", a.body)]
    articles = [
        replace(chance.choice(source), slug=str(n), body="".join(chance.sample(sentences, 8)) + str(n))
        for n in range(2000)
    ]
    # About 12 times as long; a quadratic way takes a thousand times.
    assert ratio(lambda: related(articles, words()), reference, enough=60) <= 60


def edits(chance: random.Random, articles: list[Article], sentences: list[str]) -> Iterator[list[Article]]:
    """The articles after one edit after another."""
    while True:
        for n in chance.sample(range(len(articles)), chance.choice((1, 1, 1, 2, 12))):
            kept = [s for s in re.split("(?<=。)", articles[n].body) if chance.random() < 0.7]
            body = "".join(kept + chance.sample(sentences, chance.randrange(3)))
            change = chance.choice((
                {"body": body}, {"body": body}, {"topics": (chance.choice("xyz"),)}, {"places": ()},
                {"agencies": (f"某局{n % 5}",)}, {"title": chance.choice(sentences)},
            ))  # fmt: skip
            articles[n] = replace(articles[n], **change)  # type: ignore[arg-type]
        if chance.random() < 0.1:
            articles.insert(chance.randrange(len(articles)), replace(articles[0], slug=f"new-{chance.random()}"))
        yield list(articles)


def mixed(chance: random.Random) -> tuple[list[Article], list[str]]:
    """Articles whose sentences are drawn from all seeds, and those sentences."""
    source = [a for _, a in seeds()]
    sentences = [s for a in source for s in re.split("(?<=。)", a.body)]
    articles = [
        replace(chance.choice(source), slug=f"{n:03}", body="".join(chance.sample(sentences, 6))) for n in range(150)
    ]
    return articles, sentences


def test_what_is_kept_while_people_edit_is_what_is_found_anew() -> None:
    chance = random.Random(2)
    articles, sentences = mixed(chance)
    kept, memo, vocabulary = Upkeep(), Memo(), words()
    anew = 0
    for number, now in zip(range(60), edits(chance, articles, sentences), strict=False):
        if number == 40:
            vocabulary = replace(vocabulary, topics=(Topic("x", "某题", ""),))
        index = kept._index
        assert kept.relations(now, vocabulary, 1, memo) == related(now, vocabulary, 1, memo), number
        anew += kept._index is not index
    assert anew < 30  # most edits do not begin all over


def test_another_process_compares_what_an_edit_concerns() -> None:
    chance = random.Random(3)
    articles, sentences = mixed(chance)
    few, found, before = 0, dict[str, Any](), None
    for _, now in zip(range(60), edits(chance, articles, sentences), strict=False):
        memo, index = Memo(found), Concerned(now, words())
        index.read(1, memo, ())
        whole, said = related(now, words()), index._found
        if before is not None and [a.slug for a in before[0]] == [a.slug for a in now]:
            concerned = set(index.by({n: before[2][n] for n, a in enumerate(now) if a is not before[0][n]}))
            assert all(whole[n] == before[1][n] for n in range(len(now)) if n not in concerned)
            assert list(index.told(sorted(concerned), tuple, 1)) == [whole[n] for n in sorted(concerned)]
            few += len(concerned) < len(now)
        found, before = memo.found, (now, whole, said)
    assert few > 30


def test_an_edit_compares_few_articles_anew() -> None:
    source = [replace(a, slug=f"{n:02}") for n, (_, a) in enumerate(seeds())]
    kept = Upkeep()
    before = kept.relations(source, Vocabulary(), 1, Memo())
    edited = [replace(source[0], body=source[0].body + "新添了绿皮鸭嘴的一句话。"), *source[1:]]
    after = kept.relations(edited, Vocabulary(), 1, Memo())
    assert sum(one is not other for one, other in zip(before, after, strict=True)) <= len(source) // 2
