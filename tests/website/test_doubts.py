"""Every doubt of a reading reaches readers in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gazette import seeds
from gazette.model import Article, Page, ReadingNote, Source
from gazette.separate import afresh, blanks, choices, cutweights, homing, limits, remainders, separate, signs, weights
from gazette.separate.grouping import NAMES
from gazette.website.doubts import doubts, key
from gazette.website.edition import Edition
from gazette.website.theme import Theme

ROOT = Path(__file__).resolve().parents[1]
SURE = 0.999  # what is surer has no runner-up


def article(*notes: str) -> Article:
    return Article("标题", "正文。\n", source=Source("000_feature.txt", ((1, 2),)), reading=ReadingNote(0.5, notes))


def reasons() -> set[str]:
    tables = (weights.NEW, weights.BREAK, weights.JOINT, weights.ARTICLE, cutweights.HOME)
    learnt = {name for table in tables for name in table} - {"always", *signs.DECISIONS}
    return learnt | {*remainders.REASONS, *blanks.REASONS, choices.AMID, afresh.SAID}


def test_every_name_that_a_doubt_can_give_has_a_phrase_and_no_phrase_is_left_over(theme: Theme) -> None:
    asked = [key("why", name) for name in sorted(reasons())]
    asked += [key("read", name) for name in (*NAMES.values(), homing.MOVED)]
    assert len(set(asked)) == len(asked), "two names share a phrase"
    there = {word for word in theme.strings["hans"].words if word.startswith(("why_", "read_"))}
    assert there - {"read_and", "read_new"} == set(asked)


def test_phrases_are_chinese(theme: Theme) -> None:
    for strings in theme.strings.values():
        for word, phrase in strings.words.items():
            if word.startswith(("why_", "read_")):
                assert not re.search(r"(?<!\{)\b[a-z]+\b(?!\})", phrase), word


def golden_pages() -> Iterator[Page]:
    for path in sorted((ROOT / "cases").rglob("seed.txt")) + sorted((ROOT / "press" / "tuned").rglob("seed.txt")):
        page = seeds.decode(path.parent.name + ".txt", path.read_bytes())
        assert isinstance(page, Page)
        yield page


def test_every_decision_is_told_in_chinese(hans: Edition, hant: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOUBT", SURE)
    monkeypatch.setattr(limits, "SURE", SURE)
    kinds = set()
    for page in golden_pages():
        for reading in separate(page).articles:
            notes = tuple(f"{doubt.kind}, line {doubt.line}: {doubt.why}" for doubt in reading.doubts)
            for edition in (hans, hant):
                for note, doubt in zip(notes, doubts(edition, article(*notes)), strict=True):
                    assert not doubt.foreign, note
                    said = doubt.link.text + re.sub("[“「].*[”」]", "", doubt.why)
                    assert not re.search("[A-Za-z_{}]{2}", said), note
                    kinds.add(note.split(",")[0])
    assert kinds == {"article", "break", "headline", "joint"}


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (
            "headline, line 6: read as headline of the text above and headline, else subhead: it names who acts, then "
            "a colon; it is long",
            "这里读作上文的标题加下文的标题，也可能是小标题。判断时看到：写明是谁做的事，后接冒号；较长。",
        ),
        (
            "break, line 6: read as text of a new article, else text: wide blanks",
            "这里读作另一篇的正文，也可能是正文。判断时看到：空行较多。",
        ),
        ("article, line 6: seen: it has no headline", "判断时看到：这篇没有标题。"),
        ("headline, line 6: read as subhead, else headline", "这里读作小标题，也可能是下文的标题。"),
        (
            "joint, line 6: 各: 类|A|警; 力 joined, runner-up 1.2 against 3.4: stands next; completes a word",
            "这里把“…各: 类”与“A|警; 力…”接成一段。这样接得 3.4 分，次佳的接法得 1.2 分。"
            "判断时看到：后半紧接在下面；接起来是一个词。",
        ),
        (
            "joint, line 6: 甲|乙 joined, better than any other: texts go on in turn",
            "这里把“…甲”与“乙…”接成一段。判断时看到：几篇轮流接续，正轮到前半。",
        ),
    ],
)
def test_a_doubt_in_words(hans: Edition, note: str, words: str) -> None:
    (doubt,) = doubts(hans, article(note))
    assert doubt.why == words
    assert doubt.link.path == "seeds/000_feature.html#L6"


def test_what_has_no_phrase_is_shown_as_it_stands(hans: Edition) -> None:
    notes = ("joint, line 3: two ways", "headline, line 3: read as headline, else subhead: the moon is full", "看看")
    found = doubts(hans, article(*notes))
    assert [(doubt.why, doubt.foreign) for doubt in found] == [
        ("two ways", True),
        ("read as headline, else subhead: the moon is full", True),
        ("", False),
    ]
    assert found[2].link.text == "看看"


def test_a_doubt_of_a_page_that_is_not_here_leads_nowhere(hans: Edition) -> None:
    gone = replace(article("joint, line 3: two ways"), source=Source("gone.txt", ((1, 2),)))
    assert [doubt.link.path for doubt in doubts(hans, gone)] == [""]
