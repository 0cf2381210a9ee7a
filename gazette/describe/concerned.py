"""Which relations an edit concerns, for a process that knows what an archive was told and which articles are others.

Relations depend on who has which key (related.py). So an edit concerns the articles under each key that somebody gained
or lost by it, now or before, and those who are compared with what was edited and share a sentence with it, since what
share of a text is shared depends on its length. Rather too many articles are named than one too few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from gazette.describe.likeness import Features, Key, keys
from gazette.describe.related import Index


class Concerned(Index):
    """An index of an archive of which some articles said something else before."""

    def by(self, before: Mapping[int, Features]) -> Iterable[int]:
        """The positions of all articles whose relations may be others than when those of `before`, by position, said
        that. What was read is filed where it is needed."""
        edits = {n: (set(keys(found)), set(keys(self._found[n]))) for n, found in before.items()}
        edits = {n: (old, new) for n, (old, new) in edits.items() if old != new}
        if not edits:
            return ()
        self.file_all()
        had = Counter(self._having)
        had.update(word for old, _ in edits.values() for kind, word in old if kind == "word")
        had.subtract(word for _, new in edits.values() for kind, word in new if kind == "word")
        if self.most(had) != self._most:
            return range(len(self._articles))
        moved = set[Key]().union(*(old ^ new for old, new in edits.values()))
        under = (self._postings[self._number[key]] for key in moved if key in self._number)
        lost = {(kind, name) for kind, name in moved - self._number.keys() if kind != "word" or self._tells(name, had)}
        return {*edits, *chain.from_iterable(under), *self._with(lost), *chain.from_iterable(map(self._sharing, edits))}

    def _sharing(self, position: int) -> set[int]:
        """The articles that share a sentence with one and may be compared with it: a key leads as far there as back."""
        keys = self._keys_of(position)
        near = chain.from_iterable(self._near(key, position) for key in keys)
        shared = (self._postings[key] for key in keys if self._names[key][0] == "sentence")
        return set(near).intersection(chain.from_iterable(shared))

    def _with(self, lost: set[Key]) -> Iterator[int]:
        """The articles that have a word or sentence which is a key no more."""
        words = {word for kind, word in lost if kind == "word"}
        sentences = {str(each) for kind, each in lost if kind == "sentence"}
        if words or sentences:
            for position, (own, said, _) in enumerate(self._found):
                if not (words.isdisjoint(own.split()) and sentences.isdisjoint(said.split())):
                    yield position
