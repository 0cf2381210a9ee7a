"""The sitemap's limit, and what it says without an address."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from gazette.website import sitemap

VARIANTS = (("zh-Hans", ""), ("zh-Hant", "zh-hant/"))


def test_it_is_split_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LIMIT", 3)
    files = dict(sitemap.files("https://a.example/", ["index.html", "a.html"], VARIANTS))
    assert set(files) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "robots.txt"}
    assert len(ET.fromstring(files["sitemap-1.xml"])) == 3
    assert len(ET.fromstring(files["sitemap-2.xml"])) == 1
    assert b"https://a.example/sitemap-2.xml" in files["sitemap.xml"]


def test_without_an_address_there_is_none() -> None:
    assert dict(sitemap.files("", ["index.html"], VARIANTS)) == {"robots.txt": b"User-agent: *\nAllow: /\n"}
