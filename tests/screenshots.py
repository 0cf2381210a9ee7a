"""Pictures of the main pages of a built site, into tests/screenshots/: `make screenshots`.

The two whose names begin with readme- are small enough for the README, which shows them from .github/images/.

python -m tests.screenshots --site site
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from gazette.serve import SiteServer
from tests import browsers

FOLDER = Path(__file__).parent / "screenshots"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the page, the width of the screen, and how the page is looked at."""

    name: str
    path: str
    width: int = 1280
    theme: str = "light"
    whole: bool = True
    height: int = 900
    scale: float = 1.0


def shots(site: Path) -> list[Shot]:
    """The main pages: phone, desktop, dark, Hant."""
    article = largest(site, "articles")
    seed, topic = largest(site, "seeds"), largest(site, "topics")
    return [
        Shot("home-desktop", "index.html"),
        Shot("home-phone", "index.html", 390),
        Shot("home-dark", "index.html", theme="dark"),
        Shot("home-hant", "zh-hant/index.html"),
        Shot("article-desktop", article, 1440),
        Shot("article-phone", article, 390),
        Shot("article-dark", article, 1440, theme="dark"),
        Shot("article-hant-phone", f"zh-hant/{article}", 390),
        Shot("topic-desktop", topic),
        Shot("raw-page-desktop", seed, whole=False),
        Shot("raw-page-phone", seed, 390, whole=False),
        Shot("figures-desktop", "figures.html", whole=False),
        Shot("figures-phone", "figures.html", 390, whole=False),
        Shot("calendar-desktop", "dates/index.html", whole=False),
        Shot("review-desktop", "review.html", whole=False),
        Shot("search-desktop", "search.html?q=交警大队", whole=False),
        Shot("search-phone", "search.html?q=交警大队", 390, whole=False),
        Shot("not-found-desktop", "articles/no-such-page.html", whole=False),
        Shot("styleguide-desktop", "styleguide/index.html"),
        Shot("readme-home", "index.html", whole=False, height=960, scale=0.75),
        Shot("readme-article", article, whole=False, height=960, scale=0.75),
    ]


def largest(site: Path, folder: str) -> str:
    """The longest page of a folder."""
    pages = [page for page in (site / folder).glob("*.html") if page.name != "index.html"]
    return max(pages, key=lambda page: page.stat().st_size).relative_to(site).as_posix()


def take(browser: Browser, base: str, shot: Shot) -> None:
    """One picture."""
    scheme = "dark" if shot.theme == "dark" else "light"
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=shot.scale,
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="zh-CN",
    )
    page = context.new_page()
    page.goto(base + shot.path, wait_until="networkidle")
    page.screenshot(path=FOLDER / f"{shot.name}.png", full_page=shot.whole)
    context.close()


def print_to_paper(browser: Browser, base: str, path: str) -> None:
    """An article as it prints on A4."""
    context = browser.new_context(viewport={"width": 794, "height": 1123})  # A4 at 96 dots an inch
    page = context.new_page()
    page.goto(base + path, wait_until="networkidle")
    page.pdf(path=FOLDER / "article-print.pdf", prefer_css_page_size=True)
    page.emulate_media(media="print")
    page.screenshot(path=FOLDER / "article-print.png", full_page=True)
    context.close()


def main(argv: list[str]) -> int:
    """Take them all; 2 where there is no site."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site")
    site: Path = parser.parse_args(argv).site
    if not (site / "index.html").is_file():
        sys.stderr.write(f"{site}: no built site; run `make site`\n")
        return 2
    FOLDER.mkdir(exist_ok=True)
    with SiteServer(site, port=0, prefix="/repo/") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.flags())
        for shot in shots(site):
            take(browser, server.url, shot)
        print_to_paper(browser, server.url, largest(site, "articles"))
        browser.close()
    sys.stdout.write(f"{len(list(FOLDER.glob('*.*')))} pictures in {FOLDER}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
