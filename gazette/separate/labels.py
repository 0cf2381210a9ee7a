"""Labels: one of a few names. Looked up at every line, for which the enumerations of Python 3.11 are slow."""

from __future__ import annotations


class Label(str):
    """A kind of labels: each name that a subclass annotates becomes its only label of that name."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Make the labels."""
        for name in cls.__annotations__:
            setattr(cls, name, cls(name.lower()))
