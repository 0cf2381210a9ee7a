"""A verdict on the archive and its website that changes nothing: is all of it there, does every link lead somewhere?

Each check is a function from values to problems. `content` judges what stands in content/ against the seeds, `website`
a built folder; front matter, vocabulary and sums are judged where they are read.
"""

from __future__ import annotations

from gazette.check.conservation import content, touched
from gazette.check.website import website

__all__ = ["content", "touched", "website"]
