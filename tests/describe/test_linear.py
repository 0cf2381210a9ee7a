"""Describing takes time in step with the text, whatever it repeats: places, days, terms, names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gazette import divisions
from gazette.describe import describe
from tests.describe.readings import brief, reading, words
from tests.growth import growth

DIVISIONS = tuple(division.name for division in divisions.table().values())
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"


def _invented(number: int) -> str:
    """Three characters that no table knows; the same number gives the same ones."""
    size = len(SURNAMES)
    return SURNAMES[number % size] + SURNAMES[number // size % size] + SURNAMES[number // size**2 % size]


def _division(number: int) -> str:
    return DIVISIONS[number * 7 % len(DIVISIONS)]


# What a page repeats: the text of its n-th item.
CHAINS: dict[str, Callable[[int], str]] = {
    "towns in a row": lambda _: "莘县十八里铺镇",
    "new towns": lambda _: "清河县柳林镇、",
    "all of China": lambda n: _division(n) + "旗民政局、",
    "bodies": lambda n: f"{_division(n)}公安局、",
    "new districts": lambda n: f"在{_invented(n * 37)}区，",
    "a new district": lambda _: "在锦屏区公安局",
    "villages": lambda n: f"冠县{_invented(n)[:2]}庄村，",
    "days in one line": lambda n: f"{n % 12 + 1}月16日，",
    "spans": lambda _: "7月12日至19日",
    "plans": lambda _: "今年2020年方案",
    "headers that differ": lambda n: f"2019年{n % 12 + 1}月{n % 28 + 1}日 星期三\n",
    "events": lambda n: f"今年新中国成立{n % 90 + 1}周年，",
    "terms and exclusions": lambda _: "脱贫攻坚主题教育",
    "duties": lambda _: "党建、主题教育、安全生产、信访、",
}


@pytest.mark.parametrize("item", CHAINS.values(), ids=CHAINS)
def test_time_grows_in_step_with_the_text(item: Callable[[int], str]) -> None:
    def run(characters: int) -> None:
        count = characters // len(item(0))
        describe([reading("a.txt", [brief("一页", "".join(map(item, range(count))))])], words())

    assert growth(run, 8_000, enough=2.5) <= 2.5
