"""What of an article is compared with others: its sentences, what it is about, its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from sys import intern
from typing import Any

import rjieba

from gazette.memo import Text
from gazette.model import Article
from gazette.unfolded import fold

Key = tuple[str, Any]  # kind, and a text or the digest of a sentence
Features = Sequence[str]  # what `features` found

_LENGTH = 16  # bits
_MOST_LENGTH = (1 << _LENGTH) - 1
_LEAST_SENTENCE = 8  # characters; shorter ones are headings and formulas
_SENTENCE_END = re.compile(r"[。！？；!?;\n]+")
_COUNTER = re.compile(r"^第?[一二三四五六七八九十]+是?")
_COUNTS = frozenset("第一二三四五六七八九十")  # with which a count begins
_INNER_MARKS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z。！？；!?;\n]+")  # those that end no sentence
_WORD = re.compile(r"[\u4e00-\u9fff]{3,}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(article: Article) -> str:
    """The body without Markdown's marks; enough for comparing, and far cheaper than rendering."""
    lines = [line.lstrip("# ") for line in article.body.split("\n")]
    text = "\n".join((article.title, *lines))
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def bare(text: str) -> frozenset[str]:
    """The sentences of a text as bare characters, without a leading count."""
    pieces = _SENTENCE_END.split(_INNER_MARKS.sub("", text))
    long = [_uncounted(piece) for piece in pieces if len(piece) >= _LEAST_SENTENCE]
    return frozenset([piece for piece in long if len(piece) >= _LEAST_SENTENCE])


def _uncounted(sentence: str) -> str:
    return _COUNTER.sub("", sentence) if sentence[:1] in _COUNTS else sentence


def facets(article: Article) -> Iterator[Key]:
    """What an article is tagged with."""
    yield from (("agency", name) for name in article.agencies)
    yield from (("place", name) for name in article.places)
    yield from (("topic", name) for name in article.topics)


def text(article: Article) -> Text:
    """What of an article `features` looks at."""
    return plain(article), fold(list(facets(article)))


def features(text: Text) -> tuple[str, str, str]:
    """What is compared: the words, and the sentences by their digests, each set with blanks between, which takes a
    sixth of the memory of its parts; and the tags, folded up as `text` has them."""
    return " ".join(words(text[0])), " ".join(map(str, sorted(map(digest, bare(text[0]))))), text[1]


def compared(found: Features) -> tuple[tuple[str, ...], frozenset[int]]:
    """The words and sentences that `features` found; the same word is the same string."""
    told, sentences, _ = found
    return tuple(map(intern, told.split())), frozenset(numbers(sentences))


def keys(found: Features) -> Iterator[Key]:
    """All that can be a key of what `features` found."""
    told, sentences, tags = found
    yield from (("word", word) for word in told.split())
    yield from (("sentence", sentence) for sentence in numbers(sentences))
    yield from ((kind, name) for kind, name in json.loads(tags))


def numbers(sentences: str) -> Iterator[int]:
    """The digests of sentences, as `features` wrote them."""
    return map(int, sentences.split())


def digest(sentence: str) -> int:
    """What stands for a sentence: 64 bits that tell it from others, then 16 with its length."""
    told = blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(told) << _LENGTH | min(len(sentence), _MOST_LENGTH)


def characters(digests: Iterable[int]) -> int:
    """How many characters sentences have together."""
    return sum([digest & _MOST_LENGTH for digest in digests])


def words(text: str) -> tuple[str, ...]:
    """The words of three and more Han characters, which are the ones that name things."""
    return tuple(sorted(filter(_WORD.fullmatch, {word for word in rjieba.cut(text) if len(word) > 2})))


@lru_cache(maxsize=1 << 16)
def names(word: str) -> bool:
    """Whether a word is a noun, by the part of speech that the segmenter's dictionary gives it."""
    return all(tag.startswith("n") for _, tag in rjieba.tag(word))
