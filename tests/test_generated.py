"""What a conversion generated: the text and the identity of each article, and where other lines went."""

from __future__ import annotations

from gazette import generated, texts
from gazette.model import Block, Layout, Reading, Role, Span
from tests.archive import prose, read

TEXT = prose(20)


def test_an_item_says_who_its_article_is() -> None:
    reading, articles = read("a.txt", TEXT, ("甲", 1, 10), ("乙", 11, 20))
    one, other = generated.items(reading, articles)
    assert one.text.startswith("---\ntitle: 甲\n")
    assert (one.fresh.seed, one.fresh.lines, one.fresh.seed_digest) == ("a.txt", ((1, 10),), reading.page.digest)
    assert one.fresh.digest == texts.digest(one.text) != other.fresh.digest
    assert other.fresh.plain == f"乙\n{other.article.body}"


def test_the_layout_says_where_other_lines_went() -> None:
    reading = read("a.txt", TEXT)[0]
    block = Block(Role.FURNITURE, (Span(2, 0, 1), Span(1, 0, 1), Span(2, 2, 3)), "x")
    full = Reading(reading.page, (), (block,), (Span(9, 0, 1),))
    assert generated.layout(full) == Layout((), ((1, 2),), ((9, 9),))
