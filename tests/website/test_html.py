"""Every built page is valid HTML, by the Nu HTML checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from .axe import NODE_MODULES

JAR = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_the_nu_checker_finds_nothing_in_any_built_page(site: Path, built_site: Path) -> None:
    java = shutil.which("java")
    assert java, "the Nu HTML checker needs Java: run `make test`"
    assert JAR.is_file(), "the Nu HTML checker is not there: run `make test`"
    command = [java, "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", str(JAR), "--format", "json", "--skip-non-html"]
    command += ["--exit-zero-always", str(site), str(built_site)]
    messages = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)["messages"]
    told = {f"{m['url'].rpartition('/repo/')[2]}:{m.get('lastLine')}: {m['message']}" for m in messages if telling(m)}
    assert told == set()


def telling(message: dict[str, Any]) -> bool:
    """Whether a message counts. From disk the checker cannot tell that 'self' allows the site's own files, and a data
    block is no script; the browser tests hold the policy."""
    return message["type"] != "info" or (
        message.get("subType") == "warning" and "Security Policy" not in message["message"]
    )


def test_the_checker_is_asked_in_earnest() -> None:
    assert telling({"type": "error", "message": "Stray end tag"})
    assert telling({"type": "info", "subType": "warning", "message": "Section lacks heading"})
    assert not telling({"type": "info", "subType": "warning", "message": "violates Content Security Policy"})
