"""What a stance is about: the noun or clause itself, past the words that only carry it."""

from dragoman.model.span import Span
from dragoman.model.vocabulary import Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.vocabulary import begins, carried, may_propose, vocabulary

_EMPTY_TOPICS = word_set(
    """
    it them something this that these those which idea plan proposal offer suggestion draft demand condition
    term request call assurance invitation one both same all step move announcement overture initiative
    arrangement deal agreement pact accord settlement text document paper package list matter figure formula scheme
    compromise appeal
    """
)
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_TELLING_NOTHING = word_set("latest current present whole entire very same principle")
"""What may stand beside "the plan" without saying which: "the latest plan", "the plan in principle"."""
_NEVER_TABLED = word_set(
    """
    comment everything nothing anything contact touch pressure interview step measure say saying report responsibility
    blame notice question speculate elaborate time complaint evidence gift bribe prize medal remain more coffee tea
    drink flower bouquet trophy finding condolence credential detail opinion accusation allegation criticism
    """
)
"""What is refused, accepted or asked for without being on the table: a comment, a gift, evidence, time."""
_HAPPENING = frozenset({"take", "happen", "occur", "go", "hold", "begin", "start", "proceed"})
_VOICED = word_set(
    """
    demand call appeal rejection refusal offer opposition proposal support commitment adherence acceptance readiness
    insistence resistance promise pledge willingness need necessity objection interest openness consent assent approval
    blessing backing intention note veto signature weight light nod go-ahead
    """
)
_ADDRESSED = word_set("offer proposal appeal call demand request plea")
_ADDRESSING = word_set("press urge ask call pressure plead appeal lobby invite")
_GIVEN = word_set(
    """
    consent assent approval blessing backing support commitment objection opposition note veto signature weight light
    nod go-ahead
    """
)
"""What is given to something: its phrase says to what."""
_PARTIES = word_set(
    "side party delegation government leader mediator country state team movement union company neighbour"
)
_GIVING = word_set("offer make give hand grant promise present show send")
_DATING = word_set("last next past previous same following early earlier late later coming recent")
_TAKING_UP = word_set(
    """
    accept agree approve endorse adopt sign ratify support back consider discuss renew extend embrace compromise budge
    yield
    """
)
_WEIGHING = word_set("study consider examine weigh review discuss look explore")
_PONDERING = word_set("study consider examine weigh review look explore think ponder")
_AHEAD = frozenset({"will", "would", "should", "must", "shall", "can", "could", "may", "might", "'ll", "ought"})
_NEEDED = word_set("need necessary needed important essential possible vital urgent inevitable welcome")
"""What is agreed to be so is on the table."""
_TRIES = frozenset({"bid", "attempt", "effort", "move", "try", "push", "drive"})
_WANTING = frozenset({"ask", "call", "press", "push", "plead", "appeal", "lobby", "hold", "settle"})
_AWAY = frozenset({"back", "home", "ahead", "there", "away"})
_BARE = word_set(
    "stop end do go come act help lift continue speak talk attend wait answer know see begin start say try work leave "
    "give take make proceed change resume return remain stay be have reconsider respond reply react enter decide "
    "travel listen rest cooperate budge compromise yield"
)
"""Verbs that without an object or a phrase name nothing that could be on the table."""


def topic_of(clauses: Clauses, index: int, stance: Stance) -> int | None:
    """Return the head of what a stance is about: past an inner stance, to the noun or clause itself."""
    for complement in clauses.complements(index):
        if _is_aim(clauses, complement):
            continue  # "offered it the ministry in a last bid to form a government"
        if _does_the_same(clauses, complement):
            return None
        before = [o for o in clauses.children(index, "dobj") if o < complement]
        dates = begins(clauses, complement) and any(is_plan(clauses, o) for o in before)
        if dates or (before and clauses.words[complement].tag == "VBG"):
            continue  # "accepted a truce starting on Monday", "a truce to take effect at dawn"
        weighed = clauses.children(index, "dobj") if clauses.lemmas[index] in _PONDERING else []
        if weighed and clauses.words[complement].tag == "VB":
            continue  # "is considering a meeting to end the war"
        finite = clauses.words[complement].relation == "ccomp"
        if stance is Stance.REJECTS and finite and not clauses.is_negated(complement):
            continue
        if clauses.words[complement].tag == "JJ" and clauses.lemmas[index] in {"leave", "keep"}:
            left = [*clauses.phrases(complement, "to"), *clauses.children(index, "dobj")]
            return left[0] if left else complement  # "left the door open to a truce", "left open the idea"
        if says_nothing(clauses, complement) and clauses.children(index, "dobj"):
            continue  # "welcomed Washington's offer to help"
        return inner_topic(clauses, complement, stance)
    adjectival = clauses.words[index].text.lower() in vocabulary().adjectives and not clauses.children(index, "dobj")
    nouns = clauses.objects(index) if clauses.is_verb(index) and not adjectival else []
    if clauses.is_verb(index) and not adjectival and not nouns:
        nouns = [n for n in clauses.children(index, "nmod:tmod") if n > index and _is_stretch(clauses, n)]
    nouns = [
        n
        for n in nouns
        if clauses.is_noun(n) or clauses.words[n].tag in {"PRP", "DT", "WDT", "CD", "$"} or clauses.lemmas[n] == "that"
    ]
    phrases = clauses.phrases(
        index, "for", "to", "on", "with", "of", "into", "from", "about", "at", "against", "behind", "over"
    )
    phrases = [
        p
        for p in phrases
        if not (clauses.is_date(p) or _is_of_somebody(clauses, index, p) or _is_how_long(clauses, index, p))
    ]
    if nouns and clauses.lemmas[nouns[0]] in {"yes", "no"}:
        return next((p for p in phrases if clauses.preposition(p) == "to"), None)
    if nouns and clauses.lemmas[nouns[0]] in _VOICED:
        # "gave its blessing to the evacuation": parsers hang the phrase on the verb as often as on the noun.
        if clauses.lemmas[index] == "condition" and set(clauses.lemmas[nouns[0] + 1 : nouns[0] + 2]) & {"on", "upon"}:
            return None  # "conditioned its consent on a change": consent to what was told before
        after = [p for p in phrases if p > nouns[0]] if clauses.lemmas[nouns[0]] in _GIVEN else []
        inner = topic_of(clauses, nouns[0], stance)
        if inner is not None and says_nothing(clauses, inner):
            return nouns[0]
        if inner is not None or after:
            return _with_participle(clauses, after[0] if inner is None else inner)
        if clauses.lemmas[nouns[0]] in _GIVEN:
            return None  # "had no objection": to what was told before
    nouns = [n for n in nouns if clauses.is_noun(n)] or nouns  # "handed each of them a draft"
    if len(nouns) > 1 and clauses.lemmas[index] in _GIVING and not clauses.children(nouns[0], "conj"):
        nouns = nouns[1:]  # "offered the rebels a truce"
    if clauses.lemmas[index] == "give" and (asked := _next_infinitive(clauses, index)) is not None:
        return inner_topic(clauses, asked, stance)
    addressed = clauses.lemmas[index] in _ADDRESSING
    hung_beside = bool(nouns and phrases) and clauses.words[nouns[0]].relation == "nmod" and phrases[0] < nouns[0]
    if nouns and not (addressed and phrases) and not hung_beside:
        return nouns[0]
    leading = {"to", "for", "on", "with", "into"} if clauses.is_verb(index) else {"to", "for", "on"}
    if clauses.lemmas[index + 1 : index + 3] in {("in", "full"), ("in", "principle"), ("in", "part")} and not nouns:
        held = clauses.words[index + 1].head  # "accepted in full the plan": parsers hang the plan on "in"
        if held > index + 2 and clauses.is_noun(held):
            return held
    if index + 1 < len(clauses.words) and clauses.lemmas[index + 1] in leading:
        held = clauses.words[index + 1].head
        is_topic = held > index + 1 and clauses.is_noun(held) and not clauses.is_time(held)
        if is_topic and not _is_of_somebody(clauses, index, held):
            return _filling(clauses, index, held)  # "agree to a meeting": the words tell, not the tree
    if phrases:
        return clauses.antecedent(_filling(clauses, index, phrases[0]))
    if clauses.is_noun(index):
        if _is_followed_by_that(clauses, index):
            return clauses.words[index + 1].head  # "has his word that they would go", whatever that hangs on
        held = carried(clauses, index)  # "a call by the Patriarch for a truce"
        return _following_infinitive(clauses, index) if held == index else held
    if (echoed := _echoed(clauses, index)) is not None:
        return topic_of(clauses, echoed, stance)
    word = clauses.words[index]
    if word.relation == "acl:relcl" and word.head != ROOT:
        return word.head
    return nouns[0] if nouns else None


def _filling(clauses: Clauses, index: int, noun: int) -> int:
    """Return what a noun says is to be done where a parser takes that for an aim: "went back on its promise to …"."""
    return next((c for c in clauses.children(index, "advcl") if clauses.filled_noun(c) == noun), noun)


def _does_the_same(clauses: Clauses, clause: int) -> bool:
    """Tell whether a clause only takes up what was told before: "urged them to do the same", "refused to do so"."""
    told = {clauses.lemmas[o] for o in (*clauses.objects(clause), *clauses.children(clause, "advmod"))}
    return clauses.lemmas[clause] == "do" and not told.isdisjoint({"same", "so", "it", "that"})


def _is_of_somebody(clauses: Clauses, noun: int, phrase: int) -> bool:
    """Tell whether a phrase only says whose a noun is, or to whom: "a request of Zeravon", "an offer to them"."""
    if not clauses.is_noun(noun):
        return False
    if clauses.preposition(phrase) == "to":
        return clauses.lemmas[noun] in _ADDRESSED
    named = clauses.words[phrase].tag in {"NNP", "NNPS"} or clauses.words[phrase].text[:1].isupper()
    if clauses.preposition(phrase) == "for":
        return named  # "an offer for Castel Foods"
    bare = clauses.lemmas[phrase] in _PARTIES and not clauses.children(phrase, "amod", "compound")
    author = clauses.lemmas[noun] in _ADDRESSED and may_propose(clauses, phrase)
    return clauses.preposition(phrase) == "of" and (named or bare or author)


def _is_how_long(clauses: Clauses, index: int, phrase: int) -> bool:
    """Tell whether a phrase only says for how long: "had opposed it for 20 months", not "asked for 20 months"."""
    lasting = clauses.is_time(phrase) and clauses.preposition(phrase) == "for"
    return lasting and clauses.is_verb(index) and clauses.lemmas[index] not in _WANTING


def _is_aim(clauses: Clauses, clause: int) -> bool:
    """Tell whether an infinitive says what something was a try at or ended in: "in a last bid to …", "only to …"."""
    to = min(clauses.children(clause, "mark", "aux"), default=clause)
    return clauses.words[clause].tag == "VB" and to > 0 and clauses.lemmas[to - 1] in _TRIES | {"only"}


def _with_participle(clauses: Clauses, noun: int) -> int:
    """Return the participle right behind a noun, which says what of it is meant: "objection to her becoming judge"."""
    after = max(clauses.layers.words_in(clauses.phrase(noun)), default=noun) + 1
    follows = after < len(clauses.words) and clauses.words[after].tag == "VBG"
    return after if follows and clauses.words[after].relation in {"advcl", "acl", "xcomp", "dep"} else noun


def _is_stretch(clauses: Clauses, noun: int) -> bool:
    """Tell whether a stretch of time is what is on the table ("ruled out shorter hours"), and no date ("last week")."""
    told = {clauses.lemmas[c] for c in clauses.children(noun, "amod")}
    return bool(told - _DATING) and not clauses.is_date(noun)


def _echoed(clauses: Clauses, index: int) -> int | None:
    """Return the verb whose topic a clause with "as" only echoes: "refused to let them in, as Oda had demanded"."""
    word = clauses.words[index]
    marks = {clauses.lemmas[c] for c in clauses.children(index, "mark", "advmod", "case")}
    is_echo = word.relation == "advcl" and "as" in marks and word.head != ROOT and word.head < index
    return word.head if is_echo and clauses.is_verb(word.head) else None


def inner_topic(clauses: Clauses, clause: int, stance: Stance) -> int:
    """Return what a clause is about: the truce in "to accept the truce"."""
    name = clauses.lemmas[clause]
    if (
        name in _HAPPENING
        and (subjects := clauses.surface_subjects(clause))
        and clauses.words[clause].relation == "ccomp"
    ):
        return subjects[0]
    plain = name == "take" and not clauses.children(clause, "compound:prt")
    taking = plain and any(is_plan(clauses, o) for o in clauses.objects(clause))  # "begged them to take it"
    if taking or name in (_WEIGHING if stance is Stance.CONSIDERS else _TAKING_UP):
        deeper = topic_of(clauses, clause, stance)
        extends = name in {"extend", "renew"} and deeper is not None and stands_for_other(clauses, deeper)
        return clause if deeper is None or extends else deeper  # "proposed extending the current agreement"
    return clause


def _next_infinitive(clauses: Clauses, index: int) -> int | None:
    """Return the first infinitive after a verb: "given them until Friday to sign"."""
    for at in range(index + 2, clauses.between_semicolons(index)[1]):
        if clauses.words[at].tag == "VB" and clauses.lemmas[at - 1] == "to":
            return at
    return None


def _following_infinitive(clauses: Clauses, noun: int) -> int | None:
    """Return the infinitive after a noun where the tree hangs it on the verb: "conveyed its readiness to receive"."""
    head = clauses.words[noun].head
    if head == ROOT:
        return None
    below = [c for c in clauses.children(head, "xcomp", "advcl", "acl") if clauses.words[c].tag == "VB"]
    return next((c for c in below if noun < c <= noun + 4), None)


def listed_nouns(clauses: Clauses, topic: int) -> list[int]:
    """Return the further things of a list, each with its own article: "an end to the raids, the release of …, and …".

    Parsers hang those behind the first on whatever noun stands before them, in apposition even.
    """
    below = [i for i in clauses.layers.words_in(clauses.phrase(topic)) if i >= topic and clauses.is_noun(i)]
    found = [
        n
        for noun in below
        for n in clauses.children(noun, "conj", "appos")
        if clauses.is_noun(n) and {clauses.lemmas[c] for c in clauses.children(n, "det")} & {"a", "an", "the"}
    ]
    last, direct = max(found, default=topic), set(clauses.children(topic, "conj"))
    beside = {n for n in found if clauses.words[n].relation == "appos" and n == last}  # "the offer, a swap of …"
    return [n for n in sorted({*found} - beside) if n in direct or is_deed(clauses, n)]


def own_phrase(clauses: Clauses, noun: int) -> Span:
    """Return a noun's phrase without the further things of a list that a parser hangs in it, or what it gave way to.

    What a plan is for belongs to it though parsers hang that on the verb: "rejected the plan for the dam".
    """
    span, held = clauses.phrase(noun), carried(clauses, noun)
    if held > noun and clauses.is_noun(held):
        span = Span(span.begin, max(span.end, clauses.phrase(held).end))
    further = [
        b for n in listed_nouns(clauses, noun) if (b := clauses.phrase(n).begin) > clauses.words[noun].span.begin
    ]
    favoured = (p for p in clauses.phrases(noun, "in") if clauses.lemmas[p] in {"favour", "favor"})
    further += [clauses.words[min(clauses.layers.subtree(p))].span.begin for p in favoured]  # "in favour of autonomy"
    inside = clauses.layers.words_in(Span(span.begin, min([span.end, *further])))
    kept = [i for i in inside if clauses.words[i].relation not in {"punct", "cc"}]
    return Span(span.begin, clauses.words[kept[-1]].span.end) if further and kept else span


def between(clauses: Clauses, noun: int) -> list[int]:
    """Return between whom a meeting or deal is, though parsers may hang that on the verb: "propose talks between …"."""
    beside = clauses.words[noun + 1].head if clauses.lemmas[noun + 1 : noun + 2] == ("between",) else ROOT
    return [beside] if beside > noun else clauses.phrases(noun, "between")


def is_deed(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun names something to be done to something: "the lifting of the blockade"."""
    name = clauses.lemmas[noun]
    is_done = name in vocabulary().plans or name in vocabulary().nominals.values() or name.endswith("ing")
    return is_done and bool(clauses.phrases(noun, "of", "on", "to", "for"))


def is_only_weighed(clauses: Clauses, index: int) -> bool:
    """Tell whether a word of consent only consents to think: "promised to study the draft", "ready to look at it"."""
    return any(clauses.lemmas[c] in _PONDERING for c in clauses.children(index, "xcomp"))


def is_thought(clauses: Clauses, clause: int) -> bool:
    """Tell whether an infinitive is to think: "to study the draft"."""
    return clauses.words[clause].tag == "VB" and clauses.lemmas[clause] in _PONDERING


def is_opinion(clauses: Clauses, index: int) -> bool:
    """Tell whether one agrees on or assures of what is or was, not what shall be: "agreed that it had been cold"."""
    if clauses.lemmas[index] not in {"agree", "assure"}:
        return False
    told = clauses.children(index, "ccomp")
    return bool(told) and all(
        not set(clauses.auxiliaries(c)) & _AHEAD
        and clauses.words[c].tag != "VB"
        and not {clauses.lemmas[w] for w in (c, *clauses.children(c))} & (_NEEDED | {"if", "unless", "once"})
        for c in told
    )


def is_allegation(clauses: Clauses, topic: int) -> bool:
    """Tell whether a suggestion is that something is so, not that it be done: "rejected suggestions that it fired"."""
    if clauses.lemmas[topic] != "suggestion":
        return False
    below = clauses.children(topic, "acl:relcl", "acl", "ccomp")
    return _is_followed_by_that(clauses, topic) or any(
        clauses.lemmas[m] == "that" for c in below for m in clauses.children(c, "mark")
    )


def _is_followed_by_that(clauses: Clauses, noun: int) -> bool:
    return clauses.lemmas[noun + 1 : noun + 2] == ("that",) and clauses.words[noun + 1].relation == "mark"


def is_never_tabled(clauses: Clauses, topic: int) -> bool:
    """Tell whether a stance towards something is none: "refused to back him", "asked for time"."""
    return clauses.lemmas[topic] in _NEVER_TABLED or clauses.words[topic].tag in {"PRP", "PRP$"}


def is_plan(clauses: Clauses, topic: int) -> bool:
    """Tell whether a noun names what may be on the table, or stands for it."""
    names = {clauses.lemmas[topic], clauses.lemmas[carried(clauses, topic)]}
    return not names.isdisjoint(vocabulary().plans) or stands_for_other(clauses, topic)


def stands_for_other(clauses: Clauses, topic: int) -> bool:
    """Tell whether a topic only stands for one told before: "it", "the idea", "this proposal"."""
    word = clauses.words[topic]
    if clauses.lemmas[topic] not in _EMPTY_TOPICS:
        return False
    if word.tag in {"PRP", "DT", "WDT"} or clauses.lemmas[topic] in {"something", "that"}:
        return True
    if clauses.lemmas[topic] == "one" and not clauses.children(topic):
        return True  # "proposed a truce; the rebels rejected one"
    if carried(clauses, topic) != topic:
        return False
    if echoes(clauses, topic):
        return True
    told = clauses.children(topic, "amod", "compound", "acl", "acl:relcl", "nmod", "nmod:poss", "nummod")
    told = [c for c in told if not (_is_aside(clauses, c) or clauses.lemmas[c] in _TELLING_NOTHING)]
    if _POINTING & {clauses.lemmas[c] for c in clauses.children(topic)}:
        told = [c for c in told if clauses.words[c].relation != "amod"]  # "this reckless deal"
    bare = all(clauses.is_time(c) for c in told)
    return bare and any(
        clauses.lemmas[c] not in {"a", "an"} for c in clauses.children(topic, "det", "amod", "det:predet")
    )


def _is_aside(clauses: Clauses, clause: int) -> bool:
    """Tell whether a relative clause only adds to a noun that is known without it: "the accord, which Oda reads"."""
    before = clauses.words[max(0, min(clauses.layers.subtree(clause)) - 1)]
    return clauses.words[clause].relation == "acl:relcl" and before.text == ","


def echoes(clauses: Clauses, topic: int) -> bool:
    """Tell whether a noun only takes up the words before it: "…, an offer that Velora accepted"."""
    before = [c for c in clauses.children(topic, "det") if clauses.lemmas[c] in {"a", "an"}]
    after_comma = bool(before) and before[0] > 0 and clauses.words[before[0] - 1].text in {",", "–", "—"}
    return after_comma and bool(clauses.children(topic, "acl:relcl")) and not clauses.modifiers(topic)


def says_nothing(clauses: Clauses, topic: int) -> bool:
    """Tell whether a topic is a lone verb that leaves open what is to be done: "invited them to stop"."""
    bare = clauses.is_verb(topic) and clauses.lemmas[topic] in _BARE
    bare = bare and not {clauses.lemmas[c] for c in clauses.children(topic, "advmod", "compound:prt")} & _AWAY
    return bare and not clauses.objects(topic) and not clauses.children(topic, "xcomp", "ccomp", "nmod", "nsubjpass")
