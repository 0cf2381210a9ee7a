"""What an article says about where and who."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.describe.agencies import AgencyMention
from gazette.describe.survey import Mention
from gazette.describe.text import Passage


@dataclass(frozen=True, slots=True)
class Evidence:
    """One article's passages, the places and agencies named in them, and which of these it gets as tags."""

    passages: tuple[Passage, ...]
    places: tuple[Mention, ...]
    agencies: tuple[AgencyMention, ...]
    place_names: tuple[str, ...]
    agency_names: tuple[str, ...]
