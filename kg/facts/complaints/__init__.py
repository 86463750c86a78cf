"""Complaint notices: a small grammar over figures and their labels."""

from __future__ import annotations

from kg.facts.complaints.reader import ComplaintFindings, batches

__all__ = ["ComplaintFindings", "batches"]
