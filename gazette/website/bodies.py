"""The texts of articles in blocks: made when they are asked for, since all at once would be three times the archive."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gazette.markdown import MdBlock, blocks, first_paragraph
from gazette.model import Article
from gazette.unfolded import Unfolded

Body = tuple[MdBlock, ...]
NEAR = 2048  # articles: their page, files, feeds and lists ask for the same text soon after one another
_blocks = lru_cache(maxsize=NEAR)(blocks)


def bodies(articles: Sequence[Article]) -> Unfolded[Body]:
    """The blocks of each article."""
    return Unfolded(articles, _body)


def beginnings(articles: Sequence[Article]) -> Unfolded[str]:
    """The first paragraph of each article: all that lists ask for, which show it again and again."""
    return Unfolded(articles, _beginning)


def _beginning(article: Article) -> str:
    return first_paragraph(article.body)


def _body(article: Article) -> Body:
    return _blocks(article.body)
