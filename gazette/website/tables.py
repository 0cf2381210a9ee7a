"""Tables as CSV files for spreadsheets.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, and the text of an article may begin with any.
Such cells get an apostrophe in front (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")  # what such a text begins with
_QUOTE = '"'
_MARKS = re.compile('[",\r\n]')  # a cell with one of these stands in quotes
_UTF8 = b"\xef\xbb\xbf"  # the mark by which spreadsheets know it


def csv_file(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows as CSV (RFC 4180), a heading first. Lists are joined by semicolons."""
    return file(columns, [lines(columns, rows)])


def file(columns: Sequence[str], rows: Iterable[str]) -> bytes:
    """A heading and `lines` as a file."""
    return _UTF8 + "".join((lines(columns, [dict(zip(columns, columns, strict=True))]), *rows)).encode()


def lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as lines of CSV."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return written.getvalue()


def cell(value: object) -> str:
    """A cell as it stands in a line, for whoever puts many lines together that have cells in common."""
    if type(value) is str:
        text = f"'{value}" if value[:1] in _FORMULA else value
    elif type(value) is list:
        text = _text(value)
    else:
        return "" if value is None else str(value)
    return f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _MARKS.search(text) else text


def _cell(value: object) -> object:
    return _text(value) if type(value) is str or type(value) is list else value


def _text(value: str | list[str]) -> str:
    text = value if type(value) is str else "; ".join(value)
    return f"'{text}" if text[:1] in _FORMULA else text
