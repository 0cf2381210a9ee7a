"""What the articles of a page say about where and who, gathered once for tagging, ranking and explaining."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.describe import agencies, places
from gazette.describe.agencies import AgencyMention, Directory, Finder, directory
from gazette.describe.forms import Forms, forms
from gazette.describe.gazetteer import Gazetteer, gazetteer
from gazette.describe.survey import Mention, Survey
from gazette.describe.text import Passage
from gazette.model import Vocabulary


@dataclass(frozen=True, slots=True)
class Evidence:
    """One article's passages, the places and agencies named in them, and which of these it gets as tags."""

    passages: tuple[Passage, ...]
    places: tuple[Mention, ...]
    agencies: tuple[AgencyMention, ...]
    place_names: tuple[str, ...]
    agency_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Books:
    """The places and agencies of a vocabulary, ready to be looked up."""

    places: Gazetteer
    agencies: Directory
    forms: Forms


def books(vocabulary: Vocabulary) -> Books:
    """The books of a vocabulary; asked for once, since hashing a vocabulary for every page would cost."""
    known, acting = gazetteer(vocabulary.places), directory(vocabulary.agencies)
    return Books(known, acting, forms(known.lexicon, acting.lexicon))


def gather(articles: Sequence[tuple[Passage, ...]], around: Iterable[str], known: Books) -> tuple[Evidence, ...]:
    """The evidence of each article of a page; `around` are the page's other texts, which may tell the region."""
    texts = [passage.text for passages in articles for passage in passages]
    survey = Survey(known.places, known.forms, (*around, *texts))
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
