"""content/ and seeds/ read into one Library: every page checked, every name given its address."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from gazette import contentpage, disk, manifest, paths, seeds, slugs, strictyaml, vocabulary
from gazette.describe import containers
from gazette.model import Article, HandPage, Library, Problem, Severity, Site, Vocabulary
from gazette.parallel import spread
from gazette.shelf import MANY, Found, Page, Problems, Shelf, digest
from gazette.soundness import faults, seen


def load(
    content: Path, seed_folder: Path, word_folder: Path | None = None, jobs: int = 1, shelf: Shelf | None = None
) -> tuple[Library, Problems]:
    """Read the whole archive, in `jobs` processes. A page that is wrong is left out and told; the others stand.

    Of files that stand as they did what the `shelf` holds is taken.
    """
    words, word_problems = vocabulary.load(word_folder or content / "vocabulary")
    site, site_problems = load_site(content / "site.yaml")
    memory, memory_problems = manifest.read(content / manifest.NAME)
    known_addresses = manifest.addresses(memory)
    articles, article_problems = load_articles(content / "articles", words, known_addresses, jobs, shelf)
    pages, page_problems = _hand_pages(content / "pages")
    raw, raw_problems = seeds.read_folder(seed_folder) if seed_folder.is_dir() else ((), ())
    named = addresses(articles, words)
    library = Library(
        site=site,
        articles=articles,
        vocabulary=words,
        pages=pages,
        seeds=raw,
        layouts=manifest.layouts(memory),
        addresses=named,
        places=tuple(
            replace(place, id=named.get(("place", place.name), ""))
            for place in containers.known(articles, words, shelf.told if shelf and shelf.library else None)
        ),
        files=_in_folders(content / "articles", known_addresses),
        digests=MappingProxyType({} if shelf is None else shelf.digests()),
    )
    problems = (word_problems, site_problems, article_problems, page_problems, raw_problems, memory_problems)
    return library, tuple(problem for group in problems for problem in group)


def load_articles(
    folder: Path,
    words: Vocabulary,
    known_addresses: Mapping[str, str] = MappingProxyType({}),
    jobs: int = 1,
    shelf: Shelf | None = None,
) -> tuple[tuple[Article, ...], Problems]:
    """Every page of content/articles/, by name. Its address is its name, or the one that it had before it was moved.

    `known_addresses`: by path, relative to content/ (manifest.addresses).
    """
    known = frozenset(topic.id for topic in words.topics)

    def read(each: Page) -> Found:
        return page(Path(each[0]), each[1], known, folder.parent)

    below = len(str(folder)) + 1
    named = [
        (entry.path, known_addresses.get(f"{folder.name}/{entry.path[below:]}") or entry.name.removesuffix(".md"))
        for entry in _markdown_entries(folder)
    ]
    pages = spread(read, named, jobs, MANY) if shelf is None else shelf.read(named, folder, known, read, jobs)
    found: list[Article] = []
    problems: list[Problem] = []
    for article, wrong, _ in pages:
        found += [article] if article is not None else []
        problems += wrong
    return tuple(found), (*problems, *_clashes(found, folder))


def article(path: Path, slug: str, known: Collection[str], root: Path | None = None) -> tuple[Article | None, Problems]:
    """One page; no article where anything is wrong with it. `known` are the topics that the vocabulary has.

    A page may be a link to another place below `root`, which is its own folder where nothing else is said.
    """
    return page(path, slug, known, root or path.parent)[:2]


def page(path: Path, slug: str, known: Collection[str], root: Path) -> Found:
    """The same, with the digest of the file's bytes, "" where nothing could be read."""
    problems: list[Problem] = []
    data = _data(path, root, problems, "the page")
    text = None if data is None else _text(data, path, problems, "the page")
    if data is None or text is None:
        return None, tuple(problems), ""
    if why := paths.fault(f"{slug}.html"):
        what = f"the name of the page cannot be an address: {why}"
        return None, (Problem(str(path), None, None, "G116", what, "rename the file"),), ""
    found, wrong = contentpage.loads(text, slug, str(path))
    if found is not None:
        wrong += (*faults(found, text, str(path)), *(_unknown_topics(found, text, known, path) if known else ()))
    return (None if wrong else found), (*problems, *wrong), digest(data)


def _markdown_files(folder: Path) -> Iterator[Path]:
    """Pages below a folder, in an order that no file system decides. Hidden files are none."""
    return (Path(entry.path) for entry in _markdown_entries(folder))


def _markdown_entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    for entry in sorted(_files(str(folder)), key=lambda entry: entry.path):
        if entry.name.endswith(".md") and not entry.name.startswith("."):
            yield entry


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder that is no folder itself; nothing where it is not there or may not be read."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                yield entry


def _in_folders(folder: Path, known_addresses: Mapping[str, str]) -> Mapping[str, str]:
    """The pages whose file is not `articles/<slug>.md`, by slug: renamed ones, and those in folders of their own."""
    renamed = {path: slug for path, slug in known_addresses.items() if path != f"{folder.name}/{slug}.md"}
    entries = list(os.scandir(folder)) if folder.is_dir() else []
    others = [Path(entry.path) for entry in entries if not entry.is_file(follow_symlinks=False)]
    below = sorted(path for path in others if path.is_dir())
    nested = (
        f"{folder.name}/{path.relative_to(folder).as_posix()}" for each in below for path in _markdown_files(each)
    )
    return MappingProxyType({known_addresses.get(path, Path(path).stem): path for path in (*nested, *renamed)})


def _read(path: Path, root: Path, problems: list[Problem], what: str = "the page") -> str | None:
    """A text that people wrote; None, and a problem, where it is none."""
    data = _data(path, root, problems, what)
    return None if data is None else _text(data, path, problems, what)


def _data(path: Path, root: Path, problems: list[Problem], what: str) -> bytes | None:
    """The bytes of a file that people wrote; None, and a problem, where they may not be read."""
    if why := paths.unnameable(path.as_posix().removeprefix(f"{root.as_posix()}/")):
        problems.append(Problem(str(path), None, None, "G116", f"the name of the page {why}", "rename the file"))
        return None
    try:
        if disk.leads_out(path, root):
            said = f"{what} is a link that leads out of {root.name}/"
            problems.append(Problem(str(path), None, None, "G114", said, "put the file itself there"))
            return None
        return disk.whole(path)
    except OSError as error:
        said = f"{what} cannot be read ({error.strerror})"
        problems.append(Problem(str(path), None, None, "G109", said, "put a file there that you may read"))
    return None


def _text(data: bytes, path: Path, problems: list[Problem], what: str) -> str | None:
    """The text of a file's bytes; None, and a problem, where they are none."""
    try:
        shown, found = seen(contentpage.decoded(data), str(path))
    except UnicodeDecodeError as error:
        said = f"byte {error.start} is not UTF-8"
        problems.append(Problem(str(path), None, None, "G108", said, f"save {what} as UTF-8"))
        return None
    problems += found
    return shown


def _unknown_topics(article: Article, text: str, known: Collection[str], path: Path) -> Problems:
    return tuple(
        Problem(
            str(path),
            next((n for n, line in enumerate(text.split("\n"), 1) if topic in line), None),
            None,
            "G110",
            f"the vocabulary has no topic {topic!r}",
            f"nearest: {', '.join(vocabulary.nearest(topic, known)) or 'none'}; see content/vocabulary/topics.yaml",
        )
        for topic in article.topics
        if topic not in known
    )


def _clashes(articles: Iterable[Article], folder: Path) -> Iterator[Problem]:
    """Two pages, in two folders, that would have one address."""
    seen: dict[str, Article] = {}
    for article in articles:
        key = article.slug.casefold()
        if key in seen:
            what = f"two pages have the address {article.slug!r}: {article.title!r} and {seen[key].title!r}"
            mend = "rename one of the two files"
            yield Problem(str(folder), None, None, "G111", what, mend, Severity.FATAL)
        seen[key] = article


def load_site(path: Path) -> tuple[Site, Problems]:
    """content/site.yaml; the defaults where it is missing."""
    problems: list[Problem] = []
    text = _read(path, path.parent, problems, "the settings") if os.path.lexists(path) else ""
    if not text:
        return Site(), tuple(problems)
    document = strictyaml.load(text, str(path))
    if isinstance(document, Problem):
        return Site(), (document,)
    values = document.value if isinstance(document.value, dict) else {}
    known = {field.name for field in fields(Site)}
    problems += (
        Problem(
            str(path),
            document.line(key),
            None,
            "G112",
            f"`{key}` is not a setting",
            f"known: {', '.join(sorted(known))}",
        )
        for key in values
        if key not in known
    )
    texts = {key: value for key, value in values.items() if key in known and isinstance(value, str) and value}
    others: dict[str, object] = {}
    if "scripts" in values:
        others["scripts"] = tuple(strictyaml.strings(values["scripts"]))
    if "newspapers" in values:
        others["newspapers"] = _newspapers(values["newspapers"], str(path), document.line("newspapers"), problems)
    return Site(**(texts | others)), tuple(problems)  # type: ignore[arg-type]  # every other field of Site is a text


def _newspapers(
    value: strictyaml.Value, path: str, line: int | None, problems: list[Problem]
) -> tuple[tuple[str, str], ...]:
    """How the names of seeds begin, and the newspaper that printed those pages."""
    pairs = value if isinstance(value, dict) else {}
    named = tuple((start, name) for start, name in pairs.items() if start and isinstance(name, str) and name)
    if value and len(named) < max(1, len(pairs)):
        what = "`newspapers` does not name a newspaper for each beginning of a file's name"
        problems.append(Problem(path, line, None, "G112", what, "write a line `quanzhou-: 泉州晚报` for each"))
    return named


def _hand_pages(folder: Path) -> tuple[tuple[HandPage, ...], Problems]:
    """Hand-written pages: the first line, `# title`, names the page."""
    pages = []
    problems: list[Problem] = []
    if disk.leads_out(folder, folder.parent):
        what, mend = "the folder is a link that leads out of content/", "put the folder itself there"
        return (), (Problem(str(folder), None, None, "G114", what, mend),)
    for path in _markdown_files(folder):
        text = _read(path, folder.parent, problems)
        if text is None:
            continue
        first, _, body = text.lstrip().partition("\n")
        if not first.startswith("# "):
            what = "a hand-written page has no title"
            problems.append(Problem(str(path), 1, 1, "G113", what, "begin it with a line `# title`"))
            continue
        pages.append(HandPage(path.stem, first[2:].strip(), body.strip("\n")))
    return tuple(pages), tuple(problems)


def addresses(articles: Iterable[Article], words: Vocabulary) -> Mapping[tuple[str, str], str]:
    """An identifier for every place, agency and person: the vocabulary's, else one made from the name."""
    given = {("place", place.name): place.id for place in words.places}
    given |= {("agency", agency.name): agency.id for agency in words.agencies}
    named = {(kind, name) for kind, names in _named(tuple(articles)) for name in names} - given.keys()
    taken = {(kind, identifier) for (kind, _), identifier in given.items()}
    for kind, name in sorted(named):
        identifier = slugs.slug(name) or "x"
        if (kind, identifier) in taken:
            identifier = slugs.article_slug(name, kind, ())
        taken.add((kind, identifier))
        given[kind, name] = identifier
    return MappingProxyType(given)


def _named(articles: Collection[Article]) -> Iterator[tuple[str, set[str]]]:
    """The names of each kind; most are those of many articles."""
    yield "place", set(chain.from_iterable(article.places for article in articles))
    yield "agency", set(chain.from_iterable(article.agencies for article in articles))
    yield "person", {person.name for article in articles for person in article.contributors}
