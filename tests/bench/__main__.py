"""Measure the build, beside Hugo, and write the results here.

python -m tests.bench [ARTICLES …] [--runs N] [--related] [--no-search]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench import county, hugo, report
from tests.bench.county import ROOT
from tests.bench.measure import Cost, middle, run
from tests.bench.report import Builder, Size

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
SIZES = (1_000, 10_000)
EDITED = "article-00042.md"
Command = list[str | Path]


def main() -> None:
    """Measure every size, then write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, metavar="ARTICLES", default=SIZES, help="1000 10000")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (3)")
    parser.add_argument("--related", action="store_true", help="also Hugo with related articles: minutes for 10,000")
    parser.add_argument("--no-search", dest="search", action="store_false", help="leave the search index out")
    asked = parser.parse_args()
    program = hugo.install(CORPUS)
    sizes = [size(program, count, asked) for count in sorted(asked.sizes)]
    (HERE / "results.md").write_text(report.markdown(sizes, machine(), asked.runs), encoding="utf-8")
    (HERE / "results.svg").write_text(report.svg(sizes), encoding="utf-8")
    sys.stdout.write((HERE / "results.md").read_text(encoding="utf-8"))


def size(program: Path, count: int, asked: argparse.Namespace) -> Size:
    """Measure one size: both programs in turn, so that whatever else the machine does meets both."""
    say(f"making {count:,} articles")
    folder = CORPUS / str(count)
    archive = county.write(folder / "gazette", count)
    source = hugo.write(folder / "hugo", county.articles(count))
    theirs, ours = folder / "hugo-site", folder / "site"
    commands: dict[str, tuple[Command, Path, Path]] = {
        "hugo": (hugo.command(program, source, theirs), theirs, source),
        "gazette": (build(archive, ours), ours, archive),
    }
    costs: dict[str, dict[str, list[Cost]]] = {who: {} for who in commands}
    for turn in range(asked.runs):
        for who, (command, site, articles) in commands.items():
            say(f"{count:,} articles, run {turn + 1}: {who}")
            for name, cost in turns(command, site, articles):
                costs[who].setdefault(name, []).append(cost)
    middles = {who: {name: middle(found) for name, found in each.items()} for who, each in costs.items()}
    if asked.related:
        say(f"{count:,} articles: hugo with related articles")
        shutil.rmtree(theirs, ignore_errors=True)
        middles["hugo"]["cold, Hugo with related articles"] = run(
            hugo.command(program, source, theirs, related=True), ROOT
        )
    return Size(
        count,
        Builder(middles["hugo"], *weigh(theirs)),
        Builder(middles["gazette"], *weigh(ours)),
        search=step("search", archive, asked.runs) if asked.search else None,
        pagefind=step("pagefind", archive, asked.runs) if asked.search else None,
        stages=json.loads(python("stages", archive)),
    )


def turns(command: Command, site: Path, articles: Path) -> list[tuple[str, Cost]]:
    """Build from nothing, again with no change, and again with one paragraph more."""
    clear(site)
    cold = run(command, ROOT)
    same = run(command, ROOT)
    with (articles / "content" / "articles" / EDITED).open("a", encoding="utf-8") as page:
        page.write("\n补记一段，此前没有。\n")
    return [("cold", cold), ("no change", same), ("one edit", run(command, ROOT))]


def clear(site: Path) -> None:
    """Remove a site and what the build keeps beside it."""
    for path in (site, site.parent / ".gazette", site.parent / "hugo" / "resources"):
        shutil.rmtree(path, ignore_errors=True)


def build(archive: Path, site: Path) -> Command:
    """Our command that builds the site, without search."""
    folders: Command = ["--content", archive / "content", "--seeds", archive / "seeds", "--site", site]
    options: Command = ["--base-url", "https://archive.example/", "--no-search", "--quiet"]
    return [sys.executable, "build.py", "build", *folders, *options]


def step(name: str, archive: Path, runs: int) -> Builder:
    """The cost of indexing for search, in one way, and the bytes of the index."""
    say(f"search: {name}")
    found = [run([sys.executable, "-m", "tests.bench.steps", name, archive], ROOT) for _ in range(runs)]
    return Builder({"cold": middle(found)}, size=int(python(name, archive)))


def python(name: str, archive: Path) -> str:
    """What a step says."""
    command = [sys.executable, "-m", "tests.bench.steps", name, str(archive)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def weigh(folder: Path) -> tuple[int, int]:
    """The number of files of a folder and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def machine() -> str:
    """What the figures were measured on."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def say(text: str) -> None:
    """Say on standard error what is being done."""
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    main()
