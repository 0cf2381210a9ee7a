"""Kinship: whether paragraphs that stand in one article belong to another one above, as features for cutweights.HOME.

A column may have been cut where a sentence or a paragraph ends. Then hardly anything but what they speak of, and whom
they name, tells whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import accumulate
from math import log1p
from typing import NamedTuple

from . import bylines, cohesion, naming, subjects
from .choices import Use
from .flow import Item
from .lazy import lazy
from .subjects import Subject
from .weighing import Features, some

NEAR = 2  # paragraphs above a place that say what it goes on with
FAR = 3  # articles between: more say no more
SAYS_LITTLE = 60  # pairs of characters: fewer hardly say what a text speaks of
Part = tuple[Use, Item]


class Named(NamedTuple):
    """The names of some paragraphs that others have, too, and how many triples of characters they have in all."""

    names: Set[str]
    size: int


NOBODY = Named(frozenset(), 0)


def both(one: Named, other: Named) -> Named:
    """What two texts name together."""
    return Named(one.names | other.names, one.size + other.size)


class Names:
    """Whom and what the paragraphs of a page name.

    Most triples stand in one of them alone, and of the others most are no names: neither are kept.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        """Find the names that a page repeats."""
        found = {item.first: naming.triples(item.text) for item in items}
        _, again = cohesion.seen_and_repeated(found.values())
        self._worth = {triple: worth for triple in again if (worth := naming.worth(triple))}
        names = self._worth.keys()
        self._named = {span: Named(names & own, len(own)) for span, own in found.items()}

    def of(self, items: Iterable[Item]) -> Named:
        """What paragraphs name together."""
        found = [self.of_one(item) for item in items]
        return Named(frozenset().union(*[names for names, _ in found]), sum([size for _, size in found]))

    def of_one(self, item: Item) -> Named:
        """What one of them names."""
        return self._named[item.first]

    def down(self, items: Iterable[Item]) -> list[Named]:
        """What the first paragraphs name together: none of them, one, two, … all."""
        return list(accumulate(map(self.of_one, items), both, initial=NOBODY))

    def shared(self, own: Named, others: Named) -> float:
        """How much of what texts name stands in others, too: 0 for nothing, 2 for much."""
        known = own.names & others.names
        return log1p(sum(map(self._worth.__getitem__, sorted(known))) / own.size**0.5) if known else 0.0


class Text:
    """Some paragraphs that stand together."""

    def __init__(self, parts: Sequence[Part], names: Names, named: Named | None = None) -> None:
        """Take them in reading order, and whom they name if that is known; what is asked for is found once."""
        self.parts = parts
        self.items = [item for _, item in parts]
        self.body = [item for use, item in parts if use is Use.BODY]
        self._names, self._named = names, named

    @lazy
    def named(self) -> Named:
        """Whom and what they name."""
        return self._names.of(self.items) if self._named is None else self._named

    @lazy
    def words(self) -> frozenset[str]:
        """Their pairs of characters."""
        return frozenset().union(*[item.pairs for item in self.items])

    @lazy
    def subject(self) -> Subject:
        """What they speak of."""
        return subjects.subject([item.pairs for item in self.items])

    @lazy
    def near(self) -> Subject:
        """What the last of them speak of."""
        return subjects.subject([item.pairs for item in self.body[-NEAR:]])

    @lazy
    def first(self) -> Subject:
        """What the first of them speaks of."""
        return subjects.subject([self.items[0].pairs])

    @lazy
    def signed(self) -> bool:
        """Whether a credit ends them."""
        return bool(self.body) and bylines.signed(self.body[-1].text)

    @lazy
    def little(self) -> float:
        """How little they say: 0 to 1."""
        return max(0.0, 1 - len(self.words) / SAYS_LITTLE)


def at_place(rest: Text, above: Text, own: Text, names: Names, *, indents: bool) -> Features:
    """What is seen of the place where a rest may stand; `above`: what its article has above it; `own`: all else."""
    use, first = rest.parts[0]
    return some(
        {
            "a credit ends it": rest.signed,
            "a credit ends the text above it": above.signed,
            "a subhead opens it": use is Use.SUB,
            "it lacks an indent": indents and not first.indented and use is Use.BODY,
            "blanks stand above it": first.gap > 0,
            "the rest says little": rest.little,
            "the text around it says little": own.little,
            "the text around it speaks of the same": subjects.alike(rest.subject, own.subject),
            "the paragraph speaks of the text around it": subjects.alike(rest.first, own.subject),
            "the paragraph speaks of what stands right above it": subjects.alike(rest.first, above.near),
            "the text around it shares rare words": cohesion.rare(rest.words, own.words),
            "the text around it names the same": names.shared(rest.named, own.named),
        }
    )


def at_home(rest: Text, home: Text, own: Text, names: Names, between: int) -> Features:
    """What is seen of an article above to which a rest may belong; `own`: all else of the article that it stands in.

    `between`: articles between the two. Of two that are about one event, either may tell what the rest tells.
    """
    return some(
        {
            "a credit ends the text broken off": home.signed,
            "articles between": min(FAR, between),
            "it speaks of the same": subjects.alike(rest.subject, home.subject),
            "the paragraph speaks of the text broken off": subjects.alike(rest.first, home.subject),
            "the paragraph speaks of the last paragraphs broken off": subjects.alike(rest.first, home.near),
            "they share rare words": cohesion.rare(rest.words, home.words),
            "they name the same": names.shared(rest.named, home.named),
            "the text broken off says little": home.little,
            "both articles name the same": names.shared(home.named, own.named),
        }
    )
