"""The website: a library and a folder of templates in, files out."""

from gazette.website.datapackage import Sums
from gazette.website.preview import preview
from gazette.website.render import Options, Rendered, ending, render
from gazette.website.reuse import Memory
from gazette.website.theme import Theme, load
from gazette.website.trace import Trace

__all__ = ["Memory", "Options", "Rendered", "Sums", "Theme", "Trace", "ending", "load", "preview", "render"]
