"""Read one personal name that begins at a known place: how far it goes, and how sure that is.

    市长王建国主持会议          surname and given name, bounded by the verb 主持
    专员阿不力孜·卡德尔说       parts with ·, the last one cut before 说
    大使诺维科夫               transliterated characters without ·

Lengths compete: what stands behind a candidate (a stop, a verb, a word of the dictionary) speaks for it, a verb
that begins inside it or a word that it happens to spell speaks against it, and where two remain close, how often
each stands in the article decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.mentions.name_lexicon import NameLexicon

HAN = "一-鿿㐀-䶿"
_LONGEST_PART = 9
DOTTED = re.compile(rf"[{HAN}]{{1,{_LONGEST_PART}}}(?:·[{HAN}]{{1,{_LONGEST_PART}}}){{1,5}}")
_NOT_HAN = re.compile(rf"[^{HAN}·]")
_FOREIGN = re.compile(rf"[{HAN}]{{2,7}}")

BOUNDARY, WORD_AFTER, CHAR_AFTER, KNOWN_WORD = 3.0, 2.8, 1.5, 1.0
THREE = 0.6
"""Given names of two characters are the more usual ones."""


_PHRASE_ENDS = frozenset("，、。；：（）")
_NEVER_LAST = "的了等们在是也都某先女同老总曾已就"
"""What never ends a name, however often it follows one."""


class NameReading(NamedTuple):
    """A candidate: where it ends, how much speaks for it, and the character set it was read with."""

    stop: int
    score: float
    shape: str
    """han, dotted, foreign, monastic."""


def places(text: str, word: str) -> Iterator[int]:
    """Where ``word`` begins in ``text``, each time it stands there."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def dotted_names(text: str) -> Iterator[re.Match[str]]:
    """Every match of `DOTTED`, looked for only around the dots of ``text``."""
    at = 0
    while (dot := text.find("·", at)) >= 0:
        tried = (DOTTED.match(text, start) for start in range(max(at, dot - _LONGEST_PART), dot))
        found = next(filter(None, tried), None)
        if found is not None:
            yield found
        at = found.end() if found else dot + 1


def is_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character; the empty string is none."""
    return "一" <= char <= "鿿"


def right_evidence(text: str, at: int, lexicon: NameLexicon) -> float:
    """How well ``at`` looks like the place right after a name."""
    after = text[at : at + 1]
    if not (is_han(after) or after == "·" or "㐀" <= after <= "䶿"):
        return CHAR_AFTER if after.isalnum() else BOUNDARY
    if text[at : at + 2] in lexicon.after or text[at : at + 3] in lexicon.after:
        return WORD_AFTER
    if after in lexicon.after_single:
        ends = after in lexicon.speech and not is_han(text[at + 1 : at + 2])
        return WORD_AFTER if ends else CHAR_AFTER
    if text[at : at + 2] in lexicon.common or text[at : at + 4] in lexicon.common:
        return KNOWN_WORD
    return 0.0


def read_name(text: str, at: int, *, lexicon: NameLexicon, stop: int | None = None) -> NameReading | None:
    """The best reading of a name that begins at ``at``, or nothing; ``stop`` fixes where it must end."""
    first = text[at : at + 1]
    if first not in lexicon.initial and not text.startswith(lexicon.monastic, at + 2):
        return None
    if "·" in text[at : at + 10] and (dotted := DOTTED.match(text, at)):
        return _read_dotted(text, dotted, lexicon)
    options = [
        *_han(text, at, lexicon, stop), *_foreign(text, at, lexicon, stop), *_monastic(text, at, lexicon, stop)
    ]  # fmt: skip
    if not options:
        return None
    best = _choose(text, at, options)
    return best if stop is not None else _prolonged(text, at, best, lexicon)


def _prolonged(text: str, at: int, best: NameReading, lexicon: NameLexicon) -> NameReading:
    """``best`` with the character that follows it everywhere in the article, where that ends a phrase at least once.

    So a given name may end in a character that is mostly a word of its own (让, 正).
    """
    name, stop = text[at : best.stop], best.stop
    after = text[stop : stop + 1]
    if len(name) != 2 or best.shape != "han" or not is_han(after) or after in lexicon.speech or after in _NEVER_LAST:
        return best
    longer = name + after
    if text.count(longer) < 2 or text.count(longer) != text.count(name):
        return best
    ends = any(text[at + len(longer) : at + len(longer) + 1] in _PHRASE_ENDS for at in places(text, longer))
    return NameReading(stop + 1, best.score, "han") if ends else best


def _choose(text: str, at: int, options: list[NameReading]) -> NameReading:
    """The best option; where two are close, the one that the article repeats."""
    if len(options) == 1:
        return options[0]
    options.sort(key=lambda o: (-o.score, o.stop))
    best = options[0]
    for rival in options[1:]:
        if best.score - rival.score > 1.6 or rival.score < 0.5:
            break
        short, long = sorted((best, rival), key=lambda o: o.stop)
        shorter, longer = text.count(text[at : short.stop]), text.count(text[at : long.stop])
        if shorter > longer:
            best = short
        elif longer > 1:
            best = long
    return best


def _han(text: str, at: int, lexicon: NameLexicon, stop: int | None) -> list[NameReading]:
    """Surname with a given name of one or two characters."""
    first = text[at : at + 1]
    if text[at : at + 2] in lexicon.compound:
        lengths, given = (4, 3), 2
    elif first in lexicon.single:
        lengths, given = (3, 2), 1
    else:
        return []
    found = []
    for length in lengths:
        if stop is not None and at + length != stop:
            continue
        name = text[at : at + length]
        if len(name) == length and _may_be_name(name, given, lexicon):
            found.append(NameReading(at + length, _score(text, at, length, given, lexicon), "han"))
    return found


def _may_be_name(name: str, given: int, lexicon: NameLexicon) -> bool:
    """Whether no character forbids it and it is not a mere surname with a form of address."""
    rest = name[given:]
    if not lexicon.never.isdisjoint(rest) or _NOT_HAN.search(name) or "·" in name:
        return False
    return name not in lexicon.words and not rest.startswith(lexicon.address)


def _score(text: str, at: int, length: int, given: int, lexicon: NameLexicon) -> float:
    name, end = text[at : at + length], at + length
    right = BOUNDARY if text.startswith(name, end) else right_evidence(text, end, lexicon)
    score = right + (THREE if length - given == 2 else 0.0)
    if name[0] in lexicon.rare and given == 1:
        score -= 3.0 if lexicon.common.get(name[1:], 0) >= 200 else 1.2
    elif name[0] in lexicon.frequent and given == 1:
        score -= 0.8
    if name[given:] in lexicon.after:
        score -= 2.0
    if right < WORD_AFTER and lexicon.common.get(name[given:], 0) >= 2000:
        score -= 1.0
    if length - given == 2:
        score -= _cut_short(text, at + given + 1, right, lexicon)
        if name[:2] in lexicon.words or lexicon.common.get(name[:2], 0) >= 1000:
            score -= 1.5
    if name in lexicon.natural and right == WORD_AFTER and text[end : end + 2] in lexicon.after:
        return score  # 大队长祁连山介绍: a mountain says nothing
    if (frequency := lexicon.common.get(name, 0)) >= 50 or name[:2] in lexicon.words:
        score -= 1.8 if frequency < 500 else 3.0
    if right < WORD_AFTER and lexicon.common.get(text[end - 1 : end + 1], 0) >= 300:
        score -= 1.0
    return score


def _cut_short(text: str, at: int, right: float, lexicon: NameLexicon) -> float:
    """What speaks for ending before the third character: a verb begins there."""
    if text[at] in lexicon.after_single and text[at + 1 : at + 2] in ("《", "“"):
        return 2.5
    if right >= WORD_AFTER and text[at] not in lexicon.after_single:
        return 0.0
    if right < WORD_AFTER and text[at : at + 2] in lexicon.after:
        return 2.5
    if text[at] in lexicon.after_single and right < BOUNDARY:
        return 2.2 if text[at] in lexicon.function else 1.2
    return 0.0


def _foreign(text: str, at: int, lexicon: NameLexicon, stop: int | None) -> list[NameReading]:
    """Transliterated characters without a dot: at least two, all of them of that set, well bounded."""
    run = _FOREIGN.match(text, at) if text[at : at + 1] in lexicon.translit else None
    if run is None:
        return []
    found = []
    for length in range(2, len(run[0]) + 1):
        if text[at + length - 1] not in lexicon.translit:
            break
        end = at + length
        if stop is not None and end != stop:
            continue
        right = right_evidence(text, end, lexicon)
        name = run[0][:length]
        ends = text[end : end + 1] not in lexicon.translit and length >= 3
        if any(name[i : i + 2] in lexicon.after for i in range(2, length - 1)):
            break  # 林泽|登门慰问
        if right >= (CHAR_AFTER if ends else WORD_AFTER) and not _spells(name, lexicon):
            bonus = 0.4 if length >= 4 or ends else -0.6
            bonus -= 1.0 if name[-1] in lexicon.after_single else 0.0
            found.append(NameReading(end, right + bonus, "foreign"))
    return found


def _spells(name: str, lexicon: NameLexicon) -> bool:
    """Whether the characters happen to spell words."""
    if name in lexicon.words or name in lexicon.common or name[:2] in lexicon.words:
        return True
    return any(lexicon.common.get(name[i : i + 2], 0) >= 300 for i in range(len(name) - 1))


def _monastic(text: str, at: int, lexicon: NameLexicon, stop: int | None) -> list[NameReading]:
    """Two characters before 法师 and the like."""
    if stop in (None, at + 2) and text.startswith(lexicon.monastic, at + 2) and not _NOT_HAN.search(text[at : at + 2]):
        return [NameReading(at + 2, BOUNDARY + 1, "monastic")]
    return []


def _read_dotted(text: str, match: re.Match[str], lexicon: NameLexicon) -> NameReading | None:
    """A name with ·: every part in the transliterating characters, the last cut where it ends."""
    parts = match[0].split("·")
    for part in parts[:-1]:
        if len(part) > 7 or not _sounds(part, lexicon):
            return None
    begin = match.end() - len(parts[-1])
    best: NameReading | None = None
    longest = len(parts[-1])
    for length in range(1, len(parts[-1]) + 1):
        if length > longest:
            break
        part = parts[-1][:length]
        if part[-1] in lexicon.after_single and part[-1] not in lexicon.translit:
            break
        if not _sounds(part, lexicon):
            continue
        right = right_evidence(text, begin + length, lexicon)
        score = right + 0.35 * length
        if best is None or score > best.score:
            best = NameReading(begin + length, score, "dotted")
        if length > 1 and text[begin + length : begin + length + 2] in lexicon.after:
            # a verb begins here or one character on, though its characters also write sounds: 木盖提|参加, 买合苏提|到会
            longest = min(longest, length + (text[begin + length + 1 : begin + length + 3] in lexicon.after))
    if best is None or best.score <= 1.0 or text.startswith(("-", "－"), best.stop):
        return None
    return best._replace(stop=_recurring_end(text, begin, best.stop, lexicon))


def _recurring_end(text: str, begin: int, stop: int, lexicon: NameLexicon) -> int:
    """Where the last part of a name ends, as the article repeats it: without a doubtful end, or with what always follows."""
    part = text[begin:stop]
    if len(part) >= 3 and part[-1] in lexicon.after_single and text.count(part[:-1]) > text.count(part):
        return stop - 1
    after = text[stop : stop + 1]
    if len(part) < 2 or not is_han(after) or after in lexicon.speech or after in _NEVER_LAST:
        return stop
    again = text.count(part + after)
    if again >= 2 and again == text.count(part) and after not in lexicon.function:
        ends = (right_evidence(text, at + len(part) + 1, lexicon) for at in places(text, part + after))
        return stop + 1 if max(ends) >= WORD_AFTER else stop
    return stop


def _sounds(part: str, lexicon: NameLexicon) -> bool:
    """Whether nearly all characters of ``part`` write sounds."""
    if part[-1] not in lexicon.translit or part[0] not in lexicon.translit:
        return False
    return sum(c not in lexicon.translit for c in part) <= (1 if len(part) >= 3 else 0)
