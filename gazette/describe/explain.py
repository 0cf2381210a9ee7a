"""Why a page has its topics, places, agencies and date: the words that gave each, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gazette import markdown
from gazette.describe import dates
from gazette.describe.evidence import Evidence
from gazette.describe.gather import books, gather
from gazette.describe.text import BODY, CAPTION, HEADLINE, LEDE, SUBHEAD, Passage, literary
from gazette.describe.topics import Hit, Rarity, Score, Tagger
from gazette.model import Article, Vocabulary

BY_HAND = "not found in the text: given by hand, or by the head of the page"
_AROUND = 8  # characters of context on each side
_SHOWN = 6  # terms a topic


def explain(article: Article, vocabulary: Vocabulary, archive: Sequence[Article] = ()) -> str:
    """The reasons for every tag of a page, a line each, tags in the page's order, in plain text.

    `archive` holds the other articles: those of the same seed join their evidence for the date and the region, and all
    of them tell how rare a term is. Tags that the text does not give are said to be given by hand; tags that the text
    would give but the page does not have are listed too.
    """
    others = [other for other in archive if other.slug != article.slug]
    page = [article, *(o for o in others if article.source and o.source and o.source.seed == article.source.seed)]
    known = books(vocabulary)
    evidence = gather([_passages(each) for each in page], (each.byline for each in page), known)[0]
    tagger = known.tagger
    hits = tagger.hits(evidence)
    scores = tagger.scores(evidence, hits, _rarity(tagger, hits, others))
    lines = [
        article.title,
        *_topics(article, tagger, evidence, hits, scores),
        *_names("places", article.places, evidence.place_names, _place_quotes(evidence)),
        *_names("agencies", article.agencies, evidence.agency_names, _agency_quotes(evidence)),
        *_date(article, page, vocabulary),
    ]
    return "\n".join(lines) + "\n"


def _passages(article: Article) -> tuple[Passage, ...]:
    """The texts of a content page, as those of a reading are."""
    found = [Passage(HEADLINE, text) for text in (article.kicker, article.title, article.subtitle) if text]
    first = LEDE
    for block in markdown.blocks(article.body):
        if block.kind == "subhead":
            found.append(Passage(SUBHEAD, block.text))
        else:
            found.append(Passage(first, block.text))
            first = BODY
    return (*found, *(Passage(CAPTION, text) for text in article.captions), *literary([article.section or ""]))


def _rarity(tagger: Tagger, hits: Sequence[Hit], others: Iterable[Article]) -> Rarity:
    """How rare terms are in the whole archive. Which terms a text has does not depend on its places and agencies."""
    return Rarity((hits, *(tagger.hits(Evidence(_passages(other), (), (), (), ())) for other in others)))


def _topics(
    article: Article, tagger: Tagger, evidence: Evidence, hits: Sequence[Hit], scores: Sequence[Score]
) -> Iterator[str]:
    by_topic = {score.topic: score for score in scores}
    yield "topics"
    for topic in article.topics:
        label = tagger.topics[topic].label if topic in tagger.topics else "unknown topic"
        score = by_topic.get(topic)
        yield f"  {topic} {label}: " + (_score(evidence, hits, score) if score else BY_HAND)
    for topic in tagger.choose(scores):
        if topic not in article.topics and topic in by_topic:
            why = _score(evidence, hits, by_topic[topic])
            yield f"  (not on the page: {topic} {tagger.topics[topic].label}: {why})"


def _score(evidence: Evidence, hits: Sequence[Hit], score: Score) -> str:
    terms = []
    for term, part in score.terms[:_SHOWN]:
        where = dict.fromkeys(_where(evidence, h.passage) for h in hits if h.term == term and score.topic in h.topics)
        count = sum(h.term == term and score.topic in h.topics for h in hits)
        terms.append(f"{term} ×{count} {part:.1f} ({', '.join(where)})")
    rest = len(score.terms) - _SHOWN
    return f"{score.score:.1f} = {'; '.join(terms)}" + (f"; and {rest} more" if rest > 0 else "")


def _names(kind: str, given: Sequence[str], found: Sequence[str], quotes: dict[str, list[str]]) -> Iterator[str]:
    yield kind
    for name in given:
        yield f"  {name}: " + ("; ".join(quotes.get(name, [])[:_SHOWN]) or BY_HAND)
    for name in found:
        if name not in given:
            yield f"  (not on the page: {name}: {'; '.join(quotes.get(name, [])[:_SHOWN])})"


def _place_quotes(evidence: Evidence) -> dict[str, list[str]]:
    quotes: dict[str, list[str]] = {}
    for mention in evidence.places:
        quotes.setdefault(mention.place.name, []).append(_quote(evidence, mention.passage, mention.start, mention.end))
    for agency in evidence.agencies:
        if agency.place is not None:
            quote = f"by {agency.name}, {_quote(evidence, agency.passage, agency.start, agency.end)}"
            quotes.setdefault(agency.place.name, []).append(quote)
    return quotes


def _agency_quotes(evidence: Evidence) -> dict[str, list[str]]:
    quotes: dict[str, list[str]] = {}
    for agency in evidence.agencies:
        quotes.setdefault(agency.name, []).append(_quote(evidence, agency.passage, agency.start, agency.end))
    return quotes


def _quote(evidence: Evidence, passage: int, start: int, end: int) -> str:
    text = evidence.passages[passage].text
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f"{before}[{text[start:end]}]{after} ({_where(evidence, passage)})"


def _where(evidence: Evidence, passage: int) -> str:
    """A passage as people count: headline, lede, subhead, caption, or the number of the paragraph."""
    zone = evidence.passages[passage].zone
    if zone != BODY:
        return zone
    return f"paragraph {sum(p.zone in (LEDE, BODY) for p in evidence.passages[: passage + 1])}"


def _date(article: Article, page: Sequence[Article], vocabulary: Vocabulary) -> Iterator[str]:
    texts = ["\n".join([each.byline, *(p.text for p in _passages(each))]) for each in page]
    found = dates.date_page(texts, vocabulary.events)
    yield "date"
    yield f"  {article.date}: " + (article.date_basis or "no evidence is kept on the page")
    shown = set()
    for evidence in found.evidence:
        bounds = f"{evidence.kind}: {evidence.earliest or '…'} to {evidence.latest or '…'}"
        if bounds not in shown:  # one passage for each thing that is proved
            shown.add(bounds)
            yield f"  {bounds}, from “{evidence.quote}” in {page[evidence.text].title}"
    if found.edtf != article.date:
        yield f"  (these texts alone give {found.edtf})"
    if found.conflict:
        yield f"  in doubt: {found.conflict}"
