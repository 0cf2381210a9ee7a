"""Synthetic newspaper pages with their truth: the measuring instrument of the separation step."""
