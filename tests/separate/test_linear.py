"""Reading takes time in proportion to the page, whatever the page looks like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gazette.separate import separate
from tests.bench.separation import as_page
from tests.growth import growth
from tests.pages.abreast import in_turn
from tests.pages.corpus import load
from tests.pages.layouts import TUNED
from tests.pages.make import page
from tests.separate.render import page_of

GROWTH = 6.0  # four times the page may take this much longer; if time were quadratic it would be 16


def newspaper(times: int) -> str:
    made = [as_page(page(name, TUNED[name], 1, load("tuned"))) for name in ("epaper", "briefs_above", "interleaved")]
    return "\n\n\n".join("\n".join(one.lines) for one in made * times)


def read_across(times: int) -> str:
    return "\n".join(page("in_turn", in_turn, seed, load("tuned")).text for seed in range(times))


PAGES: dict[str, tuple[Callable[[int], str], int]] = {
    "newspaper": (newspaper, 3),
    "read across": (read_across, 8),
    "side by side": (lambda n: "为了方便群众办事，县里在    各个乡镇都建起了便民服\n" * n, 1000),
    "brackets": (lambda n: "“（《" * n + "”）》" * n, 4000),
    "short lines": (lambda n: "山路弯弯\n" * n, 1500),
    "cut lines": (lambda n: "为了方便群众办事，县里在各个乡镇都建起了便民服\n\n" * n, 500),
    "one line": (lambda n: "记者 通讯员 本报讯（" * n, 4000),
    "digits": (lambda n: "1" * n + "\n", 20000),
    "headlines": (lambda n: "某县税务局办税提速\n某县的税务局推出了新的办法，群众都说好。\n" * n, 400),
}


@pytest.mark.parametrize("name", PAGES)
def test_time_grows_with_the_page(name: str) -> None:
    make, size = PAGES[name]

    def read(times: int) -> None:
        separate(page_of("page.txt", make(times)))

    assert growth(read, size, enough=GROWTH, times=4) <= GROWTH
