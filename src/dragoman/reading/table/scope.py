"""What a proposal covers: "on land, at sea and in the air", "along the entire front line", "1,000 prisoners each".

    scope_of(clauses, kind, mentions, others) -> the spans that tell it, in order; none where the text does not say

Looked for in the words that name the proposal and in those that follow them, up to the next clause or proposal.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources

from dragoman.model.span import Span
from dragoman.model.vocabulary import ProposalKind
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT
from dragoman.reading.table.vocabulary import kind_of

_OF_ACTION = frozenset(
    {
        ProposalKind.CEASEFIRE,
        ProposalKind.WITHDRAWAL,
        ProposalKind.MONITORING,
        ProposalKind.OTHER,
        ProposalKind.SECURITY,
    }
)
"""Kinds that cover an area, or deeds against something."""
_COVERING = {"cover": "", "include": "", "exclude": "", "apply": "to", "extend": "to", "limit": "to", "restrict": "to",
             "confine": "to"}  # fmt: skip
"""Verbs whose subject is a proposal, with the preposition behind which they name what it covers."""
_BREAKS = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB"})
_WHILE = frozenset({"if", "unless", "until", "once", "when", "after", "before", "while", "because", "but", "so"})
_FARTHEST = 24
"""Words after those that name a proposal in which its scope may stand."""


def scope_of(
    clauses: Clauses, kind: ProposalKind, mentions: Sequence[tuple[int | None, Span]], others: Iterable[int]
) -> tuple[Span, ...]:
    """Return the spans that tell what a proposal covers, from the first of its mentions that does.

    Each mention has the word that heads it, where that is known; `others` are the heads of other proposals.
    """
    foreign = set(others)
    for head, span in mentions:
        if found := [*_in_region(clauses, kind, span, foreign), *(_said_of(clauses, head) if head is not None else ())]:
            return tuple(_apart(found))
    return ()


def _in_region(clauses: Clauses, kind: ProposalKind, mention: Span, foreign: set[int]) -> Iterator[Span]:
    text = clauses.layers.text
    region = _region(clauses, mention, foreign)
    for pattern, kinds in _patterns():
        if kind in kinds:
            for found in pattern.finditer(text, region.begin, region.end):
                span = Span(*found.span("scope"))
                if not _is_anothers(clauses, span):
                    yield span


def _is_anothers(clauses: Clauses, scope: Span) -> bool:
    """Tell whether an adjective says of somebody how far they reach, not of a plan: "the regional bloc's truce"."""
    word = clauses.words[clauses.layers.words_in(scope)[0]]
    return word.relation == "amod" and word.head != ROOT and kind_of(clauses, word.head) is ProposalKind.OTHER


def _region(clauses: Clauses, mention: Span, foreign: set[int]) -> Span:
    """Return the words in which a mention's scope may stand: its own and those behind it, up to the next clause."""
    inside = list(clauses.layers.words_in(mention))
    sentence = clauses.words[inside[0]].sentence
    last = inside[-1]
    cut = next((i for i in inside[1:] if clauses.lemmas[i] in _WHILE), None)
    if cut is not None:
        return Span(mention.begin, clauses.words[cut - 1].span.end)
    for i in range(last + 1, min(len(clauses.words), last + _FARTHEST)):
        word = clauses.words[i]
        stops = word.tag in _BREAKS or word.text in {";", ":", "–", "—"} or clauses.lemmas[i] in _WHILE
        another = word.tag in {"CC", ","} and set(clauses.lemmas[i + 1 : i + 2]) & {"a", "an"}
        if word.sentence != sentence or stops or another or i in foreign:
            break
        last = i
    return Span(mention.begin, clauses.words[last].span.end)


def _said_of(clauses: Clauses, head: int) -> Iterator[Span]:
    """Yield what a verb says that a proposal covers: "the truce would cover the whole line", "is limited to …"."""
    word = clauses.words[head]
    if word.head == ROOT or word.relation not in {"nsubj", "nsubjpass"}:
        return
    verb = word.head
    if clauses.is_negated(verb) or (wanted := _COVERING.get(clauses.lemmas[verb])) is None:
        reaching = clauses.words[verb].text.lower() in _listed("reaching") and not clauses.is_negated(verb)
        if reaching and clauses.children(verb, "cop"):
            yield clauses.words[verb].span
        return
    covered = clauses.phrases(verb, wanted) if wanted else clauses.children(verb, "dobj")
    for noun in covered[:1]:
        ends = [clauses.phrase(n).end for n in clauses.nominal_conjuncts(noun)]
        begin = clauses.phrase(noun).begin
        if clauses.lemmas[verb] in {"exclude", "limit", "restrict", "confine"}:
            begin = clauses.words[verb].span.begin
        yield Span(begin, max(ends))


def _apart(found: Sequence[Span]) -> list[Span]:
    """Return spans in order, of those that overlap only the longest."""
    kept = list[Span]()
    for span in sorted(found, key=len, reverse=True):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


@lru_cache(maxsize=1)
def _data() -> dict[str, str]:
    source = resources.files("dragoman.reading.table").joinpath("scope.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(source)
    return found


def _listed(name: str) -> list[str]:
    return [word.replace("_", " ") for word in _data()[name].split()]


def _either(name: str) -> str:
    return "(?i:" + "|".join(re.escape(word) for word in sorted(_listed(name), key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[ProposalKind]], ...]:
    """Return the patterns of scope, each with the kinds of proposals that it can tell of."""
    whole = r"(?:(?:the|all|both|its|their|our|any|other|entire|whole|full|length|of|parts|and)\s+)*"
    area = _either("areas")
    noun = rf"(?:[^\W\d_][\w’'-]*\s+){{0,3}}?{area}(?:\s+{area})*(?![\w-])(?:\s+of\s+(?:(?:the|actual)\s+)*[\w’'-]+)?"
    medium = rf"(?:on|at|in|by|from|over)\s+(?:the\s+)?{_either('media')}"
    bare = rf"(?:(?:on|at|in|by|from|over)\s+)?(?:the\s+)?{_either('media')}"
    rest = rf"(?:(?!\b{_either('ends')}\b)[^,;:.()“”\"\n])+"
    number = rf"(?:\d[\d.,]*|{_either('numbers')})"
    attacks = rf"(?P<scope>(?:all\s+)?{_either('attacks')}\s+(?:on|against)\s+{rest})"
    each = r"(?:\s+(?:each|apiece|(?:on|from|for|per|by)\s+(?:each|either|both)?\s*sides?))"
    action, exchange = _OF_ACTION, frozenset({ProposalKind.EXCHANGE})
    sources = (
        (rf"(?P<scope>{medium}(?:\s*,\s*{bare})*(?:,?\s+and\s+{bare})+)", action),
        (rf"(?P<scope>{medium})(?!\s+[\w-])", action),
        (rf"(?P<scope>(?:along|across|throughout)\s+{whole}{noun})", action),
        (r"(?P<scope>(?:along|across|throughout)\s+(?:the\s+)?[A-Z][\w’'-]+)", action),
        (rf"(?P<scope>(?:in|inside|around|on\s+both\s+sides\s+of)\s+(?:the|all|both|parts\s+of)\s+{noun})", action),
        (rf"(?P<scope>from\s+(?:the|all|both|its|their)\s+{noun})", frozenset({ProposalKind.WITHDRAWAL})),
        (attacks, action - {ProposalKind.OTHER}),
        (rf"{_either('halts')}\s+(?:(?:to|of|in|on)\s+)?{attacks}", action),
        (rf"(?P<scope>{_either('reaching')})(?=\s+[\w-]+)", (action | exchange) - {ProposalKind.OTHER}),
        (rf"(?P<scope>(?:limited|restricted|confined)\s+to\s+{rest})", action | exchange),
        (rf"(?P<scope>(?:excluding|covering|except\s+(?:for|in)|with\s+the\s+exception\s+of)\s+{rest})", action),
        (rf"(?P<scope>{_either('measures')})", exchange),
        (rf"(?P<scope>{number}\s+(?:[a-z][\w-]*\s+){{0,2}}?{_either('people')}(?:\s+of\s+war)?{each}?)", exchange),
    )
    return tuple((re.compile(rf"(?<![\w-]){source}(?<!\s)(?![\w-])"), kinds) for source, kinds in sources)
