"""A second look at headlines and subheads, by the articles that were found around them."""

from __future__ import annotations

from itertools import pairwise

from gazette.separate import afresh, grouping, reading, verdicts
from gazette.separate.afresh import Looked
from gazette.separate.cohesion import Lexicon
from gazette.separate.elements import elements_of
from gazette.separate.parts import Kind
from tests.separate.render import page_of

HARVEST = ("河湾镇的葡萄这几天熟了，果农李雷一早就下地采摘。", "镇里请来农技员，教大家剪枝、套袋和保鲜。")
COURT = ("县法院昨天开庭审理一起借款案件，法官当庭宣判。", "被告当庭还清欠款，原告撤回了执行申请。")
PAGE = "\n".join(("葡萄熟了果农忙", *HARVEST, "当庭宣判案结事了", *COURT, "剪枝套袋有人教", *HARVEST[::-1]))


def looked_at(text: str) -> list[Looked]:
    """What a second look at a page sees."""
    items = reading.read_items(page_of("seed.txt", text))
    elements = tuple(elements_of(items))
    words = Lexicon.of(item.pairs for item in items if item.kind is Kind.TEXT)
    judged = verdicts.judge(elements, words)
    _, steps = grouping.best(elements, judged)
    return list(afresh.look(elements, steps, judged, words))


def test_only_what_stands_between_texts_is_looked_at_again() -> None:
    assert [looked.at for looked in looked_at(PAGE)] == [3, 6]


def test_a_line_between_texts_of_one_subject_looks_less_like_a_headline() -> None:
    same = looked_at("\n".join(("葡萄熟了果农忙", *HARVEST, "剪枝套袋有人教", *HARVEST[::-1])))[0].seen
    other = looked_at("\n".join(("葡萄熟了果农忙", *HARVEST, "当庭宣判案结事了", *COURT)))[0].seen
    name = "the headline above and the text below speak of the same"
    assert same[name] > other.get(name, 0.0)


def test_lengths_are_those_of_whole_articles() -> None:
    name = "the article below is long"
    sizes = [
        looked_at("\n".join(("葡萄熟了果农忙", *HARVEST, "当庭宣判案结事了", *COURT * n)))[0].seen[name]
        for n in (1, 2, 3)
    ]
    assert all(shorter < longer for shorter, longer in pairwise(sizes))
