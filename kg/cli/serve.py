"""``kg serve``: ask the graph from a browser or any SPARQL client on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.", show_default=False)],
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 7878,
    host: Annotated[
        str, typer.Option(help="The address; another than loopback lets other machines ask, without a password.")
    ] = "127.0.0.1",
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop a query after so long.")] = 10.0,
    rows: Annotated[int, typer.Option(min=1, help="Leave out further rows of an answer.")] = 10_000,
    workers: Annotated[int, typer.Option(min=1, help="Queries answered at once.")] = 2,
    browse: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Serve the graph for reading: a page to ask it from, and a SPARQL 1.1 endpoint at /query.

    Example: kg serve graphs/
    """
    import signal

    from kg.cli.asking import note
    from kg.query import load
    from kg.serve import Limits, Server

    load(folder, tell=note)
    server = Server(folder, host=host, port=port, limits=Limits(seconds=seconds, rows=rows, workers=workers))
    print(f"Serving {folder} at {server.url} (endpoint {server.url}query); stop with Ctrl-C", flush=True)
    if browse:
        import webbrowser

        webbrowser.open(server.url)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
