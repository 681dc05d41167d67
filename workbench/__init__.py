"""Claim fact-check and source-tracking workbench."""

__version__ = "0.1.0"
