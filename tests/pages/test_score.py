"""The scorer: a right reading has the best figures, and each kind of error lowers the figure that is about it."""

from dataclasses import replace

from gazette.model import ArticleReading, Block, Page, Reading, Role, Span
from tests.pages.divisions import bcubed, windowdiff
from tests.pages.figures import Score
from tests.pages.score import confusions, norm, review_auc, score

LINES = ("3版 要闻", "麦子熟了", "昨天，甲村开镰，收麦", "三百亩。（李四）", "渡船停航", "大风来袭，渡口停", "航一天。")
PAGE = Page("x.txt", LINES, "")
OWNERS = (-1, 0, 0, 0, 1, 1, 1)
TRUTH = {
    "articles": [
        {
            "section": None,
            "kicker": None,
            "title": "麦子熟了",
            "subtitle": None,
            "contributors": [{"role": "通讯员", "name": "李四"}],
            "body": [{"role": "paragraph", "text": "昨天,甲村开镰,收麦三百亩。(李四)"}],
        },
        {
            "section": None,
            "kicker": None,
            "title": "渡船停航",
            "subtitle": None,
            "contributors": [],
            "body": [{"role": "paragraph", "text": "大风来袭，渡口停航一天。"}],
        },
    ],
    "furniture": ["3版 要闻"],
}


def block(role: Role, *numbers: int) -> Block:
    """A block of whole lines."""
    spans = tuple(Span(n, 0, len(LINES[n - 1])) for n in numbers)
    return Block(role, spans, "".join(LINES[n - 1] for n in numbers))


FIRST = ArticleReading(body=(block(Role.PARAGRAPH, 3, 4),), headline=block(Role.HEADLINE, 2))
SECOND = ArticleReading(body=(block(Role.PARAGRAPH, 6, 7),), headline=block(Role.HEADLINE, 5))
RIGHT = Reading(PAGE, (FIRST, SECOND), furniture=(block(Role.FURNITURE, 1),))


def figures(reading: Reading, people: tuple[tuple[str, ...], ...] = (("李四",), ())) -> dict[str, float]:
    return score(reading, TRUTH, OWNERS, people)[0].figures()


def test_a_right_reading_has_the_best_figures() -> None:
    best = dict.fromkeys(Score().figures(), 1.0) | {"invented": 0.0, "windowdiff": 0.0}
    assert figures(RIGHT) == best


def test_two_articles_read_as_one() -> None:
    merged = replace(FIRST, body=(*FIRST.body, replace(SECOND.headline, role=Role.SUBHEAD), *SECOND.body))
    got = figures(replace(RIGHT, articles=(merged,)), (("李四",),))
    assert got["article"] == 0
    assert got["bcubed"] < 1
    assert got["windowdiff"] > 0
    assert got["paragraph"] == 1
    assert got["conserved"] == 1


def test_a_headline_at_the_wrong_article() -> None:
    swapped = (replace(FIRST, headline=SECOND.headline), replace(SECOND, headline=FIRST.headline))
    got = figures(replace(RIGHT, articles=swapped))
    assert got["article"] == 0
    assert got["headline"] == 1
    assert got["characters"] == 1


def test_lost_doubled_and_invented_characters() -> None:
    lost = figures(replace(RIGHT, furniture=()))
    assert lost["conserved"] < 1
    assert lost["furniture"] == 0
    doubled = figures(replace(RIGHT, furniture=(*RIGHT.furniture, block(Role.FURNITURE, 7))))
    assert doubled["conserved"] < 1
    invented = replace(FIRST, body=(replace(FIRST.body[0], text=FIRST.body[0].text + "完"),))
    assert figures(replace(RIGHT, articles=(invented, SECOND)))["invented"] > 0
    unplaced = figures(replace(RIGHT, furniture=(), unplaced=(Span(1, 0, len(LINES[0])),)))
    assert unplaced["conserved"] == 1


def test_a_derived_title_is_no_headline() -> None:
    got = figures(replace(RIGHT, articles=(replace(FIRST, headline=None, derived_title="甲村开镰"), SECOND)))
    assert got["article"] == 0.5
    assert got["headline"] == 2 / 3


def test_normalising() -> None:
    assert norm("“甲，乙”……　（丙）") == norm('"甲,乙"……(丙)')


def test_bcubed_and_windowdiff_by_hand() -> None:
    assert bcubed([0, 0, 1, 1], [0, 0, 1, 1]) == 1
    assert bcubed([0, 0, 1, 1], [5, 5, 5, 5]) == 2 / 3  # precision 1/2, recall 1
    assert bcubed([0, 0, 0, 0], [0, 0, 1, 1]) == 2 / 3
    assert windowdiff([0] * 6 + [1] * 6, [0] * 6 + [1] * 6) == 0
    assert windowdiff([0] * 6 + [1] * 6, [0] * 12) == 3 / 9  # three windows of length 3 hold the one boundary


def test_confidence_is_measured_against_what_is_right() -> None:
    wrong = replace(SECOND, headline=None, derived_title="大风来袭", confidence=0.4)
    _, verdicts = score(replace(RIGHT, articles=(FIRST, wrong)), TRUTH, OWNERS)
    assert [verdict.exact for verdict in verdicts] == [True, False]
    assert review_auc(verdicts) == 1
    _, verdicts = score(replace(RIGHT, articles=(replace(FIRST, confidence=0.2), wrong)), TRUTH, OWNERS)
    assert review_auc(verdicts) == 0


def test_lines_are_counted_by_what_they_were_read_as() -> None:
    roles = ("furniture", "headline", "text", "text", "headline", "text", "text")
    assert confusions(RIGHT, roles) == {("furniture", "furniture"): 1, ("headline", "headline"): 2, ("text", "text"): 4}
    torn = replace(FIRST, body=(block(Role.PARAGRAPH, 3),), captions=(block(Role.CAPTION, 4),))
    assert confusions(replace(RIGHT, articles=(torn, SECOND)), roles)["text", "caption"] == 1
