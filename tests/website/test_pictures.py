"""Pictures: every article and place that can be drawn is drawn where it belongs."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from gazette.model import Article, Place
from gazette.website.catalogue import catalogue
from gazette.website.edition import Edition
from gazette.website.matrix import matrix
from gazette.website.placemap import WIDTH, placemap
from gazette.website.timeline import timeline


def test_the_timeline_counts_every_article_once(hans: Edition) -> None:
    drawn = timeline(hans, hans.catalogue.newest)
    assert drawn is not None
    rows = sum(row.count or 0 for row in drawn.rows)
    assert rows + drawn.undated == len(hans.catalogue.newest)
    assert sum(bar.count for bar in drawn.bars) + sum(s.count for s in drawn.stretches) == rows


def test_the_timeline_stays_inside_its_width_and_lanes_do_not_meet(hans: Edition) -> None:
    drawn = timeline(hans, hans.catalogue.newest)
    assert drawn is not None
    for bar in drawn.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= 100.1
    for lane in range(drawn.lanes):
        spans = sorted((s.x, s.x + s.width) for s in drawn.stretches if s.lane == lane)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_span_of_two_years_is_two_years_wide(hans: Edition) -> None:
    drawn = timeline(hans, hans.catalogue.newest)
    assert drawn is not None
    years = 2022 - 2018 + 1
    span = next(s for s in drawn.stretches if "2019" in s.label and "2020" in s.label)
    assert abs(span.x - 100 / years) < 0.1
    assert abs(span.width - 200 / years) < 0.1


def test_nothing_dated_draws_no_timeline(hans: Edition) -> None:
    assert timeline(hans, hans.catalogue.undated[:0]) is None


def test_the_map_has_north_above_and_east_to_the_right(hans: Edition) -> None:
    drawn = placemap(hans)
    assert drawn is not None
    at = {dot.link.text: dot for dot in drawn.dots}
    assert at["白塔乡"].y < at["青河县"].y < at["临水市"].y
    assert at["青河县"].x < at["白塔乡"].x < at["临水市"].x
    assert at["青河县"].radius == max(dot.radius for dot in drawn.dots)
    assert drawn.elsewhere == 2  # a place without coordinates, and one that the vocabulary does not know


def test_labels_cover_nothing_and_stay_on_the_map(hans: Edition) -> None:
    crowd = tuple(
        Place(f"p{n}", f"地方{n}", latitude=36 + n % 7 * 0.01, longitude=115 + n // 7 * 0.01) for n in range(49)
    )
    articles = tuple(
        replace(hans.library.articles[0], slug=f"a{n}", places=(place.name,), withdrawn="")
        for n, place in enumerate(crowd)
    )
    drawn = placemap(_with(hans, articles, crowd))
    assert drawn is not None
    boxes = []
    for dot in drawn.dots:
        assert 0 <= dot.x <= WIDTH
        assert 0 <= dot.y <= drawn.height
        if dot.label:
            width = 12 * sum(0.6 if c.isascii() else 1 for c in dot.link.text)
            left = dot.label.x - {"start": 0, "middle": width / 2, "end": width}[dot.label.anchor]
            boxes.append((left, dot.label.y - 12, left + width, dot.label.y + 2))
    for n, (a, b, c, d) in enumerate(boxes):
        assert a >= -0.1
        assert c <= WIDTH + 0.1
        assert not any(a < g - 0.2 and e < c - 0.2 and b < h - 0.2 and f < d - 0.2 for e, f, g, h in boxes[n + 1 :])


def test_a_dot_hemmed_in_by_others_has_its_name_at_the_end_of_a_line(hans: Edition) -> None:
    around = [(0.0, 0.0), *((math.cos(n * math.pi / 3), math.sin(n * math.pi / 3)) for n in range(6))]
    crowd = tuple(
        Place(f"p{n}", f"某某{'甲乙丙丁戊己庚'[n]}县", latitude=36 + north * 0.1, longitude=115 + east * 0.12)
        for n, (north, east) in enumerate(around)
    )
    far = Place("far", "远方县", latitude=33, longitude=118)
    articles = tuple(
        replace(hans.library.articles[0], slug=f"a{n}", places=(place.name,), withdrawn="")
        for n, place in enumerate((*crowd, far))
    )
    drawn = placemap(_with(hans, articles, (*crowd, far)))
    assert drawn is not None
    assert [dot.link.text for dot in drawn.dots if not dot.label] == []
    assert any(dot.label and dot.label.leader for dot in drawn.dots)
    for dot in drawn.dots:
        if dot.label and dot.label.leader:  # from its own edge to its name
            assert math.dist(dot.label.leader[:2], (dot.x, dot.y)) == pytest.approx(dot.radius, abs=0.2)
            assert math.dist(dot.label.leader[2:], (dot.label.x, dot.label.y)) < 12


def _with(edition: Edition, articles: tuple[Article, ...], places: tuple[Place, ...]) -> Edition:
    vocabulary = replace(edition.library.vocabulary, places=places)
    addresses = {("place", place.name): place.id for place in places}
    library = replace(edition.library, articles=articles, vocabulary=vocabulary, addresses=addresses)
    return replace(edition, library=library, original=library, catalogue=catalogue(library))


def test_the_matrix_counts_meetings_and_leads_to_them(hans: Edition) -> None:
    drawn = matrix(hans)
    assert drawn is not None
    column = [place.text for place in drawn.places].index("青河县")
    row = next(row for row in drawn.rows if row.topic.text == "隐患排查治理")
    articles = hans.library.articles
    truth = sum("hazard-control" in a.topics and "青河县" in a.places and not a.withdrawn for a in articles)
    assert row.cells[column].count == truth
    assert row.cells[column].path == "topics/hazard-control.html#in-qinghe"
    assert all(0 <= cell.shade <= 4 and (cell.shade > 0) == (cell.count > 0) for r in drawn.rows for cell in r.cells)
