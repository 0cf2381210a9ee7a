"""A share of a build: which of all the work one of several machines does."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

MOST = 256  # machines; GitHub Actions has no larger matrix


@dataclass(frozen=True, slots=True)
class Share:
    """The `number`th (from 1) of `of` shares. Work falls to a share by its name, so that new work moves no other."""

    number: int = 1
    of: int = 1

    def __str__(self) -> str:
        return f"{self.number}of{self.of}"

    @property
    def whole(self) -> bool:
        """Whether this is all the work."""
        return self.of == 1

    def has(self, name: str) -> bool:
        """Whether the work of that name falls to this share."""
        return self.whole or int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % self.of == self.number - 1


WHOLE = Share()


def share(text: str) -> Share:
    """Read `3/12`, the third of twelve. Raises ValueError where it makes no sense."""
    found = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text, re.ASCII)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of <= MOST:
        raise ValueError(f"{text!r} is no share: write 3/12 for the third of twelve, at most {MOST}")
    return Share(number, of)
