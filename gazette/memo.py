"""What was found out of a text alone, kept from build to build under the digest of the text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from gazette.parallel import FEW, spread

Text = tuple[str, ...]  # the paragraphs of a text, or one piece
Found = Mapping[str, Mapping[str, Any]]  # by kind of finding and digest of the text: what JSON can hold


class Memo:
    """Findings of earlier builds in `known`; `found` are those that were asked for since, for the next build."""

    def __init__(self, known: Found = MappingProxyType({}), keep: bool = False) -> None:
        """With `keep` nothing that is known is forgotten: not every text is asked for again."""
        self._known = known
        self.found: dict[str, dict[str, Any]] = {kind: dict(each) for kind, each in known.items()} if keep else {}

    def each(
        self, kind: str, work: Callable[[Text], Any], texts: Sequence[Text], jobs: int = 1, few: int = FEW
    ) -> list[Any]:
        """What `work` says of each text, in `jobs` processes where more than `few` are new.

        It must depend on the text alone, and be made of what JSON can hold: tuples come back as lists.
        """
        known = self._known.get(kind, {})
        keys = [_digest(text) for text in texts] if known else []
        waiting = {key: number for number, key in enumerate(keys) if key not in known}
        new: Sequence[int] = tuple(waiting.values()) if known else range(len(texts))

        def told(number: int) -> tuple[str, Any]:
            """What is said of a text, and its digest: whoever looks at the text finds both."""
            text = texts[number]
            return keys[number] if keys else _digest(text), work(text)

        made = list(spread(told, new, jobs, few))
        keys = keys or [key for key, _ in made]
        found = {key: known[key] for key in keys if key in known} | dict(made)
        self.found.setdefault(kind, {}).update(found)
        return [found[key] for key in keys]


def _digest(text: Text) -> str:
    return hashlib.sha256("\0".join(text).encode("utf-8", "surrogatepass")).hexdigest()[:32]
