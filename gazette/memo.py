"""What was found out of a text alone, kept from build to build under the digest of the text or of its page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from gazette.parallel import FEW, begun

Text = tuple[str, ...]  # the paragraphs of a text, or one piece
Found = Mapping[str, Mapping[str, Any]]  # by kind of finding and digest: what JSON can hold


class Memo:
    """Findings of earlier builds in `known`; `found` are those that were asked for since, for the next build."""

    def __init__(self, known: Found = MappingProxyType({}), keep: bool = False) -> None:
        """With `keep` nothing that is known is forgotten: not every text is asked for again."""
        self.known = known
        self.found: dict[str, dict[str, Any]] = {kind: dict(each) for kind, each in known.items()} if keep else {}

    def each(
        self,
        kind: str,
        work: Callable[[Text], Any],
        texts: Sequence[Text],
        jobs: int = 1,
        few: int = FEW,
        pages: Sequence[str] = (),
    ) -> list[Any]:
        """What `work` says of each text, in `jobs` processes where more than `few` are new.

        It must depend on the text alone, and be made of what JSON can hold: tuples come back as lists. `pages`: the
        digests of the files that hold the texts, "" where one is not known. No text is looked at whose file is known.
        """
        return self.begin(kind, work, texts, jobs, few, pages)()

    def begin(
        self,
        kind: str,
        work: Callable[[Text], Any],
        texts: Sequence[Text],
        jobs: int = 1,
        few: int = FEW,
        pages: Sequence[str] = (),
    ) -> Callable[[], list[Any]]:
        """The same begun, for whoever has something else to do meanwhile, and what waits for it. No other processes may
        be forked before that was called."""
        known = self.known.get(kind, {})
        pages = pages or [""] * len(texts)
        keys = [page or _digest(texts[number]) for number, page in enumerate(pages)] if known else []
        waiting = {key: number for number, key in enumerate(keys) if key not in known}
        new: Sequence[int] = tuple(waiting.values()) if known else range(len(texts))

        def told(number: int) -> tuple[str, Any]:
            """What is said of a text, and its digest where that has to be found out: whoever looks at the text finds
            both."""
            text = texts[number]
            return "" if keys or pages[number] else _digest(text), work(text)

        being_made = begun(told, new, jobs, few)

        def finish() -> list[Any]:
            made = list(being_made)
            named = keys or [page or key for page, (key, _) in zip(pages, made, strict=True)]
            found = {key: known[key] for key in named if key in known}
            found |= {named[number]: each for number, (_, each) in zip(new, made, strict=True)}
            self.found.setdefault(kind, {}).update(found)
            return [found[key] for key in named]

        return finish


def _digest(text: Text) -> str:
    return hashlib.sha256("\0".join(text).encode("utf-8", "surrogatepass")).hexdigest()[:32]
