"""Proposals are listed, shown, accepted and dismissed; nothing else is touched."""

from __future__ import annotations

import pytest

from gazette import manifest, problems, proposals
from gazette.proposals import Change, Proposal
from tests.archive import Archive, prose, read

TEXT = prose(20)
WHOLE = read("a.txt", TEXT, ("甲", 1, 10), ("乙", 11, 20))
LATER = read("a.txt", TEXT, ("甲", 1, 6), ("丙", 7, 10), ("乙", 11, 20))


@pytest.fixture
def archive() -> Archive:
    """A page that a person edited and that would now be split in two: a change and a new page are proposed."""
    found = Archive()
    found.convert(WHOLE)
    found.files[found.page("甲")] += "编者按\n"
    found.convert(LATER)
    return found


def pending(archive: Archive) -> dict[str, Proposal]:
    found = proposals.pending(archive.memory, archive.files)
    return {"new" if proposal.page is None else "change": proposal for proposal in found}


def decide(archive: Archive, change: Change) -> None:
    assert not change.problems
    assert list(change.writes)[-1] == manifest.NAME
    archive.apply(change.writes, change.deletes)


def test_what_waits(archive: Archive) -> None:
    assert set(pending(archive)) == {"change", "new"}


def test_accepting_puts_the_text_in_place(archive: Archive) -> None:
    change = pending(archive)["change"]
    decide(archive, proposals.accept(archive.memory, archive.files, [change.slug]))
    assert archive.files[change.path] == change.text
    plan = archive.convert(LATER)
    assert plan.problems == ()
    assert archive.page("丙")
    assert not [name for name in archive.files if name.startswith("proposals/")]


def test_dismissing_keeps_the_page_and_the_same_is_not_proposed_again(archive: Archive) -> None:
    waiting = pending(archive)
    edited = archive.files[waiting["change"].path]
    decide(archive, proposals.dismiss(archive.memory, archive.files, [p.slug for p in waiting.values()]))
    plan = archive.convert(LATER)
    assert plan.problems == ()
    assert archive.files[waiting["change"].path] == edited
    assert len(archive.pages()) == 2
    assert not [name for name in archive.files if name.startswith("proposals/")]


def test_dismissing_the_change_alone_still_holds_the_new_page_back(archive: Archive) -> None:
    decide(archive, proposals.dismiss(archive.memory, archive.files, [pending(archive)["change"].slug]))
    archive.convert(LATER)
    assert set(pending(archive)) == {"new"}


def test_retiring_keeps_a_proposal_that_was_edited(archive: Archive) -> None:
    change = pending(archive)["change"]
    archive.files[proposals.text_path(change.slug)] += "我的话\n"
    archive.convert()
    decide(archive, proposals.retire(archive.memory, archive.files, ["a.txt"]))
    assert archive.files[proposals.text_path(change.slug)] == change.text + "我的话\n"
    assert proposals.diff_path(change.slug) not in archive.files


def test_after_dismissing_a_still_newer_text_is_proposed(archive: Archive) -> None:
    names = [p.slug for p in pending(archive).values()]
    decide(archive, proposals.dismiss(archive.memory, archive.files, names))
    plan = archive.convert(read("a.txt", TEXT, ("甲", 1, 5), ("丙", 7, 10), ("乙", 11, 20)))
    assert [problem.code for problem in plan.problems] == ["G201"]


def test_a_proposal_that_was_edited_is_accepted_as_it_stands_and_counts_as_an_edit(archive: Archive) -> None:
    change = pending(archive)["change"]
    archive.files[proposals.text_path(change.slug)] += "编者按\n"
    decide(archive, proposals.accept(archive.memory, archive.files, [change.slug]))
    assert archive.files[change.path] == change.text + "编者按\n"
    assert change.path in archive.convert(LATER).kept


def test_a_proposal_that_was_edited_stays_when_a_still_newer_text_is_proposed(archive: Archive) -> None:
    change = pending(archive)["change"]
    archive.files[proposals.text_path(change.slug)] += "我的话\n"
    archive.convert(read("a.txt", TEXT, ("甲", 1, 5), ("丙", 7, 10), ("乙", 11, 20)))
    assert pending(archive)["change"].text == change.text + "我的话\n"
    assert "+我的话" in archive.files[proposals.diff_path(change.slug)]


@pytest.mark.parametrize("act", [proposals.accept, proposals.dismiss])
def test_a_wrong_name_changes_nothing_and_is_told_the_nearest(archive: Archive, act: object) -> None:
    change = pending(archive)["change"]
    found = act(archive.memory, archive.files, [change.slug[:-1]])  # type: ignore[operator]
    assert found.writes == {}
    assert [problems.line(problem) for problem in found.problems] == [
        f"{change.slug[:-1]}: G208 nothing waits under this name; did you mean {change.slug}?"
    ]


def test_a_difference_is_told_by_sentences() -> None:
    found = proposals.diff(Proposal("x", "articles/x.md", "甲。乙！新。\n", "甲。乙！旧。\n"))
    assert found == (
        "--- articles/x.md (as it is)\n+++ proposals/x.md (proposed)\n@@ -1,4 +1,4 @@\n 甲。\n 乙！\n-旧。\n+新。\n \n"
    )


def test_line_ends_and_marks_of_windows_are_no_difference() -> None:
    page = "\ufeff---\r\ntitle: 甲\r\n---\r\n\r\n一。二。\r\n"
    shown = proposals.diff(Proposal("x", "articles/x.md", "---\ntitle: 甲\n---\n\n一。三。\n", page))
    assert [line for line in shown.splitlines()[3:] if line[:1] in "+-"] == ["-二。", "+三。"]


def test_texts_too_long_to_compare_are_told() -> None:
    found = proposals.diff(Proposal("x", "articles/x.md", "甲" * 300_000, "乙" * 300_000))
    assert found == "The page has 300,000 characters, the proposal 300,000: too long to be compared here.\n"


# --- retiring ---------------------------------------------------------------------------------------------------


@pytest.fixture
def orphans() -> Archive:
    found = Archive()
    found.convert(WHOLE)
    found.files[found.page("甲")] += "编者按\n"
    found.convert()
    return found


def test_retiring_a_seed_removes_unedited_pages_and_frees_edited_ones(orphans: Archive) -> None:
    path = orphans.page("甲")
    decide(orphans, proposals.retire(orphans.memory, orphans.files, ["a.txt"]))
    assert list(orphans.pages()) == [path]
    assert orphans.convert().problems == ()


def test_retiring_one_page(orphans: Archive) -> None:
    path = orphans.page("乙")
    slug = path.removeprefix("articles/").removesuffix(".md")
    decide(orphans, proposals.retire(orphans.memory, orphans.files, [slug]))
    assert path not in orphans.files
    assert [problem.code for problem in orphans.convert().problems] == ["G202"]


def test_pages_whose_seed_is_there_are_not_retired() -> None:
    archive = Archive()
    archive.convert(WHOLE)
    found = proposals.retire(archive.memory, archive.files, ["a.txt"])
    assert [problem.code for problem in found.problems] == ["G208"]
    assert found.deletes == ()
