"""axe-core, run inside a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

NODE_MODULES = Path(__file__).resolve().parents[1] / "node_modules"


def axe(page: Page) -> list[str]:
    """Every rule of axe-core that the page breaks, with the first element that breaks it."""
    script = NODE_MODULES / "axe-core" / "axe.min.js"
    assert script.is_file(), "axe-core is not there: run `make test`"
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(script.read_text("utf-8"))  # not a script element: the page's own policy would refuse it
    found = page.evaluate(
        "() => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
    )
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]}" for v in found["violations"]]
