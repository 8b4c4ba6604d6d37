"""Which date the clause of a word supports, on sentences whose grammar is given."""

import re

import pytest

from dragoman.model.edtf import Edtf
from dragoman.model.span import Span
from dragoman.reading.layers import ROOT, Layers, Word
from dragoman.reading.times import Calendar, find_times

PUBLISHED = Edtf.parse("2025-05-22")


def layers_of(*sentences: str) -> Layers:
    """Build layers from sentences of "word/TAG/head/relation", heads counted from 1 in the sentence, 0 the root."""
    words: list[Word] = []
    bounds: list[tuple[int, int]] = []
    text = ""
    for number, sentence in enumerate(sentences):
        first = len(words)
        for piece in sentence.split():
            form, tag, head, relation = piece.rsplit("/", 3)
            if text and not re.fullmatch(r"[.,”]|['’]s", form) and not text.endswith("“"):
                text += " "
            begin = len(text)
            text += form
            governor = ROOT if head == "0" else first + int(head) - 1
            words.append(Word(len(words), Span(begin, len(text)), form, tag, governor, relation, number))
        bounds.append((first, len(words)))
    return Layers(text, tuple(words), tuple(bounds), (), ())


def date_of(word: str, *sentences: str) -> tuple[str, str] | None:
    layers = layers_of(*sentences)
    calendar = Calendar(layers, find_times(layers.text, PUBLISHED, layers), PUBLISHED)
    index = next(w.index for w in layers.words if w.text == word)
    dated = calendar.date_for(index)
    if dated is None:
        return None
    return str(dated.value), " ".join(span.of(layers.text) for span in dated.spans)


TOLD_THAT = (
    "He/PRP/2/nsubj said/VBD/0/root on/IN/4/case Monday/NNP/2/nmod that/IN/8/mark they/PRP/8/nsubj would/MD/8/aux "
    "meet/VB/2/ccomp on/IN/10/case Saturday/NNP/8/nmod ././2/punct"
)
THEIR_CALL = (
    "Monday/NNP/3/nmod:poss 's/POS/1/case call/NN/4/nsubj ended/VBD/0/root without/IN/6/case progress/NN/4/nmod "
    "././4/punct"
)
THE_WAR_OF = (
    "They/PRP/3/nsubj have/VBP/3/aux held/VBN/0/root it/PRP/3/dobj since/IN/7/case the/DT/7/det war/NN/3/nmod "
    "of/IN/9/case 2008/CD/7/nmod ././3/punct"
)
SINCE_MARCH = (
    "They/PRP/3/nsubj have/VBP/3/aux held/VBN/0/root it/PRP/3/dobj since/IN/6/case March/NNP/3/nmod ././3/punct"
)
MET_AND_SIGNED = (
    "On/IN/2/case Friday/NNP/5/nmod ,/,/5/punct they/PRP/5/nsubj met/VBD/0/root and/CC/5/cc signed/VBD/5/conj "
    "././5/punct"
)
MET_AND_THEY_SIGNED = (
    "On/IN/2/case Friday/NNP/5/nmod ,/,/5/punct they/PRP/5/nsubj met/VBD/0/root and/CC/5/cc others/NNS/8/nsubj "
    "signed/VBD/5/conj ././5/punct"
)
IN_QUOTES = (
    "He/PRP/2/nsubj said/VBD/0/root ,/,/2/punct “/``/7/punct We/PRP/7/nsubj will/MD/7/aux leave/VB/2/ccomp "
    "on/IN/9/case Sunday/NNP/7/nmod ”/''/7/punct ././2/punct"
)
PLANNED_VISIT = (
    "The/DT/2/det visit/NN/7/nsubjpass planned/VBN/2/acl for/IN/5/case 29/CD/3/nmod May/NNP/5/dep "
    "postponed/VBN/0/root ././7/punct"
)
FROM_TO = (
    "They/PRP/2/nsubj met/VBD/0/root from/IN/4/case 3/CD/2/nmod to/TO/6/case 5/CD/2/nmod May/NNP/6/dep ././2/punct"
)


# "on Sunday" hangs, by mistake, on the verb before it.
WRONGLY_BEFORE = (
    "They/PRP/2/nsubj left/VBD/0/root ,/,/2/punct and/CC/2/cc on/IN/6/case Sunday/NNP/2/nmod ,/,/2/punct "
    "others/NNS/9/nsubj came/VBD/2/conj ././2/punct"
)
PAST_UNDER_INFINITIVE = (
    "He/PRP/2/nsubj agreed/VBD/0/root to/TO/4/mark stop/VB/2/xcomp in/IN/7/case a/DT/7/det call/NN/4/nmod "
    "last/JJ/9/amod Monday/NNP/7/nmod:tmod ././2/punct"
)
# "on Tuesday" hangs, by mistake, on a verb further on.
WRONGLY_AFTER = (
    "They/PRP/2/nsubj accused/VBD/0/root others/NNS/2/dobj on/IN/5/case Tuesday/NNP/11/nmod ,/,/2/punct "
    "before/IN/11/mark talks/NNS/11/nsubj were/VBD/11/auxpass now/RB/11/advmod due/VBN/2/advcl ././2/punct"
)
A_YEAR_IN_ITS_NOUN = (
    "The/DT/3/det 2017/CD/3/nummod attack/NN/6/nsubj that/WDT/5/nsubj failed/VBD/3/acl:relcl shook/VBD/0/root "
    "them/PRP/6/dobj ././6/punct"
)


MET_ON_AND_AGREED = (
    "They/PRP/2/nsubj met/VBD/0/root in/IN/4/case Oslo/NNP/2/nmod last/JJ/6/amod Saturday/NNP/2/nmod:tmod and/CC/2/cc "
    "agreed/VBD/2/conj on/IN/11/case a/DT/11/det truce/NN/8/nmod ././2/punct"
)
PUT_OFF_AND_LEFT = (
    "They/PRP/2/nsubj put/VBD/0/root the/DT/4/det vote/NN/2/dobj off/RP/2/compound:prt to/TO/7/case Friday/NNP/2/nmod "
    "and/CC/2/cc left/VBD/2/conj ././2/punct"
)
CHARGED_INJURING = (
    "Police/NNP/2/nsubj charged/VBD/0/root them/PRP/2/dobj on/IN/5/case Tuesday/NNP/2/nmod ,/,/2/punct "
    "injuring/VBG/2/advcl 14/CD/7/dobj ././2/punct"
)
IN_AN_INTERVIEW = (
    "In/IN/3/case an/DT/3/det interview/NN/9/nmod published/VBN/3/acl on/IN/6/case Monday/NNP/4/nmod ,/,/9/punct "
    "Lind/NNP/9/nsubj promised/VBD/0/root a/DT/11/det truce/NN/9/dobj ././9/punct"
)
INTENDS = (
    "On/IN/2/case Saturday/NNP/4/nmod he/PRP/4/nsubj intends/VBZ/0/root to/TO/6/mark visit/VB/4/xcomp Tarn/NNP/6/dobj "
    "././4/punct"
)
RECALLED_THAT = (
    "It/PRP/4/nsubjpass will/MD/4/aux be/VB/4/auxpass recalled/VBN/0/root that/IN/10/mark on/IN/7/case "
    "Saturday/NNP/10/nmod the/DT/9/det boat/NN/10/nsubj fired/VBD/4/ccomp ././4/punct"
)
COUNCIL_TOMORROW = (
    "He/PRP/3/nsubj will/MD/3/aux receive/VB/0/root the/DT/5/det envoys/NNS/3/dobj of/IN/8/case the/DT/8/det "
    "council/NN/5/nmod tomorrow/NN/8/nmod:tmod ././3/punct"
)


@pytest.mark.parametrize(
    ("word", "sentences", "expected"),
    [
        ("agreed", (MET_ON_AND_AGREED,), ("2025-05-17", "last Saturday")),
        ("left", (PUT_OFF_AND_LEFT,), None),
        ("injuring", (CHARGED_INJURING,), ("2025-05-20", "Tuesday")),
        ("promised", (IN_AN_INTERVIEW,), ("2025-05-19", "Monday")),
        ("visit", (INTENDS,), ("2025-05-24", "Saturday")),
        ("fired", (RECALLED_THAT,), ("2025-05-17", "Saturday")),
        ("receive", (COUNCIL_TOMORROW,), ("2025-05-23", "tomorrow")),
        ("left", (WRONGLY_BEFORE,), None),
        ("agreed", (PAST_UNDER_INFINITIVE,), ("2025-05-19", "last Monday")),
        ("accused", (WRONGLY_AFTER,), ("2025-05-20", "Tuesday")),
        ("due", (WRONGLY_AFTER,), None),
        ("came", (WRONGLY_BEFORE,), ("2025-05-18", "Sunday")),
        ("failed", (A_YEAR_IN_ITS_NOUN,), ("2017", "2017")),
        ("said", (TOLD_THAT,), ("2025-05-19", "Monday")),
        ("meet", (TOLD_THAT,), ("2025-05-24", "Saturday")),
        ("call", (THEIR_CALL,), ("2025-05-19", "Monday")),
        ("ended", (THEIR_CALL,), ("2025-05-19", "Monday")),
        ("war", (THE_WAR_OF,), ("2008", "2008")),
        ("held", (THE_WAR_OF,), None),
        ("held", (SINCE_MARCH,), ("2025-03/..", "March")),
        ("met", (MET_AND_SIGNED,), ("2025-05-16", "Friday")),
        ("signed", (MET_AND_SIGNED,), ("2025-05-16", "Friday")),
        ("signed", (MET_AND_THEY_SIGNED,), None),
        ("leave", (IN_QUOTES,), ("2025-05-25", "Sunday")),
        ("said", (IN_QUOTES,), None),
        ("visit", (PLANNED_VISIT,), ("2025-05-29", "29 May")),
        ("met", (FROM_TO,), ("2025-05-03/2025-05-05", "3 5 May")),
        ("left", (TOLD_THAT, "They/PRP/2/nsubj left/VBD/0/root ././2/punct"), None),
    ],
)
def test_the_date_of_a_clause(word: str, sentences: tuple[str, ...], expected: tuple[str, str] | None) -> None:
    assert date_of(word, *sentences) == expected


def test_the_day_told_last_before_a_place() -> None:
    layers = layers_of(TOLD_THAT, THEIR_CALL)
    calendar = Calendar(layers, find_times(layers.text, PUBLISHED, layers), PUBLISHED)
    told = calendar.told_before(layers.words[layers.sentences[1][0]].span.begin)
    assert told is not None
    assert str(told.value) == "2025-05-24"
    assert calendar.told_before(0) is None


def test_a_name_that_looks_like_a_month_is_none() -> None:
    layers = layers_of("May/MD/2/aux go/VB/0/root they/PRP/2/nsubj ././2/punct")
    assert find_times(layers.text, PUBLISHED, layers) == ()


def test_the_tense_of_the_grammar_goes_before_that_of_the_words_around() -> None:
    told = (
        "The/DT/2/det army/NN/4/nsubj had/VBD/4/aux promised/VBN/0/root them/PRP/4/dobj to/TO/7/mark "
        "stop/VB/4/xcomp ,/,/4/punct which/WDT/10/nsubj came/VBD/4/conj on/IN/12/case Saturday/NNP/10/nmod ././4/punct"
    )
    layers = layers_of(told)
    assert [str(t.value) for t in find_times(layers.text, PUBLISHED, layers)] == ["2025-05-17"]


def log_of(*dates: str) -> str | None:
    """Return the date given to "fell" in a text where each date stands alone before a short sentence."""
    sentence = "Shells/NNS/2/nsubj {verb}/VBD/0/root ././2/punct"
    told = []
    for number, date in enumerate(dates):
        day, month = date.split()
        told.append(f"{day}/CD/2/nummod {month}/NNP/0/root ././2/punct")
        told.append(sentence.format(verb="fell" if number == len(dates) - 1 else "rose"))
    found = date_of("fell", *told)
    return found and found[0]


def test_in_a_log_a_date_that_stands_alone_dates_what_follows() -> None:
    assert log_of("17 May", "18 May") == "2025-05-18"


def test_a_single_date_alone_may_be_the_dateline() -> None:
    assert log_of("18 May") is None
