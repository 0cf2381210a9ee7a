"""Views to HTML: the templates of a theme, and what all pages of a variant share."""

from __future__ import annotations

from dataclasses import dataclass

from gazette import urls
from gazette.model import Problem
from gazette.website.frame import Chrome, frame
from gazette.website.ready import UPS
from gazette.website.templating import Templates
from gazette.website.view import Card, View


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the pages of one variant."""

    templates: Templates
    shared: Chrome

    def page(self, view: View) -> tuple[str, bytes] | Problem:
        """One page as HTML, by path: a function of what its variant shares and its own view, nothing else."""
        around = frame(self.shared, view)
        shared = {"t": self.shared.t, "site": self.shared.site, "handwritten": self.shared.handwritten}
        values = {**shared, "page": around, "view": view.content}
        html = self.templates.render(view.template, values)
        return html if isinstance(html, Problem) else (urls.ROOTS[self.shared.script] + view.path, html.encode())

    def pieces(self, card: Card) -> tuple[bytes, ...]:
        """What a card is printed as, on pages with each of UPS; nothing where it cannot be printed by itself."""
        return tuple(text.encode() for text in self.templates.pieces(self.shared.t, card, UPS))
