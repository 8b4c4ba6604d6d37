"""HTML pages: the article as the page shows it, found by trafilatura and taken from the page's own source."""

import datetime as dt
import logging
import re
from dataclasses import replace

from dragoman.errors import IntakeError
from dragoman.intake.blocks import Role, split_lines
from dragoman.intake.dates import Publication
from dragoman.intake.decoding import Decoded
from dragoman.intake.drafts import Draft
from dragoman.intake.furniture import ends_a_sentence, is_furniture, without_furniture
from dragoman.intake.masthead import LONGEST_TITLE, Facts, dated_line, read_masthead
from dragoman.intake.page_blocks import Page, PageBlock, walk
from dragoman.intake.page_facts import page_facts

_NOT_WORDS = re.compile(r"[\W_]+")
_PARTIAL_KEY = 40
"""From this many letters on, a block that holds a line of the article, or lies in one, belongs to it."""
_MOSTLY_LINKS = 0.8
_FEWEST_WORDS = 6
_FEWEST_LETTERS = 60
"""An article has at least this many letters of prose that are no links."""
_CREDIT = re.compile(
    r"\(?(?:(?:additional |with )?(?:reporting|writing|editing|material|files?|contributions?) (?:by|from)\b|"
    r"(?:this (?:article|story|report|piece) )?(?:was |has been )?(?:amended|corrected|clarified|updated) on\b|"
    r"this (?:article|story|report|piece) (?:was|has been)\b|corrections?\b|clarifications?\b|editor['’]?s['’]? note|"
    r"\S.{0,60} contributed (?:to )?(?:this |reporting)|(?:photo(?:graph)?|image|picture)s?:)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|Words by|Text by|From)\s+[A-Z].{2,100}")


def draft_page(decoded: Decoded, name: str, zone: dt.tzinfo, address: str | None = None) -> Draft:
    """Return the draft of a page; raise IntakeError where it holds no article.

    trafilatura tells which lines are the article. Title, standfirst, captions, sub-headings, bylines, credits and
    correction notes that belong to it are added where it leaves them out. The text is the page's own, in its order.
    """
    page = walk(decoded.text)
    facts = page_facts(page, zone, address)
    lines, found = _article(decoded.text, address)
    facts = facts.or_else(_usable(found, page))
    indices = _choose(page, lines, facts)
    chosen = [page.blocks[index] for index in indices]
    if not facts.published:
        facts = facts.or_else(_date_shown(page, indices, zone))
    blocks = without_furniture([line for piece in chosen for line in split_lines(piece.block)])
    if not _is_article(blocks_text=[block.text for block in blocks if block.role is Role.PARAGRAPH], chosen=chosen):
        raise IntakeError(f"{name} holds no article: save the report's text as a .txt file and give that")
    blocks, told = read_masthead(blocks, zone)
    shown = next((block.text for block in blocks if _is_title(_key(block.text), facts)), None)
    warnings = (
        ("the page ends before its end: it may be cut short, and was read as far as it goes",) if page.is_cut else ()
    )
    return Draft(tuple(blocks), replace(facts, title=shown or facts.title).or_else(told), warnings)


def _article(source: str, address: str | None) -> tuple[list[str], Facts]:
    """Return the lines of the article in a page, as trafilatura finds them, and what it makes of the page's facts."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings are no news to a user
    dates = {"extensive_search": False, "original_date": True}
    try:
        document = bare_extraction(
            source,
            url=address,
            with_metadata=True,
            include_comments=False,
            include_links=False,
            date_extraction_params=dates,
        )
    except Exception:  # whatever a page breaks in it, the page's own build may still tell
        document = None
    if document is None:
        return [], Facts()
    values = document if isinstance(document, dict) else document.as_dict()
    text = values.get("text") or ""
    date = values.get("date")
    return text.split("\n"), Facts(
        title=values.get("title"),
        outlet=values.get("sitename"),
        author=values.get("author"),
        published=Publication(date) if date else None,
        published_words="page" if date else None,
    )


def _usable(found: Facts, page: Page) -> Facts:
    """Return trafilatura's facts without those it had to guess: a host's name is no outlet."""
    outlet = found.outlet if found.outlet and "." not in found.outlet and page.metas else None
    return replace(found, outlet=outlet)


def _key(words: str) -> str:
    """Return what two writings of the same line have in common: letters and figures."""
    return _NOT_WORDS.sub("", words).lower()


def _choose(page: Page, lines: list[str], facts: Facts) -> list[int]:
    """Return the indices of the blocks that make up the article."""
    keys = [_key(piece.block.text) for piece in page.blocks]
    seen = [index for index, piece in enumerate(page.blocks) if not piece.is_unseen and keys[index]]
    matched = set(seen) & _matching(page, lines)
    if not matched:
        matched = {index for index in seen if _is_prose(page.blocks[index]) and _is_in_article(page.blocks[index])}
    elsewhere = _elsewhere(page, matched)
    matched -= elsewhere
    body = [index for index in sorted(matched) if _is_prose(page.blocks[index])]
    if not body:
        return sorted(matched)
    matched -= {index for index in matched if index < body[0] and _is_menu(page.blocks[index])}
    title = next((index for index in reversed(seen) if index < body[0] and _is_title(keys[index], facts)), None)
    first = title if title is not None else min(matched)
    # What stands above the title is the site's, not the report's.
    matched = {index for index in matched if index >= first} | {first}
    extra = (index for index in seen if index >= first and index not in matched | elsewhere)
    last = max(matched)
    return sorted(matched | {index for index in extra if _belongs(page, index, body, last)})


def _elsewhere(page: Page, matched: set[int]) -> set[int]:
    """Return the blocks in parts whose names speak of comments, related reports and the like.

    Where most of the article lies in such a part, the name is that of a wrapper around the page and says nothing.
    """
    named = {index for index, piece in enumerate(page.blocks) if "elsewhere" in piece.flags}
    length = {index: len(page.blocks[index].block.text) for index in matched if _is_prose(page.blocks[index])}
    return named if sum(length.get(index, 0) for index in named) < 0.5 * sum(length.values()) else set()


def _date_shown(page: Page, chosen: list[int], zone: dt.tzinfo) -> Facts:
    """Return the date that a page shows between its title and its article, where its metadata tell none."""
    begin = chosen[0] if chosen else 0
    end = next((index for index in chosen if _is_prose(page.blocks[index])), begin)
    told = [words for index, words in page.times if begin <= index <= end]
    told += [page.blocks[index].block.text for index in range(begin, end) if index not in chosen]
    for words in told:
        try:
            found = dated_line(words, zone) if len(words) <= LONGEST_TITLE else None
        except IntakeError:
            continue
        if found:
            return Facts(published=found[1], published_words="page")
    return Facts()


def _matching(page: Page, lines: list[str]) -> set[int]:
    """Return the indices of blocks that are lines of the article."""
    wanted = {key for line in lines for cell in (line, *line.split("|")) if (key := _key(cell))}
    whole = "\n".join(wanted)
    long = [key for key in wanted if len(key) >= _PARTIAL_KEY]
    found = set[int]()
    for index, piece in enumerate(page.blocks):
        key = _key(piece.block.text)
        keys = [part for line in piece.block.text.split("\n") if (part := _key(line))]
        is_part = len(key) >= _PARTIAL_KEY and (key in whole or any(part in key for part in long))
        if is_part or (keys and wanted.issuperset(keys)):
            found.add(index)
    return found


def _belongs(page: Page, index: int, body: list[int], last: int) -> bool:
    """Tell whether a block that trafilatura left out is part of the report around it."""
    piece = page.blocks[index]
    if "aside" in piece.flags or _is_menu(piece):
        return False
    text = piece.block.text
    if index > last:
        return _is_in_article(piece) and bool(_CREDIT.match(text))
    if piece.block.role is Role.CAPTION or _CREDIT.match(text):
        return not is_furniture(text)
    if index < body[0] and ("standfirst" in piece.flags or _key(text) == _key(_description(page))):
        return True
    if _BYLINE.fullmatch(text):
        return True
    if piece.block.role is Role.HEADING:
        return index > body[0] and any(index < other <= index + 2 for other in body)
    return index > body[0] and _is_in_article(piece) and _is_prose(piece)


def _description(page: Page) -> str:
    return next((value for name in ("og:description", "description") for value in page.metas.get(name, ())), "")


def _is_title(key: str, facts: Facts) -> bool:
    title = _key(facts.title or "")
    return (
        bool(key)
        and bool(title)
        and (key == title or (len(key) > 20 and (title.startswith(key) or key.startswith(title))))
    )


def _is_prose(piece: PageBlock) -> bool:
    text = piece.block.text
    is_sentence = len(text.split()) >= _FEWEST_WORDS and ends_a_sentence(text)
    return piece.block.role is Role.PARAGRAPH and is_sentence and piece.linked < _MOSTLY_LINKS


def _is_menu(piece: PageBlock) -> bool:
    return piece.linked > _MOSTLY_LINKS and piece.block.role is not Role.HEADING


def _is_in_article(piece: PageBlock) -> bool:
    return bool(piece.flags & {"article", "main"}) and not piece.flags & {"aside", "unseen"}


def _is_article(*, blocks_text: list[str], chosen: list[PageBlock]) -> bool:
    """Tell whether what was chosen holds prose of its own, and not only menus and headlines that lead elsewhere."""
    prose = {line for piece in chosen if piece.linked < _MOSTLY_LINKS for line in piece.block.text.split("\n")}
    texts = [text for text in blocks_text if text in prose]
    letters = sum(len(_key(text)) for text in texts if len(text.split()) >= _FEWEST_WORDS or ends_a_sentence(text))
    return letters >= _FEWEST_LETTERS and any(ends_a_sentence(text) for text in texts)
