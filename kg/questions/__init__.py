"""The saved questions of ``ontology/queries``: what they ask, what they need to know, and how that is filled in."""

from __future__ import annotations

from kg.questions.binding import bound
from kg.questions.catalog import Parameter, Question, parsed, question, questions
from kg.questions.hints import hints

__all__ = ["Parameter", "Question", "bound", "hints", "parsed", "question", "questions"]
