"""The one error boundary of the command line: one line on standard error, and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable

from kg.errors import KgError


def guarded(command: Callable[[], object]) -> int:
    """Run ``command``; the exit status it returned, 0 if none, 2 for an error of ours, 130 when interrupted."""
    try:
        status = command()
        sys.stdout.flush()
    except KgError as error:
        return say(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return status if isinstance(status, int) else 0


def say(message: str) -> int:
    """Tell what is wrong; the exit status that goes with it."""
    print(f"kg: {message}", file=sys.stderr)
    return 2
