"""Read numbers that are printed in Chinese digits: 二〇二三, 七十, 一百二十八, 十九."""

from __future__ import annotations

import re

DIGITS = {**{c: i for i, c in enumerate("〇一二三四五六七八九")}, "○": 0, "O": 0, "Ｏ": 0, "零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}

# Full-width digits and points stand for their ASCII forms; one character for one, so that offsets hold.
_ASCII = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_WIDE = re.compile("[０-９．％]")


def with_ascii_digits(text: str) -> str:
    """The text with full-width digits, points and per-cent signs as ASCII, one character for one."""
    return text.translate(_ASCII) if _WIDE.search(text) else text


def number(printed: str) -> int | None:
    """The value of a whole number in ASCII or Chinese digits (70, 七十, 二〇二三); None where it is neither."""
    if printed.isascii():
        return int(printed) if printed.isdigit() else None
    if not set(printed) <= DIGITS.keys() | _UNITS.keys():
        return None
    if set(printed) & _UNITS.keys():
        return _by_units(printed)
    return int("".join(str(DIGITS[c]) for c in printed))


def _by_units(printed: str) -> int:
    total, digit = 0, 0
    for character in printed:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit
