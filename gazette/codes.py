"""What each code of a message means: CODES.md, which people read, and `build.py explain G012` shows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_PAGE = Path(__file__).with_name("CODES.md")
_ENTRY = "\n### "


def entries() -> Mapping[str, str]:
    """The entry of every code: title, example of the message, meaning, how to mend it; a blank line between."""
    _, *found = _PAGE.read_text(encoding="utf-8").split(_ENTRY)
    return MappingProxyType({entry[:4]: entry.partition("\n## ")[0].strip() for entry in found})
