"""The commands that do not build: judge, review, explain, decide on proposals, fill the gazetteer, keep and restore."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from gazette import (
    check,
    codes,
    disk,
    fixity,
    journal,
    library,
    lock,
    manifest,
    problems,
    proposals,
    review,
    seeds,
    texts,
    vocabulary,
)
from gazette.describe import places
from gazette.describe.explain import explain
from gazette.model import Problem
from gazette.options import Options
from gazette.proposals import Proposal
from gazette.search.verdict import Verdict, judge
from gazette.separate import separate


def check_command(asked: Options) -> int:
    """`check`: read-only verdict on content and the built site."""
    archive, found = library.load(asked.content, asked.seeds, asked.vocabulary)
    files, file_problems = texts.read(asked.content)
    memory, _ = manifest.read(asked.content / manifest.NAME)
    found += file_problems + check.content(archive, asked.seeds, check.touched(archive, memory, files))
    found += check.website(asked.site, archive) + fixity.verify(asked.seeds)
    if asked.search:
        verdict = judge(archive, asked.site)
        found += (verdict,) if isinstance(verdict, Problem) else _search_problems(verdict, asked)
    problems.show(found)
    code = problems.exit_code(found, strict=True)
    if code == problems.FINE:
        print(f"{len(archive.seeds)} seeds, {len(archive.articles)} articles: all is well.")
    return code


def _search_problems(verdict: Verdict, asked: Options) -> tuple[Problem, ...]:
    for line in verdict.lines():
        print(line)
    mend = "build again; report this if it stays"
    return tuple(Problem(str(asked.site), None, None, "G403", wrong, mend) for wrong in verdict.wrong)


def review_command(asked: Options) -> int:
    """`review`: doubtful joints, headlines and pages, worst first."""
    pages, found = seeds.read_folder(asked.seeds)
    for line in review.lines(separate(page) for page in pages):
        print(f"{asked.seeds}/{line}")
    problems.show(found)
    return problems.exit_code(found)


def explain_command(asked: Options) -> int:
    """`explain`: why each topic, place, agency and date of a page was given; what the code of a message means."""
    known = codes.entries()
    for name in asked.names:
        if name.upper() in known:
            print(known[name.upper()], end="\n\n")
    pages = [name for name in asked.names if name.upper() not in known]
    return _explain_pages(pages, asked) if pages else problems.FINE


def _explain_pages(names: Sequence[str], asked: Options) -> int:
    archive, found = library.load(asked.content, asked.seeds, asked.vocabulary)
    by_slug = {article.slug: article for article in archive.articles}
    for name in names:
        if (article := by_slug.get(Path(name).stem)) is not None:
            print(explain(article, archive.vocabulary, archive.articles))
        elif not any(problem.path == name for problem in found):
            near = difflib.get_close_matches(Path(name).stem, by_slug, n=1)
            mend = f"did you mean {asked.content}/articles/{near[0]}.md?" if near else "name a page of content/articles"
            found += (Problem(name, None, None, "G115", "there is no such page", mend),)
    return _tell(*(problem for problem in found if Path(problem.path).stem in {Path(name).stem for name in names}))


def places_command(asked: Options) -> int:
    """`places`: add a division and all below it, from the national table, to the gazetteer."""
    words, found = vocabulary.load(asked.content / "vocabulary")
    if problems.exit_code(found, strict=True):
        return _tell(*found)
    path = asked.content / "vocabulary" / "places.yaml"
    with lock.hold(asked.content) as busy:
        if busy:
            return _tell(busy)
        (name,) = asked.names
        lines = places.fill(name, words.places)
        if lines is None:
            mend = "write it as the state does (聊城市), or give its division code (3715)"
            return _tell(Problem(name, None, None, "G125", "the national table has no such division", mend))
        before = {path.name: disk.read(path, path.parent).decode()} if path.exists() else {}
        after = {path.name: before.get(path.name, "") + lines}
        written = journal.write_batch(path.parent, after, (), before)
        return _tell(written) if isinstance(written, Problem) else problems.FINE


def proposals_command(asked: Options) -> int:
    """`proposals`: what the program would write, had a person not edited the page."""
    with lock.hold(asked.content) as busy:
        if busy:
            return _tell(busy)
        journal.recover(asked.content)
        files, found = texts.read(asked.content)
        memory, memory_problems = manifest.read(asked.content / manifest.NAME)
        if found or memory_problems:
            return _tell(*found, *memory_problems)
        if asked.action in ("", "list", "show"):
            return _show(proposals.pending(memory, files), asked)
        decide = {"accept": proposals.accept, "dismiss": proposals.dismiss, "retire": proposals.retire}[asked.action]
        change = decide(memory, files, asked.names)
        if change.problems:
            return _tell(*change.problems)
        written = journal.write_batch(asked.content, change.writes, change.deletes, files)
        return _tell(written) if isinstance(written, Problem) else problems.FINE


def _show(pending: tuple[Proposal, ...], asked: Options) -> int:
    for proposal in pending:
        if not asked.names or proposal.slug in asked.names:
            print(proposals.diff(proposal) if asked.action == "show" else f"{asked.content}/{proposal.path}")
    if not pending:
        print("No proposals wait.")
    return problems.FINE


def _tell(*found: Problem) -> int:
    problems.show(found)
    return problems.exit_code(found, strict=True)


def bag_command(asked: Options) -> int:
    """`bag`: record the sums of the seeds; export everything that people made, for preservation; restore it."""
    folders = {"seeds": asked.seeds, "content": asked.content, "templates": asked.templates}
    if asked.folder is None:  # record
        (asked.seeds / fixity.NAME).write_text(fixity.sums(asked.seeds), encoding="utf-8")
        return problems.FINE
    if asked.action == "restore":
        wrong = fixity.restore(asked.folder, folders)
    else:
        wrong = fixity.export(folders, asked.folder, _today())
    return _tell(wrong) if wrong else problems.FINE


def _today() -> str:
    """Today, or the day that SOURCE_DATE_EPOCH sets for reproducible results (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return f"{moment:%Y-%m-%d}"


COMMANDS: dict[str, Callable[[Options], int]] = {
    "check": check_command,
    "review": review_command,
    "explain": explain_command,
    "places": places_command,
    "proposals": proposals_command,
    "bag": bag_command,
}
