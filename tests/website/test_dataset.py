"""The archive as data: whole, described, checked by its own sums, without what was withdrawn."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping

import pytest

from gazette.model import Library
from gazette.website import dataset
from gazette.website.dataset import FIELDS
from gazette.website.edition import Edition


@pytest.fixture(scope="module")
def data(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {path.removeprefix("data/"): content for path, content in files.items() if path.startswith("data/")}


def test_every_article_that_is_not_withdrawn_is_there_once(data: Mapping[str, bytes], library: Library) -> None:
    lines = [json.loads(line) for path in sorted(data) if path.endswith(".jsonl") for line in data[path].splitlines()]
    expected = sorted(article.slug for article in library.articles if not article.withdrawn)
    assert sorted(line["id"] for line in lines) == expected
    rows = [
        row
        for path in sorted(data)
        if path.endswith(".csv")
        for row in csv.DictReader(io.StringIO(data[path].decode("utf-8-sig"), newline=""))
    ]
    assert sorted(row["id"] for row in rows) == expected
    assert "articles-undated.jsonl" in data
    (feature,) = [line for line in lines if line["id"] == "qinghe-jiaojing-1a2b"]
    assert feature["text"].startswith("本报讯 今年以来，青河县交警大队出动警力8680余人次")
    assert feature["topics"] == ["道路交通安全", "放管服改革"]
    assert feature["lines"] == "1, 3-4, 6-8, 10-12, 14-19"


def test_the_records_are_as_the_schema_says(data: Mapping[str, bytes]) -> None:
    schema = json.loads(data["article.schema.json"])
    kinds = {"string": str, "array": list}
    for path in data:
        for line in data[path].splitlines() if path.endswith(".jsonl") else ():
            record = json.loads(line)
            assert list(record) == schema["required"] == [name for name, _, _ in FIELDS]
            assert all(isinstance(record[name], kinds[what["type"]]) for name, what in schema["properties"].items()), (
                path
            )


def test_sums_and_descriptor_name_every_file(data: Mapping[str, bytes]) -> None:
    sums = dict(reversed(line.split("  ")) for line in data["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(data) - {"SHA256SUMS"}
    assert all(hashlib.sha256(data[name]).hexdigest() == digest for name, digest in sums.items())
    package = json.loads(data["datapackage.json"])
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert set(resources) == {name for name in data if name.startswith("articles-")}
    for name, resource in resources.items():
        assert resource["bytes"] == len(data[name])
        assert resource["hash"] == f"sha256:{sums[name]}"
    header = data["articles-2019.csv"].decode("utf-8-sig").splitlines()[0].split(",")
    assert header == [field["name"] for field in resources["articles-2019.csv"]["schema"]["fields"]]


def test_a_year_of_very_many_articles_is_divided(hans: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset, "PART", 3)
    parts = dataset.parts(hans)
    assert all(len(part.positions) <= 3 for part in parts)
    assert sorted(position for part in parts for position in part.positions) == sorted(hans.catalogue.newest)
    names = [part.name for part in parts]
    assert names == sorted(set(names))
    assert {"2019", "undated"} < set(names)
    assert any(name.startswith("2020-") for name in names)


def test_it_is_published_once_in_the_script_of_the_pages(files: Mapping[str, bytes]) -> None:
    assert not [path for path in files if path.startswith("zh-hant/data/")]
    guide = files["llms.txt"].decode()
    assert guide.startswith("# 青河公报\n\n> 地方报纸报道存档\n")
    assert "(https://archive.example/repo/data/datapackage.json)" in guide
