"""Why articles are misread: what happened to the lines of an article that was not read right.

Judged line by line, for each line of a generated page knows its article and its role. An article has one cause, the
first in the order of CAUSES: what happens earlier in the reading brings about what happens later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from gazette.model import Reading, Role
from tests.pages.make import Made
from tests.pages.score import ROLES, Verdict, blocks, norm, printed_blocks, score

CAUSES = (
    "title as text",
    "text as title",
    "as furniture",
    "as caption",
    "wrong join",
    "no join",
    "subhead or title",
    "section",
    "title elsewhere",
    "text elsewhere",
    "other",
)
HEADS = ("headline", "subhead")


def causes(made: Made, reading: Reading) -> Iterator[tuple[str, Verdict]]:
    """The cause of each article that was misread, with what came of it."""
    _, verdicts = score(reading, made.truth, made.owners)
    seen = Lines(made, reading)
    for owner, verdict in enumerate(verdicts):
        if not verdict.exact:
            yield next(name for name in CAUSES if name == "other" or seen.has(name, owner)), verdict


class Lines:
    """What each line of a page was read as."""

    def __init__(self, made: Made, reading: Reading) -> None:
        """Take the roles, articles and joints of a reading."""
        self._made = made
        self._roles: dict[int, str] = {}
        self._owners: dict[int, int] = {}
        self._joints: set[tuple[int, int]] = set()
        for block in printed_blocks(reading):
            lines = [span.line - 1 for span in block.spans]
            self._roles.update(dict.fromkeys(lines, ROLES.get(block.role, block.role.value)))
            if block.role in (Role.PARAGRAPH, Role.LEDE):
                self._joints.update(pairwise(dict.fromkeys(lines)))
        for number, article in enumerate(reading.articles):
            for block in blocks(article):
                self._owners.update(dict.fromkeys((span.line - 1 for span in block.spans), number))
        articles = made.truth["articles"]
        assert isinstance(articles, list)
        self._true = {joint for owner, article in enumerate(articles) for joint in self._true_joints(owner, article)}

    def _true_joints(self, owner: int, article: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
        """The lines of a paragraph that follow one another in it."""
        texts = [norm(piece["text"]) for piece in article["body"] if piece["role"] in ("lede", "paragraph")]
        lines = [line for line in self._own(owner) if self._made.roles[line] == "text"]
        for text in texts:
            found = [line for line in lines if (part := self._text(line)) and part in text]
            yield from pairwise(sorted(found, key=lambda line: text.find(self._text(line))))

    def has(self, cause: str, owner: int) -> bool:
        """Whether something of the kind happened to an article."""
        own = self._own(owner)
        read = [(self._made.roles[line], self._roles.get(line, "")) for line in own]
        if cause == "wrong join":
            return any((a in own or b in own) and not self._follows(a, b) for a, b in self._joints)
        if cause == "no join":
            return any(a in own and (a, b) not in self._joints for a, b in self._true)
        if cause in ("title elsewhere", "text elsewhere"):
            kinds = HEADS if cause == "title elsewhere" else ("text",)
            return self._apart(own, kinds)
        return any(_is(cause, true, ours) for true, ours in read)

    def _follows(self, a: int, b: int) -> bool:
        return (a, b) in self._true or not self._text(a) or not self._text(b)

    def _apart(self, own: Sequence[int], kinds: Sequence[str]) -> bool:
        """Whether lines of these roles stand in another article than most of the text."""
        texts = [self._owners.get(line) for line in own if self._made.roles[line] == "text"]
        most = max(texts, key=texts.count, default=None)
        return any(self._owners.get(line) != most for line in own if self._made.roles[line] in kinds) or any(
            self._made.roles[line] in kinds and line not in own for line, found in self._owners.items() if found == most
        )

    def _own(self, owner: int) -> list[int]:
        return [line for line, other in enumerate(self._made.owners) if other == owner]

    def _text(self, line: int) -> str:
        return norm(self._made.text.split("\n")[line])


def _is(cause: str, true: str, ours: str) -> bool:
    """Whether a line of one role read as another is a case of a cause."""
    match cause:
        case "title as text":
            return true in HEADS and ours == "text"
        case "text as title":
            return true == "text" and ours in HEADS
        case "as furniture":
            return true != "furniture" and ours == "furniture"
        case "as caption":
            return (true == "caption") != (ours == "caption")
        case "subhead or title":
            return {true, ours} == set(HEADS)
        case "section":
            return ours == "section" or (true == "byline") != (ours == "byline")
    return False
