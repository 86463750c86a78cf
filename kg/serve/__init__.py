"""A SPARQL endpoint over one built graph, with a page to ask it from: for reading, for this machine, with limits."""

from __future__ import annotations

from kg.serve.http import Server
from kg.serve.limits import Limits

__all__ = ["Limits", "Server"]
