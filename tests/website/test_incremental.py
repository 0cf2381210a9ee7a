"""What is kept from build to build: after any edits the site is what a build from nothing gives, and only what shows
an edit is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gazette import library as libraries
from gazette import record, website
from gazette.alike import like
from gazette.disk import Mark
from gazette.model import Article, HandPage, Layout, Library, Problem, Site, Topic
from gazette.stream import File, Standing
from gazette.website import neighbours, paging, since
from gazette.website.cells import DERIVED, digest
from gazette.website.edition import Edition
from gazette.website.ledger import Ledger
from gazette.website.render import editions
from gazette.website.stock import Stock
from gazette.website.tasks import articles, pages
from gazette.website.theme import Theme
from gazette.website.tracing import OF_THE_PAGE, in_words, traced

from .archive import archive, feature, page

HANS = website.Options("https://archive.example/", ("hans",))
BOTH = website.Options("https://archive.example/", ("hans", "hant"))


@dataclass
class Builder:
    """Builds again and again, keeping what it can; `site` is what stands then."""

    theme: Theme
    options: website.Options = HANS
    site: dict[str, bytes] = field(default_factory=dict)
    known: website.Rendered = field(default_factory=website.Rendered)
    folder: Path | None = None  # what is known goes through files there, or some others
    library: Library | None = None  # of the last build; what is equal in the next one is the very same, as in build.py

    def forget(self) -> None:
        """Know what another process would."""
        self.library = None
        with TemporaryDirectory() as other, mock.patch.object(since, "_SHARE", 1):
            folder = self.folder or Path(other)
            record.save(record.Record(), self.known, folder)
            self.known = record.load_rendered(record.load(folder), folder)

    def build(self, archive: Library) -> dict[str, str]:
        """Build; the files that were made anew, each with why."""
        archive = self.library = like(archive, self.library)
        stream = website.render(archive, self.theme, self.options, 1, self.known, standing(self.site))
        new: dict[str, bytes] = {}
        while True:
            try:
                item = next(stream)
            except StopIteration as end:
                self.site, self.known = new, end.value
                if self.known.memory is not None:
                    self.known.memory.get_ready(self.known.traces)
                return dict(end.value.reasons())
            if isinstance(item, Standing):
                new |= {path: self.site[path] for path in item.paths}
                continue
            assert not isinstance(item, Problem), item
            new[item[0]] = self.site[item[0]] if item[1] is None else item[1]


def standing(site: Mapping[str, bytes]) -> dict[str, File]:
    """A site as if it stood on the disk."""
    return {path: File(sha256(data).hexdigest(), Mark(len(data), 0, 0)) for path, data in site.items()}


def clean(theme: Theme, archive: Library, options: website.Options) -> dict[str, bytes]:
    builder = Builder(theme, options)
    builder.build(archive)
    return builder.site


def of(source: Library, /, *articles: Article, **changes: Any) -> Library:
    """The archive with other articles, each name with its address."""
    changed = replace(source, **changes)
    listed = tuple(sorted(articles or changed.articles, key=lambda article: article.slug))
    return replace(
        changed,
        articles=listed,
        addresses=libraries.addresses(listed, changed.vocabulary),
        digests={article.slug: digest(article) for article in listed},
    )


def small() -> Library:
    """A dozen articles of the archive."""
    whole = archive()
    return of(whole, *(a for a in whole.articles if not a.slug.startswith("brief-") or int(a.slug[-4:]) < 8))


def edited(source: Library, slug: str, /, **changes: Any) -> Library:
    """The archive with one article changed."""
    return of(source, *(replace(a, **changes) if a.slug == slug else a for a in source.articles))


# --- only what shows it -----------------------------------------------------------------------------------------


@pytest.fixture
def built(theme: Theme) -> Builder:
    builder = Builder(theme)
    assert set(builder.build(small()).values()) == {"nothing is known of an earlier build"}
    return builder


def test_of_the_data_an_edit_makes_its_year_anew_and_the_description(built: Builder) -> None:
    reasons = built.build(edited(small(), "qinghe-jiaojing-1a2b", body="只此一段，未列数字。\n"))
    of_data = {path.removeprefix("data/"): why for path, why in reasons.items() if path.startswith("data/")}
    described = "what it describes changed, or its file"
    assert of_data == {  # the CSV has no text
        "articles-2019.jsonl": "data of qinghe-jiaojing-1a2b",
        "datapackage.json": described,
        "SHA256SUMS": described,
    }


def test_no_change_makes_nothing_anew(built: Builder) -> None:
    before = built.site
    assert built.build(small()) == {}
    assert built.site == before


def test_a_first_trace_is_written_as_it_is_unfolded(theme: Theme) -> None:
    builder = Builder(theme, BOTH)
    builder.build(small())
    for folded in builder.known.traces.values():
        trace = folded.trace()
        assert isinstance(folded, Ledger)
        assert trace.made
        assert trace.derived
        assert _json(folded.plain()) == _json(trace.plain())
        assert list(folded.listed()) == list(trace.listed())


def _json(plain: Mapping[str, Any]) -> str:
    return json.dumps({key: each if key == "pages" else list(each) for key, each in plain.items()})


def html(reasons: Mapping[str, str]) -> dict[str, str]:
    return {path: why for path, why in reasons.items() if path.endswith(".html")}


def test_an_edit_of_the_text_makes_the_article_anew_and_no_list(built: Builder) -> None:
    text = feature().body.replace("列表一", "列表甲")
    reasons = built.build(edited(small(), "qinghe-jiaojing-1a2b", body=text))
    assert html(reasons) == {"articles/qinghe-jiaojing-1a2b.html": "text of qinghe-jiaojing-1a2b"}
    assert {path for path in reasons if path not in html(reasons) and not path.startswith("data/")} == {
        f"articles/qinghe-jiaojing-1a2b.{kind}" for kind in ("txt", "md", "json")
    }


def test_an_edit_of_a_title_makes_anew_what_names_the_article(built: Builder) -> None:
    reasons = html(built.build(edited(small(), "brief-0003", title="青河县又开展一次巡查")))
    shown = {path for path, data in built.site.items() if "青河县又开展一次巡查" in data.decode("utf-8", "replace")}
    assert reasons.keys() == {path for path in shown if path.endswith(".html")}
    assert reasons["articles/brief-0003.html"] == "front matter of brief-0003"
    assert "topics/hazard-control.html" in reasons


def test_a_word_of_the_interface_is_on_every_page(built: Builder) -> None:
    words = {**built.theme.strings["hans"].words, "nav_topics": "题目"}
    built.theme = replace(built.theme, strings={"hans": replace(built.theme.strings["hans"], words=words)})
    reasons = html(built.build(small()))
    assert all("words of the interface" in why for why in reasons.values())
    assert reasons.keys() == {path for path in built.site if path.endswith(".html")}


def test_a_template_makes_its_own_pages_anew(built: Builder) -> None:
    source = built.theme.sources["figures.html"].replace("{% block main %}", "{% block main %}<hr>")
    built.theme = replace(built.theme, sources={**built.theme.sources, "figures.html": source})
    reasons = built.build(small())
    assert set(reasons.values()) == {"template figures.html"}
    assert reasons
    assert all(path.startswith("figures") and path.endswith(".html") for path in reasons)


def test_a_theme_that_is_read_again_and_says_the_same_is_not_compiled_again(built: Builder) -> None:
    compiled = built.known.variants[0][1].templates
    words = {script: replace(strings) for script, strings in built.theme.strings.items()}
    built.theme = replace(built.theme, strings=words)
    assert built.build(small()) == {}
    assert built.known.variants[0][1].templates is compiled
    assert built.known.variants[0][0].t is compiled.theme.strings["hans"]


def test_what_a_template_includes_is_part_of_it(built: Builder) -> None:
    name = "partials/record.html"
    built.theme = replace(built.theme, sources={**built.theme.sources, name: built.theme.sources[name] + "<!-- -->"})
    reasons = built.build(small())
    articles = {path for path in html(reasons) if path.startswith("articles/")}
    assert articles == reasons.keys() == {f"articles/{a.slug}.html" for a in small().articles if not a.withdrawn}


def test_a_label_of_the_vocabulary_makes_anew_what_shows_it(built: Builder) -> None:
    words = small().vocabulary
    topics = tuple(replace(t, label="放管服改革与便民") if t.id == "service-reform" else t for t in words.topics)
    reasons = html(built.build(of(small(), vocabulary=replace(words, topics=topics))))
    shown = {path for path, data in built.site.items() if "放管服改革与便民" in data.decode("utf-8", "replace")}
    assert reasons.keys() == {path for path in shown if path.endswith(".html")}
    assert reasons["articles/qinghe-jiaojing-1a2b.html"] == "topic service-reform in the vocabulary"
    assert "articles/brief-0003.html" not in reasons


def test_a_file_that_somebody_changed_or_removed_is_made_again(built: Builder) -> None:
    whole = dict(built.site)
    del built.site["topics/hazard-control.html"]
    assert built.build(small()) == {"topics/hazard-control.html": "its file was changed or is missing"}
    assert built.site == whole


def test_an_article_that_goes_leaves_nothing_behind(built: Builder, theme: Theme) -> None:
    gone = of(small(), *(a for a in small().articles if a.slug != "brief-0003"))
    built.build(gone)
    assert built.site == clean(theme, gone, HANS)
    assert not [path for path in built.site if "brief-0003" in path]


# --- the same as from nothing -----------------------------------------------------------------------------------

Change = Callable[[Library], Library]
words = st.sampled_from(("又查", "隐患12处", "青河县", "于12月9日", "范书记", "", "<b>", "## 小标题"))
slugs = st.sampled_from([a.slug for a in small().articles])


def fields_that_say(text: str) -> tuple[dict[str, Any], ...]:
    """An article with another value in one of its fields."""
    return (
        {"body": f"{text}\n\n另一段{text}。\n"},
        {"title": f"题{text}"},
        {"kicker": text},
        {"byline": text},
        {"date": "2020-03"},
        {"date": "2021/2022"},
        {"topics": ("road-safety",)},
        {"topics": ()},
        {"places": ("青河县", f"新村{len(text)}")},
        {"agencies": (f"某局{len(text)}",)},
        {"contributors": ()},
        {"captions": (f"图为{text}",)},
        {"withdrawn": ""},
        {"withdrawn": "撤下"},
        {"source": None},
        {"reading": None},
    )


@st.composite
def fields_of_articles(draw: st.DrawFn) -> Change:
    """One field of one article says something else."""
    slug, changes = draw(slugs), draw(st.sampled_from(fields_that_say(draw(words))))
    return lambda source: edited(source, slug, **changes)


@st.composite
def comings_and_goings(draw: st.DrawFn) -> Change:
    """An article comes, goes, or changes its name."""
    slug, other = draw(slugs), draw(slugs)
    kind = draw(st.sampled_from(("add", "delete", "rename")))

    def change(source: Library) -> Library:
        found = {a.slug: a for a in source.articles}
        if kind == "delete" or slug not in found:
            found.pop(slug, None)
        elif kind == "rename":
            found["renamed-" + slug.removeprefix("renamed-")] = replace(
                found.pop(slug), slug="renamed-" + slug.removeprefix("renamed-")
            )
        else:
            found["new-" + other] = replace(found[slug], slug="new-" + other, title="新来的")
        return of(source, *found.values()) if found else source

    return change


def _topic(source: Library) -> Library:
    words = source.vocabulary
    return of(source, vocabulary=replace(words, topics=(*words.topics[:-1], Topic("other", "其余", "说明"))))


def _place(source: Library) -> Library:
    words = source.vocabulary
    places = tuple(replace(p, aliases=(*p.aliases, "别名"), latitude=36.6) for p in words.places)
    return of(source, vocabulary=replace(words, places=places))


AROUND: tuple[Change, ...] = (
    _topic,
    _place,
    lambda source: of(source, vocabulary=replace(source.vocabulary, protected=(("巡查", "巡𤫊"),))),
    lambda source: of(source, vocabulary=replace(source.vocabulary, agencies=())),
    lambda source: replace(source, site=Site("另一公报", publisher="另一日报", newspapers=(("000_", "又一晚报"),))),
    lambda source: replace(source, pages=(*source.pages, HandPage("help", "帮助", "说明。\n"))),
    lambda source: replace(source, layouts={"000_feature.txt": Layout(furniture=((1, 1),))}),
    lambda source: replace(source, seeds=source.seeds[1:]),
    lambda source: replace(source, seeds=(*source.seeds, page("002_new.txt", ("一行", "两行")))),
    lambda source: replace(source, files={"brief-0001": "articles/2020/brief-0001.md"}),
)
changes = st.one_of(fields_of_articles(), fields_of_articles(), comings_and_goings(), st.sampled_from(AROUND))
OPTIONS = (HANS, BOTH, website.Options("", ("hans",)), website.Options("https://other.example/", ("hant",)))


steps = st.tuples(
    st.lists(changes, min_size=1, max_size=3),
    st.sampled_from((None, None, None, *OPTIONS)),
    st.sampled_from((None, None, None, "list.html", "base.html", "macros/parts.html")),
)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
@given(st.lists(steps, min_size=1, max_size=4), st.sampled_from(("one process", "values", "files")))
def test_after_any_edits_the_site_is_what_a_build_from_nothing_gives(
    theme: Theme, history: list[Any], kept: str
) -> None:
    builder, source = Builder(theme), small()
    builder.known = website.Rendered(memory=website.Memory() if kept == "one process" else None)
    builder.build(source)
    for edits, options, touched in history:
        for edit in edits:
            source = edit(source)
        builder.options = options or builder.options
        if touched:
            texts = builder.theme.sources
            builder.theme = replace(builder.theme, sources={**texts, touched: texts[touched] + "{# #}\n"})
        if kept == "files":
            builder.forget()
        builder.build(source)
        assert builder.site == clean(builder.theme, source, builder.options)


# Each alone, since what is made anew for one edit hides what another one needs; from the last to the first, so that the
# article is not withdrawn for long, and stands in lists when its words change.
ALONE: tuple[dict[str, Any], ...] = (
    *fields_that_say("又查隐患12处")[::-1],
    {"title": "甲", "body": "甲隐患3处。\n"},
    {"subtitle": "乙"},
    {"section": "丙"},
    {"title": "丁", "kicker": ""},
)


@pytest.mark.parametrize("slug", ["brief-0003", "qinghe-jiaojing-1a2b"])
def test_after_an_edit_of_any_one_field_the_site_is_what_a_build_from_nothing_gives(
    theme: Theme, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "SIZE", 3)
    here, elsewhere, source = Builder(theme), Builder(theme), small()
    here.known = website.Rendered(memory=website.Memory())
    here.build(source)
    elsewhere.build(source)
    for changes in ALONE:
        source = edited(source, slug, **changes)
        elsewhere.forget()
        expected = clean(theme, source, HANS)
        for who, builder in (("one process", here), ("another process", elsewhere)):
            builder.build(source)
            wrong = [path for path in {**expected, **builder.site} if expected.get(path) != builder.site.get(path)]
            assert not wrong, (who, changes)


def test_edits_are_written_beside_the_trace_that_stands(theme: Theme, tmp_path: Path) -> None:
    """So another process knows all, though only what the edits changed was written."""
    builder, source = Builder(theme, BOTH, folder=tmp_path), small()
    builder.build(source)
    builder.forget()
    written = (tmp_path / record.TRACES).read_bytes()
    for number, change in enumerate(({"body": "一段。\n"}, {"body": "路灯坏了3盏。\n"}, {"body": "一段。\n"})):
        source = edited(source, "brief-0003", **change)
        builder.build(source)
        traces = builder.known.traces
        builder.forget()
        assert {script: each.trace() for script, each in traces.items()} == builder.known.traces, number
        assert (tmp_path / record.TRACES).read_bytes() == written
        assert builder.site == clean(theme, source, BOTH)
    builder.build(of(source, *source.articles[1:]))
    builder.forget()
    assert (tmp_path / record.TRACES).read_bytes() != written
    assert builder.build(of(source, *source.articles[1:])) == {}


@pytest.mark.parametrize("change", range(len(AROUND) + 2))
def test_what_only_the_page_of_an_article_says_stays_while_the_page_does(theme: Theme, change: int) -> None:
    more: tuple[Change, ...] = (
        lambda source: of(source, *source.articles[3:]),
        lambda source: of(source, *(replace(a, title="题", date="2001", body="甲。", topics=(), places=(), agencies=())
                                    for a in source.articles[:9]), *source.articles[9:]),
    )  # fmt: skip
    source = small()
    changed = (*AROUND, *more)[change](source)
    if changed.vocabulary.protected != source.vocabulary.protected:
        return
    same = [slug for slug, page in changed.digests.items() if source.digests.get(slug) == page]
    assert same
    for one, other in zip(editions(source, theme, BOTH), editions(changed, theme, BOTH), strict=True):
        notes = [traced(edition, BOTH.scripts).notes for edition in (one, other)]
        told = [[each.digest((kind, slug)) for kind in OF_THE_PAGE for slug in same] for each in notes if each]
        assert told[0] == told[1]


def test_another_address_of_the_site_is_in_the_files_of_one_process_too(theme: Theme) -> None:
    builder, source = Builder(theme), small()
    builder.known = website.Rendered(memory=website.Memory())
    builder.build(source)
    builder.options = replace(HANS, base_url="https://other.example/")
    builder.build(source)
    assert builder.site == clean(theme, source, builder.options)


def test_a_build_that_was_given_up_does_no_harm_to_the_next(theme: Theme) -> None:
    """In one process: an error or a newer save ends a build between two scripts, and articles have moved since."""
    builder, source = Builder(theme, BOTH), small()
    builder.known = website.Rendered(memory=website.Memory())
    builder.build(source)
    moved = of(source, *(a for a in source.articles if a.slug != "brief-0003"))
    given_up = website.render(moved, theme, BOTH, 1, builder.known, standing(builder.site))
    next(item for item in given_up if isinstance(item, tuple) and item[0].startswith("zh-hant/"))
    given_up.close()
    now = edited(moved, "brief-0005", title="青河县再开展一次巡查", body="另一段话，查处隐患12处。\n")
    builder.build(now)
    assert builder.site == clean(theme, now, BOTH)


def test_in_one_process_little_is_made_again(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    builder, source = Builder(theme), small()
    builder.known = website.Rendered(memory=website.Memory())
    builder.build(source)
    builder.build(source)
    looked_at: list[str] = []
    as_it_is = neighbours.statements
    monkeypatch.setattr(neighbours, "statements", lambda text: (looked_at.append(text), as_it_is(text))[1])
    now = edited(source, "brief-0003", body="另一段话，查处隐患12处。\n")
    reasons = builder.build(now)
    assert looked_at == ["另一段话，查处隐患12处。"]
    assert "data/SHA256SUMS" in reasons
    assert builder.site == clean(theme, now, HANS)


# --- nothing escapes the notes ----------------------------------------------------------------------------------


def test_a_traced_edition_gives_the_same_views(theme: Theme) -> None:
    for edition in editions(small(), theme, BOTH):
        noted, listed = traced(edition, BOTH.scripts), Stock(edition)
        both = (
            [list(t.make()) for tasks in (*articles(each), *pages(each, listed)) for t in tasks]
            for each in (noted, edition)
        )
        assert next(both) == next(both)


def test_every_field_of_an_edition_is_noted_or_the_same_everywhere(theme: Theme) -> None:
    edition = next(editions(small(), theme, HANS))
    noted = traced(edition, HANS.scripts)
    settled = {"script", "convert", "t", "base_url", "notes"}  # settings, words and protected names
    for each in fields(Edition):
        assert (getattr(noted, each.name) is getattr(edition, each.name)) == (each.name in settled - {"notes"}), each


def test_every_cell_has_words(theme: Theme) -> None:
    builder = Builder(theme)
    builder.build(small())
    cells = [*builder.known.traces["hans"].trace().digests, *((kind, "x") for kind in DERIVED)]
    told = set(map(in_words, cells))
    assert not [words for words in told if "{}" in words]
    assert "text of brief-0003" in told
    assert "template article.html" in told
