"""Dates and ranges as newspapers print them: with or without year and month, in figures, and in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from kg import tables
from kg.mentions.dates.calendar import When, month_of, parse, year_of
from kg.mentions.skipping import Skipping
from kg.model import Article, DateMention, Span
from kg.numerals import to_int

_CN = "一二三四五六七八九"
_Y = rf"(?:1[89]\d\d|20\d\d|[一二][\u3007\u25cb零{_CN}]{{3}})"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_MC = rf"(?:{_M}|十[一二]?|[{_CN}])"
_DC = rf"(?:{_D}|三十一?|[一二]?十[{_CN}]?|[{_CN}])"
_TO = r" ?(?:至|到|—{1,2}|[-~～–－]) ?"
_NOW = r"今年|本年度?|去年|上年|前年|明年|后年"
_SAME = r"同年|当年|次年"
_YEAR = rf"(?:(?P<y>{_Y}) ?年 ?|(?P<now>{_NOW})|(?P<same>{_SAME}))"

_FUTURE = re.compile(
    r"(?:将于|将在|将从|定于|拟于|拟在|计划于|计划在|预计|预定于|届时|自即日起至|即日起至|截止时间)[^，。；]{0,6}$"
)
_DURATION_BEFORE = re.compile(r"(?:为期|历时|长达|连续|每月|满|逾|超|超过|不足|近|约|共|需|第) ?$")
_DURATION_AFTER = re.compile(
    r" ?(?:内|以内|之内|以上|以下|以后|之后|龄|游|均|报(?![道告导名请送警])|照|用|常|后(?![天期])|本)"
)
NEAR = 3
"""Days around the report within which a bare day in a new sentence belongs to its month."""
_SENTENCE_END = re.compile(r"[。！？\n]")


class _Found(Struct, frozen=True):
    """What one rule read at one place."""

    start: When | None
    end: When | None
    inferred: bool = False


@dataclass(slots=True)
class _Context:
    """What the article has shown so far, while its dates are read from left to right."""

    text: str
    published: When | None
    report: When | None
    """The day of the report: the dateline's, else that of publication."""
    year: int | None
    """The year of what is printed without one, where no publication date gives it."""
    last: When | None = None
    """The date read last, with its month at least."""
    last_stop: int = 0
    last_explicit: bool = False
    """Whether its year was printed."""

    def same_sentence(self, start: int) -> bool:
        """Whether the date read last stands in the sentence of ``start``."""
        return self.last is not None and not _SENTENCE_END.search(self.text, self.last_stop, start)

    def same_paragraph(self, start: int) -> bool:
        """Whether the date read last stands in the paragraph of ``start``."""
        return self.last is not None and self.text.find("\n", self.last_stop, start) < 0

    def future(self, start: int) -> bool:
        """Whether the words before ``start`` speak of what is to come."""
        return _FUTURE.search(self.text, max(0, start - 14), start) is not None

    def base_year(self) -> int | None:
        """The year of 今年."""
        return self.published.year if self.published else self.year


def _number(text: str | None) -> int | None:
    return to_int(text) if text else None


def _year(match: re.Match[str], context: _Context, month: int | None, day: int | None) -> tuple[int | None, bool]:
    """The year of a match of ``_YEAR`` or of nothing, and whether it had to be inferred."""
    if match["y"]:
        return _number(match["y"]), False
    if match["now"]:
        base, shift = context.base_year(), int(_words()[match["now"]][1])
        return (base + shift if base is not None else None), True
    if match["same"]:
        shift = 1 if match["same"] == "次年" else 0
        return (context.last.year + shift if context.last else None), True
    if month is None:
        return None, True
    last = context.last
    if last and last.month and context.last_explicit and context.same_sentence(match.start()) and month >= last.month:
        return last.year, True
    if context.published:
        return year_of(month, day, published=context.published, future=context.future(match.start())), True
    return context.year, True


def _calendar(match: re.Match[str], context: _Context) -> _Found | None:
    """5月22日, 2026年5月, 5月18日至25日, 2026年1—2月, 7月底."""
    parts = match.groupdict()
    month, day = _number(parts["m"]), _number(parts.get("d"))
    year, inferred = _year(match, context, month, day)
    if year is None:
        return _Found(None, None, True)
    start = When(year, month, day)
    year2, month2, day2 = (_number(parts.get(key)) for key in ("y2", "m2", "d2"))
    if not (month2 or day2):
        return _checked(start, start, inferred)
    end = When(year2 or year, month2 or month, day2)
    if end < start and not year2:
        end = replace(end, year=year + 1)
    return _checked(start, end, inferred)


def _part_of_year(match: re.Match[str], context: _Context) -> _Found | None:
    """2026年上半年, 今年一季度, 前三季度."""
    year, inferred = (
        _year(match, context, 1, None) if match["y"] or match["now"] or match["same"] else (context.base_year(), True)
    )
    if year is None:
        return _Found(None, None, True)
    first, last = _PARTS[match["part"]]
    return _checked(When(year, first), When(year, last), inferred)


_PARTS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "一季度": (1, 3),
    "第一季度": (1, 3),
    "二季度": (4, 6),
    "第二季度": (4, 6),
    "三季度": (7, 9),
    "第三季度": (7, 9),
    "四季度": (10, 12),
    "第四季度": (10, 12),
    "前三季度": (1, 9),
}


def _years(match: re.Match[str], context: _Context) -> _Found | None:
    """2026年, 二零二六年, 今年, 2021—2025年."""
    year, inferred = _year(match, context, None, None)
    if year is None:
        return _Found(None, None, True) if match["now"] else None
    end = _number(match.groupdict().get("y2")) or year
    return _checked(When(year), When(end), inferred)


def _day(match: re.Match[str], context: _Context) -> _Found | None:
    """26日, 8日至10日: the month comes from the date before or from the day of the report."""
    text, start = context.text, match.start()
    if _DURATION_BEFORE.search(text, max(0, start - 3), start) or _DURATION_AFTER.match(text, match.end()):
        return None
    day, day2 = _number(match["d"]), _number(match.groupdict().get("d2"))
    if day is None:
        return None
    first = _month_before(day, start, context)
    if first is None and context.report:
        first = month_of(day, published=context.report, future=context.future(start))
    if first is None:
        return _Found(None, None, True)
    return _checked(first, replace(first, day=day2) if day2 and day2 > day else first, True)


def _month_before(day: int, start: int, context: _Context) -> When | None:
    """The day in the month of the date read last, where that month still holds."""
    last, report, future = context.last, context.report, context.future(start)
    if last is None or last.month is None or not context.same_paragraph(start):
        return None
    found = When(last.year, last.month, day)
    if not found.valid:
        return None
    if (
        not context.same_sentence(start)
        and report
        and report.exact
        and (last.year, last.month) != (report.year, report.month)
    ):
        # a new sentence that names a day of this week speaks of it again
        near = month_of(day, published=report, future=future)
        if near and near.exact and abs((near.exact - report.exact).days) <= NEAR:
            return near
    late = report is not None and report.exact is not None and found > report
    return None if late and not future and not context.last_explicit else found


def _iso(match: re.Match[str], _: _Context) -> _Found | None:
    """2026-05-22, 2026.5.22, 2026/5/22."""
    when = When(int(match["y"]), int(match["m"]), int(match["d"]))
    return _checked(when, when, False)


def _word(match: re.Match[str], context: _Context) -> _Found | None:
    """今天, 昨日, 当日, 次日, 本月, 近日."""
    unit, shift = _words()[match[0]]
    if unit == "vague":
        return _Found(None, None)
    when: When | None = None
    if unit == "last":
        base = context.last if context.last and context.last.day else context.report
        when = base.shifted(int(shift)) if base else None
    elif unit == "day" and context.report:
        when = context.report.shifted(int(shift))
    elif unit == "month" and context.report and context.report.month:
        months = context.report.year * 12 + context.report.month - 1 + int(shift)
        when = When(months // 12, months % 12 + 1)
    return _Found(when, when, True)


def _checked(start: When, end: When, inferred: bool) -> _Found | None:
    """The range, if both ends are in the calendar and in order."""
    return _Found(start, end, inferred) if start.valid and end.valid and start <= end else None


@cache
def _words() -> dict[str, tuple[str, str]]:
    """The words of ``date_words.tsv`` with unit and shift."""
    return {row["word"]: (row["unit"], row["shift"]) for row in tables.read("date_words.tsv")}


_Reader = Callable[[re.Match[str], _Context], _Found | None]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """The forms of a date with their readers; the first that matches at a place counts."""
    words = sorted((w for w, (unit, _) in _words().items() if unit != "year"), key=lambda w: (-len(w), w))
    parts = "|".join(sorted(_PARTS, key=lambda w: (-len(w), w)))
    tail = r"(?:[上中下]旬|[初中底末](?![小高学考])|份)?"
    forms: tuple[tuple[str, _Reader], ...] = (
        (rf"(?P<y>{_Y})[-./](?P<m>{_M})[-./](?P<d>{_D})(?!\d)", _iso),
        (
            rf"{_YEAR}?(?P<m>{_MC}) ?月 ?(?P<d>{_DC}) ?[日号]{_TO}(?:(?P<y2>{_Y}) ?年 ?)?(?:(?P<m2>{_MC}) ?月 ?)?(?P<d2>{_DC}) ?[日号]",
            _calendar,
        ),
        (rf"{_YEAR}?(?P<m>{_M}) ?月 ?(?P<d>{_D}){_TO}(?P<d2>{_D}) ?[日号]", _calendar),
        (rf"{_YEAR}?(?P<m>{_MC}) ?月 ?(?P<d>{_DC}) ?[日号]", _calendar),
        (rf"{_YEAR}?(?P<m>{_M}) ?月?份?{_TO}(?:(?P<y2>{_Y}) ?年 ?)?(?P<m2>{_M}) ?月(?![大嫂子龄]){tail}", _calendar),
        (rf"{_YEAR}(?P<m>{_MC}) ?月{tail}", _calendar),
        (rf"(?P<y>)(?P<now>)(?P<same>)(?P<m>{_M}) ?月(?![大嫂子龄]){tail}", _calendar),
        (rf"{_YEAR}?(?P<part>{parts})", _part_of_year),
        (rf"(?P<now>)(?P<same>)(?P<y>{_Y}) ?年?{_TO}(?P<y2>{_Y}) ?年", _years),
        (rf"{_YEAR}(?!\d{{1,2}} ?月)", _years),
        (rf"(?P<d>{_D}) ?日?{_TO}(?P<d2>{_D}) ?日", _day),
        (rf"(?P<d>{_D}) ?日", _day),
        ("|".join(words), _word),
    )
    return tuple((re.compile(pattern), reader) for pattern, reader in forms)


@cache
def _anchor() -> Skipping:
    """Where a date may begin."""
    words = sorted(_words(), key=lambda w: (-len(w), w))
    parts = sorted(_PARTS, key=lambda w: (-len(w), w))
    figures = rf"(?<![\d.])\d{{1,4}} ?(?:[年月日]|{_TO}\d{{1,4}} ?[年月日]|[-./]\d)"
    spoken = rf"[一二][\u3007\u25cb零{_CN}]{{3}}年|(?<![{_CN}十])[{_CN}十]{{1,2}}月[{_CN}十]{{1,3}}[日号]"
    first = sorted({*_CN, "十", *(word[0] for word in (*words, *parts, *_SAME.split("|")))})
    return Skipping.of(
        rf"{figures}|{spoken}|(?<!最)(?:{'|'.join(words)})|{_SAME}|{'|'.join(parts)}", first=rf"\d{''.join(first)}"
    )


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """Every date of ``article``, sorted by span; what the calendar does not have is left out."""
    text = article.text
    published = parse(article.date)
    # only where the day of publication is not known is the year that the article prints ever asked for
    year = None if published else _article_year(text)
    context = _Context(text, published, parse(article.dateline) or published, year)
    found: list[DateMention] = []
    anchor, rules = _anchor(), _rules()
    position = 0
    while place := anchor.search(text, position):
        start, position = place
        for pattern, reader in rules:
            match = pattern.match(text, start)
            if match is None:
                continue
            position = max(match.end(), start + 1)
            reading = reader(match, context)
            if reading is not None:
                found.append(_mention(match, reading))
                _remember(context, match, reading)
            break
    return tuple(found)


def _mention(match: re.Match[str], reading: _Found) -> DateMention:
    return DateMention(
        span=Span(*match.span()),
        text=match[0],
        start=reading.start.iso if reading.start else None,
        end=reading.end.iso if reading.end else None,
        inferred_year=reading.inferred and reading.start is not None,
    )


def _remember(context: _Context, match: re.Match[str], reading: _Found) -> None:
    """Keep what later mentions may lean on."""
    if reading.start and (reading.start.month or not reading.inferred):
        context.last = reading.start
        context.last_stop = match.end()
        context.last_explicit = not reading.inferred


def _article_year(text: str) -> int | None:
    """The year printed in full dates, else the only one printed, for articles whose publication date is not known."""
    years = {int(y) for y in re.findall(r"(20(?<!\d20)\d\d) ?年 ?\d{1,2} ?月 ?\d{1,2} ?日", text)}
    if years:
        return max(years)
    years = {int(y) for y in re.findall(r"(20(?<![\d至到～~—–-]20)\d\d) ?年(?!前|后|代)", text)}
    return years.pop() if len(years) == 1 else None
