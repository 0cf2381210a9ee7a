"""The command line: what can be asked of build.py, as one frozen value."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from gazette.share import WHOLE, Share, share

ROOT = Path(__file__).resolve().parent.parent  # where build.py and the vocabulary that comes with it stand
COMMANDS = ("build", "assemble", "convert", "watch", "check", "review", "explain", "proposals", "places", "bag")
NAMING = ("explain", "proposals")  # commands that take any number of names


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked. Fields that a command does not take keep their defaults."""

    command: str = "build"
    seeds: Path = Path("seeds")
    content: Path = Path("content")
    templates: Path = Path("templates")
    site: Path = Path("site")
    base_url: str = ""
    scripts: tuple[str, ...] = ()
    index: bool = True  # build the search index
    why: bool = False  # say of each file why it was made anew
    share: Share = WHOLE  # what of the site to build; the others are other machines'
    search: bool = False  # judge the search
    jobs: int = os.cpu_count() or 1
    strict: bool = False
    quiet: bool = False
    port: int = 8000
    bind: str = "127.0.0.1"
    action: str = ""
    names: tuple[str, ...] = ()
    folder: Path | None = None

    @property
    def vocabulary(self) -> Path:
        """The archive's own vocabulary, else the one that comes with Gazette."""
        own = self.content / "vocabulary"
        return own if os.path.lexists(own) else ROOT / "content" / "vocabulary"

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The folders of which a build is made."""
        return self.seeds, self.content, self.vocabulary, self.templates

    @property
    def matters(self) -> tuple[object, ...]:
        """What a site depends on besides its inputs."""
        return self.base_url, self.scripts, self.index, self.share

    @property
    def live(self) -> bool:
        """Whether one person watches the site grow."""
        return self.command == "watch"

    @property
    def cache(self) -> Path:
        """What may be deleted at any time: parts of the last build, kept so that the next one is quick."""
        return self.site.absolute().parent / ".gazette" / self.site.name


def parse(argv: Sequence[str]) -> Options:
    """Read the command line; `build` is meant where no command is named. Exits with 2 where it makes no sense."""
    words = list(argv)
    if not words or (words[0] not in COMMANDS and words[0] not in ("-h", "--help")):
        words.insert(0, "build")
    parser = _parser()
    found, rest = parser.parse_known_args(words)
    given = vars(found)
    if rest and (given["command"] not in NAMING or any(word.startswith("-") for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    given["names"] = (*given.get("names", ()), *rest)  # argparse takes no further names after an option
    if given["command"] == "bag" and (given["folder"] is None) != (given["action"] == "record"):
        parser.error("write: bag record, bag export FOLDER, or bag restore FOLDER")
    known = {field.name for field in fields(Options)}
    return Options(**{key: value for key, value in given.items() if key in known and value is not None})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="An archive of local government news: raw page texts in, a searchable website out.",
        epilog="Exit codes: 0 fine; 1 problems under --strict, or a failed check; 2 usage; 3 aborted, nothing changed.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    build = _command(
        commands, "build", "convert, render and index (the default)", "build --base-url https://a.example/"
    )
    _folders(build, "seeds", "content", "templates", "site")
    _rendering(build)
    build.add_argument("--shard", dest="share", type=_share, metavar="K/N", help="the Kth of N shares, for assemble")
    build.add_argument("--why", action="store_true", default=None, help="say of each page why it was made anew")
    _strictness(build)

    assemble = _command(
        commands, "assemble", "join what build --shard made, here or elsewhere, to the site", "assemble --site public"
    )
    _folders(assemble, "seeds", "content", "templates", "site")
    _rendering(assemble)
    _strictness(assemble)

    convert = _command(commands, "convert", "seeds to content only", "convert --seeds texts --content pages")
    _folders(convert, "seeds", "content")
    _strictness(convert)

    watch = _command(commands, "watch", "build, serve, and rebuild on every change", "watch --port 8080")
    _folders(watch, "seeds", "content", "templates", "site")
    _rendering(watch)
    watch.add_argument("--port", type=int, help="port to serve on, or the next free one (8000)")
    watch.add_argument("--bind", metavar="ADDRESS", help="address to serve on (127.0.0.1: this machine only)")
    watch.add_argument("--quiet", action="store_true", default=None, help="print problems only")

    check = _command(commands, "check", "judge content and the built site; change nothing", "check --search")
    _folders(check, "seeds", "content", "site")
    check.add_argument("--search", action="store_true", default=None, help="judge the search in a real browser too")

    review = _command(commands, "review", "list doubtful readings, worst first", "review --seeds seeds")
    _folders(review, "seeds")

    explain = _command(
        commands, "explain", "say why a page has its tags, places, agencies and date", "explain content/articles/x.md"
    )
    explain.add_argument("names", nargs="+", metavar="PAGE", help="pages of content/articles, or codes (G012)")
    _folders(explain, "seeds", "content")

    proposals = _command(
        commands, "proposals", "new readings of pages that people edited", "proposals accept guanxian-jiaojing-3f2a"
    )
    proposals.add_argument("action", nargs="?", choices=("list", "show", "accept", "dismiss", "retire"), default="list")
    proposals.add_argument("names", nargs="*", metavar="SLUG", help="pages, by their address")
    _folders(proposals, "content")

    places = _command(commands, "places", "fill the gazetteer from the national table", "places 聊城市")
    places.add_argument("names", nargs=1, metavar="PREFECTURE", help="name or division code")
    _folders(places, "content")

    bag = _command(commands, "bag", "export the archive for preservation (BagIt), or restore it", "bag export ../bag")
    bag.add_argument("action", choices=("record", "export", "restore"), help="record: write the sums of the seeds")
    bag.add_argument("folder", type=Path, nargs="?", help="the bag")
    _folders(bag, "seeds", "content", "templates")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str, example: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=what, description=what[0].upper() + what[1:] + ".", epilog=f"Example: python build.py {example}"
    )


def _folders(parser: argparse.ArgumentParser, *names: str) -> None:
    for name in names:
        parser.add_argument(f"--{name}", type=Path, metavar="DIR", help=f"the {name} folder ({name})")


def _rendering(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base-url", metavar="URL", type=_base_url, help="absolute address of the home page")
    parser.add_argument("--scripts", type=_scripts, metavar="LIST", help="variants to build (hans,hant)")
    parser.add_argument("--no-search", dest="index", action="store_false", default=None, help="leave the index out")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes to use (all cores)")


def _strictness(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", default=None, help="exit with 1 if there is any problem")
    parser.add_argument("--quiet", action="store_true", default=None, help="print problems only")


def _share(text: str) -> Share:
    try:
        return share(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _scripts(text: str) -> tuple[str, ...]:
    scripts = tuple(part.strip() for part in text.split(","))
    if not scripts or any(script not in ("hans", "hant") for script in scripts) or len(set(scripts)) < len(scripts):
        raise argparse.ArgumentTypeError(f"{text!r} is not a list of scripts: write hans, hant or hans,hant")
    return scripts


def _base_url(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"{text!r} is not an absolute address: begin it with https://")
    return text.rstrip("/") + "/"
