"""What the verdict asks, and the truth to hold answers against: which articles contain a string."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import rjieba

from gazette.model import Article
from gazette.search.records import texts
from gazette.search.tokens import Block, block

_NUMBER = re.compile(r"[0-9０-９]{2,8}")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ0-9]{2,8}")


@dataclass(frozen=True, slots=True)
class Question:
    """A string to look for: where it was drawn from, as typed, and the article that it heads, if it is a headline."""

    kind: str
    text: str
    headline_of: str = ""


def questions(articles: Sequence[Article], count: int) -> tuple[Question, ...]:
    """A fixed sample of at most `count` different strings, the kinds in turn."""
    rng = random.Random("gazette")
    found: dict[str, Question] = {}
    for turn in range(count * 20 if articles else 0):
        if len(found) == count:
            break
        kind, draw = _KINDS[turn % len(_KINDS)]
        article = rng.choice(articles)
        strings = [text for text in draw(rng, article) if len(block(text).folded) > 1]
        if strings:
            text = rng.choice(strings)
            found.setdefault(text, Question(kind, text, article.slug if kind == "headline" else ""))
    return tuple(found.values())


def _body(article: Article) -> list[str]:
    return [text for zone in texts(article) for text in zone]


def _words(rng: random.Random, article: Article) -> list[str]:
    return [word for word in rjieba.cut(rng.choice(_body(article))) if 2 <= len(word) <= 8 and word.isalpha()]


def _phrases(rng: random.Random, article: Article) -> list[str]:
    runs = re.findall(r"\w{2,}", rng.choice(_body(article)))
    return [run[at : at + rng.randint(2, 8)] for run in runs for at in (rng.randint(0, len(run) - 2),)]


def _numbers(_: random.Random, article: Article) -> list[str]:
    return _NUMBER.findall(" ".join(_body(article)))


def _mixed(rng: random.Random, article: Article) -> list[str]:
    text = rng.choice(_body(article))
    return [text[max(0, m.start() - 2) : m.end() + 2] for m in _LATIN.finditer(text)]


def _headlines(_: random.Random, article: Article) -> list[str]:
    return [article.title]


def _names(_: random.Random, article: Article) -> list[str]:
    names = (*(who.name for who in article.contributors), *article.places, *article.agencies)
    return [name for name in names if len(name) > 1]


_KINDS: tuple[tuple[str, Callable[[random.Random, Article], list[str]]], ...] = (
    ("word", _words),
    ("phrase", _phrases),
    ("number", _numbers),
    ("mixed", _mixed),
    ("headline", _headlines),
    ("name", _names),
)


class Truth:
    """Which articles contain a string, found by looking at every text."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._texts = {a.slug: [_flat(block(text)) for text in _body(a)] for a in articles if not a.withdrawn}

    def containing(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """Slugs of the articles that contain it, and of those that do when punctuation is left out on both sides."""
        strict, bare = _flat(block(text))
        return (
            frozenset(slug for slug, flats in self._texts.items() if any(strict in flat for flat, _ in flats)),
            frozenset(slug for slug, flats in self._texts.items() if any(bare in flat for _, flat in flats)),
        )


def _flat(part: Block) -> tuple[str, str]:
    """A block with its punctuation (of one width) and without."""
    gaps = {at: fold_gap(gap) for at, gap in part.gaps.items()}
    strict = "".join(gaps.get(n, "") + char for n, char in enumerate(part.folded)) + gaps.get(len(part.folded), "")
    return strict, part.folded


def fold_gap(gap: str) -> str:
    """Punctuation without its width."""
    return "".join(unicodedata.normalize("NFKC", char) for char in gap)
