"""Who said it and who was told: the spans of an attribution's source and the grammar of its cue, as actors."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import Cast, Mention
from dragoman.reading.actors.nouns import DOCUMENTS, OUTLETS
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT
from dragoman.reading.statements.hearers import TOLD, objects_told, tellers, tells_subject

_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_QUOTING = frozenset({"quote", "cite"})
_QUESTIONS = frozenset({"question", "query", "inquiry", "request"})
_CARRYING = frozenset({"broadcast", "publish", "air", "carry", "print", "run", "post", "televise"})
_PLATFORMS = frozenset(
    {"social", "truth", "telegram", "twitter", "facebook", "x", "instagram", "weibo", "tiktok", "whatsapp", "signal"}
)
_CALLED = frozenset({"channel", "station", "newspaper", "paper", "broadcaster", "daily", "weekly", "magazine"})
"""What an outlet may be called where it speaks again; an agency or a network may be another's."""
_MEDIA = frozenset({"television", "tv", "radio", "air", "camera"})
_AGAIN = frozenset({"the", "same", "this", "that"})
_OWN = frozenset({"newspaper", "paper", "magazine", "website", "agency", "reporter", "site", "daily", "weekly"})


@dataclass(frozen=True, slots=True)
class Heard:
    """Actors found for a role, the words they were found by, and the candidates where the words stay open."""

    actors: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()


NOBODY = Heard(())


class Sources:
    """Resolves the sources and addressees of attributions."""

    def __init__(self, clauses: Clauses, cast: Cast, report: Report) -> None:
        self.clauses = clauses
        self.words = clauses.words
        self.layers = clauses.layers
        self.cast = cast
        self._own_outlet = _outlet_names(report)

    def speakers(self, source: Sequence[Span], cue: Sequence[Span]) -> Heard:
        """Return who an attribution's source means; without a source, whom the grammar of the cue names."""
        if not source:
            return self._by_grammar(cue)
        if any(self.clauses.is_not_all(i) for piece in source for i in self.clauses.layers.words_in(piece)[:1]):
            return NOBODY  # who those are that do speak nobody can tell
        heard = self._in_source(source)
        return heard if heard.actors or heard.candidates else self._last_resort(source)

    def told(self, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> tuple[Heard, Heard]:
        """Return the persons who were told and the outlets through which it came, both outside source and content."""
        persons, outlets = list[tuple[str, Span]](), list[tuple[str, Span]]()
        verb = self._verb(cue)
        if verb is None:
            return NOBODY, NOBODY
        taken = [*source, *content]
        objects = self._objects_told(verb)
        near = [*objects, *self.clauses.phrases(verb, "to", "on", "with", "in", "via", "at", "through")]
        for word in [n for head in near for n in self.clauses.nominal_conjuncts(head)]:
            span = self.words[word].span
            if any(t.overlaps(span) for t in taken):
                continue
            preposition = self.clauses.preposition(word)
            direct = preposition is None or preposition == "to"
            for actor in self._channel_or_person(word, direct):
                (outlets if self.cast.kind_of(actor) is ActorKind.OUTLET else persons).append((actor, span))
        outlets += [pair for pair in self._named_outlets(verb, taken) if pair[0] not in {a for a, _ in outlets}]
        return self._heard(persons), self._heard([p for p in outlets if not self.is_own(p[0])])

    def is_own(self, actor: str) -> bool:
        """Tell whether an actor is the outlet that published the report."""
        found = self.cast.actor(actor)
        if found.kind is ActorKind.OUTLET and any(_is_this_paper(n) for n in (found.name, *found.names)):
            return True
        return any(_key(name) in self._own_outlet for name in (found.name, *found.names) if name)

    # Sources

    def _in_source(self, source: Sequence[Span]) -> Heard:
        """Return the actors of the phrase that a source opens with and of those coordinated with it."""
        actors, spans, candidates = list[str](), list[Span](), list[str]()
        for piece in source:
            head = self._opening(piece)
            if head is None:
                continue
            for word in self._coordinated(head, piece):
                found = self._meant(word)
                mention = self.cast.mention_at(word)
                if not found and mention is not None:
                    candidates += mention.candidates
                actors += [a for a in found if a not in actors]
                if found:
                    spans.append(piece)
        return Heard(tuple(actors), tuple(dict.fromkeys(spans)), tuple(dict.fromkeys(candidates)))

    def _opening(self, piece: Span) -> int | None:
        """Return the head of the outermost phrase that a source opens with."""
        inside = list(self.layers.words_in(piece))
        mentions = [m for i in inside if (m := self.cast.mention_at(i)) is not None]
        # "His superior, Colonel Brun": whose superior it is does not speak.
        mentions = [m for m in mentions if self.words[m.head].tag != "PRP$"] or mentions
        mentions = [
            m for m in mentions if not any(o is not m and o.first <= m.first and m.last <= o.last for o in mentions)
        ]
        if len(mentions) > 1 and self._only_saw(mentions[0]):
            return mentions[1].head
        nouns = [i for i in inside if self.words[i].tag[:2] in {"NN", "PR", "CD", "DT", "WP", "WD", "JJ"}]
        if mentions and (not nouns or mentions[0].first <= self._phrase_end(nouns)):
            return mentions[0].head
        if nouns:
            head = self._phrase_end(nouns)
            return self.clauses.antecedent(head) if self.words[head].text.lower() in _RELATIVE else head
        return mentions[0].head if mentions else None

    def _only_saw(self, mention: Mention) -> bool:
        """Tell whether who opens a source is an outlet that saw what was said: "in a note seen by X, her deputy, Y"."""
        outlet = any(self.cast.kind_of(a) is ActorKind.OUTLET for a in mention.actors)
        before = self.words[max(0, mention.first - 2) : mention.first]
        return outlet and [w.tag for w in before] == ["VBN", "IN"] and before[1].text == "by"

    def _phrase_end(self, nouns: Sequence[int]) -> int:
        """Return the last of the first unbroken run of nominal words."""
        last = nouns[0]
        for i in nouns[1:]:
            if i != last + 1:
                break
            last = i
        return last

    def _coordinated(self, head: int, piece: Span) -> list[int]:
        inside = set(self.layers.words_in(piece))
        found = [i for i in self.clauses.nominal_conjuncts(head) if i in inside or i == head]
        return found if len(found) > 1 else self._listed(piece) or found

    def _listed(self, piece: Span) -> list[int]:
        """Return the heads of the phrases of a source that is only a list of them: "Lund and his deputy, Brel"."""
        words, mentions = self.layers.words_in(piece), self.cast.mentions_in(piece)
        covered = {i for m in mentions for i in range(m.first, m.last + 1)}
        between = {i: self.words[i].text.lower() for i in words if i not in covered}
        joined = mentions and between.get(mentions[-1].first - 1) == "and" and set(between.values()) <= {"and", ","}
        return [m.head for m in mentions] if joined else []

    def _same_outlet(self, word: int, nouns: frozenset[str]) -> tuple[str, ...]:
        """Return the outlet named last where a bare noun speaks of it again: "told the same paper", "the station"."""
        beside = {self.words[i].text.lower() for i in self.layers.children[word] if i < word} - {"to"}
        if self.clauses.lemmas[word].lower() not in nouns or not beside or not beside <= _AGAIN:
            return ()
        before = (self.cast.at(i) for i in range(word - 1, -1, -1))
        return next((found for found in before if found and self._is_named_outlet(found[0])), ())

    def _is_named_outlet(self, actor: str) -> bool:
        outlet = self.cast.kind_of(actor) is ActorKind.OUTLET
        return outlet and any(c.isupper() for c in self.cast.actor(actor).name.removeprefix("The "))

    def _meant(self, word: int) -> tuple[str, ...]:
        if same := self._same_outlet(word, _CALLED):
            return same
        named = [c for c in self.clauses.children(word, "appos") if self.cast.mention_at(c) is not None]
        if named and self.cast.mention_at(word) is None:  # "his superior, Colonel Brun"
            word = named[0]
        if found := self.cast.enrol(word, any_noun=True):
            return found
        if (mention := self.cast.mention_at(word)) is not None and mention.actors:
            # A place or a people that speaks is whoever rules it.
            return mention.actors
        antecedent = self.clauses.antecedent(word)
        return self.cast.enrol(antecedent, any_noun=True) if antecedent != word else ()

    def _last_resort(self, source: Sequence[Span]) -> Heard:
        found = [(actor, span) for span in source for actor in self.cast.in_span(span)]
        return self._heard(found[:1])

    def _by_grammar(self, cue: Sequence[Span]) -> Heard:
        """Return the subject of a cue's verb, or the owner of its noun ("a promise by", "his denial")."""
        for span in cue:
            for word in self.layers.words_in(span):
                i = self._main_verb(word) or word
                if self.clauses.is_verb(i):
                    subjects = tellers(self.clauses, i)
                elif self.words[i].tag in {"NN", "NNS"}:
                    subjects = self.clauses.owners(i)
                else:
                    continue
                found = [(a, self.words[s].span) for s in subjects for a in self.cast.enrol(s)]
                if found or tells_subject(self.clauses, i):
                    return self._heard(found)
        return NOBODY

    def _main_verb(self, verb: int) -> int | None:
        """Return the finite verb whose subject a participle shares: "soldiers held up a patrol, citing …"."""
        if self.words[verb].tag != "VBG" or verb == 0 or self.words[verb - 1].text != ",":
            return None
        return next((a for a in self.layers.ancestors(verb) if self.words[a].tag in {"VBD", "VBZ", "VBP"}), None)

    # Those told

    def _verb(self, cue: Sequence[Span]) -> int | None:
        # A mark alone ("Brun, after talks with Oda: …") tells of no verb, whatever it hangs on.
        words = [i for span in cue for i in self.layers.words_in(span) if self.words[i].relation != "punct"]
        verbs = [i for i in words if self.clauses.is_verb(i)]
        if verbs:
            # "had announced", "has repeatedly said": the verb that carries the meaning comes last.
            return next((i for i in reversed(verbs) if self.words[i].relation not in {"aux", "auxpass"}), verbs[-1])
        # "Brun's promise did not move Oda": what becomes of words tells nobody.
        led = [i for i in words if self.words[i].relation not in {"nsubj", "nsubjpass"}]
        return next((above for i in led if (above := self.clauses.governing_verb(i)) is not None), None)

    def _objects_told(self, verb: int) -> Sequence[int]:
        """Return the objects of a verb that may be those told: of a passive, its subject; whom one quotes, never."""
        if self.clauses.lemmas[verb] in _QUOTING:
            return []
        if self.clauses.is_passive(verb) or tells_subject(self.clauses, verb):
            return self.clauses.surface_subjects(verb) if self.clauses.lemmas[verb] in TOLD else []
        return objects_told(self.clauses, verb)

    def _channel_or_person(self, word: int, direct: bool) -> tuple[str, ...]:
        """Return the actors that a phrase after a cue means: outlets in any phrase, others where they are told."""
        if same := self._same_outlet(word, OUTLETS):
            return same
        if self.clauses.lemmas[word].lower() in DOCUMENTS or self._is_own_site(word) or self._is_medium(word):
            return ()  # "gave a positive assessment of the talks": nobody is told by that
        beside = {self.words[i].text.lower() for i in (word, *self.clauses.modifiers(word))}
        outlet = self.clauses.lemmas[word].lower() in OUTLETS and not beside & _PLATFORMS
        found = self.cast.enrol(word) if outlet else self.cast.at(word) or (self.cast.enrol(word) if direct else ())
        if direct:
            return found
        return tuple(a for a in found if self.cast.kind_of(a) is ActorKind.OUTLET)

    def _is_medium(self, word: int) -> bool:
        """Tell whether a word names a way to be heard and nobody's: "on television", not "on state television"."""
        told_apart = self.clauses.children(word, "det", "amod", "compound", "nmod:poss")
        return self.clauses.lemmas[word].lower() in _MEDIA and not told_apart

    def _is_own_site(self, word: int) -> bool:
        """Tell whether a website is somebody's own, and no outlet: "on its website", "on the ministry's website"."""
        return self.clauses.lemmas[word].lower() == "website" and bool(self.clauses.children(word, "nmod:poss"))

    def _named_outlets(self, verb: int, taken: Sequence[Span]) -> list[tuple[str, Span]]:
        """Return outlets named anywhere under a cue's verb: "in an interview with X", "a message sent to Y"."""
        found = list[tuple[str, Span]]()
        own = [i for i in self.layers.subtree(verb) if self.cast.mention_at(i) and not self._in_own_clause(i, verb)]
        own = [i for i in own if not any(t.overlaps(self.words[i].span) for t in taken)]
        for i in (i for i in (*own, *self._beside_subject(verb)) if not self._asks(i) and not self._is_own_site(i)):
            carries = self.clauses.lemmas[i].lower() in OUTLETS and self._carried_by(i)
            meant = self.cast.enrol(i) if carries else self.cast.at(i)
            found += [(a, self.words[i].span) for a in meant if self.cast.kind_of(a) is ActorKind.OUTLET]
        return found

    def _beside_subject(self, verb: int) -> list[int]:
        """Return the words of a phrase behind a verb's subject: "Brun, in remarks carried by X, said"."""
        phrases = [p for s in self.clauses.children(verb, "nsubj") for p in self.clauses.phrases(s, "in")]
        return [i for p in phrases for i in self.layers.subtree(p) if i != p and self.cast.mention_at(i)]

    def _asks(self, word: int) -> bool:
        """Tell whether somebody asks, and so relays nothing: "asked by Reuters", "a question from Reuters"."""
        above = self.words[word].head
        if above == ROOT:
            return False
        if any(self.clauses.preposition(i) == "by" for i in (word, above)) and not self._carried_by(word):
            return True
        return self.clauses.preposition(word) in {"by", "from"} and self.clauses.lemmas[above] in _QUESTIONS

    def _carried_by(self, word: int) -> bool:
        """Tell whether an outlet behind "by" carried what was said: "a declaration broadcast by X"."""
        above = self.words[word].head
        near = [above, *self.layers.children[above]] if above != ROOT else []
        return any(self.clauses.lemmas[i] in _CARRYING for i in (*near, *range(max(0, word - 8), word)))

    def _in_own_clause(self, word: int, verb: int) -> bool:
        """Tell whether a finite verb stands between a word and a verb above it, or the word is that verb's subject."""
        here = word
        while here not in (verb, ROOT):
            if self.words[here].relation in {"nsubj", "nsubjpass", "nmod:poss"}:
                return True
            if here != word and self.words[here].tag in {"VBD", "VBZ", "VBP"} and here != verb:
                return True
            here = self.words[here].head
        return False

    def _heard(self, pairs: Sequence[tuple[str, Span]]) -> Heard:
        return Heard(tuple(dict.fromkeys(a for a, _ in pairs)), tuple(dict.fromkeys(s for _, s in pairs)))


def _outlet_names(report: Report) -> frozenset[str]:
    """Return the names of a report's own outlet as compared: in full, without article, and its initials."""
    if not report.outlet:
        return frozenset()
    words = [w for w in report.outlet.split() if w.lower() not in {"the", "of", "and"}]
    initials = "".join(w[0] for w in words).lower() if len(words) > 1 else ""
    return frozenset({_key(report.outlet), initials} - {""})


def _key(name: str) -> str:
    return "".join(c for c in name.lower().removeprefix("the ") if c.isalnum())


def _is_this_paper(name: str) -> bool:
    words = name.lower().split()
    return len(words) == 2 and words[0] in {"this", "our"} and words[1] in _OWN
