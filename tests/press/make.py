"""Make seed.txt and gold.json of every page from its source.txt: python -m tests.press.make"""

from __future__ import annotations

import json
from pathlib import Path

from tests.press.printing import Press
from tests.press.source import gold, parse

HERE = Path(__file__).resolve().parent
HALVES = ("tuned", "held")


def make(text: str) -> tuple[str, str]:
    """A page's seed and gold from its source."""
    source = parse(text)
    press = Press(source)
    press.run()
    reading = gold(source, press.furniture)
    return "\n".join(press.lines), json.dumps(reading, ensure_ascii=False, indent=1) + "\n"


def folders(half: str) -> list[Path]:
    """The folders of a half's pages."""
    return sorted(path.parent for path in (HERE / half).glob("*/source.txt"))


def main() -> None:
    """Write what changed."""
    for half in HALVES:
        for folder in folders(half):
            try:
                seed, truth = make((folder / "source.txt").read_text(encoding="utf-8"))
            except (ValueError, KeyError, IndexError, StopIteration) as error:
                print(f"{folder.name}: {error!r}")
                continue
            (folder / "seed.txt").write_text(seed, encoding="utf-8")
            (folder / "gold.json").write_text(truth, encoding="utf-8")


if __name__ == "__main__":
    main()
