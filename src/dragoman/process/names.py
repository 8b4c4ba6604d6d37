"""Names of actors, taken apart: what of a form is a proper name, what is an office, and which spellings are one."""

import re
from functools import lru_cache

from dragoman.process.words import folded, stem, word_set

_TITLES = word_set(
    "mr mrs ms miss sir dame lord lady dr prof professor president premier prime minister chancellor king queen emir "
    "sheikh sultan prince princess crown pope ayatollah general gen colonel col major maj captain capt lieutenant lt "
    "admiral marshal commander brigadier sergeant secretary undersecretary ambassador envoy representative "
    "commissioner chairman chairwoman chair chief head leader spokesman spokeswoman spokesperson adviser advisor aide "
    "negotiator mediator governor mayor senator deputy delegate director officer official chancellery affairs "
    "minister's president's warlord rebel lawmaker speaker coordinator diplomat monitor"
)
"""Words after which, in a form such as "Foreign Minister Ana Silva", the proper name begins."""

_PARTICLES = word_set("de da do del della der den di du la le van von bin ibn ben al el ul ter zu y abu um dos")

_GENERIC = word_set(
    "government ministry minister foreign interior defence defense office president presidency prime administration "
    "council security national cabinet parliament army military armed forces force police delegation side state "
    "republic union court commission committee agency department navy general staff staff's supreme central federal "
    "regional local authorities authority officials leadership leader party rebels rebel troops gunmen militia "
    "monitors mission embassy spokesman spokeswoman health justice finance services service house press secretariat "
    "of and for affairs two both country capital group chief region breakaway envoy special representative"
)
"""Words that name a body only together with whose body it is."""

_HEADS = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|king|emir|sultan|crown prince|supreme leader|leader|"
    r"head of (?:state|government)|envoy|special representative|spokes(?:man|woman|person))\b"
)
_NOT_HEADS = re.compile(
    r"\b(?:vice|deputy|former|ex|opposition|party|faction|union|parliament|parliamentary|community|religious|council|"
    r"to|assistant|candidate)\b"
)
_NUMBERS = word_set("one two three four five six seven eight nine ten several some many few another")


@lru_cache(maxsize=65536)
def proper_name(form: str) -> str | None:
    """Return the proper name in a person's form, without titles and offices, or None where it holds none.

    >>> proper_name("Foreign Minister Ana de Silva"), proper_name("the prime minister of Ostland")
    ('Ana de Silva', None)
    """
    return next((name for part in form.split(",") if (name := _name_in(part))), None)


def _name_in(part: str) -> str | None:
    """The name at the end of a part of a form; after a title it must be all that follows ("minister of Ostland")."""
    words = part.replace("’s ", " ").split()
    start = next((place + 1 for place in reversed(range(len(words))) if folded(words[place]) in _TITLES), 0)
    run: list[str] = []
    for word in reversed(words[start:]):
        bare = word.strip(".,;:'’\"“”()") or word
        if not (bare[0].isupper() or bare.lower() in _PARTICLES or bare[:3].lower() in ("al-", "el-")):
            break
        run.insert(0, bare)
    if start and len(run) < len(words) - start:
        return None
    while run and run[0].lower() in _PARTICLES and not run[0][0].isupper():
        run.pop(0)
    return " ".join(run) or None


@lru_cache(maxsize=65536)
def office(form: str) -> str:
    """Return what a person's form says beside the proper name: "Ostlandian Prime Minister" of "… Jan Ruud"."""
    name = proper_name(form)
    return form if name is None else form.split(name)[0].strip(" ,")


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return a name's word in a form that its usual transliterations share: Zelenskyy, Zelenskiy, Zelensky."""
    plain = folded(word).replace(" ", "")
    plain = re.sub(r"(?:[iy]{1,2}j?|ij)$", "y", plain)
    plain = plain.replace("kh", "h").replace("ck", "k").replace("ph", "f").replace("j", "y").replace("w", "v")
    return re.sub(r"(.)\1+", r"\1", plain)


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, str]:
    """Return the first and the last word of a proper name, in comparable spelling; the first is "" for a lone one."""
    words = [word for word in name.split() if word.lower().strip(".") not in _PARTICLES] or name.split()
    return (spelling(words[0]) if len(words) > 1 else ""), spelling(words[-1])


_STYLE = re.compile(r"^(?:(?:people|democratic|federal|islamic|socialist|arab|united) )*(?:republic|kingdom|state) of ")


@lru_cache(maxsize=65536)
def body_name(form: str) -> str:
    """Return a body's name folded and without the style of a state: "the Republic of Ostland" is "ostland"."""
    return _STYLE.sub("", folded(form))


def is_distinctive(form: str) -> bool:
    """Tell whether a body's form says by itself whose it is: "Hamas", "Foreign Ministry of Ostland", not "the army"."""
    if not any(word[0].isupper() for word in form.split() if word[0].isalpha() and folded(word)):
        return False
    return any(word not in _GENERIC for word in folded(form).split())


_AFTER_HEAD = re.compile(r" (?:near|in|on|at|from|who|whom|that|which|of|with|along|outside|for) .*$")


def head_of(form: str) -> str:
    """Return a description up to where it begins to tell a story: "Hamas gunmen", of "… near the crossing"."""
    return _AFTER_HEAD.sub("", form)


@lru_cache(maxsize=65536)
def description(form: str) -> str:
    """Return a description in a form that its like share: "two European diplomats" and "a European diplomat"."""
    words = [word for word in folded(form).split() if word not in _NUMBERS and not word.isdigit()]
    return " ".join(stem(word) for word in words)


def is_indefinite(form: str) -> bool:
    """Tell whether a description is of somebody not known before: "a diplomat", "two officials"."""
    first = form.lower().split()[0] if form.split() else ""
    return first in ("a", "an") or first in _NUMBERS or first.isdigit()


def heads(forms: tuple[str, ...]) -> bool:
    """Tell whether an actor's forms show it as one that speaks for its side: its head, envoy or spokesperson."""
    plain = [folded(form) for form in forms]
    return any(_HEADS.search(form) and not _NOT_HEADS.search(form) for form in plain)
