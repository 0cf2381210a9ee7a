"""The browser that the tests drive; a test without its browser must fail, never pass.

As a program: prints its path, or says in one line that there is none and exits with 1.
"""

from __future__ import annotations

import sys

from gazette.search.browser import NoBrowserError, flags
from gazette.search.browser import find as find_browser

__all__ = ["find", "flags"]


def find() -> str:
    """The path of the browser. Exits with one line where there is none."""
    try:
        return find_browser()
    except NoBrowserError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    sys.stdout.write(find() + "\n")
