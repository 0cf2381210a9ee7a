"""Reading a newspaper page: from raw lines to the articles that a careful person would read in it.

The rules run in this order, a module each: lines, layout, pieces (furniture, captions, bylines, headlines), joints,
turns, threads and stitch, flow, elements, verdicts (evidence), choices, grouping, blocks (titles, signs, confidence).
"""

from __future__ import annotations

from gazette.model import Page, Reading

from .reading import separate
from .tables import ready

__all__ = ["Page", "Reading", "ready", "separate"]
