"""Lighthouse on the built site: `make audit`."""
