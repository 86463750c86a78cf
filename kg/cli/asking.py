"""What ``kg query`` does, once its arguments are known. Loads no more than the answer needs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    import pyoxigraph

    from kg.graph.answer import Answer, Cell
    from kg.questions import Question

FORMS = ("table", "csv", "json", "ttl")
PARAMETERS = (
    "person",
    "body",
    "who",
    "place",
    "document",
    "article",
    "role",
    "title",
    "status",
    "paper",
    "least",
    "from",
    "to",
)
"""What saved questions may be told; each is an option."""


def query(
    folder: Path,
    sparql: str | None = None,
    *,
    file: Path | None = None,
    ask: str | None = None,
    every: bool = False,
    form: str = "table",
    values: Mapping[str, str] | None = None,
) -> None:
    """Answer a query or a saved question on standard output; notes and hints go to standard error.

    Args:
        folder: where ``kg build`` wrote its graph.
        sparql: the query; ``-`` reads it from standard input.
        file: the file that holds the query.
        ask: the saved question to ask instead.
        every: only list the saved questions.
        form: one of `FORMS`.
        values: what the saved question is told.

    Raises:
        UsageError: the call is wrong, there is no graph, or the query is broken.
    """
    if form not in FORMS:
        raise UsageError(f"--format {form!r} is none of {', '.join(FORMS)}")
    if every:
        return _list()
    from kg.query import known_prefixes, load, run

    values = {name: value for name, value in (values or {}).items() if value}
    if ask is None and values:
        raise UsageError(f"--{next(iter(values))} belongs to a saved question: name it with --ask (see --list)")
    text = "" if ask else _text(sparql, file)
    if ask and (sparql is not None or file is not None):
        raise UsageError("--ask has its own query: leave out the other one")
    store = load(folder, tell=note)
    question = None
    if ask:
        from kg.questions import bound
        from kg.questions import question as saved

        question = saved(ask)
        text = bound(question, values, store=store)
    answer = run(folder, text, store=store)
    _write(answer, form, store if question else None)
    if not answer.rows and answer.truth is None:
        from kg.questions import hints

        prefixes = known_prefixes(folder)
        for hint in hints(text, store=store, prefixes=prefixes, question=question, values=values):
            note(hint)
    return None


def _list() -> None:
    from kg.cli.table import screen_width, table
    from kg.questions import questions

    rows = [(q.name, q.title_zh, q.title_en, " ".join(_option(q))) for q in questions()]
    print("\n".join(table(("question", "问题", "what it asks", "parameters (* required)"), rows, width=screen_width())))


def _option(question: Question) -> list[str]:
    return [f"--{p.name}{'*' if p.required else ''}" for p in question.parameters]


def note(text: str) -> None:
    """Tell something beside the answer."""
    print(f"kg: {text}", file=sys.stderr)


def _text(sparql: str | None, file: Path | None) -> str:
    if (sparql is None) == (file is None):
        raise UsageError("give the query as text after the folder, with --file, or ask a saved one with --ask")
    try:
        if file is not None:
            return file.read_text("utf-8-sig")
        return sys.stdin.read() if sparql == "-" else str(sparql)
    except OSError as error:
        raise UsageError(f"cannot read the query {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"cannot read the query {file or '-'}: it is not UTF-8") from error


def _write(answer: Answer, form: str, store: pyoxigraph.Store | None) -> None:
    if form != "table":
        sys.stdout.write({"csv": answer.csv, "json": answer.json, "ttl": answer.ttl}[form]())
    elif answer.truth is not None:
        print("yes" if answer.truth else "no")
    else:
        from kg.cli.table import screen_width, table

        words = _Words(store)
        rows = [[words.word(cell) or answer.short(cell) for cell in row] for row in answer.rows]
        print("\n".join(table(answer.columns, rows, width=screen_width())))
        print(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}")


class _Words:
    """In the answer to a saved question, terms of the vocabulary read as it calls them in both languages."""

    def __init__(self, store: pyoxigraph.Store | None) -> None:
        from kg.graph.lookup import Lookup

        self._lookup = Lookup(store) if store else None
        self._known: dict[str, str] = {}

    def word(self, cell: Cell | None) -> str:
        from kg.graph.terms import IRI, KG

        if self._lookup is None or cell is None or cell[1] != IRI or not cell[0].startswith(KG):
            return ""
        if cell[0] not in self._known:
            words = (self._lookup.word(cell[0], language) for language in ("zh", "en"))
            self._known[cell[0]] = " ".join(dict.fromkeys(words))
        return self._known[cell[0]]
