"""axe-core, run inside a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

NODE_MODULES = Path(__file__).resolve().parents[1] / "node_modules"


def axe(page: Page, only: str = "") -> list[str]:
    """Every rule of axe-core that the page breaks, with the first element that breaks it; or one rule alone."""
    script = NODE_MODULES / "axe-core" / "axe.min.js"
    assert script.is_file(), "axe-core is not there: run `make test`"
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(script.read_text("utf-8"))  # not a script element: the page's own policy would refuse it
    options: dict[str, object] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    if only:
        options = {"resultTypes": ["violations"], "runOnly": [only]}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]}" for v in found["violations"]]
