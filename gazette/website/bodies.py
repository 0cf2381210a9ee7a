"""The texts of articles in blocks: made when they are asked for, since all at once would be three times the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar, overload

from gazette.markdown import MdBlock, blocks
from gazette.model import Article

Body = tuple[MdBlock, ...]
NEAR = 2048  # articles: their page, files, feeds and lists ask for the same text soon after one another
T = TypeVar("T")
_blocks = lru_cache(maxsize=NEAR)(blocks)


class Unfolded(Sequence[T]):
    """What is kept folded up, by position, and unfolded for whoever asks."""

    def __init__(self, folded: Sequence[Any], unfold: Callable[[Any], T]) -> None:
        self.folded, self._unfold = folded, unfold

    @overload
    def __getitem__(self, position: int) -> T: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[T]: ...
    def __getitem__(self, position: int | slice) -> T | Sequence[T]:
        if isinstance(position, slice):
            return Unfolded(self.folded[position], self._unfold)
        return self._unfold(self.folded[position])

    def __iter__(self) -> Iterator[T]:
        return map(self._unfold, self.folded)

    def __len__(self) -> int:
        return len(self.folded)


def bodies(articles: Sequence[Article]) -> Unfolded[Body]:
    """The blocks of each article."""
    return Unfolded(articles, _body)


def _body(article: Article) -> Body:
    return _blocks(article.body)
