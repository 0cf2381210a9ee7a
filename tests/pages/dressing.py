"""Changing articles before they are set: other punctuation, other credits, no headline."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from tests.pages.corpus import Clean, Piece
from tests.pages.sheet import TEXT

ASCII = str.maketrans({"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"})


def ascii_marks(article: Clean) -> Clean:
    """The same article with ASCII punctuation where the press's software writes it."""
    body = tuple(Piece(p.role, p.text.translate(ASCII)) for p in article.body)
    kicker, headline, subtitle = (t.translate(ASCII) for t in (article.kicker, article.headline, article.subtitle))
    return replace(article, body=body, kicker=kicker, headline=headline, subtitle=subtitle)


FULL_WIDTH = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in (*range(48, 58), *range(65, 91), *range(97, 123))}
)


def full_width(article: Clean) -> Clean:
    """The same article with digits and letters as wide as Han characters, as older page software writes them."""
    body = tuple(Piece(p.role, p.text.translate(FULL_WIDTH)) for p in article.body)
    kicker, headline, subtitle = (t.translate(FULL_WIDTH) for t in (article.kicker, article.headline, article.subtitle))
    return replace(article, body=body, kicker=kicker, headline=headline, subtitle=subtitle)


def photo_credits(rng: random.Random, article: Clean) -> Clean:
    """The same article whose captions start with 图为 or name the photographer, where a reporter is known."""
    reporters = [name for role, name in article.contributors if role == "记者"]
    credit = f" {reporters[0]} 摄" if reporters and rng.random() < 0.6 else ""
    prefix = rng.choice(("", "图为", "▲"))
    captions = (Piece(p.role, f"{prefix}{p.text.rstrip('。') if credit else p.text}{credit}") for p in article.body)
    body = (c if p.role == "caption" and "摄" not in p.text else p for p, c in zip(article.body, captions, strict=True))
    return replace(article, body=tuple(body))


OUTLETS = ("清溪日报·清溪网", "禾州晚报", "松汀融媒", "望江时讯·望江发布")


def credited(rng: random.Random, article: Clean) -> Clean:
    """The same article, its reporters and correspondents credited in another of the ways that papers have."""
    if not article.byline or any(role not in ("记者", "通讯员") for role, _ in article.contributors):
        return article
    reporters, others = (" ".join(n for r, n in article.contributors if r == role) for role in ("记者", "通讯员"))
    tail = f"通讯员 {others}" if others else ""
    place = re.sub(r"(?<=..)[县市]$", "", article.places[0]) if article.places else "本地"
    forms = [article.byline]
    if reporters:
        forms += [f"{rng.choice(OUTLETS)}记者 {reporters} {tail}", f"{reporters} {place}报道 / {tail}"]
        forms += [f"本报记者 {reporters} / {tail}", f"□ 记者 {reporters} {tail}"]
    forms += ["（end）", "（start）"] if reporters or tail else []
    form = rng.choice(forms).removesuffix(" / ").strip()
    names = f"记者 {reporters} {tail}".strip() if reporters else tail
    if form == "（end）" and article.body[-1].role == "paragraph":
        last = Piece("paragraph", f"{article.body[-1].text}（{names}）")
        return replace(article, byline="", body=(*article.body[:-1], last))
    if form == "（start）":
        first = replace(article.body[0], text=f"本报讯（{names}）{article.body[0].text}")
        return replace(article, byline="", body=(first, *article.body[1:]))
    return article if form == "（end）" else replace(article, byline=form)


def one_line(article: Clean) -> Clean:
    """The same article with kicker and headline as one headline, joined by dashes."""
    if not article.kicker or article.subtitle:
        return article
    joiner = " " if article.kicker.endswith("——") else "—— "
    return replace(article, kicker="", headline=article.kicker + joiner + article.headline)


def headless(article: Clean) -> Clean:
    """The same article without its headline."""
    return replace(article, kicker="", headline="", subtitle="")


def plain(article: Clean) -> Clean:
    """The article as it is printed where there are no pictures."""
    people = tuple((role, name) for role, name in article.contributors if role != "摄")
    return replace(article.only(*TEXT), contributors=people)


def uncredited(article: Clean) -> Clean:
    """The article without its byline and the people whom only the byline names."""
    text = "".join(piece.text for piece in article.body)
    people = tuple((role, name) for role, name in article.contributors if name in text)
    return replace(article, byline="", contributors=people)


def named(article: Clean) -> Clean:
    """The article with only those contributors whom its byline or its text still names."""
    text = article.byline + "".join(piece.text for piece in article.body)
    return replace(article, contributors=tuple((role, name) for role, name in article.contributors if name in text))


def stand_alone(articles: Sequence[Clean]) -> list[Clean]:
    """The articles with section names left out: the page prints none."""
    return [replace(article, section="") for article in articles]
