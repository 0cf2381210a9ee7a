"""Newspaper pages as they come, invented and read by hand: what the program is honestly worth on pages it never saw."""
