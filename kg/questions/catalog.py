"""Read the saved questions.

Each is one SPARQL file whose leading comments say what it is:

    # title zh: 谁主持了哪些会议
    # title en: Who chaired which meeting
    # about zh: …
    # about en: …
    # parameter person (person): 主持人 | who chaired
    # parameter document (text, required): 文件名称 | the document's title
    PREFIX …
    SELECT …
    WHERE {
      # parameters

A parameter is a variable of the query. Where a line ``# parameters`` stands, the values that were given are bound.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg import resources
from kg.errors import UsageError

KINDS = ("person", "body", "place", "event", "article", "date", "text", "number", "role", "status")
"""What a parameter may be: a thing of the graph, a value, or a word of the vocabulary."""

_HEAD = re.compile(r"# (title|about) (zh|en): (\S.*)")
_PARAMETER = re.compile(r"# parameter ([a-z]+) \(([a-z ]+?)(, required)?\): (.+?) \| (.+)")


class Parameter(NamedTuple):
    """One thing that a question may be told."""

    name: str
    """The variable, and the option of ``kg query``."""
    kinds: tuple[str, ...]
    """Some of `KINDS`; several where a person or a body will do."""
    required: bool
    zh: str
    en: str


class Question(NamedTuple):
    """One saved question."""

    name: str
    title_zh: str
    title_en: str
    about_zh: str
    about_en: str
    parameters: tuple[Parameter, ...]
    sparql: str
    """The query without the leading comments."""


def questions() -> tuple[Question, ...]:
    """Every saved question, by name."""
    return tuple(question(path.stem) for path in sorted(_folder().glob("*.rq")))


@cache
def question(name: str) -> Question:
    """The saved question called ``name``.

    Raises:
        UsageError: there is none.
    """
    path = _folder() / f"{name}.rq"
    names = sorted(path.stem for path in _folder().glob("*.rq"))
    if name not in names:
        from difflib import get_close_matches

        near = get_close_matches(name, names, n=3) or names
        raise UsageError(f"no saved question is called {name!r}; there is {', '.join(near)}; see kg query DIR --list")
    return parsed(name, path.read_text("utf-8"))


def parsed(name: str, text: str) -> Question:
    """A question from its file.

    Raises:
        UsageError: a leading comment is not of the form above, or a title is missing.
    """
    lines = text.splitlines()
    count = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    words: dict[str, str] = {}
    parameters = []
    for line in lines[:count]:
        if head := _HEAD.fullmatch(line):
            words[f"{head[1]}_{head[2]}"] = head[3]
        elif (found := _PARAMETER.fullmatch(line)) and not set(found[2].split()) - set(KINDS):
            parameters.append(Parameter(found[1], tuple(found[2].split()), bool(found[3]), found[4], found[5]))
        else:
            raise UsageError(f"question {name}: {line!r} is neither a title, an about line nor a parameter")
    missing = [key for key in ("title_zh", "title_en", "about_zh", "about_en") if key not in words]
    if missing:
        raise UsageError(f"question {name}: the line '# {missing[0].replace('_', ' ')}: …' is missing")
    sparql = "\n".join(lines[count:]).strip("\n") + "\n"
    return Question(name=name, parameters=tuple(parameters), sparql=sparql, **words)


def _folder() -> Path:
    return resources.folder("ontology") / "queries"
