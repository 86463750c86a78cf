"""The errors a caller may meet, told apart by who must act.

    KgError
    ├── UsageError      the call: a bad option, a missing folder, a name that is nowhere
    ├── SourceError     one input file: binary, broken, undecodable, empty, too large
    ├── LexiconError    a table in ``seeds/`` or the user's own lexicon
    └── OutputError     the place to write to

Every message says what is wrong, where, and the way out, in one line.
"""

from __future__ import annotations


class KgError(Exception):
    """Base of every error that this package raises on purpose."""


class UsageError(KgError):
    """The call itself cannot be carried out."""


class SourceError(KgError):
    """One input file cannot be read; the others are not affected."""


class LexiconError(KgError):
    """A table of words breaks its own rules."""


class OutputError(KgError):
    """The result cannot be written."""
