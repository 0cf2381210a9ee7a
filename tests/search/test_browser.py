"""What readers do on the search page, in a real browser, in both scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from gazette.describe.date_words import display
from gazette.model import Library
from gazette.search.sample import Truth
from tests.search.texts import SOUGHT
from tests.website.axe import axe

pytestmark = pytest.mark.browser
ROOTS = {"hans": "", "hant": "zh-hant/"}


@pytest.fixture
def search(page: Page, home: str) -> Callable[..., Page]:
    """Open the search page with a query and wait for the answer."""
    noise: list[str] = []
    page.on("console", lambda said: noise.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: noise.append(str(error)))

    def go(query: str, script: str = "hans", more: str = "") -> Page:
        page.goto(f"{home}{ROOTS[script]}search.html?q={quote(query)}{more}")
        expect(page.locator(".search-status")).to_have_text(re.compile("找到|全部|请输入|請輸入|只有|^$"))
        answered(page)
        assert noise == []
        return page

    return go


def answered(page: Page) -> None:
    """Wait for the answer to what was asked last: the list is busy from the moment of asking."""
    page.wait_for_function("() => !document.querySelector('.search-list[aria-busy]')")


def slugs(page: Page) -> list[str]:
    """The articles that are listed, after all of them are asked for."""
    answered(page)
    while page.locator(".search-more:visible").count():
        page.locator(".search-more").evaluate("(button) => button.click()")  # nothing while it is disabled
        page.wait_for_timeout(50)
    links = page.locator(".search-result a").evaluate_all("(links) => links.map((link) => link.pathname)")
    return [Path(link).stem for link in links]


@pytest.mark.parametrize("script", ROOTS)
@pytest.mark.parametrize("query", SOUGHT)
def test_every_article_that_contains_it_is_found_and_no_other(
    search: Callable[..., Page], small: Library, query: str, script: str
) -> None:
    exact, across = Truth(small.articles).containing(query)
    page = search(query, script)
    found = slugs(page)
    assert exact
    assert set(found) == exact | across
    assert set(found[: len(exact)]) == exact  # those across punctuation come after
    expect(page.locator(".search-status")).to_contain_text(f"{len(exact)} 篇")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("12345", ["known-police"]),
        ("led屏", ["known-police"]),
        ("36.7%", ["known-police"]),
        ("方车", ["known-radicals"]),
        ("罗列几个字", ["known-radicals"]),
        ("冠县交警大队 严查酒驾", ["known-police"]),
        ("床位二百张 -晚上", []),
        ("“公共·文化”", ["known-culture"]),
        ("《程婴救孤》", ["known-opera"]),
        ("撤下的报道", []),
        ("十一", None),
        ("公共文化服务走进乡村", ["known-culture"]),
        ("冠县交警大队全力提升道路交通管理水平，确保全县交通大局稳定", ["known-police"]),
        ("冠县交警大队全力提升道路交通管理水平确保全县交通大局稳定", ["known-police"]),
    ],
)
def test_queries(search: Callable[..., Page], query: str, expected: list[str] | None) -> None:
    found = slugs(search(query))
    if expected is None:
        assert "known-solo" in found
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("𠀀𠮷", ["known-strange"]),
        ("野家한국어щука", ["known-strange"]),
        ("국어的", ["known-strange"]),
        ("カタカナ", ["known-strange"]),
        ("(´･ω･`)ﾉ", ["known-strange"]),
        ("a+b=c", ["known-strange"]),
        ("c++", ["known-strange"]),
        ("龙龛手鉴", ["known-strange"]),
        ("檯面", ["known-strange"]),
        ("台面", ["known-strange"]),
        ("裡面里面", ["known-strange"]),
        ("，Щука", ["known-strange"]),
        ("笑了。", ["known-strange"]),
        ("１２３４５", ["known-police"]),
        ("。。！", []),
        ("😀😀", []),
        ("\ud800", []),
        ("-", []),
        ('""', []),
        ("交警大队" * 500, []),
        (" ".join(chr(0x4E00 + n) + chr(0x5E00 + n) for n in range(200)), []),
    ],
)
def test_strange_queries(search: Callable[..., Page], query: str, expected: list[str]) -> None:
    page = search("")
    page.locator("#search-q").evaluate("(field, text) => { field.value = text; }", query)
    page.locator("#search-q").press("Enter")
    expect(page.locator(".search-status")).to_have_text(re.compile("^(没有找到|找到 [01] 篇.*|请输入要找的字；.*)$"))
    assert slugs(page) == expected


def test_matches_across_punctuation_are_marked(search: Callable[..., Page]) -> None:
    page = search("公共文化")
    assert slugs(page) == ["known-culture-plain", "known-culture"]
    expect(page.locator(".search-status")).to_have_text("找到 1 篇，另有 1 篇隔着标点")
    expect(page.locator(".search-divider + .search-result .search-about")).to_contain_text("隔着标点")
    assert slugs(search('"公共文化"')) == ["known-culture-plain"]


def test_the_headline_that_was_typed_comes_first(search: Callable[..., Page]) -> None:
    assert slugs(search("脱贫攻坚进入冲刺期"))[0] == "known-poverty"
    assert slugs(search("山东梆子"))[0] == "known-opera"  # in a headline; the other in a body


def test_near_duplicates_stand_under_one_result(search: Callable[..., Page]) -> None:
    page = search("新增床位二百张")
    assert page.locator(".search-result").count() == 1
    expect(page.locator(".search-alike summary")).to_have_text("另有 1 篇相近的报道")


def test_one_character(search: Callable[..., Page]) -> None:
    assert "known-solo" in slugs(search("十"))


def test_markup_in_headlines_is_text(search: Callable[..., Page]) -> None:
    page = search("onerror")
    expect(page.locator(".search-result h3")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".search-list img, .search-list script").count() == 0


@pytest.mark.parametrize("script", ROOTS)
def test_results_are_in_the_script_of_the_page(search: Callable[..., Page], script: str) -> None:
    page = search("阿华医疗器械厂", script)
    excerpt = "阿华医疗器械厂的机器响了起来" if script == "hans" else "阿華醫療器械廠的機器響了起來"
    expect(page.locator(".search-excerpt")).to_contain_text(excerpt)
    expect(page.locator(".search-excerpt mark")).to_have_text(
        "阿华医疗器械厂" if script == "hans" else "阿華醫療器械廠"
    )


@pytest.mark.parametrize("script", ROOTS)
@pytest.mark.parametrize("slug", ["known-poverty", "known-factory", "known-radicals", "known-culture"])
def test_a_result_has_the_date_as_its_article_has_it(
    search: Callable[..., Page], small: Library, slug: str, script: str
) -> None:
    article = next(article for article in small.articles if article.slug == slug)
    page = search(f'"{article.title}"', script)
    date = page.locator(".search-about span").first
    expect(date).to_have_text(display(article.date, script))
    expect(page.locator(".search-result")).to_have_count(1)
    page.locator(".search-result a").click()
    expect(page.locator(".source-line .date")).to_have_text(display(article.date, script))


def test_excerpts_are_printed_as_the_article_is(search: Callable[..., Page]) -> None:
    expect(search("热线").locator(".search-excerpt")).to_contain_text(
        "热线是１２３４５，路口装上了ＬＥＤ屏，违法率下降36.7%。"
    )
    expect(search("演出由").locator(".search-excerpt")).to_contain_text("山東梆子剧团")


@pytest.mark.parametrize("query", ["塌方同比", "26.42", "下降 巡路", "扫帚", "慰问金", "反光背心", "逐月增加", "添置"])
def test_no_excerpt_cuts_a_number(search: Callable[..., Page], query: str) -> None:
    page = search(query)
    assert "known-figures" in slugs(page)
    text = page.locator(".search-result", has_text="养路段盘点一年").locator(".search-excerpt").inner_text()
    assert set(re.findall(r"[\d.,]*\d[%万余]*", text)) <= {"33.21%", "32.23%", "26.42%", "3,828", "10万余", "42"}


def test_headlines_of_results_break_between_words(search: Callable[..., Page]) -> None:
    headline = search("交警大队 酒驾").locator(".search-result h3 a").first
    expect(headline.locator("wbr").first).to_be_attached()
    expect(headline).to_have_text("冠县交警大队全力提升道路交通管理水平，确保全县交通大局稳定")
    assert not re.search("交<wbr>警|水<wbr>平|<wbr>，", headline.inner_html())


def test_facets_narrow_and_their_counts_live(search: Callable[..., Page]) -> None:
    page = search("记者")
    boxes = page.locator("#search-app .search-facet").first.locator("li")
    expect(boxes.nth(2)).to_be_visible()
    before = [int(text) for text in boxes.locator(".search-count").all_text_contents()]
    total = int(re.findall(r"\d+", page.locator(".search-status").inner_text())[0])
    assert max(before) <= total
    boxes.nth(1).locator("input").check()
    expect(page.locator(".search-status")).to_have_text(f"找到 {before[1]} 篇")
    boxes.nth(2).locator("input").check()  # or, within a facet
    page.wait_for_function(
        "(n) => Number(document.querySelector('.search-status').textContent.match(/\\d+/)[0]) >= n", arg=before[1]
    )
    after = [int(text) for text in boxes.locator(".search-count").all_text_contents()]
    assert after == before  # the counts of a facet do not depend on its own choices
    assert "topic=" in page.url
    year = page.locator("[id^=facet-year-]").first
    year.check()  # and, across facets
    page.wait_for_url("**year=**")
    shared = page.url
    listed = slugs(page)
    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator(".search-chips li")).to_have_count(4)
    assert slugs(page) == listed
    page.locator(".search-chips button").last.click()
    expect(page.locator(".search-status")).to_have_text(f"找到 {total} 篇")


def test_a_range_of_dates_takes_uncertain_ones_by_their_bounds(search: Callable[..., Page]) -> None:
    page = search("公共文化", more="&from=2018-06&to=2018-06")
    assert slugs(page) == ["known-culture"]  # some day of 2018
    expect(page.locator("#search-sort")).to_have_value("")
    expect(search("", more="&from=2018-06&to=2018-06").locator("#search-sort")).to_have_value("newest")


@pytest.mark.parametrize(("width", "query"), [(1280, "q=记者"), (1280, "topic=road-safety"), (390, "q=记者")])
def test_nothing_moves_when_results_come(page: Page, home: str, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{home}search.html?{query}")
    expect(page.locator(".search-facet").last).to_be_attached()
    page.wait_for_timeout(300)
    moved = page.evaluate("""() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 100);
    })""")
    assert moved < 0.005


def test_the_facets_are_one_step_away_on_a_phone(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{home}search.html?q=记者")
    page.get_by_role("button", name="缩小范围").click()
    expect(page.locator(".search-facet").first).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("sort", "order"), [("newest", -1), ("oldest", 1)])
def test_sorted_by_date(search: Callable[..., Page], sort: str, order: int) -> None:
    page = search("", more=f"&from=2017&sort={sort}")
    known = [slug for slug in slugs(page) if slug in ("known-factory", "known-police", "known-culture")]
    assert known == ["known-culture", "known-police", "known-factory"][::order]


def test_keys(search: Callable[..., Page]) -> None:
    page = search("记者")
    page.locator("#search-q").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(
        "() => document.activeElement.closest('li') === document.querySelectorAll('.search-result')[1]"
    )
    page.keyboard.press("Escape")
    expect(page.locator("#search-q")).to_be_focused()


def test_typing_changes_the_address_and_back_returns(search: Callable[..., Page]) -> None:
    page = search("脱贫攻坚")
    page.locator("#search-q").fill("山东梆子")
    expect(page.locator(".search-result h3").first).to_contain_text("梆子")
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("脱贫攻坚")
    expect(page.locator(".search-result h3").first).to_contain_text("脱贫攻坚")
    page.go_forward()
    expect(page.locator("#search-q")).to_have_value("山东梆子")


def test_back_from_an_article_returns_to_the_same_place(search: Callable[..., Page]) -> None:
    page = search("记者")
    page.locator(".search-more").click()
    expect(page.locator(".search-result")).to_have_count(20)
    link = page.locator(".search-result h3 a").nth(15)
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    expect(page.locator(".search-tools")).to_be_visible()
    page.go_back()
    expect(page.locator(".search-result")).to_have_count(20)
    page.wait_for_function("(y) => Math.abs(scrollY - y) < 60", arg=before)


def test_marks_in_the_article(search: Callable[..., Page]) -> None:
    page = search("交警大隊", "hant")
    page.locator(".search-result a").first.click()
    marks = page.locator("article mark")
    status = page.locator(".search-tools [role=status]")
    expect(status).to_contain_text("1/")
    texts = "".join(marks.all_text_contents())  # a place in a headline is several marks where a line may break inside
    count = texts.count("交警大隊")
    assert count >= 3
    assert texts == "交警大隊" * count
    expect(status).to_have_text(f"1/{count} 處")
    page.get_by_role("button", name="下一處").click()
    expect(status).to_have_text(f"2/{count} 處")
    page.get_by_role("button", name="上一處").click()
    page.get_by_role("button", name="上一處").click()
    expect(status).to_have_text(f"{count}/{count} 處")
    page.get_by_role("button", name="清除標記").click()
    assert marks.count() == 0
    assert "highlight" not in page.url


def test_nothing_found_says_what_may_help(search: Callable[..., Page]) -> None:
    page = search("冠县交警大队在火星执勤")
    expect(page.locator(".search-status")).to_have_text("没有找到")
    page.get_by_role("link", name="冠县交警大队", exact=True).first.click()  # whole words, as many as stand together
    expect(page.locator(".search-status")).to_have_text(re.compile("找到|全部"))
    assert page.locator(".search-result").count() > 0
    page = search("脱贫攻坚 火星")
    page.get_by_role("link", name="脱贫攻坚", exact=True).first.click()
    expect(page.locator(".search-result").first).to_be_visible()
    page.add_init_script("delete Intl.Segmenter")  # as older browsers have none
    page = search("火星脱贫攻坚了")
    expect(page.get_by_role("link", name="脱贫攻坚", exact=True).first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "said"),
    [("qqqq", "没有找到"), ("。。！", "请输入要找的字；只有标点不能查。"), ("-酒驾", "只有要排除的词。")],
)
def test_where_nothing_helps_the_ways_into_the_archive_are_shown(
    search: Callable[..., Page], query: str, said: str
) -> None:
    page = search(query)
    expect(page.locator(".search-status")).to_contain_text(said)
    expect(page.locator("#search-ways")).to_be_visible()
    assert "繁体" not in page.locator(".search-list").inner_text()


def test_a_name_that_no_text_has_leads_to_its_articles(search: Callable[..., Page]) -> None:
    page = search("方车县交警大队冠县交警大队")  # the name of an agency, and more
    first = page.locator(".search-none a").first
    expect(first).to_have_text("冠县交警大队")
    assert "agency=" in (first.get_attribute("href") or "")


def test_the_index_that_does_not_load_is_told_and_asked_again(page: Page, home: str) -> None:
    page.route("**/parts.json", lambda route: route.abort())
    page.goto(f"{home}search.html?q=交警")
    expect(page.get_by_role("alert")).to_contain_text("搜索没有载入成功")
    page.unroute("**/parts.json")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator(".search-result").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("script", ROOTS)
def test_no_barrier(page: Page, home: str, script: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for query in ("", "记者", "公共文化", "火星执勤"):
        page.goto(f"{home}{ROOTS[script]}search.html?q={query}")
        if query:
            expect(page.locator(".search-result, .search-none").first).to_be_visible()
        assert axe(page) == [], query
    page.route("**/parts.json", lambda route: route.abort())
    page.goto(f"{home}{ROOTS[script]}search.html?q=交警")
    expect(page.get_by_role("alert")).to_be_visible()
    assert axe(page) == []


# --- the quick search -----------------------------------------------------------------------------------


def test_the_quick_search(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}topics/index.html")
    assert not any("/assets/search/" in url or "/pagefind/" in url for url in asked)  # nothing before it is needed
    page.keyboard.press("/")
    field = page.locator("#quick-q")
    expect(field).to_be_focused()
    page.keyboard.type("山东梆子")
    options = page.locator(".quick-list [role=option]")
    expect(options).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".quicksearch [role=status]")).to_have_text("找到 2 篇")
    assert axe(page) == []
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "quick-0")
    page.keyboard.press("Escape")
    expect(page.locator(".quick-list")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#search-q")).to_have_value("山东梆子")
    page.go_back()
    page.locator("#quick-q").fill("阿华医疗")
    expect(options.first).to_contain_text("复工第一天")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_have_text("阿华医疗")


# --- from disk ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", ROOTS)
def test_from_disk(page: Page, site: Path, small: Library, script: str) -> None:
    exact, across = Truth(small.articles).containing("公共文化")
    page.goto(f"{(site / ROOTS[script] / 'search.html').as_uri()}?q=公共文化")
    expect(page.locator(".search-note")).to_contain_text("磁盘" if script == "hans" else "磁碟")
    assert set(slugs(page)) == exact | across
    page.goto(f"{(site / ROOTS[script] / 'search.html').as_uri()}?q=阿華醫療器械廠")
    expect(page.locator(".search-excerpt mark")).to_have_text(
        "阿华医疗器械厂" if script == "hans" else "阿華醫療器械廠"
    )
    page.locator(".search-result a").click()
    expect(page.locator("article mark").first).to_be_visible()
    page.locator("#quick-q").fill("交警大队")
    expect(page.locator(".quick-list [role=option]").first).to_be_visible()


def test_an_archive_too_large_to_read_from_disk_says_so(page: Page, site: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(site)
    page.route("**/text.js", lambda route: route.abort())
    page.goto(f"{(tmp_path / 'site' / 'search.html').as_uri()}?q=交警")
    expect(page.get_by_role("alert")).to_contain_text("http.server")
