"""What the website asks of the describing step, in its own shapes."""

from __future__ import annotations

import pytest

from gazette.website import neighbours


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("今年以来，查处违法1,200起；同比下降。", "查处违法1,200起"),
        ("查处违法12起", "查处违法12起"),
        ("受到表彰，户均增收8280元。\n又一句", "户均增收8280元"),
    ],
)
def test_a_statement_stands_in_its_clause(text: str, clause: str) -> None:
    assert [text[statement.clause : statement.clause_end] for statement in neighbours.statements(text)] == [clause]
