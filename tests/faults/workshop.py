"""A small archive in a folder of its own, on which the command is run and faults are tried."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import build

ROOT = Path(__file__).resolve().parent.parent.parent
BRIEF = """冠县：扎实开展道路安全整治

本报讯 12月9日上午，冠县交警大队组织民警对国道沿线开展隐患排查整治，重点检查货车、校车等车辆。

大队负责人介绍，今年以来共排查整改隐患点位三十六处，事故起数同比下降一成以上。
"""
OTHER = """茌平区举办扶贫技能培训班

本报讯 近日，茌平区扶贫办联合职业学校举办技能培训班，一百二十名群众参加培训并领取结业证书。

培训内容包括家政服务、电工焊工等，学员结业后由企业优先安排就业岗位。
"""


@dataclass(frozen=True)
class Outcome:
    """What the command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The problems, one a line."""
        return self.err.splitlines()


@dataclass(frozen=True)
class Workshop:
    """seeds/, content/, templates/ and site/ below one folder."""

    root: Path

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def seed(self, name: str, text: str | bytes) -> Path:
        path = self.seeds / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def own_templates(self) -> Path:
        if not self.templates.exists():
            shutil.copytree(ROOT / "templates", self.templates)
        return self.templates

    def run(self, command: str, *more: str) -> Outcome:
        """Run build.py here. What it says names places relative to the folder."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = build.main(self.words(command, *more))
        return Outcome(code, out.getvalue(), err.getvalue().replace(f"{self.root}/", ""))

    def words(self, command: str, *more: str) -> list[str]:
        """The command line."""
        words = [command, "--seeds", str(self.seeds), "--content", str(self.content)]
        if command == "build":
            templates = self.templates if self.templates.exists() else ROOT / "templates"
            words += ["--templates", str(templates), "--site", str(self.site), "--jobs", "1"]
            words += [] if "--search" in more else ["--no-search"]
        return [*words, *(word for word in more if word != "--search")]

    def convert(self, *more: str) -> Outcome:
        return self.run("convert", *more)

    def build(self, *more: str) -> Outcome:
        return self.run("build", *more)

    def run_proposals(self, action: str, *names: str) -> Outcome:
        """Decide on proposals."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = build.main(["proposals", action, *names, "--content", str(self.content)])
        return Outcome(code, out.getvalue(), err.getvalue().replace(f"{self.root}/", ""))

    def pages(self) -> dict[str, str]:
        """The articles: name to text."""
        return {path.stem: path.read_text() for path in sorted((self.content / "articles").rglob("*.md"))}

    def page(self, part: str) -> Path:
        """The one page that holds a text."""
        found = [path for path in sorted((self.content / "articles").rglob("*.md")) if part in path.read_text()]
        assert len(found) == 1, f"{len(found)} pages hold {part!r}"
        return found[0]


def snapshot(*folders: Path) -> Mapping[str, bytes]:
    """Every file below the folders, by path."""
    return {str(path): path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()}
