"""Words, sentences and paragraphs of a text, by rules: the same for training and for reading.

The words are split as the Penn Treebank splits them, since the grammar that the encoder learns speaks of such words.
Offsets are Unicode code points; every character that is not white space or a format mark belongs to one word.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Abbreviations whose full stop belongs to the word and ends no sentence, whatever follows.
_TITLES = _listed(
    "adm ald amb approx art arts atty brig capt cdr cf cmdr col comdr comr cpl det dr drs ens esp fig figs fr gen "
    "gens gov govs hon incl lt lts maj messrs mme mr mrs ms msgr mssrs mt mx nos pfc pp pres prof profs pvt rep "
    "reps rev sen sens sfc sgt spc sr st ste supt vol vols vs"
)
# Abbreviations that may also end a sentence: the next word decides.
_OTHERS = _listed(
    "a.d a.m b.a b.c b.s c.e d.c e.g e.u i.e m.a m.d m.p p.m ph.d u.k u.n u.s assn ave blvd bros ca co corp dept "
    "dist est etc ext ft gmt govt hq hwy inc intl jr lb lbs ltd min mins mo natl oz pct rd sq tel tr univ yr yrs "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat ala ariz ark calif "
    "colo conn del fla ga ill ind kan ky la mass md mich minn miss mont neb nev okla ore pa penn tenn tex va vt "
    "wash wis wyo"
)
# Such abbreviations that are words too: in lower case the full stop is a full stop.
_ALSO_WORDS = _listed("art co del fig ill ind la mar mass min miss ore pa sat wash wed")
# Words that open sentences far more often than they follow an abbreviation inside one.
_OPENERS = _listed(
    "a according after all also although an and another as at before both but by despite during each for from he "
    "her his how however i if in it its many meanwhile more most my no nor not of on one or our she since so some "
    "still that the their then there these they this those though to under we what when where while who why with "
    "yet you"
)

_ABBREVIATION = "|".join(re.escape(word) for word in sorted(_TITLES | _OTHERS, key=lambda w: (-len(w), w)))
_APOSTROPHE = "['’]"
_LETTER = r"[^\W\d_]"

# What pages glue to the place that opens a report, when they lose the break behind it.
_AFTER_DATELINE = "(?:US|UK|EU|UN|UAE|NATO|President|Prime|Foreign|The|In|On|At|After|As|Two|Three)"

_DATELINE = re.compile(
    r"""
    (?: [A-Z][A-Z'’./ -]*[A-Z] | (?=[^\n(]{3,50}\() [A-Z][\w'’.-]+ (?:[ /][A-Z][\w'’.-]+){0,3} )  # the place
    (?: ,\ [A-Z][\w'’-]+ )?  # the country
    (?: ,?\ (?: [A-Z][a-z]{2,8}\.?\ \d{1,2} | \d{1,2}\ [A-Z][a-z]{2,8}\.? ) (?: ,?\ \d{4} )? )?
    (?: \ ?\( [^()\n]{1,40} \) )?
    [ ]?[-–—]{1,2}[ ]+ (?= [A-Z0-9"“'‘] )
    """,
    re.VERBOSE,
)
"""A paragraph's place, day and agency before its first sentence: "LA PAZ, Apr 22 (Wire) - Bolivia …"."""
_LONGEST_DATELINE = 40
"""In words."""
_WORD = re.compile(
    rf"""
    (?!\s)(?:
      (?-i:(?<=[^\n]){_LETTER}+(?=[\s,;)?!"”]))                         # most words: nothing below would cut them
    | (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]                # web addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                      # mail addresses
    | [@\#]\w+                                                          # handles and hashtags
    | (?:[dri]-)?(?:{_LETTER}\.){{2,}}(?!\w)                             # U.S., a.m., J.D., (R-S.C.)
    | (?:{_LETTER}\.){{2,}}{_LETTER}(?!\w)                              # U.S.A without its last stop
    | (?:[dri]-)?(?:{_ABBREVIATION})\.(?!\w)                            # Mr., Gov., Jan., (D-Wis.)
    | (?<![\w.])(?-i:[A-Z]\.(?=\s+[A-Z]))                               # initials: George W. Bush
    | \d+(?:[.,:/]\d+)+(?:-\d+)*(?:st|nd|rd|th|s|m|bn|k|pm|am)?(?!\w)   # 1,250.5  10:30  9/11
    | \w+?(?=n{_APOSTROPHE}t\b)                                         # does|n't
    | n{_APOSTROPHE}t\b
    | {_APOSTROPHE}(?:s|re|ve|ll|d|m)\b
    | {_APOSTROPHE}\d\ds?\b                                             # the '90s
    | \.\d+(?!\w)
    | (?-i:(?<![^\n])[A-Z][a-z]{{3,}}(?={_AFTER_DATELINE}(?![a-z])))     # WashingtonUS President X said
    | \w+(?:[\u0300-\u036f\u200c\u200d]+\w*)*                           # words, with combining characters, …
      (?:[-\u2010\u2011&/]\w+(?:[\u0300-\u036f]\w*)*                    # … hyphens, …
      |{_APOSTROPHE}(?!(?:s|re|ve|ll|d|m|t)\b){_LETTER}+)*              # … and apostrophes: O'Neill
    | \.(?:\ ?\.){{2,}} | …                                             # dots
    | -{{2,}} | [!?]+ | `` | '' | \*+
    | [^\s\w]                                                           # any other mark by itself
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FORMAT_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0f\u00ad]+")
_LINE_ENDS = re.compile("[\n\r\u2028\u2029]+")
_CLOSING = frozenset("\"”’'')]}»")
_ENDS = frozenset(".!?…。！？")
_ENDING = re.compile(r"[.!?…]+|[。！？]")


@dataclass(frozen=True)
class Segments:
    """A text cut into words; all arrays run over words except `sentences`."""

    text: str
    begins: Ints
    ends: Ints
    sentence: Ints
    """Index of the sentence of each word."""
    sentences: Ints
    """Shape [sentences, 2]: first word and the word after the last."""
    opens_paragraph: NDArray[np.bool_]
    """Whether a word is the first of its paragraph."""
    cases: Ints
    """Letter case of each word: 0 none, 1 lower, 2 Capitalised, 3 UPPER, 4 mixed."""
    quoted: Ints
    """1 for words inside double quotation marks (the marks too), else 0."""

    def __len__(self) -> int:
        return len(self.begins)

    def word(self, index: int) -> str:
        """Return the characters of one word."""
        return self.words[index]

    def glued(self, index: int) -> bool:
        """Tell whether a word opens a paragraph and the next follows it without a gap, as places do on some pages."""
        if index + 1 == len(self) or not self.opens_paragraph[index] or self.ends[index] < self.begins[index + 1]:
            return False
        return self.words[index].isalpha() and self.words[index + 1].isalpha()

    @cached_property
    def words(self) -> list[str]:
        """The characters of each word."""
        text = self.text
        return [text[begin:end] for begin, end in zip(self.begins.tolist(), self.ends.tolist(), strict=True)]


def segment(text: str) -> Segments:
    """Cut a text into words, sentences and paragraphs; never fails, whatever the text holds."""
    spans = [m.span() for m in _WORD.finditer(text)]
    if _FORMAT_MARKS.search(text):
        spans = [(b, e) for b, e in spans if not _FORMAT_MARKS.fullmatch(text, b, e)]
    spans = [piece for span in spans for piece in (_mended(text, span) if text[span[1] - 1] == "." else (span,))]
    words = [text[b:e] for b, e in spans]
    opens = _paragraph_starts(text, spans)
    starts = _sentence_starts(words, spans, opens, _behind_datelines(text, spans, opens))
    sentence = np.cumsum(np.asarray(starts, dtype=np.int64)) - 1 if words else np.zeros(0, dtype=np.int64)
    firsts = np.flatnonzero(starts) if words else np.zeros(0, dtype=np.int64)
    bounds = (
        np.stack([firsts, np.append(firsts[1:], len(words))], axis=1) if words else np.zeros((0, 2), dtype=np.int64)
    )
    edges = np.asarray(spans, dtype=np.int64).reshape(-1, 2)
    return Segments(
        text=text,
        begins=edges[:, 0],
        ends=edges[:, 1],
        sentence=sentence.astype(np.int64),
        sentences=bounds.astype(np.int64),
        opens_paragraph=np.asarray(opens, dtype=np.bool_),
        cases=np.asarray([_case(w) for w in words], dtype=np.int64),
        quoted=np.asarray(_inside_quotes(words, opens), dtype=np.int64),
    )


def _mended(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Take back the full stop that ends an abbreviation which is a word too, such as "miss." at a sentence's end."""
    word = text[span[0] : span[1]]
    if word[:-1].lower() in _ALSO_WORDS and not word[0].isupper():
        return [(span[0], span[1] - 1), (span[1] - 1, span[1])]
    return [span]


def _paragraph_starts(text: str, spans: list[tuple[int, int]]) -> list[bool]:
    """Mark the words that open a paragraph; a single line break inside a sentence is a wrapped line, not a break."""
    begins = [begin for begin, _ in spans]
    opens = [number == 0 for number in range(len(spans))]
    for line_end in _LINE_ENDS.finditer(text):
        number = bisect_left(begins, line_end.end())
        if 0 < number < len(spans) and not _wrapped(text, spans[number - 1][1], begins[number]):
            opens[number] = True
    return opens


def _wrapped(text: str, before: int, begin: int) -> bool:
    gap = text[before:begin]
    return (
        gap.count("\n") == 1
        and "\r" not in gap.replace("\r\n", "\n")
        and (text[begin].islower() or text[before - 1] == ",")
    )


def _behind_datelines(text: str, spans: list[tuple[int, int]], opens: list[bool]) -> set[int]:
    """Return the words that stand right behind a dateline: "Bolivia" in "LA PAZ, Apr 22 - Bolivia asked …"."""
    found = set[int]()
    for number in (i for i, opening in enumerate(opens) if opening):
        if line := _DATELINE.match(text, spans[number][0]):
            found.update(
                i for i in range(number, min(number + _LONGEST_DATELINE, len(spans))) if spans[i][0] == line.end()
            )
    return found


def _sentence_starts(
    words: list[str], spans: list[tuple[int, int]], opens: list[bool], behind_datelines: set[int]
) -> list[bool]:
    starts = [False] * len(words)
    ended = True
    for i, word in enumerate(words):
        if opens[i]:
            ended = True
        if i in behind_datelines or (i and opens[i - 1] and _glued(words, spans, i)):
            ended = True
        if ended and not (not opens[i] and _continues(words, spans, i)):
            starts[i] = True
            ended = False
        if not ended and word[-1] in _ENDS:
            follower = words[i + 1] if i + 1 < len(words) else ""
            ended = _ends_sentence(word, words[i - 1] if i else "", follower)
    return starts


def _glued(words: list[str], spans: list[tuple[int, int]], i: int) -> bool:
    """Tell whether word i begins a report right behind its place, with nothing between."""
    return spans[i][0] == spans[i - 1][1] and words[i - 1][-1].islower() and words[i][0].isupper()


def _continues(words: list[str], spans: list[tuple[int, int]], i: int) -> bool:
    """Tell whether word i still belongs to a sentence whose final mark has been seen."""
    word = words[i]
    touching = spans[i][0] == spans[i - 1][1]
    if word in _CLOSING and touching:
        return True
    if _ENDING.fullmatch(word):
        return True
    # `"Are you serious?" he asked`: the sentence goes on.
    return word[0].islower() or (word in {",", ";", "--", "–", "—", "-", ":"} and not touching)


def _ends_sentence(word: str, previous: str, follower: str) -> bool:
    if not word.endswith(".") or word == "." or set(word) == {"."} or len(word) < 2:
        return True
    bare = word[:-1].lower()
    if bare in _TITLES:
        return False
    if len(bare) == 1:  # an initial
        return False
    # "the U.S. The", "at 5 p.m. He": only a word that often opens sentences ends one here.
    return follower.lower() in _OPENERS and follower[:1].isupper() and previous != ""


@lru_cache(maxsize=32768)
def _case(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if all(c.islower() for c in letters):
        return 1
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 3
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return 2
    return 4 if any(c.isupper() for c in letters) else 1


def _inside_quotes(words: list[str], opens: list[bool]) -> list[int]:
    """Follow double quotation marks through each paragraph; an unclosed quotation ends with its paragraph."""
    inside, marks = False, []
    for i, word in enumerate(words):
        if opens[i]:
            inside = False
        if word in {'"', "''", "``", "“", "”", "«", "»", "„"}:
            opening = word in {"“", "«", "„", "``"} or (word == '"' and not inside)
            inside = opening and not (word in {'"', "''", "”", "»"} and inside)
            marks.append(1)
        else:
            marks.append(int(inside))
    return marks
