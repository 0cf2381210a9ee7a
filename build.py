#!/usr/bin/env python3
"""Build the archive: seeds become content, content becomes the site. `convert` and `build` are the whole pipeline."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

try:
    from gazette import disk, interrupts, journal, lock, options, problems, record, texts
    from gazette.model import Library, Page, Problem, Severity, Vocabulary
    from gazette.options import Options
    from gazette.parallel import Beside, aside
    from gazette.progress import Progress
    from gazette.publish import MARKER, Folder
    from gazette.record import Record
    from gazette.stream import Item, Keep, Standing
except KeyboardInterrupt:
    sys.exit("build.py: stopped before it began")
# All else is imported where it is used: that takes longer than to see that nothing changed since the last build.
if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess as Process

    from gazette.conversion import Conversion
    from gazette.memo import Found
    from gazette.search.index import IndexReport
    from gazette.shelf import Shelf
    from gazette.watch import Outcome
    from gazette.website import Rendered, Theme


NAMED = 10  # pages that a build names
MANY = 5000  # files; fewer are looked at before a process has started
SEARCH = "pagefind/"  # where the index stands in the site
T = TypeVar("T")
Stream = Generator[Item, None, T]  # files as they come, and in the end what there is to say of them


@dataclass(frozen=True, slots=True)
class Done:
    """What a step did: for the summary, for the exit code, and for whoever watches."""

    problems: tuple[Problem, ...] = ()
    counts: tuple[str, ...] = ()  # for the summary line
    written: dict[Path, str] = field(default_factory=dict)  # files of content/ with the SHA-256 of what was written
    changed: bool = False
    settled: bool = True  # whether the same again would write nothing
    rendered: Rendered | None = None  # for the next build, as is the record
    record: Record = field(default_factory=Record)  # of the site
    conversion: Conversion | None = None  # for the next build of this process
    texts: texts.Known | None = None  # content/ as texts, where the process builds again
    pages: Mapping[str, str] = field(default_factory=dict)  # articles as texts, as they were read, where it does not
    shelf: Shelf | None = None  # and as it was read
    saving: Process | None = None  # which writes down what was done
    more: bool = False  # what follows can wait
    whole: bool = False  # whether the site was published to the end, and looked at before, in this process
    shown: frozenset[str] = frozenset()  # files of the site that were put there since, for a look

    @property
    def aborted(self) -> bool:
        """Whether something stood in the way; nothing was written then."""
        return any(problem.severity is Severity.FATAL for problem in self.problems)


def convert(asked: Options, say: Progress, last: Done | None = None, hold: bool = False) -> Done:
    """Seeds to content: read, separate, describe, and write what people have not taken into their own hands.

    What the `last` build of this process knows of the seeds is not found out again. With `hold` what is written can
    still be taken back (journal.py), and what is known is kept for other processes.
    """
    from gazette import conversion, edits, manifest, seeds, vocabulary

    journal.recover(asked.content)
    say("reading")
    known = last.texts if last else {} if asked.live else None
    files, file_problems = texts.read(asked.content, known)
    memory, memory_problems = manifest.read(asked.content / manifest.NAME)
    pages, seed_problems = seeds.read_folder(asked.seeds)
    words, word_problems = vocabulary.load(asked.vocabulary)
    found = file_problems + memory_problems + seed_problems + word_problems
    if any(problem.severity is Severity.FATAL for problem in found):
        return Done(found)
    say(f"separating {len(pages)} pages")
    now = converted(asked, pages, words, last) if hold else conversion.convert(pages, words, asked.jobs)
    unread = {Path(problem.path).name for problem in seed_problems if problem.severity is Severity.ERROR}
    generated = tuple(zip(now.readings, now.articles, strict=True))
    plan = edits.plan(generated, memory, files, unread=unread, where=str(asked.content))
    found += tuple(replace(problem, path=str(asked.seeds / problem.path)) for problem in now.problems)
    found += plan.problems
    if any(problem.severity is Severity.FATAL for problem in found):
        return Done(found)
    published = journal.write_batch(asked.content, plan.writes, plan.deletes, files, hold)
    if isinstance(published, Problem):
        return Done((*found, published))
    counts: tuple[str, ...] = (_count(len(pages), "seed"), _count(sum(map(len, now.articles)), "article"))
    counts += (f"{len(plan.kept)} kept as people left them",) if plan.kept else ()
    written = {asked.content / path: texts.digest(text) for path, text in plan.writes.items()}
    settled = not published.written and not published.deleted
    done = Done(found, counts, written, settled=settled, texts=known)
    if asked.live:
        return replace(done, conversion=now)
    folder = "articles/"
    kept = {path: text for path, text in files.items() if path.startswith(folder) and path not in plan.writes}
    return replace(done, pages={path.removeprefix(folder): text for path, text in kept.items()})


def converted(asked: Options, pages: Sequence[Page], words: Vocabulary, last: Done | None) -> Conversion:
    """Seeds as articles: as far as the last build read them the same, from its memory, here or beside the site."""
    from gazette import conversion

    known = (last.conversion if last else None) or record.load_conversion(asked.cache, pages, words)
    now = conversion.convert(pages, words, asked.jobs, known)
    if now is not known:
        with contextlib.suppress(OSError):  # the next build has more to do then, and nothing else
            record.save_conversion(now, asked.cache)
    return now


def build(asked: Options, say: Progress, before: Record, ahead: Beside, shelf: Shelf, last: Done | None = None) -> Done:
    """Content to site: load, then render every variant and index for search while what is ready is written.

    What is still right of the site that stands is kept, as far as the last build's record tells; of that build itself
    `last` is what it did, where it was in this process. For whoever watches the index follows (`search`). `shelf`: what
    is known of content/.
    """
    from gazette import website

    say("loading")
    archive, found = load(asked, shelf)
    theme, theme_problems = website.load(asked.templates)
    found += theme_problems
    if any(problem.severity is Severity.FATAL for problem in found):
        return Done(found)
    rendered, report = website.Rendered(), None
    index_ahead(asked, archive, before, ahead)

    def files(keep: Keep) -> Iterator[Item]:
        nonlocal rendered, report
        say("rendering")
        known = (last.rendered if last else None) or record.load_rendered(before, asked.cache)
        if asked.live and known.memory is None:
            known = replace(known, memory=website.Memory())
        rendered = yield from pages(asked, archive, theme, before, known, keep, shelf)
        if asked.index and not asked.live:
            say("indexing")
            report = yield from index(asked, archive, before.files.keys(), ahead)
        elif asked.live:
            yield Standing([path for path in before.files if path.startswith(SEARCH)])
        say("publishing")

    checked = last.record.files if last else before.files  # also names of files that were changed since
    present = frozenset(last.record.files) if last and last.whole else None
    published = Folder(asked.site).publish(files, in_place=asked.live, checked=checked, present=present)
    if isinstance(published, Problem):
        return Done((*found, published))
    return Done(
        found,
        (_files(published.written, published.unchanged), *([_records(report)] if report else [])),
        changed=bool(published.written or published.deleted),
        rendered=rendered,
        record=record.of(published.names, published.stored, before),
        shelf=shelf,
    )


def pages(
    asked: Options,
    archive: Library,
    theme: Theme,
    before: Record,
    last: Rendered,
    keep: Keep,
    shelf: Shelf,
) -> Stream[Rendered]:
    """The files of the website: made here, all or a share of them; or brought together from the machines that did.
    What is known of content/ is kept before pages are made."""
    from gazette import shards, website

    early = None if asked.live else partial(remember_inputs, asked, shelf)  # whoever watches has it in memory
    choice = website.Options(archive.site.base_url, archive.site.scripts, asked.share)
    if asked.command != "assemble":
        return (yield from website.render(archive, theme, choice, asked.jobs, last, before.files, keep, early))
    if early is not None:
        early({})
    made = shards.load(asked)
    if isinstance(made, Problem):
        yield made
        return website.Rendered()
    shards.take_parts(made, asked)
    sums = website.Sums(archive, before.files)
    yield from sums.noted(shards.pages(made, asked, before.files))
    yield from website.ending(theme, choice, {path for shard in made for path in shard.listed}, sums)
    return website.Rendered()


def remember_inputs(asked: Options, shelf: Shelf, found: Found) -> None:
    """Keep what pages were read as, and what was found in texts, as `remember` keeps all else."""
    with contextlib.suppress(OSError):
        record.save_shelf(shelf, asked.content, asked.cache)
        record.save_memo(found, asked.cache)


def index(asked: Options, archive: Library, standing: Container[str], ahead: Beside) -> Stream[IndexReport]:
    """The files of the search index, without bytes where a part is `standing` in the site: a part is named by what it
    was made from. Of a share none yet, since they are joined from the parts of all. Parts that are made `ahead` are
    waited for as late as can be."""
    from gazette.search.index import index as index_search
    from gazette.search.index import prepare as prepare_search

    parts = asked.cache / "parts"
    if not asked.share.whole:
        indexed = prepare_search(archive, parts, asked.share, jobs=asked.jobs)
        yield from indexed.problems
        return indexed
    folder = asked.cache / "pagefind"
    indexed = index_search(archive, folder, parts, asked.templates, jobs=asked.jobs, ready=ahead.wait)
    yield from indexed.problems  # fatal: the published site keeps its pages and the search that fits them
    for name in disk.list_files(folder):
        stands = "/" in name and SEARCH + name in standing
        yield SEARCH + name, None if stands else (folder / name).read_bytes()
    return indexed


def index_ahead(asked: Options, archive: Library, before: Record, ahead: Beside) -> None:
    """Begin with the parts of the index beside the pages, where those leave a processor: few are made, by one process,
    where a site stands."""
    if asked.index and asked.jobs > 1 and before.files and asked.share.whole and asked.command != "assemble":
        from gazette.search.index import make_ahead

        ahead.begin(lambda: make_ahead(archive, asked.cache / "parts"))


def tidy(asked: Options) -> None:
    """Remove what indexing left over."""
    from gazette.search.index import tidy as tidy_index

    with contextlib.suppress(OSError):
        tidy_index(asked.cache / "parts")


def _files(written: int, unchanged: int) -> str:
    return f"{_count(written, 'file')} written, {unchanged} unchanged"


def _records(report: IndexReport) -> str:
    return _count(report.records, "search record")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def load(asked: Options, shelf: Shelf) -> tuple[Library, tuple[Problem, ...]]:
    """The archive as content/ has it, with what the command line says of the site."""
    from gazette import library
    from gazette.alike import like

    archive, found = library.load(asked.content, asked.seeds, asked.vocabulary, asked.jobs, shelf)
    site = replace(
        archive.site,
        base_url=asked.base_url or archive.site.base_url,
        scripts=asked.scripts or archive.site.scripts,
    )
    archive = replace(archive, site=site)
    archive = shelf.library = like(archive, shelf.library)
    return archive, found


def all_steps(asked: Options, say: Progress) -> tuple[Done, ...]:
    """Convert, then build."""
    with Beside() as ahead:
        done = both_steps(asked, say, ahead)
    if asked.index and done[-1].rendered is not None:
        tidy(asked)
    return done


def both_steps(asked: Options, say: Progress, ahead: Beside, last: Done | None = None) -> tuple[Done, ...]:
    """Convert, then build. Where either aborts, both content and site stay as they were.

    Where nothing changed since the last build, and its site stands as it left it, that build is told again.
    """
    say("comparing")
    journal.recover(asked.content)
    Folder(asked.site).recover()
    may_stand = not asked.live and asked.command != "assemble"  # whoever watches needs more than what was said
    known = last.record if last else record.load(asked.cache)
    before = expected(last) if last and last.whole else standing(asked, known)
    inputs = record.inputs(asked.inputs, asked.matters) if may_stand else ""
    if inputs and inputs == before().inputs:
        return tuple(Done(*said) for said in before().said)
    try:
        content = convert(asked, say, last, hold=True)
        if content.aborted:
            return (content,)
        shelf = (last.shelf if last else None) or record.load_shelf(asked.cache)
        if shelf.fronts:  # else pages are parsed, by several processes
            shelf.texts = content.pages
        content = replace(content, pages={})
        built = build(asked, say, before(), ahead, shelf, last)
        built = replace(built, conversion=content.conversion, texts=content.texts)
        if not built.aborted:
            journal.commit(asked.content)
            if not asked.live:
                remember(asked, content, built, inputs if content.settled else "")
            return content, built
    except BaseException:  # an interrupt, too
        journal.recover(asked.content)
        raise
    journal.recover(asked.content)
    return replace(content, written={}), built


def standing(asked: Options, known: Record) -> Callable[[], Record]:
    """What of the site stands as it is known; many files are looked at by a process of their own meanwhile."""
    looked = aside(partial(record.differences, known, asked.site), asked.jobs if len(known.files) > MANY else 1)
    return cache(lambda: record.standing(known, asked.site, looked()))


def expected(last: Done) -> Callable[[], Record]:
    """What of the site should stand after what this process did. Whoever watches waits for it to be looked at when all
    is shown."""
    return cache(lambda: record.without(last.record, last.shown))


def remember(asked: Options, converted: Done, built: Done, inputs: str) -> None:
    """Keep what the next build can use. Where that cannot be written it has more to do, and nothing else."""
    assert built.rendered is not None
    with contextlib.suppress(OSError):
        record.save(
            replace(built.record, inputs=inputs, said=told_again(converted, built)), built.rendered, asked.cache
        )


def told_again(converted: Done, built: Done) -> tuple[tuple[tuple[Problem, ...], tuple[str, ...]], ...]:
    """What is said, step by step, by a build that finds nothing to do."""
    counts = (_files(0, len(built.record.files)), *built.counts[1:])
    return (converted.problems, converted.counts), (built.problems, counts)


def watch_steps(asked: Options, say: Progress, last: list[Done], paths: frozenset[Path]) -> Iterator[Done]:
    """For whoever watches: the pages of edited articles at once, then all pages, then the search.

    `last` holds what the last build of this process did, where that was done to the end.
    """
    shown = preview(asked, last[0], paths) if last else frozenset()
    if shown:
        last[0] = replace(last[0], shown=last[0].shown | shown)
        yield Done(changed=True)
    if last and last[0].shelf is not None:
        last[0].shelf.forget(paths)
    if last and last[0].texts is not None:
        texts.forget(last[0].texts, asked.content, paths)
    hasty = bool(last) and last[0].whole
    yield from watched(asked, say, last)
    if hasty and last[0].whole and differs(asked, last[0].record):
        last[0] = replace(last[0], whole=False)  # so that it is looked at first
        yield from watched(asked, say, last)


def watched(asked: Options, say: Progress, last: list[Done]) -> Iterator[Done]:
    """The pages, then the search, for whoever watches."""
    saving = last[0].saving if last else None
    with Beside() as ahead:
        before = last[0] if last else None
        last[:] = [replace(each, whole=False) for each in last]  # should this be given up, the site is looked at again
        steps = both_steps(asked, say, ahead, before)
        if steps[-1].aborted or len(steps) == 1:
            yield from steps
            return
        converted, built = steps
        last[:] = [built := replace(built, saving=saving, whole=True)]
        yield converted
        yield replace(built, more=asked.index)
        if asked.index:
            say("indexing")
            last[0] = replace(built, whole=False)
            found = search(asked, built, ahead)
            last[:] = [last[0] if found.aborted else found]
            yield found
    assert built.rendered is not None
    if built.rendered.memory is not None:
        built.rendered.memory.get_ready(built.rendered.traces)
    known = replace(last[0].record, said=told_again(converted, last[0]))
    last[:] = [replace(last[0], saving=record.save_apart(known, built.rendered, asked.cache, saving))]
    if asked.index:
        Beside().begin(lambda: tidy(asked))


def differs(asked: Options, known: Record) -> bool:
    """Whether somebody else changed the site."""
    found = record.differences(known, asked.site)
    return found.more or bool(found.files)


def preview(asked: Options, last: Done, paths: frozenset[Path]) -> frozenset[str]:
    """Show edited articles at once, where the last build had them; the files of the site that show them."""
    from gazette import library, website

    assert last.rendered is not None
    archive = last.rendered.variants[0][0].original
    folder, known = (asked.content / "articles").resolve(), {topic.id for topic in archive.vocabulary.topics}
    if not paths or any(path.parent != folder or path.stem in archive.files for path in paths):
        return frozenset()
    found = {path.stem: library.article(path, path.stem, known)[0] for path in paths}
    files = tuple(website.preview(last.rendered.variants, {slug: item for slug, item in found.items() if item}))
    ready = [(item[0], item[1]) for item in files if isinstance(item, tuple) and isinstance(item[1], bytes)]
    Folder(asked.site).put(ready)
    return frozenset(path for path, _ in ready)


def search(asked: Options, built: Done, ahead: Beside) -> Done:
    """The search index of a site whose pages stand."""
    assert built.rendered is not None
    archive = built.rendered.variants[0][0].original
    pages = [path for path in built.record.files if not path.startswith(SEARCH) and path != MARKER]
    counts: tuple[str, ...] = ()

    def files() -> Iterator[Item]:
        nonlocal counts
        yield Standing(pages)
        counts = (_records((yield from index(asked, archive, built.record.files.keys(), ahead))),)

    present = frozenset(built.record.files) if built.whole else None
    published = Folder(asked.site).publish(files(), in_place=True, checked=built.record.files, present=present)
    if isinstance(published, Problem):
        return Done((published,))
    known = record.of(published.names, published.stored, built.record)
    changed = bool(published.written or published.deleted)
    return replace(built, problems=(), counts=counts, written={}, changed=changed, record=known, more=False)


def shard_steps(asked: Options, say: Progress) -> tuple[Done, ...]:
    """All steps for a share, then what the machine that joins the shares needs to know of it."""
    from gazette import shards

    done = all_steps(asked, say)
    return done if any(step.aborted for step in done) else (*done, Done(shards.save(asked)))


@contextlib.contextmanager
def keeping(to_the_end: bool = False) -> Iterator[None]:
    """While a build runs, no looking for circles of values to free: it needs what it makes, and that took a fifth of
    its time. Nor afterwards, where the process ends with it."""
    gc.disable()
    try:
        yield
    finally:
        if to_the_end:
            gc.freeze()
        gc.enable()


# --- the commands that write ------------------------------------------------------------------------------------


def run(asked: Options, steps: Callable[[Options, Progress], Iterable[Done]]) -> int:
    """Run steps under the lock, then say what they did."""
    began = time.monotonic()
    say = Progress(sys.stderr, asked.quiet)
    folders = (asked.content,) if asked.command == "convert" else (asked.content, asked.site)
    with keeping(to_the_end=__name__ == "__main__"), lock.hold(*folders) as busy, contextlib.closing(say):
        done = (Done((busy,)),) if busy else tuple(steps(asked, say))
    found = tuple(problem for step in done for problem in step.problems)
    problems.show(found, quiet=asked.quiet)
    code = problems.exit_code(found, asked.strict)
    if not asked.quiet and code != problems.ABORTED:
        wrong = sum(problem.severity is Severity.ERROR for problem in set(found))
        counts = (*(count for step in done for count in step.counts), _count(wrong, "problem"))
        if asked.why:
            reasons = (each for step in done if step.rendered for each in step.rendered.reasons())
            print("".join(f"{path}: {why}\n" for path, why in reasons), end="")
        print(", ".join(counts), f"in {time.monotonic() - began:.1f} s")
        if asked.command in ("build", "assemble"):
            print(f"Home page: {asked.site / 'index.html'}" if asked.share.whole else f"Shard: {asked.site.parent}")
    return code


def convert_command(asked: Options) -> int:
    """`convert`: seeds to content only."""
    return run(asked, lambda asked, say: [convert(asked, say)])


def build_command(asked: Options) -> int:
    """`build`: the whole pipeline, or a share of it."""
    if asked.share.whole:
        return run(asked, all_steps)
    from gazette import shards

    return run(shards.alone(asked), shard_steps)


def assemble_command(asked: Options) -> int:
    """`assemble`: the whole pipeline, with pages and parts of the index that others made."""
    return run(asked, all_steps)


def watch_command(asked: Options) -> int:
    """`watch`: build, serve, rebuild on every change until interrupted."""
    from gazette import library, serve
    from gazette.observe import Changes
    from gazette.screen import Screen
    from gazette.watch import Outcome, watch

    screen, changes = Screen(), Changes()
    say = Progress(sys.stderr, asked.quiet)

    last: list[Done] = []

    def rebuild(paths: frozenset[Path]) -> Iterator[Outcome]:
        try:
            with keeping(), lock.hold(asked.content, asked.site) as busy:
                for done in (Done((busy,)),) if busy else watch_steps(asked, say, last, paths):
                    interrupts.resume()
                    say("")
                    problems.show(done.problems, quiet=asked.quiet)
                    if not asked.quiet:
                        tell(done)
                    yield Outcome(done.changed, tuple(map(problems.line, done.problems)), done.written, done.more)
        except interrupts.FAILURES as failure:  # the next save may find it mended
            problem = interrupts.problem("watch", failure, asked.content)
            problems.show([problem], quiet=asked.quiet)
            yield Outcome(problems=(problems.line(problem),), changed=False)

    def show(outcome: Outcome) -> None:
        screen.show(outcome.problems, reload=outcome.changed)

    address = asked.base_url or library.load_site(asked.content / "site.yaml")[0].base_url
    prefix = urlsplit(address).path or "/"
    try:
        server = serve.SiteServer(asked.site, bind=asked.bind, port=asked.port, prefix=prefix, screen=screen)
    except OSError as error:
        problems.show([serve.problem(error, asked.bind, asked.port)])
        return problems.ABORTED
    with server, contextlib.suppress(KeyboardInterrupt):
        print(f"Serving {asked.site} at {server.url}; Ctrl-C ends it.", flush=True)
        watch((asked.seeds, asked.content, asked.templates, asked.vocabulary), rebuild, show, print, changes)
    if last and last[0].saving is not None:
        last[0].saving.join()
    return problems.FINE


def tell(done: Done) -> None:
    """Say to whoever watches what a step did: the pages of articles that it wrote, then how much of everything."""
    pages = sorted(str(path) for path in done.written if path.suffix == ".md")
    more = [f"and {_count(len(pages) - NAMED, 'more page')}"] if len(pages) > NAMED else []
    lines = [*(f"Wrote {page}" for page in pages[:NAMED]), *more, *([", ".join(done.counts)] if done.counts else [])]
    print("".join(f"{line}\n" for line in lines), end="", flush=True)


def command(name: str) -> Callable[[Options], int]:
    """What does a command."""
    pipeline = {
        "convert": convert_command,
        "build": build_command,
        "assemble": assemble_command,
        "watch": watch_command,
    }
    if name in pipeline:
        return pipeline[name]
    from gazette.commands import COMMANDS

    return COMMANDS[name]


def main(argv: list[str]) -> int:
    """Do what is asked. Exit codes: 0 fine, 1 problems under --strict or a failed check, 2 usage, 3 aborted."""
    asked = options.parse(argv)
    with interrupts.obeyed():
        try:
            code = command(asked.command)(asked)
            sys.stdout.flush()
        except BrokenPipeError:  # `review | head`: whoever read has enough
            problems.hang_up(sys.stdout)
            return problems.FINE
        except ModuleNotFoundError as missing:
            if (missing.name or "gazette").startswith("gazette"):
                raise
            sys.exit(f"build.py: {missing.name} is not installed; run `make setup`, then .venv/bin/python build.py")
        except (KeyboardInterrupt, *interrupts.FAILURES) as stop:
            problems.show([interrupts.problem(asked.command, stop, asked.content)])
            return problems.ABORTED
    return code


if __name__ == "__main__":
    code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # nobody reads any more
            stream.flush()
    os._exit(code)  # the system frees in one go what Python would free value by value
