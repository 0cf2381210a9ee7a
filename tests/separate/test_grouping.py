"""Where articles start and end, by what a page as a whole says."""

from __future__ import annotations

import pytest

from gazette.model import Role
from gazette.separate import limits, separate
from tests.separate.render import page_of

SECTION = "青山县在河湾镇修了第{}段水渠，村民说水到田头的日子不远了，镇里的干部天天守在工地上，一段一段地量。"


def page(sections: int, paragraphs: int) -> str:
    """A headline, and below it texts of one kind, each under a short line of its own."""
    lines = ["青山县修渠记"]
    for section in range(sections):
        lines += [f"渠水流过{'石桥柳林南坡北岭东沟'[2 * section : 2 * section + 2]}村"]
        lines += [SECTION.format(100 * section + number) for number in range(paragraphs)]
    return "\n".join(lines)


@pytest.mark.parametrize(("paragraphs", "articles"), [(8, 1), (60, 5)])
def test_what_would_be_as_long_as_a_page_is_rather_several_articles(paragraphs: int, articles: int) -> None:
    text = page(5, paragraphs)
    assert (len(text) > 2 * limits.ARTICLE_LONG) == (articles > 1)
    reading = separate(page_of("seed.txt", text))
    assert len(reading.articles) == articles
    subheads = [block for article in reading.articles for block in article.body if block.role is Role.SUBHEAD]
    assert bool(subheads) == (articles == 1)
