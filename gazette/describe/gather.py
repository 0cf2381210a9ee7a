"""What the articles of a page say about what, where and who, gathered once for tagging, ranking and explaining."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.describe import agencies, bodies, places
from gazette.describe.agencies import Directory, Finder, directory
from gazette.describe.evidence import Evidence
from gazette.describe.forms import Forms
from gazette.describe.gazetteer import Gazetteer, gazetteer
from gazette.describe.lexicon import united
from gazette.describe.survey import Survey
from gazette.describe.text import Passage
from gazette.describe.topics import Tagger, tagger
from gazette.model import Vocabulary


@dataclass(frozen=True, slots=True)
class Books:
    """The places, agencies and topics of a vocabulary, ready to be looked up."""

    places: Gazetteer
    agencies: Directory
    tagger: Tagger
    forms: Forms


def books(vocabulary: Vocabulary) -> Books:
    """The books of a vocabulary; asked for once, since hashing a vocabulary for every page would cost."""
    known, acting, topics = gazetteer(vocabulary.places), directory(vocabulary.agencies), tagger(vocabulary.topics)
    named, national = bodies.names("named"), bodies.names("national")
    reader, lexicons = united(known.lexicon, acting.lexicon, named, national, topics.terms, topics.excluded)
    forms = Forms(reader, *lexicons)
    return Books(known, acting, topics.sharing(forms.terms, forms.excluded), forms)


def gather(
    articles: Sequence[tuple[Passage, ...]], around: Iterable[str], known: Books, heads: Iterable[str] = ()
) -> tuple[Evidence, ...]:
    """The evidence of each article of a page.

    `around` are the page's other texts, which may tell the region; `heads` those that may say whose page it is.
    """
    texts = [passage.text for passages in articles for passage in passages]
    heads = tuple(heads)
    around = (*around, *heads)
    known.forms.reader.read_all((*around, *texts))
    survey = Survey(known.places, known.forms, (*around, *texts), heads)
    return tuple(_of(survey, passages, known) for passages in articles)


def _of(survey: Survey, passages: tuple[Passage, ...], known: Books) -> Evidence:
    mentions = survey.mentions([passage.text for passage in passages])
    acting = Finder(known.agencies, survey, passages, mentions).find()
    return Evidence(
        passages,
        mentions,
        acting,
        places.rank(survey, passages, mentions, acting),
        agencies.ranked(passages, acting),
    )
