"""People's edits win: the rule, and every way in which seeds, readings and pages change around it."""

from __future__ import annotations

import pytest

from gazette import edits, manifest, pagefiles, problems, slugs, texts
from gazette.edits import Fate, Plan
from gazette.manifest import Manifest
from gazette.model import Problem
from tests.archive import Archive, prose, read

TEXT = prose(20)
WHOLE = read("a.txt", TEXT, ("甲", 1, 10), ("乙", 11, 20))


def said(plan: Plan) -> list[str]:
    return [problems.line(problem) for problem in plan.problems]


def codes(plan: Plan) -> list[str]:
    return [problem.code for problem in plan.problems]


@pytest.fixture
def archive() -> Archive:
    found = Archive()
    found.convert(WHOLE)
    return found


# --- the rule ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "new", "last", "expected"),
    [
        ("old", "new", "old", Fate.WRITE),
        ("old", "old", "old", Fate.SAME),
        ("new", "new", "old", Fate.SAME),
        ("mine", "old", "old", Fate.KEEP),
        ("mine", "new", "old", Fate.PROPOSE),
        ("mine", "new", None, Fate.PROPOSE),
        (None, "new", "old", Fate.DELETED),
        (None, "old", "old", Fate.DELETED),
    ],
)
def test_the_rule(page: str | None, new: str, last: str | None, expected: Fate) -> None:
    assert edits.fate(page, new, texts.digest(last) if last else "") is expected


# --- pages ------------------------------------------------------------------------------------------------------


def test_the_first_conversion_writes_every_page_and_the_manifest_last() -> None:
    plan = edits.plan([WHOLE], Manifest(), {})
    assert len(plan.written) == 2
    assert list(plan.writes)[-1] == manifest.NAME
    assert plan.problems == ()


def test_a_second_conversion_changes_nothing(archive: Archive) -> None:
    before = dict(archive.files)
    plan = archive.convert(WHOLE)
    assert (plan.written, plan.deletes, plan.problems) == ((), (), ())
    assert archive.files == before


def test_an_unedited_page_is_generated_anew(archive: Archive) -> None:
    path = archive.page("甲")
    plan = archive.convert(read("a.txt", TEXT, ("甲", 1, 9), ("乙", 11, 20)))
    assert plan.written == (path,)


def test_an_edited_page_stays(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files[path] += "编者按\n"
    edited = archive.files[path]
    plan = archive.convert(WHOLE)
    assert (plan.kept, plan.written, plan.problems) == ((path,), (), ())
    assert archive.files[path] == edited


def test_where_both_changed_the_page_stays_and_the_new_text_is_proposed(archive: Archive) -> None:
    path = archive.page("甲")
    slug = path.removeprefix("articles/").removesuffix(".md")
    archive.files[path] += "编者按\n"
    edited = archive.files[path]
    new = read("a.txt", TEXT, ("甲", 1, 9), ("乙", 11, 20))
    for _ in range(2):  # it waits until somebody decides
        plan = archive.convert(new)
        assert archive.files[path] == edited
        assert f"proposals/{slug}.md" in archive.files
        assert said(plan) == [
            f"content/{path}: G201 the program now reads the seed of this edited page differently; the page was kept; "
            f"see `build.py proposals show {slug}`, then accept or dismiss it"
        ]
        assert problems.exit_code(plan.problems, strict=True) == problems.PROBLEMS
    difference = archive.files[f"proposals/{slug}.diff"]
    assert "-编者按" in difference
    assert "-  lines: 1-10\n+  lines: 1-9" in difference


def test_a_proposal_closes_when_the_reading_returns(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files[path] += "编者按\n"
    archive.convert(read("a.txt", TEXT, ("甲", 1, 9), ("乙", 11, 20)))
    plan = archive.convert(WHOLE)
    assert plan.problems == ()
    assert not [name for name in archive.files if name.startswith("proposals/")]


def test_a_proposal_closes_when_the_person_writes_the_same(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files[path] += "编者按\n"
    new = read("a.txt", TEXT, ("甲", 1, 9), ("乙", 11, 20))
    proposed = archive.convert(new).proposals[0].text
    archive.files[path] = proposed
    plan = archive.convert(new)
    assert (plan.problems, plan.kept) == ((), ())
    assert not [name for name in archive.files if name.startswith("proposals/")]


def test_a_proposal_that_a_person_edits_stays_as_it_is(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files[path] += "编者按\n"
    new = read("a.txt", TEXT, ("甲", 1, 9), ("乙", 11, 20))
    archive.convert(new)
    name = path.replace("articles/", "proposals/")
    archive.files[name] += "编者按\n"
    edited = archive.files[name]
    archive.convert(new)
    assert archive.files[name] == edited
    archive.convert(WHOLE)
    assert archive.files[name] == edited


def test_a_deleted_page_stays_deleted(archive: Archive) -> None:
    path = archive.page("甲")
    del archive.files[path]
    archive.convert(WHOLE)
    archive.convert(read("a.txt", TEXT, ("甲新", 1, 9), ("乙", 11, 20)))
    assert list(archive.pages()) == [archive.page("乙")]


def test_a_deleted_page_that_is_restored_is_generated_anew(archive: Archive) -> None:
    path = archive.page("甲")
    old = archive.files.pop(path)
    new = read("a.txt", TEXT, ("甲新", 1, 10), ("乙", 11, 20))
    archive.convert(new)
    archive.files[path] = old
    plan = archive.convert(new)
    assert plan.written == (path,)
    assert archive.page("甲新") == path


def test_of_a_deleted_page_both_its_last_text_and_the_latest_one_are_remembered(archive: Archive) -> None:
    path = archive.page("甲")
    old = archive.files.pop(path)
    archive.convert(read("a.txt", TEXT, ("甲新", 1, 10), ("乙", 11, 20)))
    entry = next(entry for entry in archive.memory.articles.values() if entry.path == path)
    assert entry.digest == texts.digest(old)
    assert entry.generated not in ("", entry.digest)
    archive.convert(WHOLE)
    entry = next(entry for entry in archive.memory.articles.values() if entry.path == path)
    assert (entry.generated, entry.reread) == (texts.digest(old), "")


def test_the_name_of_a_deleted_page_is_not_given_to_another_article(archive: Archive) -> None:
    other = read("b.txt", prose(20, 300), ("丙", 1, 20))
    name = slugs.article_slug("丙", other[1][0].body, ())
    archive.files[f"articles/{name}.md"] = archive.files.pop(archive.page("甲"))  # a person moved it there
    archive.convert(WHOLE)
    del archive.files[f"articles/{name}.md"]
    archive.convert(WHOLE)
    archive.convert(WHOLE, other)
    assert sorted(map(pagefiles.title, archive.pages().values())) == ["丙", "乙"]
    assert f"articles/{name}.md" not in archive.files


def test_when_every_page_was_deleted_it_is_said(archive: Archive) -> None:
    for path in archive.pages():
        del archive.files[path]
    assert said(archive.convert(WHOLE)) == [
        "content/manifest.json: G206 note: all 2 pages were deleted, and stay deleted; "
        "delete the manifest to have them made again"
    ]


def test_a_page_that_the_manifest_does_not_know_is_a_persons_own(archive: Archive) -> None:
    archive.files["articles/mine.md"] = "---\ntitle: 我的\n---\n\n文\n"
    plan = archive.convert(read("a.txt", TEXT, ("甲", 1, 9), ("乙", 10, 20)))
    assert archive.files["articles/mine.md"] == "---\ntitle: 我的\n---\n\n文\n"
    assert "articles/mine.md" not in plan.kept


def test_bytes_that_are_not_utf8_are_an_edit_like_any_other(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files[path] = b"\xb9\xda\xcf\xd8".decode("utf-8", "surrogateescape")
    plan = archive.convert(read("a.txt", TEXT, ("甲", 1, 9), ("乙", 11, 20)))
    assert codes(plan) == ["G201"]
    assert texts.encode(archive.files[path]) == b"\xb9\xda\xcf\xd8"


# --- addresses --------------------------------------------------------------------------------------------------


def test_the_same_headline_twice_gives_two_addresses_whichever_is_read_first() -> None:
    one = read("a.txt", prose(10), ("消息", 1, 10))
    two = read("b.txt", prose(10, 50), ("消息", 1, 10))
    first, second = Archive(), Archive()
    first.convert(one, two)
    second.convert(two)
    second.convert(one, two)
    assert first.files == second.files
    assert len(first.pages()) == 2


def test_the_very_same_article_twice_gives_two_addresses() -> None:
    archive = Archive()
    archive.convert(read("a.txt", prose(10), ("消息", 1, 10)), read("b.txt", prose(10), ("消息", 1, 10)))
    assert len(archive.pages()) == 2


def test_a_renamed_seed_keeps_its_addresses(archive: Archive) -> None:
    before = sorted(archive.pages())
    plan = archive.convert(read("b.txt", TEXT, ("甲", 1, 10), ("乙", 11, 20)))
    assert sorted(archive.pages()) == before
    assert plan.problems == ()
    assert set(archive.memory.seeds) == {"b.txt"}


def test_a_changed_seed_keeps_its_addresses(archive: Archive) -> None:
    first, second = archive.page("甲"), archive.page("乙")
    longer = prose(5, 100) + "\n" + TEXT
    archive.convert(read("a.txt", longer, ("丙", 1, 5), ("甲", 6, 15), ("乙", 16, 25)))
    assert (archive.page("甲"), archive.page("乙")) == (first, second)
    assert len(archive.pages()) == 3


def test_a_page_that_a_person_moved_keeps_its_identity(archive: Archive) -> None:
    path = archive.page("甲")
    slug = path.removeprefix("articles/").removesuffix(".md")
    archive.files["articles/2019/road.md"] = archive.files.pop(path)
    plan = archive.convert(read("a.txt", TEXT, ("甲新", 1, 10), ("乙", 11, 20)))
    assert plan.written == ("articles/2019/road.md",)
    assert manifest.addresses(archive.memory)["articles/2019/road.md"] == slug


def test_a_page_that_a_person_moved_and_edited_keeps_its_identity(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files["articles/road.md"] = archive.files.pop(path) + "编者按\n"
    plan = archive.convert(WHOLE)
    assert plan.kept == ("articles/road.md",)
    assert len(archive.pages()) == 2


def test_a_page_that_names_its_seed_by_an_older_name_keeps_its_identity_when_it_is_moved(archive: Archive) -> None:
    path = archive.page("甲")
    slug = path.removeprefix("articles/").removesuffix(".md")
    archive.files[path] += "编者按\n"
    renamed = read("b.txt", TEXT, ("甲", 1, 10), ("乙", 11, 20))
    archive.convert(renamed)
    archive.files["articles/road.md"] = archive.files.pop(path)
    archive.convert(renamed)
    assert archive.memory.articles[slug].path == "articles/road.md"
    assert len(archive.pages()) == 2


def test_a_page_that_is_moved_when_its_seed_gets_its_old_name_back_is_found_at_once(archive: Archive) -> None:
    path = archive.page("甲")
    slug = path.removeprefix("articles/").removesuffix(".md")
    archive.files[path] = archive.files[path].partition("第4行")[0]  # little of it is left
    archive.convert(read("b.txt", TEXT, ("甲", 1, 10), ("乙", 11, 20)))
    archive.files["articles/road.md"] = archive.files.pop(path)
    archive.convert(WHOLE)
    assert archive.memory.articles[slug].path == "articles/road.md"


def test_a_page_is_not_taken_for_a_deleted_one_that_had_the_same_lines_of_another_seed(archive: Archive) -> None:
    """Another seed may have had the name that the page says."""
    text = archive.files[archive.page("甲")]
    other = read("b.txt", prose(10, 50), ("丙", 1, 10))
    archive.convert(WHOLE, other)
    del archive.files[archive.page("丙")]
    archive.files["articles/mine.md"] = text.replace("a.txt", "b.txt") + "编者按\n"
    archive.convert(WHOLE, other)
    assert "articles/mine.md" not in manifest.addresses(archive.memory)


def test_a_page_of_ones_own_never_becomes_one_that_was_deleted_long_ago(archive: Archive) -> None:
    """However its seed is read since."""
    path = archive.page("甲")
    text = archive.files.pop(path)
    archive.convert(WHOLE)
    archive.files["articles/mine.md"] = text + "编者按\n"
    for generated in (WHOLE, read("a.txt", TEXT, ("甲", 1, 9), ("乙", 10, 20)), WHOLE):
        archive.convert(generated)
        assert "articles/mine.md" not in manifest.addresses(archive.memory)
        assert path not in archive.files


def test_a_deleted_page_that_comes_back_elsewhere_as_it_was_keeps_its_address(archive: Archive) -> None:
    path = archive.page("甲")
    text = archive.files.pop(path)
    archive.convert(WHOLE)
    archive.files["articles/2019/road.md"] = text
    archive.convert(WHOLE)
    assert manifest.addresses(archive.memory)["articles/2019/road.md"] == path[len("articles/") : -len(".md")]


def test_a_page_that_names_no_seed_any_more_keeps_its_identity_when_it_is_moved(archive: Archive) -> None:
    path = archive.page("甲")
    slug = path.removeprefix("articles/").removesuffix(".md")
    archive.files["articles/road.md"] = "---\ntitle: 甲\n---\n" + archive.files.pop(path).partition("\n---\n")[2]
    archive.convert(WHOLE)
    assert archive.memory.articles[slug].path == "articles/road.md"


def test_two_pages_with_one_address_are_both_named_and_stop_everything(archive: Archive) -> None:
    archive.files["articles/x/mine.md"] = archive.files["articles/y/mine.md"] = "我"
    before = dict(archive.files)
    plan = archive.convert(read("a.txt", TEXT, ("甲新", 1, 20)))
    assert said(plan) == [
        "content/articles/y/mine.md: G111 this page and content/articles/x/mine.md would both have the address 'mine'; "
        "rename one of the two files"
    ]
    assert problems.exit_code(plan.problems) == problems.ABORTED
    assert archive.files == before


def test_names_that_differ_in_case_only_are_one_address(archive: Archive) -> None:
    archive.files["articles/Mine.md"] = archive.files["articles/mine.md"] = "我"
    assert codes(archive.convert(WHOLE)) == ["G111"]


# --- split and merged -------------------------------------------------------------------------------------------


def test_an_article_split_in_two_keeps_its_address_and_gives_a_new_one(archive: Archive) -> None:
    path = archive.page("甲")
    archive.convert(read("a.txt", TEXT, ("甲", 1, 6), ("丙", 7, 10), ("乙", 11, 20)))
    assert archive.page("甲") == path
    assert len(archive.pages()) == 3


def test_a_part_split_from_an_edited_page_is_only_proposed(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files[path] += "编者按\n"
    plan = archive.convert(read("a.txt", TEXT, ("甲", 1, 6), ("丙", 7, 10), ("乙", 11, 20)))
    assert sorted(codes(plan)) == ["G201", "G201"]
    assert [proposal.page is None for proposal in plan.proposals].count(True) == 1
    assert len(archive.pages()) == 2
    assert codes(archive.convert(WHOLE)) == []
    assert not [name for name in archive.files if name.startswith("proposals/")]


def test_a_page_that_stood_where_one_was_only_proposed_stays_deleted(archive: Archive) -> None:
    split = read("a.txt", TEXT, ("甲", 1, 6), ("丙", 7, 10), ("乙", 11, 20))
    archive.files[archive.page("甲")] += "编者按\n"
    plan = archive.convert(split)
    path = next(proposal.path for proposal in plan.proposals if proposal.page is None)
    archive.files[path] = "---\ntitle: 丙\n---\n\n我写的。\n"
    archive.convert(split)
    del archive.files[path], archive.files[archive.page("甲")]
    archive.convert(split)
    assert path not in archive.files


def test_two_unedited_articles_merged_leave_one_page(archive: Archive) -> None:
    plan = archive.convert(read("a.txt", TEXT, ("甲乙", 1, 20)))
    assert codes(plan) == ["G207"]
    assert len(archive.pages()) == 1
    archive.convert(WHOLE)
    assert len(archive.pages()) == 2


def test_an_unedited_page_waits_while_what_takes_its_text_is_only_proposed(archive: Archive) -> None:
    first = archive.page("甲")
    archive.files[first] += "编者按\n"
    plan = archive.convert(read("a.txt", TEXT, ("甲乙", 1, 18), ("丙", 19, 20)))
    assert codes(plan) == ["G201"]
    assert len(archive.pages()) == 3  # 乙 stays until the proposal for 甲 is accepted
    assert archive.page("乙")


def test_an_edited_page_whose_article_is_gone_is_kept_and_told(archive: Archive) -> None:
    path = archive.page("乙")
    archive.files[path] += "编者按\n"
    edited = archive.files[path]
    plan = archive.convert(read("a.txt", TEXT, ("甲", 1, 10)))
    assert codes(plan) == ["G204"]
    assert archive.files[path] == edited


# --- seeds that go ----------------------------------------------------------------------------------------------


def test_when_a_seed_goes_edited_pages_are_orphans_and_others_wait(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files[path] += "编者按\n"
    before = archive.pages()
    plan = archive.convert()
    assert sorted(codes(plan)) == ["G202", "G203"]
    assert archive.pages() == before
    assert archive.convert(WHOLE).problems == ()
    assert archive.pages() == before


def test_a_seed_that_cannot_be_read_this_time_changes_nothing(archive: Archive) -> None:
    before = dict(archive.files)
    plan = archive.convert(unread=["a.txt"])
    assert (plan.problems, plan.deletes) == ((), ())
    assert archive.files == before


# --- memory -----------------------------------------------------------------------------------------------------


def test_a_lost_manifest_is_made_again_from_the_pages(archive: Archive) -> None:
    before = dict(archive.files)
    del archive.files[manifest.NAME]
    assert archive.convert(WHOLE).written == ()
    assert archive.files == before


def test_with_a_lost_manifest_an_edited_page_is_kept_and_the_text_proposed(archive: Archive) -> None:
    path = archive.page("甲")
    archive.files[path] += "编者按\n"
    del archive.files[manifest.NAME]
    plan = archive.convert(WHOLE)
    assert codes(plan) == ["G201"]
    assert len(archive.pages()) == 2


@pytest.mark.parametrize("edit", ["", "编者按\n"])
def test_a_page_that_was_moved_while_the_manifest_was_lost_keeps_its_address(archive: Archive, edit: str) -> None:
    path = archive.page("甲")
    slug = path.removeprefix("articles/").removesuffix(".md")
    archive.files["articles/2019/road.md"] = archive.files.pop(path) + edit
    archive.convert(WHOLE)
    del archive.files[manifest.NAME]
    archive.convert(WHOLE)
    assert manifest.addresses(archive.memory)["articles/2019/road.md"] == slug
    assert len(archive.pages()) == 2


def test_a_copy_of_a_page_does_not_take_its_address(archive: Archive) -> None:
    """Whichever comes first by name."""
    path = archive.page("甲")
    archive.files["articles/2019/copy.md"] = archive.files[path]
    del archive.files[manifest.NAME]
    archive.convert(WHOLE)
    assert manifest.addresses(archive.memory)[path] == path.removeprefix("articles/").removesuffix(".md")


def test_a_page_by_a_person_that_names_lines_keeps_its_own_address(archive: Archive) -> None:
    text = "---\ntitle: 我的\nsource:\n  seed: b.txt\n  lines: 1-10\n---\n\n文\n"
    archive.files["articles/mine.md"] = text
    archive.convert(WHOLE, read("b.txt", prose(10, 50), ("丙", 1, 10)))
    assert archive.memory.articles["mine"].path == "articles/mine.md"


def test_the_plan_is_pure(archive: Archive) -> None:
    before = dict(archive.files)
    plans = [edits.plan([WHOLE], archive.memory, archive.files) for _ in range(2)]
    assert plans[0] == plans[1]
    assert archive.files == before
    assert not [problem for problem in plans[0].problems if not isinstance(problem, Problem)]


def test_a_page_of_which_nothing_was_remembered_stays_deleted() -> None:
    """It was found without a memory of it, and has a proposal; that does not make it a page that waits to be made."""
    archive = Archive()
    archive.files["articles/mine.md"] = "---\ntitle: 我的\nsource:\n  seed: a.txt\n  lines: 1-10\n---\n\n文\n"
    archive.convert(WHOLE)
    assert "proposals/mine.md" in archive.files
    del archive.files["articles/mine.md"]
    for generated in (WHOLE, read("a.txt", TEXT, ("丁", 1, 9), ("乙", 10, 20)), WHOLE):
        archive.convert(generated)
        assert "articles/mine.md" not in archive.files
        assert "proposals/mine.md" not in archive.files


def test_a_page_of_which_nothing_was_remembered_keeps_its_address_when_it_is_moved() -> None:
    archive = Archive()
    text = "---\ntitle: 我的\nsource:\n  seed: a.txt\n  lines: 1-10\n---\n\n文\n"
    archive.files["articles/mine.md"] = text
    archive.convert(WHOLE)
    archive.files["articles/2019/moved.md"] = archive.files.pop("articles/mine.md")
    archive.convert(WHOLE)
    assert archive.memory.articles["mine"].path == "articles/2019/moved.md"
