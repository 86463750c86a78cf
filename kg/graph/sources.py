"""Pages, articles, bylines and passages: where every fact was read."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.index import Index, evidence
from kg.graph.terms import (
    BOOLEAN,
    CHINESE,
    INTEGER,
    KG,
    LABEL,
    STRING,
    TYPE,
    Triple,
    day,
    link,
    number,
    term,
    text,
)
from kg.model import ArticleNote, Knowledge, PageNote

_PAGE = KG + "Page"
_ISSUE = term("schema:PublicationIssue")
_IDENTIFIER = term("dcterms:identifier")
_SHA256 = KG + "sha256"
_NEWSPAPER = KG + "newspaper"
_REGION = KG + "region"
_URL = term("schema:url")
_PUBLISHED = term("schema:datePublished")
_INFERRED = KG + "dateInferred"
_ARTICLE = term("schema:NewsArticle")
_PART_OF = term("schema:isPartOf")
_POSITION = term("schema:position")
_HEADLINE = term("schema:headline")
_ALTERNATIVE = term("schema:alternativeHeadline")
_AUTHOR = term("schema:author")
_MENTIONS = term("schema:mentions")
_ATTRIBUTION = term("prov:qualifiedAttribution")
_CREDIT = KG + "Credit"
_AGENT = term("prov:agent")
_PRINTED = KG + "printedTitle"
_PASSAGE = KG + "Passage"
_NIF_STRING = term("nif:String")
_BEGIN = term("nif:beginIndex")
_END = term("nif:endIndex")
_ANCHOR = term("nif:anchorOf")
_RULE = KG + "rule"


def pages(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The page files."""
    for page in knowledge.pages:
        yield from _page(page, index)


def _page(page: PageNote, index: Index) -> Iterator[Triple]:
    node = index.iris.page(page.id)
    yield link(node, TYPE, _PAGE)
    yield link(node, TYPE, _ISSUE)
    yield (node, _IDENTIFIER, page.id, STRING)
    yield (node, LABEL, page.id, STRING)
    yield (node, _SHA256, page.sha256, STRING)
    yield from _published(node, page.date, inferred=page.date_inferred)
    yield from text(node, _NEWSPAPER, page.paper)
    yield from text(node, _REGION, page.region)
    if page.url:
        yield (node, _URL, page.url, STRING)


def _published(node: str, date: str | None, *, inferred: bool) -> Iterator[Triple]:
    for dated in day(node, _PUBLISHED, date):
        yield dated
        if inferred:
            yield (node, _INFERRED, "true", BOOLEAN)


def articles(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The articles with their headlines and bylines, and all that each mentions."""
    for article in knowledge.articles:
        yield from _article(article, index)


def _article(article: ArticleNote, index: Index) -> Iterator[Triple]:
    node = index.iris.article(article.page, article.number)
    yield link(node, TYPE, _ARTICLE)
    yield link(node, _PART_OF, index.iris.page(article.page))
    yield from number(node, _POSITION, article.number)
    yield from text(node, _HEADLINE, article.headline)
    yield from text(node, LABEL, article.headline)
    for heading in article.alternatives:
        yield from text(node, _ALTERNATIVE, heading)
    yield from _published(node, article.date, inferred=article.date_inferred)
    yield from number(node, _BEGIN, article.begin)
    yield from number(node, _END, article.end)
    for ref in index.known(article.mentions):
        yield link(node, _MENTIONS, index.iris.thing(ref))
    yield from _bylines(article, node, index)


def _bylines(article: ArticleNote, node: str, index: Index) -> Iterator[Triple]:
    for ref, role in article.authors:
        if ref not in index.names:
            continue
        author = index.iris.thing(ref)
        yield link(node, _AUTHOR, author)
        yield link(node, _MENTIONS, author)
        if role:
            credit = index.iris.node(
                "credit", index.iris.page_name(article.page), str(article.number), index.iris.name(ref), role
            )
            yield link(node, _ATTRIBUTION, credit)
            yield link(credit, TYPE, _CREDIT)
            yield link(credit, _AGENT, author)
            yield (credit, _PRINTED, role, CHINESE)


def passages(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The passages that facts were read from, each once."""
    for passage in dict.fromkeys(evidence(knowledge)):
        node = index.iris.passage(passage)
        yield link(node, TYPE, _PASSAGE)
        yield link(node, TYPE, _NIF_STRING)
        yield link(node, _PART_OF, index.iris.article(passage.page, passage.article))
        yield (node, _BEGIN, str(passage.begin), INTEGER)
        yield (node, _END, str(passage.end), INTEGER)
        yield (node, _ANCHOR, passage.text, CHINESE)
        yield (node, _RULE, passage.rule, STRING)
