"""The verdict on a built site's search: strings drawn from the archive, looked for in a real browser, held against the
truth that every text gives."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlencode, urlsplit

from gazette import urls
from gazette.model import Library, Problem
from gazette.script import Hant
from gazette.search.browser import NoBrowserError, chromium
from gazette.search.parts import LIMIT, divide
from gazette.search.records import findable
from gazette.search.sample import Question, Truth, questions
from gazette.serve import SiteServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COUNT = 90  # questions, each asked in both scripts on every variant
COLD = 5  # first searches, each in a browser that has nothing yet
_PACKED = {".css", ".html", ".js", ".json"}  # what GitHub Pages compresses on the way
_SEARCH = ("assets/search", "pagefind/")  # what is loaded for searching alone
_FIRST = 10  # results whose text a search shows

# Asks questions one after another; tells which rows were found, the addresses of the first ones, and the times.
_ASK = """async ([questions, first]) => {
  const own = document.querySelector("script[src*='assets/search.js']");
  const context = {
    top: new URL("../", own.src),
    up: new URL(own.dataset.up, location.href),
    script: document.documentElement.dataset.script,
  };
  const begin = performance.now();
  const { answer, shown } = await import(new URL("assets/search/answers.js", context.top).href);
  const answers = [];
  for (const question of questions) {
    const start = answers.length ? performance.now() : begin;
    const found = await answer(context, question);
    const best = found.groups.slice(0, first);
    const views = await Promise.all(best.map((group) => shown(context, group[0], found.terms, question)));
    answers.push({
      ms: performance.now() - start,
      rows: found.groups.flat().map((hit) => [hit.row.number, hit.loose]),
      shown: views.map((view, n) => [best[n][0].row.number, new URL(view.href).pathname.split("/").pop()]),
    });
  }
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How search did: shares from 0 to 1, medians in bytes and milliseconds, and a line for everything wrong."""

    asked: int
    recall: float
    precision: float
    headlines: float  # share of headlines whose article came first
    cold_bytes: float
    cold_ms: float
    warm_ms: float
    wrong: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """What to print."""
        yield f"search: {self.asked} questions in both scripts on every variant"
        yield f"search: recall {self.recall:.4f}, precision {self.precision:.4f}, headline first {self.headlines:.4f}"
        size = f"{self.cold_bytes / 1000:.0f} kB"
        yield f"search: first search {size} in {self.cold_ms:.0f} ms, next ones {self.warm_ms:.0f} ms"
        yield from self.wrong


@dataclass(frozen=True, slots=True)
class _Outcome:
    question: Question
    recall: float
    precision: float
    first: bool
    ms: float
    wrong: str


def judge(library: Library, site: Path, count: int = COUNT) -> Verdict | Problem:
    """Judge the search of `site`, which was built from `library`. A Problem where there is no browser to judge with."""
    try:
        with chromium() as browser:
            return judge_with(browser, library, site, count)
    except NoBrowserError as error:
        return Problem(str(site), None, None, "G402", str(error), "then check again; nothing was judged")


def judge_with(browser: Browser, library: Library, site: Path, count: int = COUNT) -> Verdict:
    """Judge with a browser that is running."""
    with SiteServer(site, port=0) as server:
        return _judge(library, site, browser, server.url, count)


def _judge(library: Library, site: Path, browser: Browser, address: str, count: int) -> Verdict:
    judged = Judge(library)
    asked = questions(judged.articles, count)
    outcomes: list[_Outcome] = []
    noise: list[str] = []
    pages = _standing(library, site)
    for path in pages:
        for typed in (str, judged.convert):
            texts = [quoted(typed(question.text)) for question in asked]
            answers = ask(browser, f"{address}{path}", texts, noise)
            outcomes += [judged.outcome(*each) for each in zip(asked, texts, answers, strict=True)]
    firsts = asked[:: max(1, len(asked) // COLD)][:COLD]
    cold = [_cold(browser, f"{address}{pages[0]}", site, quoted(question.text)) for question in firsts]
    return Verdict(
        asked=len(asked),
        recall=_mean(outcome.recall for outcome in outcomes),
        precision=_mean(outcome.precision for outcome in outcomes),
        headlines=_mean(float(outcome.first) for outcome in outcomes if outcome.question.headline_of),
        cold_bytes=statistics.median(size for size, _ in cold or [(0, 0)]),
        cold_ms=statistics.median(ms for _, ms in cold or [(0, 0)]),
        warm_ms=statistics.median([outcome.ms for outcome in outcomes] or [0]),
        wrong=(*noise, *(outcome.wrong for outcome in outcomes if outcome.wrong)),
    )


def _standing(library: Library, site: Path) -> list[str]:
    """The search pages of the variants that stand, which may be fewer than content/ asks for."""
    pages = [f"{urls.ROOTS[script]}{urls.SEARCH}" for script in library.site.scripts]
    return [page for page in pages if (site / page).is_file()] or pages


class Judge:
    """The archive as it ought to be found."""

    def __init__(self, library: Library) -> None:
        self.articles = findable(library)
        self.convert = Hant(library.vocabulary.protected).convert
        self.order = [article.slug for part in divide(self.articles, LIMIT) for article in part.articles]
        self._titles = {article.slug: article.title for article in self.articles}
        self.truth = Truth(self.articles)

    def outcome(self, question: Question, text: str, answer: dict[str, Any]) -> _Outcome:
        """Hold an answer against the truth. Matches across other punctuation are right if they are marked as such."""
        order = self.order
        exact, across = self.truth.containing(text.strip('"'))
        found = {order[row] for row, loose in answer["rows"] if not loose}
        marked = {order[row] for row, loose in answer["rows"] if loose}
        lost, extra = exact - found, (found - exact) | (marked - across)
        first = [order[row] for row, _ in answer["rows"][:1]]
        heads = [self._titles[slug] for slug in first] == [self._titles.get(question.headline_of, "")]
        misplaced = [name for row, name in answer["shown"] if name != f"{order[row]}.html"]
        wrong = [f"not found in {_some(lost)}"] * bool(lost) + [f"wrongly found in {_some(extra)}"] * bool(extra)
        wrong += ["headline not first"] * bool(question.headline_of and not heads)
        wrong += [f"leads to {_some(misplaced)}"] * bool(misplaced)
        return _Outcome(
            question=question,
            recall=len(found & exact) / len(exact) if exact else 1.0,
            precision=len(found & exact) / len(found) if found else 1.0,
            first=heads,
            ms=answer["ms"],
            wrong=f"search: {question.kind} {text}: {'; '.join(wrong)}" if wrong else "",
        )


def _some(names: Iterable[str]) -> str:
    listed = sorted(names)
    return ", ".join(listed[:3]) + (f" and {len(listed) - 3} more" if len(listed) > 3 else "")


def quoted(text: str) -> str:
    """As a reader would have to type it for the string to be one term."""
    return f'"{text}"' if any(char.isspace() for char in text) or text[0] in "-－−" else text


def _mean(values: Iterable[float]) -> float:
    """1 where there is nothing to count: nothing was wrong."""
    return statistics.fmean(counted) if (counted := list(values)) else 1.0


def ask(browser: Browser, address: str, texts: Sequence[str], noise: list[str] | None = None) -> list[dict[str, Any]]:
    """What the search page at an address answers. What its console complains of is added to `noise`."""
    heard = [] if noise is None else noise
    with browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: heard.append(f"search: {error}"))
        page.on("console", lambda said: heard.append(f"search: {said.text}") if said.type == "error" else None)
        page.goto(address)
        answers: list[dict[str, Any]] = page.evaluate(_ASK, [list(texts), _FIRST])
        return answers


def _cold(browser: Browser, address: str, site: Path, text: str) -> tuple[int, float]:
    """The first search of a reader, who opens the search page with it: bytes of code, index and results, and
    milliseconds until ten are shown."""
    with browser.new_context() as context:
        asked: set[str] = set()
        context.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path).lstrip("/")))
        page = context.new_page()
        page.goto(f"{address}?{urlencode({'q': text})}")
        page.wait_for_function("() => performance.getEntriesByName('search answered').length")
        milliseconds: float = page.evaluate("() => performance.getEntriesByName('search answered')[0].startTime")
    return sum(_transferred(site / path) for path in asked if path.startswith(_SEARCH)), milliseconds


def _transferred(path: Path) -> int:
    """The size of a file on its way from GitHub Pages, which compresses text."""
    data = path.read_bytes() if path.is_file() else b""
    return len(gzip.compress(data, 6)) if path.suffix in _PACKED else len(data)
