"""Tables as data frames and as files. The libraries are optional, and are imported where they are used."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.export.tables import Table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


def csv_text(table: Table) -> str:
    """CSV with a header; nothing stands where the graph says nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(_written(row) for row in table.rows)
    return out.getvalue()


def _written(row: Sequence[str | int | bool | None]) -> list[str | int | None]:
    return [str(cell).lower() if isinstance(cell, bool) else cell for cell in row]


def polars_frame(table: Table) -> pl.DataFrame:
    """The table for Polars: text, 64-bit whole numbers and truths, null where the graph says nothing.

    Raises:
        UsageError: Polars is not installed.
    """
    try:
        import polars as pl
    except ImportError as error:
        raise UsageError("this needs Polars: pip install 'gongbao[tables]'") from error
    types = {str: pl.String(), int: pl.Int64(), bool: pl.Boolean()}
    schema = {name: types[kind] for name, kind in zip(table.columns, table.types, strict=True)}
    return pl.DataFrame(table.rows, schema=schema, orient="row")


def pandas_frame(table: Table) -> pd.DataFrame:
    """The table for pandas: ``string``, ``Int64`` and ``boolean`` columns, missing where the graph says nothing.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("this needs pandas: pip install pandas") from error
    types = {str: "string", int: "Int64", bool: "boolean"}
    frame = pd.DataFrame(list(table.rows), columns=list(table.columns), dtype="object")
    return frame.astype({name: types[kind] for name, kind in zip(table.columns, table.types, strict=True)})


def write_parquet(table: Table, path: Path) -> None:
    """Write the table as Parquet, compressed.

    Raises:
        UsageError: Polars is not installed.
    """
    polars_frame(table).write_parquet(path, compression="zstd")
