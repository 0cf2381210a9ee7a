"""What readers do, in a real browser: every kind of page, both scripts, both themes, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gazette.serve import SiteServer
from tests.tabs import tab

from .axe import axe
from .test_site import KINDS

pytestmark = pytest.mark.browser

ARTICLE = "articles/qinghe-jiaojing-1a2b.html"
LONG_LIST = "topics/hazard-control.html"
PAPER = "rgb(252, 250, 245)"


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    with SiteServer(site, port=0, prefix="/repo/") as running:
        yield running.url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab in which nothing glides."""
    with tab(browser, viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as fresh:
        yield fresh


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A fresh tab as browsers are set."""
    with tab(browser) as fresh:
        yield fresh


@pytest.fixture
def without_javascript(browser: Browser) -> Iterator[Page]:
    with tab(browser, java_script_enabled=False, viewport={"width": 390, "height": 844}) as fresh:
        yield fresh


def background(page: Page) -> str:
    return str(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))


# --- figures ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("root", ["", "zh-hant/"])
def test_axe_finds_nothing_in_either_theme(page: Page, base: str, root: str) -> None:
    found = []
    for kind in KINDS:
        page.goto(base + root + kind)
        for theme, only in (("light", ""), ("dark", "color-contrast")):  # themes differ in colours alone
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            found += [f"{root}{kind} {theme}: {violation}" for violation in axe(page, only)]
    assert found == []


def test_axe_would_find_what_is_planted(page: Page, base: str) -> None:
    page.goto(base + ARTICLE)
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    page.evaluate("() => { document.querySelector('.source-line').style.color = '#ddd' }")
    assert {violation.split()[0] for violation in axe(page)} == {"button-name", "color-contrast"}
    assert [violation.split()[0] for violation in axe(page, "color-contrast")] == ["color-contrast"]


def test_axe_finds_nothing_with_everything_open_on_a_phone(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    found = []
    for kind in ("index.html", ARTICLE, LONG_LIST, "seeds/000_feature.html", "figures.html"):
        page.goto(base + kind)
        page.evaluate("() => document.querySelectorAll('details').forEach(part => { part.open = true })")
        page.evaluate("() => { const box = document.querySelector('#show-proof'); if (box) box.click() }")
        found += [f"{kind}: {violation}" for violation in axe(page)]
    page.goto(base + "zh-hant/" + ARTICLE)  # what is made when it is asked for
    page.locator(".settings summary").click()
    found += [f"settings: {violation}" for violation in axe(page)]
    page.locator(".settings-panel button", has_text="查看快速鍵").click()
    expect(page.locator(".shortcuts")).to_be_visible()
    found += [f"help: {violation}" for violation in axe(page)]
    assert found == []


def test_no_page_logs_an_error_or_asks_another_host(plain: Page, base: str) -> None:
    told: list[str] = []
    plain.on("console", lambda message: told.append(f"{plain.url}: {message.text}") if message.type != "log" else None)
    plain.on("pageerror", lambda error: told.append(f"{plain.url}: {error}"))
    plain.on("request", lambda request: told.append(request.url) if not request.url.startswith(base) else None)
    for root in ("", "zh-hant/"):
        for kind in KINDS:
            plain.goto(base + root + kind, wait_until="networkidle" if kind in ("index.html", ARTICLE) else "load")
    assert told == []


@pytest.mark.parametrize(("path", "limit"), [(ARTICLE, 100_000), ("index.html", 200_000), (LONG_LIST, 200_000)])
def test_pages_are_light(page: Page, base: str, path: str, limit: int) -> None:
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto(base + path, wait_until="networkidle")
    assert 0 < sum(sizes) <= limit, "bytes before compression"


def test_nothing_moves_while_a_page_loads(plain: Page, base: str) -> None:
    plain.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " window.shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    for width in (390, 1280):
        plain.set_viewport_size({"width": width, "height": 844})
        for kind in ("index.html", ARTICLE, LONG_LIST, "seeds/000_feature.html", "search.html"):
            plain.goto(base + kind, wait_until="networkidle")
            assert plain.evaluate("() => window.shift") < 0.01, (width, kind)


def test_nothing_is_wider_than_the_screen(plain: Page, base: str) -> None:
    wide = []
    for kind in KINDS:
        for width in (320, 390, 640):  # no script asks how wide a screen is, so that a page need not be loaded again
            plain.set_viewport_size({"width": width, "height": 700})
            if width == 320:
                plain.goto(base + kind)
            if plain.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append((kind, width))
    assert wide == []


# --- without JavaScript, without a server -------------------------------------------------------------


def test_everything_but_search_works_without_javascript(without_javascript: Page, base: str) -> None:
    page = without_javascript
    page.goto(base + "index.html")
    page.locator("main a[href$='topics/hazard-control.html']").first.click()
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/topics/hazard-control/2.html")
    page.goto(base + ARTICLE)
    assert page.locator(".settings").is_hidden()
    assert page.locator(".proof").first.is_hidden()
    page.locator("#show-proof").check()
    page.locator(".proof summary").first.click()
    assert page.locator(".proof .raw li").first.inner_text().startswith("本报讯")
    page.locator(".script-switch").click()
    page.wait_for_url(f"**/zh-hant/{ARTICLE}")
    page.goto(base + "figures.html")
    page.get_by_role("link", name="按大小").click()
    expect(page.locator("#figures-table td").first).to_have_text("10万余起")
    page.locator(".ways summary").click()
    page.get_by_role("link", name="放管服改革").click()
    page.wait_for_url("**/figures/topics/service-reform.html")
    assert {"青河县交警大队"} == set(page.locator("#figures-table td:nth-child(4)").all_inner_texts())


def test_pages_read_from_disk(page: Page, site: Path) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.goto((site / ARTICLE).as_uri())
    assert background(page) == PAPER  # the style sheet was found
    page.locator(".record a[href$='topics/road-safety.html']").click()
    expect(page.locator("h1")).to_have_text("道路交通安全")
    page.locator(".script-switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    assert told == []


# --- settings -----------------------------------------------------------------------------------------


def test_a_chosen_theme_and_size_stay_and_come_before_the_first_paint(page: Page, base: str) -> None:
    page.goto(base + ARTICLE)
    page.locator(".settings summary").click()
    page.locator("input[name=theme][value=dark]").check()
    page.locator("input[name=size][value=large]").check()
    page.goto(base + "index.html", wait_until="commit")
    page.wait_for_selector("body", state="attached")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("html").get_attribute("data-size") == "large"
    page.locator(".settings summary").click()
    assert page.locator("input[name=theme]:checked").get_attribute("value") == "dark"
    assert page.locator("input[name=size]:checked").get_attribute("value") == "large"
    assert sum(map(int, background(page)[4:-1].split(","))) < 150


def test_the_system_theme_is_followed_until_one_is_chosen(page: Page, base: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(base + ARTICLE)
        colours.append(background(page))
    assert colours[0] != colours[1]


def test_copying_a_citation_fills_in_the_day(page: Page, base: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(base + ARTICLE)
    page.locator("#cite-gbt7714 + .copy").click()
    page.locator("#cite-gbt7714 + .copy", has_text="已复制").wait_for()
    assert page.locator("[role=status]").inner_text() == "已复制"
    copied = page.evaluate("() => navigator.clipboard.readText()")
    today = page.evaluate("() => new Date().toLocaleDateString('sv')")
    assert f"[{today}]" in copied
    assert copied == page.locator("#cite-gbt7714").inner_text()
    page.locator("#permalink + .copy").click()
    page.locator("#permalink + .copy", has_text="已复制").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == page.locator("#permalink").inner_text()


# --- keyboard -----------------------------------------------------------------------------------------


def focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.textContent.trim()"))


def test_shortcuts(page: Page, base: str) -> None:
    page.goto(base + LONG_LIST)
    titles = page.locator(".card-title a").all_inner_texts()
    page.keyboard.press("j")
    assert focused(page) == titles[0]
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == titles[0]
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.matches('[data-search-input]')")
    page.keyboard.type("j?")  # letters typed into a field are letters
    assert page.evaluate("() => document.activeElement.value").endswith("j?")
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    assert page.locator(".shortcuts").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".shortcuts").is_hidden()
    page.keyboard.press("n")
    page.wait_for_url("**/hazard-control/2.html")
    page.keyboard.press("p")
    page.wait_for_url("**/hazard-control.html")


def test_shortcuts_can_be_switched_off(page: Page, base: str) -> None:
    page.goto(base + LONG_LIST)
    page.locator(".settings summary").click()
    page.locator("input[name=keys]").uncheck()
    page.goto(base + LONG_LIST)
    page.keyboard.press("j")
    assert page.evaluate("() => document.activeElement === document.body")


def test_everything_is_reached_by_tab_in_reading_order_with_a_visible_focus(page: Page, base: str) -> None:
    page.goto(base + ARTICLE)
    page.keyboard.press("Tab")
    assert focused(page) == "跳到正文"
    seen = []
    for _ in range(60):
        state = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
            const order = [...document.querySelectorAll('*')].indexOf(e);
            return [order, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2, r.width > 0 && r.height > 0,
                    r.bottom > 0 && r.top < innerHeight, e.outerHTML.slice(0, 80)] }"""
        )
        seen.append(state)
        page.keyboard.press("Tab")
    end = next((n for n, state in enumerate(seen) if state[4].startswith("<body")), len(seen))
    assert end > 30
    for order, outlined, sized, on_screen, html in seen[1:end]:
        assert outlined, f"no visible focus: {html}"
        assert sized, html
        assert on_screen, f"focus is off the screen: {html}"
        assert order > 0
    orders = [state[0] for state in seen[:end]]
    assert orders == sorted(orders)
    page.goto(base + ARTICLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'main'")


# --- lists of figures, 404, switch --------------------------------------------------------------------


def test_figures_are_filtered_and_sorted(page: Page, base: str) -> None:
    page.goto(base + "figures.html")
    rows = page.locator("#figures-table tbody tr")
    before = rows.count()
    page.locator("#figures-filter").fill("停车位")
    assert page.locator("#figures-table tbody tr:visible").count() == 1
    assert page.locator("#figures-shown").inner_text() == "1"
    assert page.locator("#figures-table tbody tr:visible td").count() == 5  # agency and date, too
    assert page.locator("#figures-table tbody tr:visible .from").count() == 1
    page.locator("#figures-filter").fill("")
    page.locator("#figures-table th button").first.click()
    cells = page.locator("#figures-table td:first-child")
    values = cells.evaluate_all("c => c.map(x => Number(x.dataset.value ?? parseFloat(x.textContent)))")
    assert len(values) == before
    assert values == sorted(values, reverse=True)
    assert page.locator("#figures-table th").first.get_attribute("aria-sort") == "descending"
    page.locator("#figures-table th button").first.click()
    assert page.locator("#figures-table th").first.get_attribute("aria-sort") == "ascending"


def test_a_missing_page_offers_to_search_for_what_was_asked(page: Page, base: str) -> None:
    response = page.goto(base + "articles/交警大队.html")
    assert response is not None
    assert response.status == 404
    link = page.locator("[data-asked] a")
    assert link.inner_text() == "交警大队"
    assert "q=%E4%BA%A4" in str(link.get_attribute("href"))
    assert background(page) == PAPER  # the style sheet was found
    link.click()
    page.wait_for_url("**/repo/search.html?q=*")


def test_the_calendar_fits_a_phone(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{base}dates/index.html")
    months = page.locator(".calendar td a")
    assert months.count() > 12
    for month in months.all():
        box = month.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390
        named = month.evaluate("link => getComputedStyle(link, '::before').content")
        assert named.strip('"') + "：" in (month.get_attribute("aria-label") or "")


def test_the_switch_keeps_the_passage(page: Page, base: str) -> None:
    page.goto(base + ARTICLE + "#p2")
    page.locator(".script-switch").click()
    page.wait_for_url(f"**/zh-hant/{ARTICLE}#p2")


def test_proof_opens_beside_its_paragraph_and_leads_to_the_raw_line(page: Page, base: str) -> None:
    page.goto(base + ARTICLE)
    passage = page.locator("#p2")
    passage.locator("summary").click()
    text, proof = passage.locator(".prose").bounding_box(), passage.locator(".proof").bounding_box()
    assert text is not None
    assert proof is not None
    assert proof["x"] >= text["x"] + text["width"]
    passage.locator(".proof a").click()
    page.wait_for_url("**/seeds/000_feature.html#L11")
    assert page.locator("#L11").inner_text() == "于12月9日上午召开会议，范书记要"
    page.locator(".run:has(#L11) .run-owner a").first.click()
    page.wait_for_url(f"**/{ARTICLE}#p2")


# --- paper, forced colours ----------------------------------------------------------------------------


def test_print_shows_the_article_alone_in_black_on_white(page: Page, base: str) -> None:
    page.goto(base + ARTICLE)
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark' }")
    page.emulate_media(media="print")
    for hidden in (".sections", ".masthead-tools", ".proof", ".cite", ".neighbours", ".crumbs"):
        assert page.locator(hidden).first.is_hidden(), hidden
    for shown in ("h1", ".prose", ".record", "#permalink"):
        assert page.locator(shown).first.is_visible(), shown
    assert background(page) == "rgb(255, 255, 255)"
    assert page.evaluate("() => getComputedStyle(document.querySelector('.prose')).color") == "rgb(0, 0, 0)"


def test_forced_colours_keep_the_pictures(page: Page, base: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(base + "index.html")
    fill, paper = page.evaluate(
        "() => [getComputedStyle(document.querySelector('.timeline .bar')).fill,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert fill != paper
