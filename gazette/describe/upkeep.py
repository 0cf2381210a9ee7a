"""Related articles while people edit: what an edit changes is found, and no more.

Relations depend on who has which key (related.py). So an edit concerns the articles that have, or had, a key that
somebody gained or lost by it; and those who share a sentence with what was edited and were compared with it, since what
share of a text is shared depends on its length. A word becomes a key or ceases to be one when its holders become two,
or too many; a sentence when its holders become two or one.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

from gazette.describe.likeness import Key, characters, compared, features, text
from gazette.describe.related import KIND, Index, Relations, nearest
from gazette.describe.related import MANY as MANY_COMPARED
from gazette.memo import Memo
from gazette.model import Article, Vocabulary
from gazette.parallel import spread

MANY = 8  # articles edited at a time; for more, all are compared anew


class Upkeep:
    """The relations of the articles that were last given."""

    def __init__(self) -> None:
        self._index: _Edited | None = None
        self._given: tuple[Sequence[Article], object] = ((), None)
        self._found: list[Relations] = []

    def relations(
        self, articles: Sequence[Article], vocabulary: Vocabulary, jobs: int, memo: Memo, pages: Sequence[str] = ()
    ) -> tuple[Relations, ...]:
        """For each article those that belong to it: equal to `related`. What stays the same is the same object.
        `pages`: the digests of the articles' files."""
        index, self._index = self._index, None  # none is kept that an error left half done
        before, labels = self._given
        self._given = articles, [(topic.id, topic.label) for topic in vocabulary.topics]
        edited = _edited(before, articles) if labels == self._given[1] else None
        concerned = index.edit({n: articles[n] for n in edited}, memo, pages) if index and edited is not None else None
        if index is None or concerned is None:
            index = _Edited(articles, vocabulary)
            self._found = index.relations(jobs, memo, pages)
        else:
            for position in concerned:
                self._found[position] = index.again(position)
        self._index = index
        return tuple(self._found)


def _edited(before: Sequence[Article], articles: Sequence[Article]) -> list[int] | None:
    """The positions of articles that are others than they were; None where some came or went, or many changed."""
    if len(before) != len(articles):
        return None
    edited = [n for n, (old, new) in enumerate(zip(before, articles, strict=True)) if old is not new and old != new]
    same = all(before[n].slug == articles[n].slug for n in edited)
    return edited if same and len(edited) <= MANY else None


class _Edited(Index):
    """An index in which articles can change."""

    def __init__(self, articles: Sequence[Article], vocabulary: Vocabulary) -> None:
        super().__init__(articles, vocabulary)
        self._with_word: defaultdict[str, set[int]] = defaultdict(set)  # by word
        self._alone: dict[int, int] = {}  # by sentence that one article has, and no other
        self._filed: list[frozenset[int]] = []  # the keys of each article
        self._having_key: list[list[int]] = []  # the articles under each key

    def edit(self, articles: Mapping[int, Article], memo: Memo, pages: Sequence[str]) -> set[int] | None:
        """Change articles, by position; the positions of all whose relations may be others now. None where the index
        is of no use any more."""
        concerned = set(articles)
        for position, article in articles.items():
            concerned |= self._sharing(position)
            words, sentences = compared(
                memo.each(KIND, features, [text(article)], pages=pages[position : position + 1])[0]
            )
            flipped = self._reword(position, words) | self._rephrase(position, sentences)
            self._articles[position] = article
            concerned |= self._file({position, *flipped}) | self._sharing(position)
        return concerned if self.most(self._having) == self._most else None

    def relations(self, jobs: int, memo: Memo, pages: Sequence[str]) -> list[Relations]:
        """For each article those that belong to it."""
        self.read(jobs, memo, pages)
        self.file_all()
        made = list(spread(self.of, range(len(self._articles)), jobs, MANY_COMPARED))
        self._best = [best for best, _ in made]
        self._prepare()
        return [relations for _, relations in made]

    def _prepare(self) -> None:
        """Find out what edits need to know, in a form in which it can change."""
        both = list(map(compared, self._found))
        self._words = [words for words, _ in both]
        self._sentences = [sentences for _, sentences in both]
        self._filed, self._having_key = list(map(frozenset, self._keys)), list(map(list, self._postings))
        for position, words in enumerate(self._words):
            for word in words:
                self._with_word[word].add(position)
        for position, sentences in enumerate(self._sentences):
            self._alone.update(dict.fromkeys(sentences - self._repeated[position], position))

    def _keys_of(self, position: int) -> frozenset[int]:
        return self._filed[position] if self._filed else frozenset(self._keys[position])

    def _holders(self, key: int) -> int:
        return len(self._having_key[key]) if self._having_key else super()._holders(key)

    def _near(self, key: int, position: int) -> Sequence[int]:
        if not self._having_key:
            return super()._near(key, position)
        return nearest(self._having_key[key], 0, len(self._having_key[key]), position)

    def _key(self, key: Key) -> int:
        number = self._number.setdefault(key, len(self._names))
        if number == len(self._names):
            self._names.append(key)
            self._having_key.append([])
            self._worths.append(0)
        return number

    def again(self, position: int) -> Relations:
        """What belongs to an article now."""
        self._best[position], relations = self.of(position)
        return relations

    def _sharing(self, position: int) -> set[int]:
        """The articles that share a sentence with one and were compared with it."""
        keys = (self._number.get(("sentence", sentence)) for sentence in self._repeated[position])
        sharing = {other for key in keys if key is not None for other in self._having_key[key]}
        return {other for other in sharing if position in self._best[other]}

    def _reword(self, position: int, now: tuple[str, ...]) -> set[int]:
        """Give an article other words; the articles for which one of them became a key or ceases to be one."""
        flipped: set[int] = set()
        for word in set(now).symmetric_difference(self._words[position]):
            told, holders = self._tells(word, self._having), self._with_word[word]
            holders ^= {position}
            self._having[word] = len(holders)
            if told != self._tells(word, self._having):
                flipped |= holders
                self._telling ^= {word}
        self._words[position] = now
        return flipped

    def _rephrase(self, position: int, now: frozenset[int]) -> set[int]:
        """Give an article other sentences; the articles for which one of them became a key or ceases to be one."""
        before = self._sentences[position]
        flipped = {self._drop(position, sentence) for sentence in before - now}
        flipped |= {self._take(position, sentence) for sentence in now - before}
        self._sentences[position], self._lengths[position] = now, characters(now)
        return flipped - {position}

    def _drop(self, position: int, sentence: int) -> int:
        """Take a sentence from an article; the article that is left alone with it, else the article itself."""
        if sentence not in self._repeated[position]:
            del self._alone[sentence]
            return position
        self._repeated[position] -= {sentence}
        others = [n for n in self._having_key[self._number["sentence", sentence]] if n != position]
        if len(others) > 1:
            return position
        self._repeated[others[0]] -= {sentence}
        self._alone[sentence] = others[0]
        return others[0]

    def _take(self, position: int, sentence: int) -> int:
        """Give a sentence to an article; the article that had it alone so far, else the article itself."""
        key = self._number.get(("sentence", sentence))
        if key is not None and self._having_key[key]:
            self._repeated[position] |= {sentence}
            return position
        other = self._alone.pop(sentence, None)
        if other is None:
            self._alone[sentence] = position
            return position
        for each in (position, other):
            self._repeated[each] |= {sentence}
        return other

    def _file(self, positions: set[int]) -> set[int]:
        """File articles under the keys that they have now; the articles under all keys that are concerned."""
        moved: set[int] = set()
        concerned: set[int] = set()
        for position in positions:
            now = frozenset(map(self._key, self._all_keys(position, self._words[position])))
            for key in now ^ self._filed[position]:
                moved.add(key)
                concerned.update(self._having_key[key])
                _toggle(self._having_key[key], position)
            self._filed[position] = now
        for key in moved:
            self._worths[key] = self._worth(key)
            concerned.update(self._having_key[key])
        return concerned


def _toggle(positions: list[int], position: int) -> None:
    """Put a position into a sorted list, or take it out."""
    at = bisect_left(positions, position)
    if positions[at : at + 1] == [position]:
        del positions[at]
    else:
        insort(positions, position)
