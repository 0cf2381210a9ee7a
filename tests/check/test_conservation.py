"""Each way in which a seed can lose or gain text is told in one line; each right way of saying it passes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import markdown, problems, texts
from gazette.check import content, touched
from gazette.check.conservation import Share, difference
from gazette.manifest import Entry, Manifest, Seed
from gazette.model import Article, Layout, Library, Page, Severity, Site, Source

SEED = "a.txt"
LINES = (
    "聊城日报 第3版",  # 1 furniture
    "",
    "决战决胜·脱贫攻坚",  # 3 section
    "　　",
    "狠抓源头 严管路面",  # 5 kicker
    "大队全力提升管理水平",  # 6 headline
    "记者 李怀磊",  # 7 byline
    "今年以来，大队*全面*强化教育。",  # 8 body
    "下一步，大队将再接再厉。",  # 9 body
    "图为民警上路巡查。",  # 10 caption
    "送服务上门",  # 11 the second article's headline
    "工作人员上门服务。",  # 12 its body
)
FIRST = Article(
    title="大队全力提升管理水平",
    kicker="狠抓源头　严管路面",
    section="决战决胜·脱贫攻坚",
    byline="记者 李怀磊",
    body="\n\n".join(markdown.escape(line) for line in LINES[7:9]),
    captions=("图为民警上路巡查。",),
    slug="first",
    source=Source(SEED, ((5, 10),)),
)
SECOND = Article(
    title="送服务上门",
    section="决战决胜·脱贫攻坚",
    body="工作人员上门服务。",
    slug="second",
    source=Source(SEED, ((11, 12),)),
)
LAYOUT = Layout(sections=((3, 3),), furniture=((1, 1),))


def library(*articles: Article, layout: Layout | None = LAYOUT, lines: tuple[str, ...] = LINES) -> Library:
    layouts = {SEED: layout} if layout is not None else {}
    return Library(Site(), articles, seeds=(Page(SEED, lines, "0" * 64),), layouts=MappingProxyType(layouts))


def told(archive: Library, by_people: tuple[str, ...] = ()) -> list[str]:
    return [problems.line(problem) for problem in content(archive, Path("seeds"), by_people)]


def test_a_whole_seed_passes() -> None:
    assert told(library(FIRST, SECOND)) == []


def test_a_made_title_is_not_counted() -> None:
    made = replace(SECOND, title="发明的题目", title_derived=True, body="送服务上门\n\n工作人员上门服务。")
    assert told(library(FIRST, made)) == []


def test_text_that_a_person_moved_between_pages_of_one_seed_is_conserved() -> None:
    first, last = FIRST.body.split("\n\n")
    archive = library(replace(FIRST, body=first), replace(SECOND, body=f"{SECOND.body}\n\n{last}"))
    assert told(archive) == []
    assert told(archive, (SEED,)) == [
        "seeds/a.txt: G607 note: text of other lines stands in second, and nothing is lost or invented; "
        "nothing needs doing: its pages are judged together"
    ]
    assert told(library(FIRST, SECOND), (SEED,)) == []


@pytest.mark.parametrize(
    ("articles", "layout", "expected"),
    [
        (
            (FIRST,),
            LAYOUT,
            ["seeds/a.txt:11: G601 lines 11 to 12 stand in no page and no layout; convert again, or report the page"],
        ),
        (
            (FIRST, SECOND),
            replace(LAYOUT, furniture=()),
            ["seeds/a.txt:1: G601 line 1 stands in no page and no layout; convert again, or report the page"],
        ),
        (
            (replace(FIRST, source=Source(SEED, ((5, 10), (12, 14)))), SECOND),
            LAYOUT,
            ["seeds/a.txt: G602 first names line 14, and the seed has 12; correct source.lines of the page"],
        ),
        ((), None, ["seeds/a.txt: G603 the seed was not converted yet; run python build.py build"]),
        (
            (replace(FIRST, captions=()), SECOND),
            LAYOUT,
            [
                "seeds/a.txt: G604 9 characters missing from its pages (路。图为民警上巡查);"
                " convert again, or report the page"
            ],
        ),
        (
            (replace(FIRST, subtitle="发明"), SECOND),
            LAYOUT,
            ["seeds/a.txt: G604 2 characters in its pages that it lacks (发明); convert again, or report the page"],
        ),
        (
            (replace(FIRST, byline="记者 李怀垒"), SECOND),
            LAYOUT,
            [
                "seeds/a.txt: G604 1 character missing from its pages (磊) and 1 character in its pages that it lacks"
                " (垒); convert again, or report the page"
            ],
        ),
        (
            (replace(FIRST, section=""), replace(SECOND, section="")),
            LAYOUT,
            ["seeds/a.txt:3: G601 the heading of line 3 is on no page; convert again, or report the page"],
        ),
    ],
)
def test_each_fault_is_told_in_a_line(
    articles: tuple[Article, ...], layout: Layout | None, expected: list[str]
) -> None:
    assert told(library(*articles, layout=layout)) == expected


@pytest.mark.parametrize(
    "line", ["图为民警上路巡查。 下转第二版", "第3版 图为民警上路巡查。 编辑", "### 图为民警上路巡查。 ##"]
)
def test_a_line_that_is_partly_furniture_may_lose_that_part_and_no_more(line: str) -> None:
    lines = (*LINES[:9], line, *LINES[10:])
    layout = replace(LAYOUT, furniture=((1, 1), (10, 10)))
    assert told(library(FIRST, SECOND, layout=layout, lines=lines)) == []
    without_caption = told(library(replace(FIRST, captions=()), SECOND, layout=layout, lines=lines))
    assert [text[:17] for text in without_caption] == ["seeds/a.txt: G604"]
    without_text = replace(FIRST, body=FIRST.body.split("\n\n")[0])
    assert len(told(library(without_text, SECOND, layout=layout, lines=lines))) == 1


def test_a_heading_with_marks_before_it_is_on_its_page() -> None:
    lines = (*LINES[:2], "## 决战决胜·脱贫攻坚", *LINES[3:])
    layout = Layout(sections=((3, 3),), furniture=((1, 1), (3, 3)))
    assert told(library(FIRST, SECOND, layout=layout, lines=lines)) == []
    other = [replace(article, section="别的") for article in (FIRST, SECOND)]
    assert told(library(*other, layout=layout, lines=lines))[0].startswith("seeds/a.txt:3: G601 the heading of line 3")


def test_unplaced_lines_are_told_though_nothing_is_lost() -> None:
    layout = Layout(sections=((3, 3),), unplaced=((1, 1),))
    assert told(library(FIRST, SECOND, layout=layout)) == [
        "seeds/a.txt:1: G606 note: line 1 stands in no article; look at it, and report the page"
    ]


def test_what_people_changed_is_told_and_not_judged() -> None:
    archive = library(replace(FIRST, byline="记者 李怀垒"))
    found = content(archive, Path("seeds"), (SEED,))
    assert [problem.severity for problem in found] == [Severity.NOTE, Severity.NOTE]
    assert told(archive, (SEED,))[1].startswith("seeds/a.txt: G605 note: 1 character missing from its pages")


def test_a_withdrawn_article_is_a_persons_change() -> None:
    page = "---\ntitle: x\nwithdrawn: 应当事人要求\n---\n"
    memory = Manifest({"first": Entry("articles/first.md", SEED, "0" * 64, (), texts.digest("as it was"))})
    assert touched(library(FIRST), memory, {"articles/first.md": page}) == {SEED}


def test_who_touched_which_seed() -> None:
    text = "text"

    def memory(digest: str) -> Manifest:
        return Manifest({"first": Entry("articles/first.md", SEED, "0" * 64, (), digest)}, {SEED: Seed("0" * 64)})

    archive, files = library(FIRST), {"articles/first.md": text}
    assert touched(archive, memory(texts.digest(text)), files) == frozenset()
    assert touched(archive, memory(texts.digest("generated")), files) == {SEED}  # edited
    assert touched(archive, memory(""), files) == {SEED}  # never generated
    assert touched(archive, memory(texts.digest(text)), {}) == {SEED}  # deleted
    assert touched(library(FIRST, SECOND), memory(texts.digest(text)), files) == {SEED}  # a page was added
    assert touched(archive, Manifest(), files) == frozenset()  # no memory: judge by the seed alone


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12), min_size=1))
def test_any_text_written_as_a_page_is_conserved(lines: list[str]) -> None:
    body = "\n\n".join(markdown.escape(line) for line in lines if line.strip())
    article = Article(title="x", title_derived=True, body=body, source=Source(SEED, ((1, len(lines)),)))
    missing, invented = difference(Share(SEED, Page(SEED, tuple(lines), ""), (article,), Layout()))
    assert not missing
    assert not invented


@given(st.text("甲乙丙丁", min_size=1), st.integers(0), st.sampled_from("甲乙丙丁戊"))
def test_one_character_lost_or_added_is_always_found(text: str, place: int, added: str) -> None:
    place %= len(text)
    page = Page(SEED, (text,), "")
    for body in (text[:place] + text[place + 1 :], text[:place] + added + text[place:]):
        article = Article(title="x", title_derived=True, body=body, source=Source(SEED, ((1, 1),)))
        missing, invented = difference(Share(SEED, page, (article,), Layout()))
        assert missing.total() + invented.total() == 1
