"""Readable ASCII names for addresses: pinyin by words, and for articles a short digest that keeps twins apart."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Container
from functools import cache

import pypinyin
import rjieba

LENGTH = 40  # characters of pinyin; with the digest an address stays well under any file system's limit
_DIGEST = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letters that look alike


def slug(text: str, length: int = LENGTH) -> str:
    """A readable ASCII name: words as pinyin, joined by hyphens, cut at a word. "" where the text has no letters.

    >>> slug("茌平区扶贫办：扎实开展")
    'chiping-qu-fupinban-zhashi-kaizhan'
    """
    name = ""
    for word in _words(text):
        longer = f"{name}-{word}" if name else word
        if len(longer) > length:
            break
        name = longer
    return name


def article_slug(title: str, text: str, taken: Container[str]) -> str:
    """An address for a new article: its title in pinyin and a digest of its text.

    The digest makes the address independent of the order in which seeds are read; it grows where `taken` asks.
    """
    name = slug(title) or "article"
    digest = hashlib.sha256(f"{title}\n{text}".encode()).digest()
    number = int.from_bytes(digest, "big")
    letters = "".join(_DIGEST[number >> (5 * i) & 31] for i in range(50))
    longer = (f"{name}-{letters[:n]}" for n in range(4, 50))
    numbered = (f"{name}-{letters}-{n}" for n in itertools.count(2))  # the same article printed dozens of times
    return next(found for found in itertools.chain(longer, numbered) if found not in taken)


def is_article_slug(name: str, title: str) -> bool:
    """Whether a name is an address as `article_slug` gives it to articles with this title.

    >>> is_article_slug("jiaojing-3f2a", "交警"), is_article_slug("road", "交警")
    (True, False)
    """
    return bool(re.fullmatch(f"{re.escape(slug(title) or 'article')}-[{_DIGEST}]{{4,}}(-[0-9]+)?", name))


def _words(text: str) -> list[str]:
    return [ascii_word for word in rjieba.cut(text) if (ascii_word := _pinyin(word))]


@cache
def _pinyin(word: str) -> str:
    syllables = "".join(pypinyin.lazy_pinyin(word)).lower().replace("ü", "v")
    return re.sub(r"[^a-z0-9]+", "", syllables)[:LENGTH]
