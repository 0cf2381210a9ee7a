"""Citations: each style as its standard writes it, and no date more certain than it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazette.website import cite
from gazette.website.cite import Work

WORK = Work(
    key="qinghe-1a2b",
    title="青河县交警大队提升管理水平",
    authors=("李明", "王芳"),
    newspaper="青河日报",
    archive="青河公报",
    machine="2019-12-09",
    edtf="2019-12-09",
    url="https://archive.example/articles/qinghe-1a2b.html",
    language="zh-Hans",
    keywords=("道路交通安全",),
)
DATES = [
    ("2019-12-09", "2019-12-09", "2019-12-09", "(2019, December 9)"),
    ("2019-12", "2019-12~", "[2019-12]", "(ca. 2019, December)"),
    ("2019", "2019", "2019", "(2019)"),
    ("", "2019/2020", "[2019–2020]", "(ca. 2019–2020)"),
    ("", "XXXX", "", "(n.d.)"),
]


def test_gbt7714_of_an_online_newspaper_article() -> None:
    assert cite.gbt7714(WORK, "引用日期") == (
        "李明, 王芳. 青河县交警大队提升管理水平[N/OL]. 青河日报, 2019-12-09[引用日期]. "
        "https://archive.example/articles/qinghe-1a2b.html."
    )


def test_gbt7714_names_three_authors_and_then_others() -> None:
    many = replace(WORK, authors=("甲", "乙", "丙", "丁"), url="")
    assert cite.gbt7714(many, "x").startswith("甲, 乙, 丙, 等. 青河县交警大队提升管理水平[N]. 青河日报, 2019-12-09.")


@pytest.mark.parametrize(("machine", "edtf", "gbt", "apa"), DATES)
def test_uncertain_dates_are_marked(machine: str, edtf: str, gbt: str, apa: str) -> None:
    work = replace(WORK, machine=machine, edtf=edtf)
    assert f"青河日报{', ' + gbt if gbt else ''}[引用日期]" in cite.gbt7714(work, "引用日期")
    assert apa in cite.apa(work)


def test_an_article_without_author_begins_with_its_title() -> None:
    nobody = replace(WORK, authors=())
    assert cite.gbt7714(nobody, "x").startswith("青河县交警大队提升管理水平[N/OL].")
    assert cite.apa(nobody).startswith("青河县交警大队提升管理水平. (2019, December 9).")


def test_bibtex_keeps_names_and_titles_whole_and_escapes() -> None:
    entry = cite.bibtex(replace(WORK, title="增长50%的{事} & 其他", machine="2019-12", edtf="2019-12~"))
    assert entry.startswith("@article{qinghe-1a2b,\n  author = {{李明} and {王芳}},")
    assert r"title = {{增长50\%的\{事\} \& 其他}}" in entry
    assert "  month = dec,\n" in entry
    assert r"note = {EDTF date: 2019-12\textasciitilde{}}" in entry
    assert entry.count("{") == entry.count("}")


def test_ris_has_one_tag_a_line_and_ends() -> None:
    lines = cite.ris(replace(WORK, title="一行\n两行")).split("\n")
    assert lines[0] == "TY  - NEWS"
    assert "TI  - 一行 两行" in lines
    assert "DA  - 2019/12/09/" in lines
    assert lines[-1] == "ER  - "
    assert all(line[2:6] == "  - " for line in lines)


def test_without_a_newspaper_the_archive_stands_for_it() -> None:
    assert "青河公报, 2019-12-09" in cite.gbt7714(replace(WORK, newspaper=""), "x")
