"""What articles are about: figures on labelled articles as floors, and the rules that give them."""

from __future__ import annotations

import json

import pytest

from gazette.describe import describe
from gazette.describe.evidence import Evidence
from gazette.describe.gather import books, gather
from gazette.describe.text import Passage
from gazette.describe.topics import MOST, tagger
from gazette.model import Term, Topic, Vocabulary

from .readings import CASES, Tally, brief, described, reading, rows, seeds, sentence, words


def test_every_core_topic_of_the_seeds_is_given_and_few_others() -> None:
    tally = Tally()
    for label, article in seeds():
        tally.add(article.title, article.topics, label["topics"]["core"], label["topics"]["also"])
    assert tally.recall == 1.0, tally.slips
    assert tally.precision >= 0.98, tally.slips


def test_topics_of_invented_articles_of_every_kind() -> None:
    tally = Tally()
    covered = set()
    for headline, body, must, may in rows("topics.txt"):
        article = described(brief(headline, body))[0]
        tally.add(headline, article.topics, must.split(), may.split())
        covered.update(must.split())
    assert tally.recall >= 0.99, tally.slips
    assert tally.precision >= 0.97, tally.slips
    assert covered == {topic.id for topic in words().topics} - {"other"}


@pytest.mark.parametrize("label_article", seeds(), ids=lambda pair: str(pair[1].title)[:12])
def test_one_to_five_topics_none_above_another(label_article: tuple[dict[str, object], object]) -> None:
    topics = label_article[1].topics  # type: ignore[attr-defined]
    broader = {topic.id: topic.broader for topic in words().topics}
    assert 1 <= len(topics) <= MOST
    assert not {broader[topic] for topic in topics} & set(topics)


def test_a_list_of_duties_gives_no_topic() -> None:
    text = "会议要求，各单位要统筹抓好党建、主题教育、乡村振兴、安全生产、信访、文明城市等工作。"
    assert sentence(text).topics == ("other",)


def test_a_list_of_one_subject_is_about_it() -> None:
    article = sentence("民警严查酒驾、醉驾、超速、闯红灯、无证驾驶等行为，从严处罚。")
    assert article.topics == ("traffic-enforcement",)


def test_an_excluded_phrase_gives_no_topic() -> None:
    assert "theme-education" not in sentence("该区把主题教育基地打造成旅游景区，游客很多。").topics


def test_the_name_of_an_agency_alone_gives_no_topic() -> None:
    article = described(brief("茌平区扶贫办召开民主生活会", "茌平区扶贫办召开民主生活会，开展批评与自我批评。"))[0]
    assert article.topics == ("party-building",)


def test_a_term_across_two_words_does_not_count() -> None:
    article = sentence("通过调研发现问题并解决问题，调研发现的问题已经整改。")  # 研发 in 调研|发现
    assert "science-education" not in article.topics


TOPICS = (
    Topic("sea", "海洋", terms=(Term("大海", 3.0),)),
    Topic("fish", "渔业", broader="sea", terms=(Term("捕鱼", 3.0), Term("渔船", 3.0))),
    Topic("sky", "天空", terms=(Term("蓝天", 3.0),), excludes=("蓝天幼儿园",)),
)


def topics(*articles: dict[str, object]) -> list[tuple[str, ...]]:
    return [article.topics for article in described(*articles, vocabulary=Vocabulary(topics=TOPICS))]


def test_the_headline_weighs_more_than_the_body() -> None:
    assert topics(brief("蓝天", "他说。", "渔船出海。"))[0][0] == "sky"


def test_a_broader_topic_is_not_repeated() -> None:
    assert topics(brief("渔船", "渔船驶向大海去捕鱼。")) == [("fish",)]


def test_a_broader_topic_wins_where_it_says_far_more() -> None:
    assert topics(brief("大海啊大海", "大海辽阔。大海深沉。", "大海边有渔船。", "大海。"))[0] == ("sea",)


def test_a_term_that_every_article_has_counts_less() -> None:
    pages = [brief("渔船与蓝天", "渔船。蓝天。"), *(brief(f"渔船{n}", "渔船。") for n in range(60))]
    assert topics(*pages)[0] == ("sky", "fish")


def test_no_topic_fits() -> None:
    assert topics(brief("无", "无。")) == [()]
    assert sentence("无。").topics == ("other",)


def test_excludes_hold_for_their_topic_only() -> None:
    assert topics(brief("蓝天幼儿园", "蓝天幼儿园开学。")) == [()]


def test_the_order_of_vocabulary_and_articles_does_not_change_topics() -> None:
    first, second = brief("渔船与蓝天", "渔船。蓝天。"), brief("大海", "大海。")
    assert topics(first, second) == topics(second, first)[::-1]
    turned = Vocabulary(topics=TOPICS[::-1])
    assert [a.topics for a in described(first, second, vocabulary=turned)] == topics(first, second)


def test_another_seed_hardly_moves_the_tags_of_a_page() -> None:
    """Each seed alone, and all of them with dozens of other pages: the topics are the same."""
    pages = json.loads((CASES / "seeds.json").read_text(encoding="utf-8"))
    seeded = [reading(page["seed"], page["articles"]) for page in pages]
    others = [reading(f"{n}.txt", [brief(row[0], row[1])]) for n, row in enumerate(rows("topics.txt"))]
    alone = [article.topics for page in seeded for articles in describe([page], words())[0] for article in articles]
    together = describe([*seeded, *others], words())[0][: len(seeded)]
    moved = sum(a != b.topics for a, b in zip(alone, (b for page in together for b in page), strict=True))
    assert moved <= 1


def test_which_terms_a_text_has_does_not_depend_on_its_agencies() -> None:
    """So that rarity over a whole archive can be counted from texts alone."""
    known, judge = books(words()), tagger(words().topics)
    for _, body, _, _ in rows("topics.txt"):
        (evidence,) = gather([(Passage("body", f"冠县扶贫办、县教育局参加。{body}"),)], (), known)
        bare = Evidence(evidence.passages, (), (), (), ())
        assert [hit.term for hit in judge.hits(evidence)] == [hit.term for hit in judge.hits(bare)]


def test_an_everyday_word_alone_between_quotation_marks_is_said_of_something_else() -> None:
    fish = described(brief("一条鱼的户口", "渔民放流鱼苗，每条鱼的耳石上都有一道“户口”。"))[0]
    assert "public-security" not in fish.topics
    moved = described(brief("户口迁移不用回原籍", "派出所民警说，户口迁移可以网上办。"))[0]
    assert "public-security" in moved.topics


@pytest.mark.parametrize(("section", "head"), [("瓯江诗草", ""), ("雪莲", "林芝报 副刊 第14期")])
def test_what_stands_on_a_literary_page_is_literature(section: str, head: str) -> None:
    poem = {"headline": "插秧", "section": section, "body": [["paragraph", "弯腰，把春天种进水里。"]]}
    assert "culture-media" in described(poem, furniture=[head] if head else [])[0].topics
    assert "culture-media" not in described(brief("插秧", "弯腰，把春天种进水里。"))[0].topics
