"""``kg export``: the graph in the forms that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.", show_default=False)],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="RDF: nt, nq, trig, jsonld, rdfxml. Networks: graphml, gexf, nodelink. Tables: csv, parquet. "
            "Databases: neo4j.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The file or folder to write; beside the graph unless given.")
    ] = None,
) -> None:
    """Write the graph in another format, whole or not at all.

    Example: kg export graphs/ --to gexf
    """
    from kg.cli.progress import progress
    from kg.export import export as exported

    with progress() as tell:
        written = exported(folder, to, out=out, tell=tell)
    print(written)
