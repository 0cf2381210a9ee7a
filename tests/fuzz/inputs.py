"""Inputs for fuzzing: pieces of real pages and of what breaks programs, cut, doubled, joined and spoilt at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_MARKS = (
    "\n",
    "\n\n",
    "---\n",
    "title: ",
    "source:\n  seed: a.txt\n  lines: 1-3\n",
    "topics: [",
    "]",
    "{",
    "}",
    "- ",
    "&a ",
    "*a",
    "!!x ",
    "“",
    "”",
    "（",
    "）",
    "。",
    "，",
    "：",
    "记者 ",
    "通讯员 ",
    "本报讯 ",
    " 摄",
    "图为",
    "2019年12月",
    "12月9日",
    "一、",
    "1. ",
    "## ",
    "```\n",
    "[x](",
    "<b>",
    "&amp;",
    "\\",
    "\u3000",
    "\t",
    "\r",
    "\x0b",
    "\u2028",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\0",
    "⽅",
    "𠘨",
    "\ue000",
    "\uf900",
    "\U0001f468\u200d\U0001f469",
    "e\u0301",
    "０",
    "a",
    "冠县交警大队",
    '{"format": 1, "articles": {',
    '"',
    "<<: ",
    "lines: 1-999999999\n",
    "0" * 50,
)


def inputs(seed: int) -> Iterator[bytes]:
    """Endless inputs, the same for the same seed."""
    dice = random.Random(seed)
    corpus = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    while True:
        text = "".join(_piece(dice, corpus) for _ in range(dice.randint(1, 12)))
        data = text.encode(dice.choice(("utf-8",) * 8 + ("gb18030", "utf-16")), "ignore")
        for _ in range(dice.choice((0, 0, 0, 0, 1, 3))):  # spoil some bytes
            at = dice.randint(0, len(data))
            data = data[:at] + bytes([dice.randint(0, 255)]) + data[at + dice.randint(0, 2) :]
        yield data


def _piece(dice: random.Random, corpus: list[str]) -> str:
    kind = dice.random()
    if kind < 0.4:
        text = dice.choice(corpus)
        start = dice.randrange(len(text))
        return text[start : start + dice.randint(1, 200)]
    if kind < 0.9:
        return dice.choice(_MARKS) * dice.choice((1, 1, 1, 2, 30))
    return "".join(chr(dice.choice((dice.randint(1, 0x2FF), dice.randint(0x2E80, 0x9FFF)))) for _ in range(8))
