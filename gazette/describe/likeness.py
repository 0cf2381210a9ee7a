"""What of an article is compared with others: its sentences as bare characters, what it is about, its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

import rjieba

from gazette.memo import Text
from gazette.model import Article

Key = tuple[str, str]  # kind, value

_LEAST_SENTENCE = 8  # characters; shorter ones are headings and formulas
_SENTENCE_END = re.compile(r"[。！？；!?;\n]+")
_COUNTER = re.compile(r"^第?[一二三四五六七八九十]+是?")
_COUNTS = frozenset("第一二三四五六七八九十")  # with which a count begins
_MARKS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z]+")
_INNER_MARKS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z。！？；!?;\n]+")  # those that end no sentence
_WORD = re.compile(r"[\u4e00-\u9fff]{3,}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(article: Article) -> str:
    """The body without Markdown's marks; enough for comparing, and far cheaper than rendering."""
    lines = (line.lstrip("# ") for line in article.body.split("\n"))
    return _ESCAPED.sub(r"\1", "\n".join((article.title, *lines)))


def bare(text: str) -> frozenset[str]:
    """The sentences of a text as bare characters, without a leading count."""
    pieces = map(_uncounted, _SENTENCE_END.split(_INNER_MARKS.sub("", text)))
    return frozenset(piece for piece in pieces if len(piece) >= _LEAST_SENTENCE)


def _uncounted(sentence: str) -> str:
    return _COUNTER.sub("", sentence) if sentence[:1] in _COUNTS else sentence


def printed(article: Article, sentences: Collection[str]) -> tuple[str, ...]:
    """Some sentences of an article, bare, as they are printed, in its order."""
    pieces = ((_uncounted(_MARKS.sub("", piece)), piece.strip()) for piece in _SENTENCE_END.split(plain(article)))
    return tuple({sentence: piece for sentence, piece in pieces if sentence in sentences}.values())


def facets(article: Article) -> Iterator[Key]:
    """What an article is tagged with."""
    yield from (("agency", name) for name in article.agencies)
    yield from (("place", name) for name in article.places)
    yield from (("topic", name) for name in article.topics)


def words(text: Text) -> tuple[str, ...]:
    """The words of three and more Han characters, which are the ones that name things."""
    return tuple(sorted({word for word in rjieba.cut(text[0]) if len(word) > 2 and _WORD.fullmatch(word)}))


@lru_cache(maxsize=1 << 16)
def names(word: str) -> bool:
    """Whether a word is a noun, by the part of speech that the segmenter's dictionary gives it."""
    return all(tag.startswith("n") for _, tag in rjieba.tag(word))
