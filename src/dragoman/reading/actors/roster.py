"""The named: which names of a text are one actor, and of what kind each is."""

import re
from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import given_names, nouns
from dragoman.reading.actors.cast import Cast, Draft
from dragoman.reading.actors.full_names import FullNames, same_person
from dragoman.reading.actors.phrases import Phrase, Phrases
from dragoman.reading.actors.shown import Shown
from dragoman.reading.actors.sorts import Sort, sort_of
from dragoman.reading.gazetteer import Entry, Gazetteer, Use
from dragoman.reading.gazetteer.lookup import folded
from dragoman.reading.lemma import word_set

_LINKED = re.compile(r" (?:of|for|on|in|to) ")
"""What parts the head of a body's name from what it is for."""
_SURNAMES_WITH = frozenset({"von", "van", "bin", "ibn"})
"""Small words that only the name of a person has inside."""
_SURNAMES = frozenset({"power", "steel", "bank", "motor", "rail", "capital"})
"""Last words of a company's name that a person may have for a name."""
_DEMONYM = re.compile("(?:an|n|i|ese|ish|ic)$")
_FORMS_OF_STATE = frozenset({"republic", "federation", "kingdom", "emirate", "sultanate"})
_ORGANS = word_set(
    """
    ministry department office cabinet secretariat presidency parliament assembly senate congress court tribunal
    prosecutor army force forces navy police guard command staff embassy delegation
    """
)
"""Words of the name of a body that acts for the state whose name it ends with."""
_GENDERED = {True: nouns.FEMALE, False: nouns.MALE}
_UNINITIALLED = frozenset({"s", "of", "for", "the", "and", "in", "on"})


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for at one place in the text."""

    draft: Draft
    use: Use


class Roster:
    """All named actors of a report. One name is one actor unless two fuller names share it."""

    def __init__(
        self, phrases: Phrases, gazetteer: Gazetteer, cast: Cast, companies: frozenset[Entry] = frozenset()
    ) -> None:
        self.phrases = phrases
        self._companies = companies
        self.gazetteer = gazetteer
        self.cast = cast
        self._entries: dict[tuple[str, ActorKind], Draft] = {}
        self._bodies: dict[str, Draft] = {}
        self._persons: list[tuple[tuple[str, ...], Draft]] = []
        self._places: dict[str, Draft] = {}
        self.shown = Shown(phrases)
        self._surnames = frozenset(
            folded(phrases.texts[e.first])
            for e in phrases.clauses.layers.entities
            if e.kind == "PERSON" and e.first == e.last
        )
        self._in_full_names = frozenset[str]()
        self._full = FullNames(phrases, [p.name for p in phrases.all if p.name is not None and self._is_full_name(p)])
        self._in_full_names = self._full.ends

    # Names of a text, by their words

    def named(self, first: int, last: int, phrase: Phrase | None) -> Named | None:
        """Return whom the name from one word to another stands for; None where it is no actor's (a river, a work)."""
        hit = self.phrases.hits.get(first)
        if hit is not None and hit.last == last:
            return Named(self.of_entry(hit.entry, self._span(first, last)), hit.use)
        if not (words := self.phrases.folded(first, last)):
            return None
        if (kind := self._kind(first, last, phrase)) is None:
            return None
        if kind is ActorKind.PERSON:
            title = (
                self.shown.title(phrase) if phrase is not None and phrase.name == (first, last) else frozenset[str]()
            )
            return Named(self._person(words, first, last, title), Use.NAME)
        return Named(self._body(first, last, kind, phrase), Use.NAME)

    def of_entry(self, entry: Entry, span: Span) -> Draft:
        """Return the draft of a gazetteer entry, made at its first mention."""
        key = (entry.name, entry.kind)
        if key not in self._entries:
            draft = self.cast.new(entry.name, entry.kind, span)
            draft.country = entry.code or entry.country
            if entry in self._companies:
                draft.sort = sort_of(entry.name) or Sort.COMPANY
            self._entries[key] = draft
            if (principal := self.gazetteer.principal(entry)) is not None:
                self.act_for(draft, self.of_entry(principal, span), span)
        return self._entries[key]

    def act_for(self, draft: Draft, principal: Draft, span: Span) -> None:
        """Record on whose behalf somebody acts and the words that say so; the first word on it stands."""
        if draft.side is None and draft is not principal and principal.side != draft.id:
            draft.side, draft.side_words = principal.id, span
            # The words that name whom one acts for are a mention of the principal too.
            principal.add(span, None)
            if draft.country is None:
                draft.country = principal.country

    def place(self, first: int, last: int) -> Draft:
        """Return a draft for an unknown place that speaks or acts: whoever rules there."""
        name = self.phrases.text(first, last)
        if name not in self._places:
            self._places[name] = self.cast.new(name, ActorKind.ORGANISATION, self._span(first, last))
        return self._places[name]

    def is_place(self, first: int, last: int) -> bool:
        """Tell whether the text elsewhere uses a name of a place ("in Marn", a dateline) and never of a person."""
        return self.shown.is_place(self.phrases.folded(first, last))

    def alias(self, draft: Draft, first: int, last: int) -> None:
        """Let further words, such as an acronym in brackets, name a body."""
        self._bodies[self._key(first, last)] = draft

    def forget(self, one: Draft, other: Draft) -> None:
        """Let the names of one actor be those of another."""
        self._persons = [(words, other if draft is one else draft) for words, draft in self._persons]
        self._bodies = {key: other if draft is one else draft for key, draft in self._bodies.items()}

    # Kinds

    def _kind(self, first: int, last: int, phrase: Phrase | None) -> ActorKind | None:
        key = self._key(first, last)
        if key in self._bodies:
            return self._bodies[key].kind
        written = self.phrases.text(first, last)
        if written.isupper() and (body := self._longer_body(key, written)) is not None:
            # The model takes the initials of many a body for nobody's.
            return body.kind
        texts = [t.lower() for t in self.phrases.texts[first : last + 1]]
        title = self.shown.title(phrase) if phrase is not None and phrase.name == (first, last) else frozenset()
        model = self.phrases.kind(first, last)
        if title & nouns.PERSONAL or texts[0] in nouns.HONORIFICS or _SURNAMES_WITH & {*texts[1:-1]}:
            return ActorKind.PERSON
        if title & nouns.OUTLETS:
            return ActorKind.OUTLET
        if "&" in texts:
            return ActorKind.ORGANISATION
        behind = self.phrases.lower[last + 1] if last + 1 < len(self.phrases.texts) else ""
        if first == last and texts[0] in nouns.PLATFORMS and self.phrases.lower[max(0, first - 1)] in {"on", "via"}:
            return None
        if short_of(" ".join(texts)).split()[-1] in nouns.PLACE_HEADS:
            return None  # "the Line of Control", but not "the Council for the Sea"
        if texts[-1] in nouns.ACCORDS or behind in nouns.PLACE_HEADS:
            return None
        if len(texts) > 1 and texts[0] in nouns.PLACE_OPENINGS and not self._is_body(texts):
            return None
        if len(texts) > 1 and (texts[-1] in nouns.OUTLET_NAMES or texts[0] in nouns.OUTLET_OPENINGS):
            return ActorKind.OUTLET
        if texts[0] in nouns.OUTLET_NAMES and self.phrases.lower[first - 1] == "the" and model != "PERSON":
            return ActorKind.OUTLET  # "told the Courier"
        if self.is_place(first, last) and not title:
            return None
        if self._is_body(texts):
            return self._kind_of_body(texts, title)
        sort = sort_of(" ".join(texts))
        if sort is Sort.PARTY or (sort is Sort.COMPANY and not (model == "PERSON" and texts[-1] in _SURNAMES)):
            return ActorKind.ORGANISATION
        if texts[-1][-1] == "s" and texts == [texts[0]] and self._is_plain(first):
            return None  # "Dockers", and further on "the dockers"
        words = self.phrases.folded(first, last)
        if (len(words) == 1 and words[0] in self._in_full_names) or self.shown.is_titled(words):
            return ActorKind.PERSON
        if (kind := self.shown.kind(words)) is not None:
            return kind
        if self.shown.is_thing(words):
            return ActorKind.ORGANISATION
        if model == "PERSON":
            return ActorKind.ORGANISATION if self._is_acronym(first, last) else ActorKind.PERSON
        if model == "ORGANIZATION" and len(texts) == 2 and folded(texts[-1]) in self._surnames:
            # The model takes "Hallan Dorn" for a body here and "Dorn" for a person there.
            return ActorKind.PERSON
        if model == "ORGANIZATION":
            return self._kind_of_body(texts, title)
        if model is None and last > first and self.phrases.capitalised(first) and self._acts(last):
            return ActorKind.PERSON
        return None

    def _is_plain(self, index: int) -> bool:
        return self.phrases.lower[index] in self.phrases.texts and self.phrases.opens_sentence(index)

    def _is_body(self, texts: list[str]) -> bool:
        heads = (t for i, t in enumerate(texts) if i == len(texts) - 1 or texts[i + 1] in {"of", "for", "on"})
        return len(texts) > 1 and any(t in nouns.ORGANISATION_HEADS for t in heads)

    def _kind_of_body(self, texts: list[str], title: frozenset[str]) -> ActorKind:
        head = short_of(" ".join(texts)).split()[-1]
        is_union = texts[-1] == "federation" and not _DEMONYM.search(texts[0])
        if (texts[-1] in _FORMS_OF_STATE and not is_union) or (texts[0] in _FORMS_OF_STATE and texts[1:2] == ["of"]):
            return ActorKind.STATE
        if title & nouns.REBELS or head in {"front", "militia", "resistance", "bloc", "brigade"}:
            return ActorKind.ARMED_GROUP
        return ActorKind.ORGANISATION

    def _is_acronym(self, first: int, last: int) -> bool:
        """Tell whether a name is initials amid words that are not all in capitals: "told KWMT"."""
        text = self.phrases.texts[first]
        beside = self.phrases.texts[max(0, first - 1) : first] + self.phrases.texts[last + 1 : last + 2]
        return first == last and text.isupper() and 3 <= len(text) <= 5 and any(t.islower() for t in beside)

    def _acts(self, index: int) -> bool:
        word = self.phrases.words[index]
        return word.relation in {"nsubj", "nsubjpass"} and word.tag.startswith("NNP")

    # Persons

    def _is_full_name(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names a person by several words, as far as those words and what is beside them tell."""
        if phrase.name is None or phrase.name[0] == phrase.name[1]:
            return False
        first, last = phrase.name
        hit = self.phrases.hits.get(first)
        known = hit is not None and hit.last == last
        return not known and self._kind(first, last, phrase) is ActorKind.PERSON

    def _person(self, words: tuple[str, ...], first: int, last: int, title: frozenset[str]) -> Draft:
        full = self._full.fullest(words, first, lambda name: self._bears(name, title))
        for known, draft in self._persons:
            if same_person(known, full) and not self._full.kept_apart(known, full):
                if len(full) > len(known):
                    draft.name = self._full.written(full) or draft.name
                    self._persons[[d for _, d in self._persons].index(draft)] = (full, draft)
                return draft
        written = self._full.written(full) or self.phrases.text(first, last)
        draft = self.cast.new(written, ActorKind.PERSON, self._span(first, last))
        draft.female = given_names.gender(full[0])
        self._persons.append((full, draft))
        return draft

    def _bears(self, name: tuple[str, ...], title: frozenset[str]) -> bool:
        """Tell whether the person of a full name holds the office that a title says, or is a Mr or a Mrs as it says."""
        draft = next((draft for words, draft in self._persons if words == name), None)
        if draft is None:
            return False
        held = {word for office, _ in draft.offices for word in office.split()}
        styles = {word.rstrip(".") for word in title}
        return bool(title & held) or (draft.female is not None and bool(styles & _GENDERED[draft.female]))

    # Bodies

    def _body(self, first: int, last: int, kind: ActorKind, phrase: Phrase | None) -> Draft:
        key = self._key(first, last)
        if phrase is not None and (owner := self._owner(phrase, first)) is not None:
            return self._owned_body(key, owner, first, last, kind)
        if key not in self._bodies:
            longer = self._longer_body(key, self.phrases.text(first, last))
            self._bodies[key] = longer or self._new_body(first, last, kind)
        return self._bodies[key]

    def seems_person(self, first: int, last: int) -> bool:
        """Tell whether the model alone speaks for a name, and takes it for a person's."""
        return self.phrases.kind(first, last) == "PERSON" and self.shown.kind(self.phrases.folded(first, last)) is None

    def is_known(self, draft: Draft) -> bool:
        """Tell whether an actor is one of the gazetteer's or stands for a place."""
        return draft in self._entries.values() or draft in self._places.values()

    def _owned_body(self, key: str, owner: Entry, first: int, last: int, kind: ActorKind) -> Draft:
        """Return a state's body: "Osmora's Supreme Court" is not Velda's."""
        name = folded(owner.name)
        own = f"{name} {key}"
        if own not in self._bodies:
            state = self.of_entry(owner, self._span(first, last))
            told = self._bodies.get(f"{key} of {name}") or self._bodies.get(key)
            is_its = told is not None and told.side in (None, state.id)
            self._bodies[own] = told if told is not None and is_its else self._new_body(first, last, kind)
        return self._bodies[own]

    def _new_body(self, first: int, last: int, kind: ActorKind) -> Draft:
        body = self.cast.new(self.phrases.text(first, last), kind, self._span(first, last))
        is_company = self.shown.is_company(self.phrases.folded(first, last))
        body.sort = Sort.COMPANY if is_company else sort_of(body.name)
        if (whole := self._whole(first, last)) is not None:
            self.act_for(body, *whole)
        return body

    def _whole(self, first: int, last: int) -> tuple[Draft, Span] | None:
        """Return the state or body that a name ends with, and its words: "Central Command of the Saltmarsh Front"."""
        for i in range(first + 1, last):
            start = i + 1 + (self.phrases.lower[i + 1] == "the")
            if self.phrases.lower[i] != "of" or start > last:
                continue
            hit, span = self.phrases.hits.get(start), self._span(start, last)
            if hit is not None and hit.last == last and hit.entry.kind is ActorKind.STATE:
                organ = _ORGANS.intersection(self.phrases.lower[first:i])  # "Foreign Ministry of X", not "Party of X"
                return (self.of_entry(hit.entry, span), span) if organ else None
            if (known := self._bodies.get(self._key(start, last))) is not None:
                return known, span
        return None

    def _owner(self, phrase: Phrase, first: int) -> Entry | None:
        """Return the state that a phrase names before a body's name: "Osmora's Supreme Court"."""
        before = range(phrase.first, first)
        found = (hit.entry for i in before if (hit := self.phrases.hits.get(i)) is not None)
        return next((entry for entry in found if entry.kind is ActorKind.STATE), None)

    def _longer_body(self, key: str, written: str) -> Draft | None:
        """Return the body already named of which a form is the head or the initials.

        "The Mission" is the Monitoring Mission for the Saal Plateau, "FSE" the Front for the South-East.
        """
        for known, draft in self._bodies.items():
            head = short_of(known)
            if len(key) > 3 and (known.endswith(" " + key) or head.endswith(" " + key) or head == key != known):
                return draft
            if known.startswith(key + " ") and draft.sort is Sort.COMPANY:
                return draft
            initials = "".join(word[0] for word in re.split(r"[\s-]+", known) if word and word not in _UNINITIALLED)
            if written.isupper() and len(key) > 1 and initials == key:
                return draft
        return None

    def _key(self, first: int, last: int) -> str:
        words = (folded(text) for text in self.phrases.texts[first : last + 1] if text.lower() != "the")
        return " ".join(word for word in words if word)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.phrases.words[first].span.begin, self.phrases.words[last].span.end)


def short_of(name: str) -> str:
    """Return the name of a body up to what it is for: "Monitoring Mission" of "Monitoring Mission for the Saal"."""
    return _LINKED.split(name)[0]
