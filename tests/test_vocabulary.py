"""content/vocabulary/: what is read, and the exact message for every slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette import vocabulary
from gazette.model import Event, Place, Severity, Term, Vocabulary
from gazette.problems import line

SHIPPED = Path(__file__).parents[1] / "content" / "vocabulary"


def load(folder: Path, **files: str) -> tuple[Vocabulary, list[str]]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    found, problems = vocabulary.load(folder)
    return found, [f"{Path(p.path).name}:{p.line}: {p.code} {p.what}; {p.mend}" for p in problems]


def test_the_shipped_vocabulary_is_sound() -> None:
    found, problems = vocabulary.load(SHIPPED)
    assert problems == ()
    assert len(found.topics) == 53
    assert all(topic.terms for topic in found.topics if topic.id != "other")
    assert {"冠县交警大队", "茌平区扶贫办"} <= {agency.name for agency in found.agencies}
    assert found.events


def test_every_term_of_the_shipped_topics_can_be_found() -> None:
    found, _ = vocabulary.load(SHIPPED)
    for topic in found.topics:
        assert all(len(term.text) >= 2 and term.weight > 0 for term in topic.terms), topic.id
        assert len({term.text for term in topic.terms}) == len(topic.terms), topic.id


def test_a_missing_folder_is_an_empty_vocabulary(tmp_path: Path) -> None:
    assert vocabulary.load(tmp_path / "nowhere") == (Vocabulary(), ())


def test_a_file_where_the_folder_should_be_is_fatal(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").touch()
    _, (problem,) = vocabulary.load(tmp_path / "vocabulary")
    assert line(problem) == (
        f"{tmp_path}/vocabulary: G506 this is a file where a folder should be; move it away, and put the folder back"
    )
    assert problem.severity is Severity.FATAL


def test_empty_files_are_empty(tmp_path: Path) -> None:
    assert load(tmp_path, topics="", places="# none\n", agencies="", events="", protected="") == (Vocabulary(), [])


def test_topics_nest_and_weigh_their_terms(tmp_path: Path) -> None:
    text = (
        "- id: a\n  label: 甲\n  terms: [扶贫 3, 5G 2.5, 党建]\n  narrower:\n  - {id: b, label: 乙, excludes: [丙]}\n"
    )
    found, problems = load(tmp_path, topics=text)
    assert problems == []
    assert [(t.id, t.broader, t.narrower) for t in found.topics] == [("a", "", ("b",)), ("b", "a", ())]
    assert found.topics[0].terms == (Term("扶贫", 3.0), Term("5G", 2.5), Term("党建"))
    assert found.topics[1].excludes == ("丙",)


def test_places_events_and_protected_names(tmp_path: Path) -> None:
    found, problems = load(
        tmp_path,
        places="- {id: a, name: 甲县, code: 371525, level: county, aliases: [甲], latitude: 36.5, longitude: 115}\n",
        events="- {name: 大会, date: 2019-10, patterns: [大会], bound: post}\n",
        protected="范县: 范縣\n",
    )
    assert problems == []
    assert found.places == (Place("a", "甲县", "371525", "county", "", ("甲",), 36.5, 115.0),)
    assert found.events == (Event("大会", "2019-10", ("大会",), "post"),)
    assert found.protected == (("范县", "范縣"),)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "places",
            "- id: a\n  name: 甲县\n  colour: red\n",
            "places.yaml:3: G121 unknown key 'colour'; "
            "use one of aliases, code, id, latitude, level, longitude, name, parent",
        ),
        (
            "places",
            "- {id: A b, name: 甲县}\n",
            "places.yaml:1: G122 甲县 has no good id: 'A b'; use a-z, 0-9 and hyphens",
        ),
        ("places", "- {id: a}\n", "places.yaml:1: G122 a record has no name; add name: …"),
        ("places", "- 甲县\n", "places.yaml:1: G122 not a record: '甲县'; write it as {id: …, …}"),
        (
            "places",
            "甲县: 1\n",
            "places.yaml:None: G122 the file is not a list of records; begin every record with a hyphen",
        ),
        (
            "places",
            "- {id: a, name: 甲县}\n- {id: a, name: 乙县}\n",
            "places.yaml:2: G123 the id 'a' stands twice; give each record its own",
        ),
        (
            "places",
            "- {id: a, name: 甲县}\n- {id: b, name: 甲县}\n",
            "places.yaml:2: G123 the name '甲县' stands twice; give each record its own",
        ),
        (
            "places",
            "- {id: a, name: 甲县, parent: 乙市}\n",
            "places.yaml:None: G124 甲县 lies in 乙市, which is no place; add it to places.yaml",
        ),
        (
            "protected",
            "- 甲\n",
            "protected.yaml:None: G122 the file is not a mapping; write a line for each name: Simplified: Traditional",
        ),
        (
            "agencies",
            "- {id: a, name: 甲局, place: 乙县}\n",
            "agencies.yaml:None: G124 甲局 lies in 乙县, which is no place; add it to places.yaml",
        ),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    assert load(tmp_path, **{name: text})[1] == [message]


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("places", "- id: a\n  name: 甲\n  latitude: 95\n", 3),
        ("places", "- id: a\n  name: 甲\n  level: planet\n", 3),
        ("places", "- id: a\n  name: 甲\n  code: 3715x\n", 3),
        ("places", "- id: a\n  name: 甲\n  aliases: {b: c}\n", 3),
        ("topics", "- id: a\n  label: 甲\n  iptc: '4'\n", 3),
        ("events", "- name: 甲\n  date: soon\n", 2),
        ("events", "- name: 甲\n  date: 2019\n  bound: around\n", 3),
    ],
)
def test_a_wrong_value_is_told_with_its_line(tmp_path: Path, name: str, text: str, where: int) -> None:
    problems = load(tmp_path, **{name: text})[1]
    assert len(problems) == 1
    assert problems[0].startswith(f"{name}.yaml:{where}: G122 ")


def test_files_that_are_no_yaml_or_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "places.yaml").write_bytes(b"- \xff\n")
    found, problems = load(tmp_path, topics="- {id: a\n")
    assert found == Vocabulary()
    assert [p.split(";")[0].split(" ")[1] for p in problems] == ["G104", "G120"]


def test_nearest_words() -> None:
    assert vocabulary.nearest("road-safty", {"road-safety", "finance", "road"})[0] == "road-safety"
