"""What machines read: exact dates only, nothing that breaks out, what Zotero wants."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.website import structured
from gazette.website.structured import Described

from .archive import HOSTILE

ITEM = Described(
    title=HOSTILE,
    description="导语",
    url="https://archive.example/a.html",
    language="zh-Hans",
    authors=("李明",),
    machine_date="2019-12",
    newspaper="青河日报",
    archive="青河公报",
    section="专题",
    topics=("道路交通安全",),
    places=("青河县",),
    agencies=("青河县交警大队",),
    source_url="https://archive.example/seeds/000.html",
)


def test_json_ld_round_trips_and_stays_in_its_script() -> None:
    text = structured.article_json_ld(ITEM)
    assert "<" not in text
    data = json.loads(text)
    assert data["headline"] == HOSTILE
    assert data["datePublished"] == "2019-12"
    assert data["isPartOf"] == {"@type": "Newspaper", "name": "青河日报"}


@given(st.text())
def test_any_text_is_safe_in_a_script(text: str) -> None:
    safe = structured.script_safe({"x": text})
    assert not re.search(r"[<>&\u2028\u2029]", safe)
    assert json.loads(safe) == {"x": text}


def test_what_is_not_known_is_not_said() -> None:
    bare = Described("题", "", "", "zh-Hans", (), "", "", "公报", "", (), (), (), "")
    assert set(json.loads(structured.article_json_ld(bare))) == {"@context", "@type", "headline", "inLanguage"}


@pytest.mark.parametrize(("date", "published"), [("2019", 0), ("2019-12", 0), ("2019-12-09", 1)])
def test_a_published_time_needs_a_day(date: str, published: int) -> None:
    from dataclasses import replace

    metas = structured.article_metas(replace(ITEM, machine_date=date))
    assert sum(meta.key == "article:published_time" for meta in metas) == published


def test_zotero_gets_a_newspaper_article() -> None:
    metas = {(meta.key, meta.content) for meta in structured.article_metas(ITEM)}
    assert {("DC.type", "NewsItem"), ("citation_date", "2019-12"), ("DC.source", "青河日报")} <= metas
    assert ("article:tag", "道路交通安全") in metas
    assert not any(key == "citation_journal_title" for key, _ in metas)
