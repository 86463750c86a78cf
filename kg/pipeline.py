"""The order of the stages: what `read_pages` does to a few pages, and `build` to all of them."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from msgspec import Struct

from kg import lexicon as lexicons
from kg.article_reader import ReadArticle, read_together
from kg.articles import Residue, split_whole
from kg.errors import KgError
from kg.lexicon import Lexicon
from kg.model import Article, Knowledge, Page, PageNote, SetAside, Settings
from kg.pages import Source, Unreadable, load
from kg.resolve import Resolved, resolve

_CHUNK = 60_000
"""Code points of page text that are read together: the tables of a stage stay in the cache from page to page, and
the journey to a worker is cheap."""

_SELDOM = (200_000, 50, 100)
"""Thresholds of the cycle collector while pages are read: the records are many and hold no cycles."""


class PageReading(Struct, frozen=True):
    """One page as read: its articles as split and repaired, and what they say."""

    articles: tuple[Article, ...]
    knowledge: Knowledge


class Built(Struct, frozen=True):
    """The outcome of a build."""

    resolved: Resolved
    unreadable: tuple[Unreadable, ...]
    characters: int


def read_page(page: Page, *, lexicon: Lexicon, settings: Settings) -> PageReading:
    """Everything one page says: a pure function of the page, the lexicon and the settings."""
    return read_pages([page], lexicon=lexicon, settings=settings)[0]


def read_pages(pages: Sequence[Page], *, lexicon: Lexicon, settings: Settings) -> list[PageReading]:
    """Everything that each of the pages says; what one says does not depend on the others."""
    whole = [split_whole(page) for page in pages]
    articles = [(page, w.articles) for page, w in zip(pages, whole, strict=True)]
    read = read_together(articles, lexicon=lexicon, settings=settings)
    return [
        PageReading(w.articles, _gather(page, told, w.residue))
        for page, w, told in zip(pages, whole, read, strict=True)
    ]


def _gather(page: Page, read: Sequence[ReadArticle], residue: Sequence[Residue]) -> Knowledge:
    note = PageNote(
        id=page.id,
        sha256=page.sha256,
        date=page.date,
        date_inferred=page.date_inferred,
        paper=page.paper,
        region=page.region,
        url=page.url,
    )
    return Knowledge(
        pages=(note,),
        articles=tuple(r.note for r in read),
        persons=tuple(chain.from_iterable(r.persons for r in read)),
        bodies=tuple(chain.from_iterable(r.bodies for r in read)),
        places=tuple(chain.from_iterable(r.places for r in read)),
        tenures=tuple(chain.from_iterable(r.tenures for r in read)),
        events=tuple(chain.from_iterable(r.events for r in read)),
        quotations=tuple(chain.from_iterable(r.quotations for r in read)),
        batches=tuple(chain.from_iterable(r.batches for r in read)),
        set_aside=(
            *chain.from_iterable(r.set_aside for r in read),
            *(SetAside(page.id, 0, "stretch of the page", f"[{r.begin}:{r.end}]", r.kind) for r in residue),
        ),
    )


def build(
    sources: Iterable[Source],
    *,
    settings: Settings,
    user_lexicon: Path | None = None,
    workers: int = 1,
    on_page: Callable[[PageReading], None] = lambda _: None,
) -> Built:
    """Read every page and join what they say.

    Args:
        sources: the input files, in the order in which ``on_page`` shall see their pages.
        settings: the same for every page.
        user_lexicon: a table of the user's own posts, bodies and places.
        workers: processes to read with; the outcome does not depend on it.
        on_page: called once for each page, in order, as soon as it is read.

    Raises:
        LexiconError: a table breaks its rules.
        KgError: a worker process died.
    """
    knowledge: list[Knowledge] = []
    unreadable: list[Unreadable] = []
    characters = 0
    pages = _readable(sources, settings=settings, unreadable=unreadable)
    for outcome in _read_all(pages, settings=settings, user_lexicon=user_lexicon, workers=workers):
        if isinstance(outcome, Unreadable):
            unreadable.append(outcome)
            continue
        on_page(outcome)
        knowledge.append(outcome.knowledge)
        characters += sum(len(a.text) for a in outcome.articles)
    return Built(resolve(knowledge), tuple(sorted(unreadable, key=lambda u: u.id)), characters)


@contextmanager
def unhurried_collector() -> Iterator[None]:
    """Let the cycle collector look seldom; as a decorator, until what the function held is gone."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _readable(sources: Iterable[Source], *, settings: Settings, unreadable: list[Unreadable]) -> Iterator[Page]:
    for source in sources:
        for page in load(source, settings=settings):
            if isinstance(page, Unreadable):
                unreadable.append(page)
            else:
                yield page


def _read_all(
    pages: Iterator[Page], *, settings: Settings, user_lexicon: Path | None, workers: int
) -> Iterator[PageReading | Unreadable]:
    if workers <= 1:
        lexicon = lexicons.load(user_lexicon)
        for chunk in _chunks(pages):
            yield from _read_or_say_why(chunk, lexicon, settings)
        return
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(user_lexicon, settings)) as pool:
        waiting: deque[Future[list[PageReading | Unreadable]]] = deque()
        try:
            for chunk in _chunks(pages):
                waiting.append(pool.submit(_read_chunk, chunk))
                if len(waiting) > 2 * workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise KgError(
                "a worker process died, most likely for lack of memory: try again with --workers 1"
            ) from error


def _chunks(pages: Iterator[Page]) -> Iterator[list[Page]]:
    chunk: list[Page] = []
    size = 0
    for page in pages:
        chunk.append(page)
        size += len(page.text)
        if size >= _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _read_or_say_why(pages: Sequence[Page], lexicon: Lexicon, settings: Settings) -> list[PageReading | Unreadable]:
    """A page that the readers choke on is named and set aside: one odd page must not cost the other thousands."""
    try:
        return [*read_pages(pages, lexicon=lexicon, settings=settings)]
    except Exception as error:
        if len(pages) > 1:
            return [outcome for page in pages for outcome in _read_or_say_why([page], lexicon, settings)]
        reason = f"the reader failed on it ({type(error).__name__}: {error}); please report this page"
        return [Unreadable(pages[0].id, reason)]


_worker: tuple[Lexicon, Settings] | None = None
"""What a worker process loads once; the parent never sets it."""


def _prepare(user_lexicon: Path | None, settings: Settings) -> None:
    global _worker
    gc.set_threshold(*_SELDOM)
    _worker = (lexicons.load(user_lexicon), settings)


def _read_chunk(pages: list[Page]) -> list[PageReading | Unreadable]:
    if _worker is None:
        raise KgError("a worker was asked to read before it was prepared")
    lexicon, settings = _worker
    return _read_or_say_why(pages, lexicon, settings)
