"""The website: a library and a folder of templates in, files out."""

from gazette.website.render import Options, render
from gazette.website.theme import Theme, load

__all__ = ["Options", "Theme", "load", "render"]
