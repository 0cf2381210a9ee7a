"""Why a page has its tags."""

from __future__ import annotations

from dataclasses import replace

from gazette.describe.explain import BY_HAND, explain

from .readings import brief, described, seeds, words


def test_every_tag_of_the_seeds_is_explained_by_the_text() -> None:
    articles = [replace(a, slug=str(n)) for n, (_, a) in enumerate(seeds())]
    for article in articles[:4]:
        text = explain(article, words(), articles)
        assert BY_HAND not in text
        assert all(f"  {tag}" in text for tag in (*article.topics, *article.places, *article.agencies))
        assert f"  {article.date}: {article.date_basis}" in text


def test_terms_are_quoted_with_their_places_in_the_text() -> None:
    article = described(brief("冠县发放低保金", "冠县民政局发放低保金。", "低保金每月发放。"))[0]
    lines = explain(article, words()).splitlines()
    assert lines[0] == "冠县发放低保金"
    topic = next(line for line in lines if line.startswith("  social-assistance 社会救助: "))
    assert "低保金 ×3" in topic
    assert "(headline, lede, paragraph 2)" in topic
    assert "  冠县民政局: [冠县民政局]发放低保金。 (lede)" in lines
    assert "  冠县: [冠县]发放低保金 (headline); [冠县]民政局发放低保金 (lede); by 冠县民政局, " in "\n".join(lines)


def test_tags_given_by_hand_and_tags_taken_away() -> None:
    article = described(brief("冠县发放低保金", "冠县民政局发放低保金。"))[0]
    edited = replace(article, topics=("finance",), places=("上海市",), agencies=())
    text = explain(edited, words())
    assert f"  finance 财政金融: {BY_HAND}" in text
    assert f"  上海市: {BY_HAND}" in text
    assert "  (not on the page: social-assistance 社会救助: " in text
    assert "  (not on the page: 冠县: [冠县]发放低保金 (headline)" in text
    assert "  (not on the page: 冠县民政局: [冠县民政局]发放低保金。 (lede))" in text


def test_an_unknown_topic_is_told() -> None:
    article = described(brief("冠县", "冠县。"))[0]
    assert f"  nix unknown topic: {BY_HAND}" in explain(replace(article, topics=("nix",)), words())
