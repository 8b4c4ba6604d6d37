"""The way through intake: each source is found, decoded, drafted in its form and made a report."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.errors import IntakeError
from dragoman.intake.blocks import Block, assemble
from dragoman.intake.dates import read_date
from dragoman.intake.decoding import Decoded, decode
from dragoman.intake.drafts import Draft
from dragoman.intake.given import Form, Given, Refused
from dragoman.intake.jsonlines import lines_in, read_line
from dragoman.intake.languages import check_language
from dragoman.intake.limits import MOST_BYTES, MOST_CHARACTERS, told_bytes
from dragoman.intake.masthead import Facts
from dragoman.intake.plain import draft_text
from dragoman.intake.sources import MEDIA_TYPES, files_at, form_of, form_shown, is_address, open_file, standard_input
from dragoman.model.ids import report_id
from dragoman.model.report import Report, Source, Taken

STANDARD_INPUT = "-"


def take(source: str, given: Given | None = None, *, stdin: bytes | None = None) -> Iterator[Taken | Refused]:
    """Yield the reports of a source, one at a time, or why it, or a part of it, is refused; the rest goes on.

    `source` is a path, a folder (every known file in it, and in folders below, in order), a pattern, an http(s)
    address, or "-" for standard input, for which `stdin` may stand in.
    """
    given = given or Given()
    try:
        if source == STANDARD_INPUT:
            yield from _from_stream(STANDARD_INPUT, standard_input(stdin), given)
        elif is_address(source):
            yield _from_address(source, given)
        else:
            for path in files_at(source):
                yield from _from_file(str(path), given)
    except IntakeError as error:
        yield Refused(source, error)


def _from_file(name: str, given: Given) -> Iterator[Taken | Refused]:
    try:
        with open_file(Path(name)) as stream:
            yield from _from_stream(name, stream, given)
    except IntakeError as error:
        yield Refused(name, error)


def _from_address(address: str, given: Given) -> Taken:
    from dragoman.intake.fetching import fetch

    fetched = fetch(address)
    types = {media_type: form for form, media_type in MEDIA_TYPES.items()} | {"application/xhtml+xml": Form.HTML}
    form = Form(given.format) if given.format else types.get(fetched.media_type) or form_shown(fetched.data)
    # Hosts call many a page plain text; what begins as a page is one.
    form = Form.HTML if form is Form.TEXT and form_shown(fetched.data) is Form.HTML else form
    if form is Form.JSONL:
        raise IntakeError(f"{address} holds JSON: save it and give the file")
    return _from_bytes(address, fetched.data, form, given, charset=fetched.charset, address=fetched.address)


def _from_stream(name: str, stream: io.BufferedReader, given: Given) -> Iterator[Taken | Refused]:
    # A file's name may be no text; what is stored and printed of it must be.
    name = name.encode("utf-8", "replace").decode()
    told = "standard input" if name == STANDARD_INPUT else name
    try:
        form = form_of(given.format, name, stream)
        if form is not Form.JSONL:
            yield _from_bytes(name, _read_whole(stream, told), form, given, told=told)
            return
        is_empty = True
        for line in lines_in(stream):
            is_empty = False
            if line.number == 1 and line.data and line.data.strip() in (b"{", b"["):
                raise IntakeError(f"{told} is JSON over several lines: give JSON lines, one object a line")
            where = f"{told}, line {line.number}"
            try:
                report = read_line(line, where, given.zone)
                source = _source(f"{name}:{line.number}", line.data or b"", Form.JSONL)
                draft = Draft((report.block,), report.facts)
                yield _compose(draft, report.decoded, source, given, where, given_id=report.given_id)
            except IntakeError as error:
                yield Refused(f"{name}:{line.number}", error)
        if is_empty:
            raise IntakeError(f"{told} is empty: give one report a line")
    except OSError as error:
        raise IntakeError(f"{told} cannot be read ({error.strerror or error}): check the file") from error


def _read_whole(stream: io.BufferedReader, told: str) -> bytes:
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise IntakeError(
            f"{told} is larger than {told_bytes(MOST_BYTES)}, the most that one report may hold: "
            "split it into reports, or give JSON lines"
        )
    return data


def _from_bytes(
    name: str,
    data: bytes,
    form: Form,
    given: Given,
    *,
    told: str | None = None,
    charset: str | None = None,
    address: str | None = None,
) -> Taken:
    """Return the report that some bytes hold; `told` is what messages call them."""
    told = told or name
    decoded = decode(data, told, charset, is_page=form is Form.HTML)
    if form is not Form.HTML:
        _check_length(decoded.text, told)  # a page's is known only without its markup
    try:
        draft = _draft(form, decoded, told, given, address)
    except RecursionError as error:
        raise IntakeError(f"{told} is nested too deeply to be read: save the report's text and give that") from error
    return _compose(draft, decoded, _source(name, data, form), given, told)


def _draft(form: Form, decoded: Decoded, told: str, given: Given, address: str | None) -> Draft:
    # Each form's parser is loaded only where it is needed: trafilatura alone takes a quarter of a second.
    if form is Form.HTML:
        from dragoman.intake.pages import draft_page

        return draft_page(decoded, told, given.zone, address)
    if form is Form.MARKDOWN:
        from dragoman.intake.markdown import draft_markdown

        return draft_markdown(decoded, given.zone)
    return draft_text(decoded, given.zone)


def _source(name: str, data: bytes, form: Form) -> Source:
    return Source(name, data, MEDIA_TYPES[form], hashlib.sha256(data).hexdigest())


def _compose(
    draft: Draft, decoded: Decoded, source: Source, given: Given, told: str, *, given_id: str | None = None
) -> Taken:
    """Return the report of a draft; the user's own word wins over what the source says."""
    text, alignment = assemble(_checked(draft.blocks, told), decoded)
    _check_length(text, told)
    facts = _with_given(draft.facts, given)
    language, doubt = check_language(text, told, facts.language)
    published = facts.published
    warnings = [*decoded.warnings, *draft.warnings, *facts.warnings]
    warnings += [doubt] if doubt else []
    if published is None:
        warnings.append("it tells no publication date, so relative dates stay open: give --published")
    report = Report(
        id=report_id(source.digest, facts.outlet, published.text if published else None, facts.url),
        given_id=given_id,
        title=facts.title,
        outlet=facts.outlet,
        published=published.text if published else None,
        language=language,
        text=text,
        translated_from=facts.translated_from,
        original_url=facts.original_url,
        url=facts.url,
        author=facts.author,
        label=given.label,
        published_words=facts.published_words,
        zone_assumed=bool(published and published.zone_assumed),
    )
    return Taken(report, source, alignment, tuple(f"{told}: {warning}" for warning in warnings))


def _check_length(text: str, told: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise IntakeError(f"{told} holds {len(text):,} characters; a report may hold {MOST_CHARACTERS:,}: split it")


def _checked(blocks: tuple[Block, ...], told: str) -> tuple[Block, ...]:
    if not blocks:
        raise IntakeError(f"{told} holds no report, only page furniture: give the report's text")
    return blocks


def _with_given(facts: Facts, given: Given) -> Facts:
    mine = Facts(title=given.title, outlet=given.outlet, url=given.url)
    if given.published is not None:
        mine = replace(mine, published=read_date(given.published, given.zone), published_words="given")
    return mine.or_else(facts)
