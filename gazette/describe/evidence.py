"""What the articles of a page say about where and who, gathered once for tagging, ranking and explaining."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.describe import agencies, places
from gazette.describe.agencies import AgencyMention, Finder, directory
from gazette.describe.gazetteer import gazetteer
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


def gather(articles: Sequence[tuple[Passage, ...]], around: Iterable[str], words: Vocabulary) -> tuple[Evidence, ...]:
    """The evidence of each article of a page; `around` are the page's other texts, which may tell the region."""
    texts = [passage.text for passages in articles for passage in passages]
    survey = Survey(gazetteer(words.places), (*around, *texts))
    return tuple(_of(survey, passages, words) for passages in articles)


def _of(survey: Survey, passages: tuple[Passage, ...], words: Vocabulary) -> Evidence:
    mentions = survey.mentions([passage.text for passage in passages])
    acting = Finder(directory(words.agencies), survey, passages, mentions).find()
    return Evidence(
        passages,
        mentions,
        acting,
        places.rank(survey, passages, mentions, acting),
        agencies.ranked(passages, acting),
    )
