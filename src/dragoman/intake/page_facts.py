"""What a page says of itself: OpenGraph, JSON-LD, meta elements, links."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from dragoman.errors import IntakeError
from dragoman.intake.dates import Publication, read_date
from dragoman.intake.decoding import is_unstorable
from dragoman.intake.languages import CODES, NAMES
from dragoman.intake.masthead import Facts, language_of_credit
from dragoman.intake.page_blocks import Page

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "date",
)
_OUTLET_NAMES = ("og:site_name", "dc.publisher", "publisher", "citation_journal_title", "application-name")
_TITLE_NAMES = ("og:title", "headline", "twitter:title", "dc.title")
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "byl", "parsely-author")
_ARTICLES = re.compile(r"Article|Report|BlogPosting|NewsItem|PressRelease|Statement")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def page_facts(page: Page, zone: dt.tzinfo, address: str | None) -> Facts:
    """Return what a page says of itself; `address` is where it was fetched from, against which its links are read."""
    article = _article_data(page)
    original = _mapping(article.get("translationOfWork"))
    outlet = _first(page, _OUTLET_NAMES) or _names(article.get("publisher"))
    facts = Facts(
        title=_first(page, _TITLE_NAMES)
        or _string(article.get("headline"))
        or (page.title and " ".join(page.title.split())),
        outlet=outlet,
        url=_address(page, address),
        author=_names(article.get("author")) or _author(page),
        language=_language(page.language or _string(article.get("inLanguage"))),
        translated_from=_language(_string(original.get("inLanguage"))),
        original_url=_web_address(_string(original.get("url")) or _string(original.get("@id")), address),
    )
    if facts.title and outlet:
        facts = replace(facts, title=_without_site(facts.title, outlet))
    return _with_date(_with_original(facts, page, address), page, article, zone)


def _with_original(facts: Facts, page: Page, address: str | None) -> Facts:
    """Add what a link or line says of the original in another language."""
    for link in page.links:
        language = language_of_credit(link.get("text", ""))
        if language and (found := _web_address(link.get("href"), address)):
            return replace(
                facts,
                translated_from=facts.translated_from or language,
                original_url=facts.original_url or found,
            )
    return facts


def _with_date(facts: Facts, page: Page, article: dict[str, Any], zone: dt.tzinfo) -> Facts:
    """Add the date of publication: of those a page tells, the first with a time of day, else the first."""
    told = [value for name in _DATE_NAMES for value in page.metas.get(name, ())]
    told += [value for key in ("datePublished", "dateCreated") if (value := _string(article.get(key)))]
    dates: list[Publication] = []
    warnings: list[str] = []
    for words in told:
        try:
            if date := read_date(words, zone):
                dates.append(date)
        except IntakeError as error:
            warnings.append(f"a date that the page tells is not used: {error}")
    date = next((date for date in dates if "T" in date.text), dates[0] if dates else None)
    return replace(facts, published=date, published_words="page" if date else None, warnings=tuple(warnings))


def _article_data(page: Page) -> dict[str, Any]:
    """Return the JSON-LD object that describes the article, empty where there is none."""
    for script in page.scripts:
        try:
            data = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"))
        except (ValueError, RecursionError):
            continue  # a broken description says nothing; the page itself may still
        for found in _objects(data):
            kinds = found.get("@type")
            if any(
                isinstance(kind, str) and _ARTICLES.search(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return found
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph", []))
            yield from _objects(item.get("mainEntity", []))


def _first(page: Page, names: tuple[str, ...]) -> str | None:
    return next(
        (" ".join(value.split()) for name in names for value in page.metas.get(name, ()) if value.strip()), None
    )


def _author(page: Page) -> str | None:
    told = (" ".join(value.split()) for name in _AUTHOR_NAMES for value in page.metas.get(name, ()))
    return next((name for name in told if name and not name.startswith("http")), None)


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) and not is_unstorable(value) else None


def _mapping(value: Any) -> dict[str, Any]:
    item = value[0] if isinstance(value, list) and value else value
    return item if isinstance(item, dict) else {}


def _names(value: Any) -> str | None:
    """Return the names of JSON-LD persons or organisations, joined by commas."""
    items = value if isinstance(value, list) else [value]
    names = [_string(item.get("name")) if isinstance(item, dict) else _string(item) for item in items]
    return ", ".join(name for name in names if name and not name.startswith("http")) or None


def _address(page: Page, address: str | None) -> str | None:
    canonical = [link.get("href") for link in page.links if "canonical" in link.get("rel", "").lower().split()]
    told = [*canonical, *page.metas.get("og:url", ())]
    return next((found for href in told if (found := _web_address(href, address))), address)


def _web_address(href: str | None, address: str | None) -> str | None:
    try:
        whole = urljoin(address or "", (href or "").strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if href and parts.scheme in ("http", "https") and parts.netloc else None


def _language(told: str | None) -> str | None:
    """Return a language tag in BCP 47's writing, None where it is none."""
    if told and told.lower() in CODES:
        return CODES[told.lower()]
    if not told or not _LANGUAGE_TAG.fullmatch(told):
        return None
    first, *rest = told.replace("_", "-").split("-")
    subtags = [tag.upper() if len(tag) == 2 else tag.title() if len(tag) == 4 else tag.lower() for tag in rest]
    return "-".join([first.lower(), *subtags]) if len(first) == 3 or first.lower() in NAMES else None


def _without_site(title: str, outlet: str) -> str:
    """Return a title without the name of the site that pages put before or after it."""
    site = re.escape(outlet)
    bare = re.sub(rf"\s+[|–—\-·:»]\s+{site}$|^{site}\s+[|–—\-·:»]\s+", "", title, flags=re.IGNORECASE)
    return bare or title
