"""A page is written in one way, and read back as it was written; what is wrong is told with its line."""

from __future__ import annotations

from dataclasses import fields

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gazette import contentpage
from gazette.model import Article, Contributor, ReadingNote, Source

PAGE = """---
title: 冠县交警大队全力提升道路交通管理水平，确保全县交通大局稳定
kicker: 狠抓源头 严管路面 创新服务
section: 专题
byline: 记者 李怀磊 通讯员 刘坤
contributors:
- {role: 记者, name: 李怀磊}
- {role: 通讯员, name: 刘坤}
date: 2019-12~
date_basis: 于12月9日上午召开了民主生活会 …
topics: [road-safety, hazard-control]
places: [冠县]
agencies: [冠县交警大队]
captions:
- 大队会同相关部门排查整改国道事故隐患点位。
title_derived: true
reading:
  confidence: 0.86
  doubts:
  - "37: joint, 0.61"
source:
  seed: 000_0f2e56c5cff88224.txt
  lines: 3-4, 6-112
---

2019年以来，冠县交警大队精心组织。

## 源头排查清零隐患

今年来，冠县交警大队充分发挥交安办作用。
"""

words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)
tricky = st.sampled_from(
    [
        "no",
        "12:30",
        "010",
        "- a",
        "a: b",
        "a #b",
        "[x]",
        "{x}",
        "'",
        '"',
        "\\",
        "null",
        "a,b",
        "key:",
        "?",
        "=",
        "!x",
        "&x",
        "%x",
        "@x",
        "`",
        "\ufeff",
        "\x85",
    ]
)
text = words | tricky
texts = st.lists(text).map(tuple)
ranges = st.lists(st.tuples(st.integers(1, 99), st.integers(0, 9)).map(lambda r: (r[0], r[0] + r[1])), min_size=1)
articles = st.builds(
    Article,
    title=text,
    body=st.just("正文。\n\n## 小标题\n\n又一段。"),
    source=st.none()
    | st.builds(Source, seed=st.from_regex(r"[a-z0-9_]{1,9}\.txt", fullmatch=True), lines=ranges.map(tuple)),
    slug=st.just("slug"),
    kicker=st.just("") | text,
    subtitle=st.just("") | text,
    section=st.just("") | text,
    byline=st.just("") | text,
    contributors=st.lists(st.builds(Contributor, text, text)).map(tuple),
    date=text,
    date_basis=st.just("") | text,
    topics=texts,
    places=texts,
    agencies=texts,
    captions=texts,
    title_derived=st.booleans(),
    withdrawn=st.just("") | text,
    reading=st.none() | st.builds(ReadingNote, st.integers(0, 100).map(lambda n: n / 100), texts),
)


@given(articles)
def test_a_page_reads_back_as_it_was_written(article: Article) -> None:
    assert contentpage.loads(contentpage.dumps(article), "slug", "slug.md") == (article, ())


@given(articles)
def test_any_reader_of_yaml_sees_the_same_strings(article: Article) -> None:
    front = yaml.safe_load(contentpage.dumps(article).split("\n---\n", 1)[0].removeprefix("---\n"))
    assert front["title"] == article.title
    assert tuple(front.get("captions", ())) == article.captions
    assert tuple(front.get("places", ())) == article.places


def test_the_format() -> None:
    article, problems = contentpage.loads(PAGE, "guanxian", "guanxian.md")
    assert problems == ()
    assert article is not None
    assert contentpage.dumps(article) == PAGE


def test_every_field_of_an_article_but_its_name_and_body_is_a_key() -> None:
    assert {field.name for field in fields(Article)} - {"slug", "body"} == set(contentpage.KEYS)


@pytest.mark.parametrize(
    ("page", "code", "line", "what"),
    [
        ("正文", "G101", 1, "the page does not begin with front matter"),
        ("---\ntitle: 甲\n正文", "G102", 1, "the front matter is not closed"),
        ("---\n- 甲\n---\n", "G103", 2, "the front matter is not a list of `key: value` lines"),
        ("---\nkicker: 甲\n---\n", "G103", 2, "the page has no title"),
        ("---\ntitle: [甲]\n---\n", "G103", 2, "`title` is not a text"),
        ("---\ntitle: 甲\ntopics: {a: b}\n---\n", "G103", 3, "`topics` is not a list of texts"),
        ("---\ntitle: 甲\ntopics: [[a]]\n---\n", "G103", 3, "`topics` is not a list of texts"),
        ("---\ntitle: 甲\ncontributors: [李]\n---\n", "G103", 3, "a contributor is not a role and a name"),
        ("---\ntitle: 甲\nsource: x.txt\n---\n", "G103", 3, "`source` is not a group of fields"),
        ("---\ntitle: 甲\nsource: {seed: ../x.txt, lines: 1}\n---\n", "G106", 3, "'../x.txt' is not a file name"),
        (
            "---\ntitle: 甲\nsource:\n  seed: x.txt\n  lines: 4-3\n---\n",
            "G103",
            5,
            "`source.lines` is not a list of line ranges",
        ),
        ("---\ntitle: 甲\nreading: {confidence: 高}\n---\n", "G103", 3, "'高' is not a number"),
        ("---\ntitel: 甲\n---\n", "G107", 2, "`titel` is not a field that pages have"),
        ("---\ntitle: 甲\ntitle: 乙\n---\n", "G105", 3, "the key 'title' stands twice (first on line 2)"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(page: str, code: str, line: int, what: str) -> None:
    article, problems = contentpage.loads(page, "x", "x.md")
    assert article is None
    assert (problems[0].code, problems[0].line, problems[0].what) == (code, line, what)


def test_a_misspelt_field_names_the_nearest() -> None:
    _, (problem, *_) = contentpage.loads("---\ntitel: 甲\n---\n", "x", "x.md")
    assert problem.mend == "did you mean `title`?"


def test_windows_line_ends_are_read() -> None:
    article, problems = contentpage.loads(PAGE.replace("\n", "\r\n"), "guanxian", "x.md")
    assert problems == ()
    assert article == contentpage.loads(PAGE, "guanxian", "x.md")[0]


@given(st.text())
def test_any_text_gives_an_article_or_problems(page: str) -> None:
    article, problems = contentpage.loads(f"---\n{page}\n---\n", "x", "x.md")
    assert (article is None) == bool(problems)
