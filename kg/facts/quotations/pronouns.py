"""Speech of him or her who was named just before: 局长王建国到现场察看。他要求，…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.facts.quotations.quoted import after_quote, before_quote
from kg.facts.quotations.reported import reported
from kg.facts.quotations.speech import Speech
from kg.facts.quotations.words import plain_person
from kg.model import Span

_REACH = 160
"""Code points between a name, or the speech before, and the pronoun."""
_PRONOUN = re.compile(r"[他她](?!们|人|日|国|乡|山|杀)")
_HEAD = "负责人"
_THAT_HEAD = re.compile(rf"{_PRONOUN.pattern}|(?:该|这位|上述){_HEAD}")
"""Who was named as the one in charge is also 该负责人."""
_STOP = re.compile(r"[。！？]”?\n?|\n")
_SAME = ("他", "她", "“", "该负责人", "这位负责人")
_SCENE = re.compile(
    r"(?:在?[^，]{1,14}(?:中|时|后|上|下|前|间|处|里|为止)|对此|同时|此外|随后|最后|为此|谈[及到起][^，]{1,14})，"
)
_OTHERS = re.compile(r"[一-鿿]·[一-鿿]|某")


def pronouns(text: str, name: Span, limit: int) -> Iterator[Speech]:
    """What he or she says behind ``name``, as long as nobody else can be meant.

    ``limit`` is where the next person is named.
    """
    since, at = name.stop, name.stop
    pronoun = _THAT_HEAD if text.endswith(_HEAD, 0, name.start) else _PRONOUN
    while match := pronoun.search(text, at, min(limit, since + _REACH)):
        at = match.end()
        if not _same(text, since, match.start()):
            return
        speech = _speech(text, Span(*match.span()), limit) if _begins(text, match.start()) else None
        if speech is not None:
            yield replace(speech, rule="speech-of-pronoun")
            since = at = max(speech.stop, at)


def _begins(text: str, at: int) -> bool:
    """Whether a clause begins at ``at``."""
    return not at or text[at - 1] in "。！？”，；：\n"


def _speech(text: str, pronoun: Span, limit: int) -> Speech | None:
    return (
        after_quote(text, pronoun.start, pronoun.stop)
        or before_quote(text, pronoun, limit)
        or reported(text, pronoun.start, pronoun, limit)
    )


def _same(text: str, since: int, at: int) -> bool:
    """Whether between the name and the pronoun nobody else comes to be spoken of."""
    between = text[since:at]
    if between.count("“") != between.count("”") or plain_person().search(between) or _OTHERS.search(between):
        return False
    rest = _STOP.split(between)
    *whole, begun = rest if text[since - 1] in "。！？”" else rest[1:] or [""]
    if any(sentence and not sentence.startswith(_SAME) for sentence in whole):
        return False
    return not begun or begun.startswith(_SAME) or _SCENE.fullmatch(begun) is not None
