"""Measure the build, beside Hugo, and write the results here.

python -m tests.bench [ARTICLES …] [--runs N] [--related] [--no-search]

Each size is kept in results.json until it is measured again, so that it can be done in parts: `make bench ARGS=1000`
takes minutes, `make bench ARGS="10000 --runs 1"` a quarter of an hour, `make bench ARGS="100000 --runs 1"` hours and
30 GB of disk. The table and the plot are written from all sizes that are kept.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import county, hugo, report, results
from tests.bench.county import ROOT
from tests.bench.measure import Cost, middle, run
from tests.bench.report import Builder, Size

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
RESULTS = HERE / "results.json"
SIZES = (1_000, 10_000)
AWAY = "away"  # the folder of what earlier builds left
RELATED_UP_TO = 1_000  # articles; beyond, Hugo's related articles take minutes and are measured only when asked for
EDITED = "article-00042.md"
Command = list[str | Path]


def main() -> None:
    """Measure every size, then write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, metavar="ARTICLES", default=SIZES, help="1000 10000")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (3)")
    parser.add_argument("--related", action="store_true", help="Hugo with related articles for every size")
    parser.add_argument("--no-search", dest="search", action="store_false", help="leave the search index out")
    asked = parser.parse_args()
    program = hugo.install(CORPUS)
    kept = {each.articles: each for each in results.load(RESULTS)}
    for count in sorted(asked.sizes):
        kept[count] = size(program, count, asked)
        results.save(RESULTS, kept.values())
    sizes = sorted(kept.values(), key=lambda each: each.articles)
    (HERE / "results.md").write_text(report.markdown(sizes), encoding="utf-8")
    (HERE / "results.svg").write_text(report.svg(sizes), encoding="utf-8")
    sys.stdout.write((HERE / "results.md").read_text(encoding="utf-8"))


def size(program: Path, count: int, asked: argparse.Namespace) -> Size:
    """Measure one size: both programs in turn, so that whatever else the machine does meets both."""
    say(f"making {count:,} articles")
    load = os.getloadavg()[0]
    folder = CORPUS / str(count)
    archive = county.write(folder / "gazette", count)
    run(
        [sys.executable, "build.py", "convert", *folders(archive), "--quiet"], ROOT
    )  # content as earlier builds leave it
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
    files, size = weigh(ours)
    say(f"{count:,} articles: both scripts")
    clear(ours)
    middles["gazette"]["cold, both scripts"] = run(build(archive, ours, "hans,hant"), ROOT)
    if asked.related or count <= RELATED_UP_TO:
        say(f"{count:,} articles: hugo with related articles")
        clear(theirs)
        middles["hugo"]["cold, Hugo with related articles"] = run(
            hugo.command(program, source, theirs, related=True), ROOT
        )
    shutil.rmtree(folder / AWAY)
    return Size(
        count,
        Builder(middles["hugo"], *weigh(theirs)),
        Builder(middles["gazette"], files, size),
        search=step("search", archive, asked.runs) if asked.search else None,
        pagefind=step("pagefind", archive, asked.runs) if asked.search else None,
        stages=json.loads(python("stages", archive)),
        machine=f"{machine()}, load {load:.1f} before and {os.getloadavg()[0]:.1f} after",
        runs=asked.runs,
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
    """Put a site and what the build keeps beside it away; `size` removes it in the end.

    To remove it here would slow down whoever builds next: for minutes ext4 looks at every file that was removed lately
    before it makes a new one, which took a fifth of a build's processor time.
    """
    away = site.parent / AWAY
    away.mkdir(exist_ok=True)
    for path in (site, site.parent / ".gazette", site.parent / "hugo" / "resources"):
        if path.exists():
            path.rename(Path(tempfile.mkdtemp(dir=away)) / path.name)


def build(archive: Path, site: Path, scripts: str = "hans") -> Command:
    """Our command that builds the site without search; in one script, as Hugo does."""
    options: Command = ["--base-url", "https://archive.example/", "--scripts", scripts, "--no-search", "--quiet"]
    return [sys.executable, "build.py", "build", *folders(archive), "--site", site, *options]


def folders(archive: Path) -> Command:
    """The options that name an archive."""
    return ["--content", archive / "content", "--seeds", archive / "seeds"]


def step(name: str, archive: Path, runs: int) -> Builder:
    """The cost of indexing for search, in one way, and the bytes of the index."""
    say(f"search: {name}")
    if name == "pagefind":
        python("pages", archive)
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
