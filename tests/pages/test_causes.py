"""Causes of misreadings are told as what was done to the lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazette.model import ArticleReading, Block, Reading, Role, Span
from gazette.separate import separate
from tests.bench.separation import as_page
from tests.pages.causes import causes
from tests.pages.make import Made

TEXT = "甲村修通水泥路\n村民出行方便了，运粮再也不\n用绕行三十里。\n乙校种下桂花树\n师生一共种了四十棵小树苗。"
OWNERS = (0, 0, 0, 1, 1)
ROLES = ("headline", "text", "text", "headline", "text")
TRUTH = {
    "articles": [
        {"title": title, "kicker": None, "subtitle": None, "section": None, "contributors": [], "body": [body]}
        for title, body in (
            ("甲村修通水泥路", {"role": "paragraph", "text": "村民出行方便了，运粮再也不用绕行三十里。"}),
            ("乙校种下桂花树", {"role": "paragraph", "text": "师生一共种了四十棵小树苗。"}),
        )
    ],
    "furniture": [],
}
MADE = Made("page-000", TEXT, TRUTH, OWNERS, ROLES)
LINES = TEXT.split("\n")


def block(role: Role, *numbers: int) -> Block:
    spans = tuple(Span(number, 0, len(LINES[number - 1])) for number in numbers)
    return Block(role, spans, "".join(LINES[number - 1] for number in numbers))


def found(*articles: tuple[Block | None, list[Block]]) -> list[str]:
    """The causes of a reading of these articles."""
    some = separate(as_page(MADE)).articles[0]
    made: list[ArticleReading] = [
        replace(
            some, headline=head, kicker=None, subtitle=None, body=tuple(body), captions=(), bylines=(), section=None
        )
        for head, body in articles
    ]
    reading = Reading(as_page(MADE), tuple(made), ())
    return [cause for cause, _ in causes(MADE, reading)]


HEAD, OTHER = block(Role.HEADLINE, 1), block(Role.HEADLINE, 4)
BODY, BELOW = block(Role.PARAGRAPH, 2, 3), block(Role.PARAGRAPH, 5)


def test_what_is_read_right_has_no_cause() -> None:
    assert found((HEAD, [BODY]), (OTHER, [BELOW])) == []


@pytest.mark.parametrize(
    ("first", "second", "cause"),
    [
        ((None, [block(Role.PARAGRAPH, 1), BODY]), (OTHER, [BELOW]), "title as text"),
        ((HEAD, [block(Role.PARAGRAPH, 2), block(Role.PARAGRAPH, 3, 5)]), (OTHER, []), "wrong join"),
        ((OTHER, [BODY]), (HEAD, [BELOW]), "title elsewhere"),
        ((HEAD, [block(Role.SUBHEAD, 4), BODY, BELOW]), (None, []), "subhead or title"),
    ],
)
def test_a_misreading_has_its_cause(
    first: tuple[Block | None, list[Block]], second: tuple[Block | None, list[Block]], cause: str
) -> None:
    assert cause in found(first, second)
