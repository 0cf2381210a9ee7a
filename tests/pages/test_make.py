"""The generator: pure, loses no character, and its articles have no words of the seeds."""

import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.pages.archive import make_articles
from tests.pages.corpus import Clean, Piece, load, parse
from tests.pages.cutting import cut, wrap
from tests.pages.layouts import HELD_OUT, HELD_OUT_TURNS, TUNED
from tests.pages.make import page
from tests.pages.placing import column_breaks
from tests.pages.score import dense
from tests.pages.setting import tellable
from tests.pages.sheet import Line, Style
from tests.pages.taught import SHORTEST, taught
from tests.pages.varied import VARIED

ROOT = Path(__file__).resolve().parents[2]
ALL = {**TUNED, **HELD_OUT, **HELD_OUT_TURNS, **VARIED}


def texts(article: dict) -> str:
    """Everything that the truth says an article prints, but for its byline."""
    head = (article["kicker"], article["title"], article["subtitle"])
    return dense("".join(part or "" for part in head) + "".join(piece["text"] for piece in article["body"]))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("split", ["tuned", "heldout"])
def test_lines_hold_the_articles_of_the_truth(name: str, split: str) -> None:
    for seed in range(6):
        made = page(name, ALL[name], seed, load(split))
        lines = made.text.split("\n")
        assert len(lines) == len(made.owners)
        for number, article in enumerate(made.truth["articles"]):
            owned = Counter(dense("".join(t for t, o in zip(lines, made.owners, strict=True) if o == number)))
            missing = Counter(texts(article)) - owned
            extra = owned - Counter(texts(article))
            assert not missing, (made.name, article["title"])
            assert extra.total() <= 60, (made.name, article["title"], extra)  # the byline, and marks of headings


@pytest.mark.parametrize("name", ALL)
def test_the_same_seed_gives_the_same_page(name: str) -> None:
    assert page(name, ALL[name], 3, load("tuned")) == page(name, ALL[name], 3, load("tuned"))


def test_wrapping_loses_nothing_and_keeps_marks_off_line_starts() -> None:
    text = "“先清路，再清屋。”镇长说（笑），2023年6月1日，PM2.5浓度下降12.5%。"
    for width in range(8, 41):
        lines = wrap(text, width)
        assert dense("".join(lines)) == dense(text)
        assert all(after[0] not in "，。”）" for _, after in pairwise(lines))
        assert all(len(line) <= 2 * width + 2 for line in lines)


def test_cuts_fall_within_sentences() -> None:
    rng = random.Random(1)
    for article in load("tuned"):
        first, second = cut(rng, article.body[0].text)
        assert first + second == article.body[0].text
        assert not second or first[-1] not in "。！？"


def test_column_breaks_fall_within_sentences() -> None:
    lines = [
        Line(text, 0) for text in ("春天来了，小河边的柳", "树发了芽。", "孩子们放起了风筝，笑", "声传出很远很远。")
    ]
    broken = [line.text for line in column_breaks(random.Random(1), lines * 4, 2)]
    assert "" in broken
    assert all(before[-1] != "。" for before, after in pairwise(broken) if before and not after)


def test_unmarked_paragraphs_end_in_short_lines() -> None:
    style = Style(width=10, gap=0)
    assert tellable(Clean("a", (Piece("paragraph", "一二三四五六七八九十一二三。"),)), style)
    assert not tellable(Clean("a", (Piece("paragraph", "一二三四五六七八九。"),)), style)


def test_a_corpus_file_is_read() -> None:
    article = parse("x", "headline: 题\ncontributors: 记者 甲, 通讯员 乙\n\n> 导语。\n## 小标题\n正文。\n! 图。\n")
    assert [(p.role, p.text) for p in article.body] == [
        ("lede", "导语。"),
        ("subhead", "小标题"),
        ("paragraph", "正文。"),
        ("caption", "图。"),
    ]
    assert article.contributors == (("记者", "甲"), ("通讯员", "乙"))


def test_the_corpus_is_large_divided_and_new() -> None:
    tuned, heldout = load("tuned"), load("heldout")
    names = [a.name for a in (*tuned, *heldout)]
    assert len(names) == len(set(names)) >= 80
    assert 0.25 <= len(heldout) / len(names) <= 0.4
    seeds = dense("".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))))
    known = {seeds[i : i + 12] for i in range(len(seeds))}
    for article in (*tuned, *heldout):
        text = dense("".join(piece.text for piece in article.body))
        assert not any(text[i : i + 12] in known for i in range(len(text) - 11)), article.name


def test_every_contributor_is_named_in_the_text() -> None:
    for article in (*load("tuned"), *load("heldout")):
        text = article.byline + "".join(piece.text for piece in article.body)
        assert all(name in text for _, name in article.contributors), article.name


def test_a_generated_archive_is_diverse_and_pure() -> None:
    articles = make_articles(300, 7)
    assert articles == make_articles(300, 7)
    assert len({a.slug for a in articles}) == 300
    assert len({a.title for a in articles}) > 290
    paragraphs = [p for a in articles for p in a.body.split("\n\n")]
    assert len(set(paragraphs)) > 0.97 * len(paragraphs)


def test_what_teaches_is_tuned_alone() -> None:
    held = {article.name for article in load("heldout")}
    names = [article.name for article in taught()]
    assert len(names) == len(set(names)) > len(load("tuned")) + 50
    assert not held & set(names)
    assert all(article.size >= SHORTEST for article in taught() if article not in load("tuned"))
