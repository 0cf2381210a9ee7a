"""Every built page is valid HTML, by the Nu HTML checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .axe import NODE_MODULES

JAR = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.parametrize("name", ["site", "built_site"])
def test_the_nu_checker_finds_no_error(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    java = shutil.which("java")
    assert java, "the Nu HTML checker needs Java: run `make test`"
    assert JAR.is_file(), "the Nu HTML checker is not there: run `make test`"
    command = [java, "-Xss1m", "-jar", str(JAR), "--format", "json", "--skip-non-html", "--exit-zero-always", str(site)]
    messages = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)["messages"]
    told = sorted(
        {f"{Path(m['url']).name}:{m.get('lastLine')}: {m['message']}" for m in messages if m["type"] != "info"}
    )
    assert told == []
    # From disk the checker cannot tell that 'self' allows these files; the browser tests hold the policy.
    warnings = {
        m["message"] for m in messages if m.get("subType") == "warning" and "Security Policy" not in m["message"]
    }
    assert warnings == set()
