"""What the base template needs around a view: addresses up and down, the other script, navigation, policy."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from gazette import urls
from gazette.model import Site
from gazette.website import indexes
from gazette.website.edition import LANGUAGES, Edition
from gazette.website.sitemap import address
from gazette.website.strings import Strings
from gazette.website.view import Link, Meta, View

# No inline script or style runs; nothing is asked of other hosts, nor sent to them.
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
_POLICY = Markup(POLICY)  # safe between double quotes
_LOCALES = {"hans": "zh_CN", "hant": "zh_TW"}


@dataclass(frozen=True, slots=True)
class Chrome:
    """What all pages of a variant share."""

    script: str
    site: Site
    t: Strings
    base_url: str
    scripts: tuple[str, ...]
    navigation: tuple[tuple[Link, str], ...]
    entries: frozenset[str]  # where the navigation leads
    handwritten: tuple[Link, ...]  # for the foot of every page


@dataclass(frozen=True, slots=True)
class Frame:
    """One page's surroundings. `up` leads to the root of the variant, `top` to the root of the site."""

    path: str
    here: str  # the path, where the navigation leads to this very page; else ""
    up: str
    top: str
    script: str
    language: str
    locale: str
    policy: str
    title: str
    full_title: str
    description: str
    current: str
    crumbs: tuple[Link, ...]
    metas: tuple[Meta, ...]
    json_ld: str
    feed: str
    previous: str
    following: str
    index: bool
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    other: str
    other_language: str
    navigation: tuple[tuple[Link, str], ...]


def chrome(edition: Edition, scripts: tuple[str, ...]) -> Chrome:
    """What all pages of the edition share; `scripts` are the variants that the site has."""
    entries = (
        ("topics", indexes.TOPICS),
        ("places", indexes.PLACES),
        ("agencies", indexes.AGENCIES),
        ("dates", indexes.DATES),
        ("people", indexes.PEOPLE),
        ("figures", urls.FIGURES),
        ("seeds", indexes.SEEDS),
    )
    navigation = tuple((Link(edition.t(f"nav_{key}"), path), key) for key, path in entries)
    handwritten = tuple(Link(page.title, f"{page.slug}.html") for page in edition.library.pages)
    to = frozenset(link.path for link, _ in navigation)
    site = edition.library.site
    return Chrome(edition.script, site, edition.t, edition.base_url, scripts, navigation, to, handwritten)


def frame(chrome: Chrome, view: View) -> Frame:
    """The surroundings of one page."""
    head, root = view.head, urls.ROOTS[chrome.script]
    up, top = _ways(chrome, view.path)
    others = [script for script in chrome.scripts if script != chrome.script]
    listed = bool(chrome.base_url) and head.index
    name = chrome.site.name
    return Frame(
        path=view.path,
        here=view.path if view.path in chrome.entries else "",
        up=up,
        top=top,
        script=chrome.script,
        language=LANGUAGES[chrome.script],
        locale=_LOCALES[chrome.script],
        policy=_POLICY,
        title=head.title,
        full_title=name if view.path == urls.HOME else f"{head.title} · {name}",
        description=head.description,
        current=head.current,
        crumbs=head.crumbs,
        metas=head.metas,
        json_ld=Markup(head.json_ld),  # safe: made by structured.script_safe
        feed=head.feed,
        previous=head.previous,
        following=head.following,
        index=head.index,
        canonical=address(chrome.base_url, root, view.path) if listed else "",
        alternates=_alternates(chrome, view.path) if listed else (),
        other=f"{top}{urls.ROOTS[others[0]]}{view.path}" if others else "",
        other_language=LANGUAGES[others[0]] if others else "",
        navigation=chrome.navigation,
    )


def _ways(chrome: Chrome, path: str) -> tuple[str, str]:
    """The prefixes to the variant's and the site's root; absolute on page 404, which is shown at any address."""
    root = urls.ROOTS[chrome.script]
    if path == urls.NOT_FOUND:
        top = urlsplit(chrome.base_url).path or "/"
        return top + root, top
    up = "../" * path.count("/")
    return up, up + "../" * root.count("/")


def _alternates(chrome: Chrome, path: str) -> tuple[tuple[str, str], ...]:
    """The page in each script; nothing where there is only one."""
    if len(chrome.scripts) == 1:
        return ()
    every = tuple((LANGUAGES[script], address(chrome.base_url, urls.ROOTS[script], path)) for script in chrome.scripts)
    return (*every, ("x-default", every[0][1]))
