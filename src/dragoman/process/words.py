"""Words as the process compares them: folded names, proper words of a quote, stems of a label."""

import re
import unicodedata
from functools import lru_cache


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, which are one blank apart, as a set: how word lists are written here."""
    return frozenset(words.split(" "))


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_POSSESSIVE = re.compile(r"['’]s?$")
_FIGURE = r"(\d[\d,]*(?:\.\d+)?)"
_COUNTED = r"(?:%|(?:percent|per cent|[mb]illion|trillion|cents?|tonnes?)\b)"
_AMOUNT = re.compile(rf"[$€£]\s?{_FIGURE}|{_FIGURE}\s?{_COUNTED}")
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_EMPTY = word_set(
    "a an the of to in on at for from with by and or as that this these those it its his her their our your my be is "
    "are was were been will would could should may might can must not no nor but if than then also new any all some "
    "both each other into over under between after before more most such own up out off about mr mrs ms dr which who "
    "whom whose what when where how there here has have had do does did he she they we you i s first second third "
    "one two three four five six seven eight nine ten"
)


@lru_cache(maxsize=262144)
def folded(name: str) -> str:
    """Return a name without case, accents, possessive, articles and punctuation, its words one blank apart."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(plain)]
    return " ".join(word for word in words if word and word not in ("the", "a", "an"))


@lru_cache(maxsize=65536)
def proper_words(quote: str) -> frozenset[str]:
    """Return the folded words of a quote that are written with a capital, without its first word and the calendar."""
    found = set()
    for place, match in enumerate(_WORD.finditer(quote)):
        word = match.group()
        if word[0].isupper() and (place or (len(word) > 1 and word.isupper())):
            found.add(stem(folded(word)))
    return frozenset(found - _CALENDAR - {""} - _EMPTY)


@lru_cache(maxsize=65536)
def content_words(quote: str) -> frozenset[str]:
    """Return the stems of a quote's words without those that every text has, but where hyphens make one of them."""
    words = folded(quote).split()
    joined = (folded(word).split() for word in _HYPHENED.findall(quote))
    made = {"".join(parts) for parts in joined if parts and _EMPTY.issuperset(parts)}  # "all-for-all"
    return frozenset(stem(word) for word in words if word not in _EMPTY and word not in _CALENDAR) | made


@lru_cache(maxsize=65536)
def amounts_in(quote: str) -> frozenset[float]:
    """Return the shares and sums that a quote names: 4.5 of "4.5 percent", 20 of "20 billion" and of "$20 billion"."""
    return frozenset(float((m[1] or m[2]).replace(",", "")) for m in _AMOUNT.finditer(quote))


def stem(word: str) -> str:
    """Return a folded word without the endings of number and tense: enough to hold "monitors" and "monitor" as one."""
    for ending in ("ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            bare = word[: -len(ending)]
            return bare + "y" if ending == "ies" else bare.rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


def stem_set(words: str) -> frozenset[str]:
    """Return the stems of the words of a text, which are one blank apart."""
    return frozenset(map(stem, word_set(words)))
