"""The commands that do not build: judge, review, explain, decide on proposals, fill the gazetteer, keep and restore."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime

from gazette import check, fixity, journal, library, lock, manifest, problems, proposals, review, seeds, texts
from gazette.model import Problem
from gazette.options import Options
from gazette.proposals import Proposal
from gazette.separate import separate


def check_command(asked: Options) -> int:
    """`check`: read-only verdict on content and the built site."""
    archive, found = library.load(asked.content, asked.seeds, asked.vocabulary)
    files, file_problems = texts.read(asked.content)
    memory, _ = manifest.read(asked.content / manifest.NAME)
    found += file_problems + check.content(archive, asked.seeds, check.touched(archive, memory, files))
    found += check.website(asked.site, archive) + fixity.verify(asked.seeds)
    problems.show(found)
    code = problems.exit_code(found, strict=True)
    if code == problems.FINE:
        print(f"{len(archive.seeds)} seeds, {len(archive.articles)} articles: all is well.")
    return code


def review_command(asked: Options) -> int:
    """`review`: doubtful joints, headlines and pages, worst first."""
    pages, found = seeds.read_folder(asked.seeds)
    for line in review.lines(separate(page) for page in pages):
        print(f"{asked.seeds}/{line}")
    problems.show(found)
    return problems.exit_code(found)


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
    "proposals": proposals_command,
    "bag": bag_command,
}
