"""Run Lighthouse (mobile) on the main pages of a built site, and fail where a page stays below the bars.

python -m tests.audit --site site --runs 3
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazette.serve import SiteServer
from tests import browsers

LIGHTHOUSE = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}  # the least score of each
METRICS = {"largest-contentful-paint": 1500.0, "cumulative-layout-shift": 0.02, "total-blocking-time": 50.0}  # the most


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Lighthouse says of one page."""

    path: str
    scores: dict[str, float]
    metrics: dict[str, float]
    transferred: float
    failed: tuple[str, ...]  # audits behind scores that are too low

    def faults(self) -> list[str]:
        """The bars that the page stays below."""
        low = [
            f"{key} {self.scores[key]:.0f} < {least}" for key, least in CATEGORIES.items() if self.scores[key] < least
        ]
        high = [f"{key} {self.metrics[key]:.3g} > {most}" for key, most in METRICS.items() if self.metrics[key] > most]
        return [f"{self.path}: {fault}" for fault in (*low, *high)]


def main(argv: list[str]) -> int:
    """Print a table; 1 where a bar is missed, 2 where there is nothing to audit."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site")
    parser.add_argument("--runs", type=int, default=1, help="runs a page; the median of each number counts")
    asked = parser.parse_args(argv)
    if not (asked.site / "index.html").is_file():
        sys.stderr.write(f"{asked.site}: no built site; run `make site`\n")
        return 2
    with SiteServer(asked.site, port=0, prefix="/repo/") as server:
        verdicts = [judge(server.url, path, asked.runs) for path in pages(asked.site)]
    sys.stdout.write(table(verdicts))
    faults = [fault for verdict in verdicts for fault in (*verdict.faults(), *verdict.failed)]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


def pages(site: Path) -> list[str]:
    """Home, the longest article, the longest topic list, and search."""
    longest = [
        max((site / folder).glob("*.html"), key=lambda page: page.stat().st_size) for folder in ("articles", "topics")
    ]
    return ["index.html", *(page.relative_to(site).as_posix() for page in longest), "search.html"]


def judge(base: str, path: str, runs: int) -> Verdict:
    """Audit one page."""
    reports = [lighthouse(base + path) for _ in range(runs)]
    last = reports[-1]
    return Verdict(
        path,
        {key: statistics.median(100 * report["categories"][key]["score"] for report in reports) for key in CATEGORIES},
        {key: statistics.median(report["audits"][key]["numericValue"] for report in reports) for key in METRICS},
        last["audits"]["total-byte-weight"]["numericValue"],
        tuple(f"{path}: {name}" for key in CATEGORIES for name in broken(last, key) if key != "performance"),
    )


def broken(report: dict[str, Any], category: str) -> list[str]:
    """The audits of a category that failed."""
    audits = [report["audits"][reference["id"]] for reference in report["categories"][category]["auditRefs"]]
    return [
        audit["title"] for audit in audits if audit["scoreDisplayMode"] in ("binary", "numeric") and audit["score"] != 1
    ]


def lighthouse(address: str) -> dict[str, Any]:
    """One run."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        flags = shlex.join(["--headless=new", *browsers.flags()])
        command = ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--output-path={output}"]
        command += [f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"]
        environment = {**os.environ, "CHROME_PATH": browsers.find()}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
        if done.returncode:
            raise SystemExit(f"lighthouse failed on {address}:\n{done.stderr.strip()[-2000:]}")
        report: dict[str, Any] = json.loads(output.read_text("utf-8"))
        return report


def table(verdicts: list[Verdict]) -> str:
    """A line a page."""
    lines = ["performance  a11y  practices  seo  LCP s  CLS    TBT ms  KB   page"]
    for verdict in verdicts:
        performance, a11y, practices, seo = verdict.scores.values()
        lcp, cls, tbt = verdict.metrics.values()
        lines.append(
            f"{performance:11.0f} {a11y:5.0f} {practices:10.0f} {seo:4.0f} {lcp / 1000:6.2f}  {cls:.3f} {tbt:7.0f}"
            f" {verdict.transferred / 1000:4.0f}   {verdict.path}"
        )
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
