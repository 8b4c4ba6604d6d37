"""Who holds which office: by apposition, by state and title, and whom a bare title means."""

from collections.abc import Callable

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.asides import is_aside, phrase_before_comma, phrase_behind_comma
from dragoman.reading.actors.cast import Draft
from dragoman.reading.actors.extent import described, extended
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Owner, Scene
from dragoman.reading.gazetteer import Use
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

# Offices that reports use for one another.
_SAME_OFFICE = [
    frozenset({"president", "leader", "chief"}),
    frozenset({"minister", "premier", "leader", "pm", "chief"}),
    frozenset({"chancellor", "leader"}),
    frozenset({"king", "emir", "sultan", "prince", "leader", "monarch"}),
    frozenset({"envoy", "mediator", "representative", "negotiator", "diplomat"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"official", "source", "diplomat", "officer", "aide"}),
    frozenset({"ambassador", "mediator", "diplomat", "envoy"}),
    frozenset({"negotiator", "delegate", "envoy"}),
    frozenset({"person", "source"}),
    frozenset({"father", "priest", "cleric", "clergyman"}),
    frozenset({"bishop", "archbishop", "cardinal", "prelate", "cleric"}),
    frozenset({"commander", "leader", "warlord", "chieftain", "strongman"}),
]
_AT_THE_TOP = word_set(
    """
    chief head boss leader chair chairman chairwoman chairperson director president secretary-general director-general
    commissioner
    """
)
"""What whoever leads a body is called, each of the others by turns: "its chairwoman", and then "the ALC chief"."""
_QUALIFIERS = word_set(
    """
    foreign defence defense prime finance interior vice deputy energy justice health labour labor transport trade
    education agriculture economy
    """
)
_NO_AGENTS = word_set(
    """
    counterpart predecessor successor rival ally friend critic opponent foe shareholder creditor lender landlord
    neighbour neighbor supplier buyer investor owner partner employer host colleague
    """
)
"""What one is to somebody for whom one does not act."""
_OF_ONE_SIDE = frozenset({"predecessor", "successor", "ally", "friend", "partner"})
"""What those of one side are to each other."""
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET})
_RULERS = frozenset({"president", "premier", "minister", "chancellor", "king", "emir", "sultan"})
_MEETING = frozenset({"meet", "see", "visit", "brief"})
_LEADING = frozenset({"lead", "head", "command", "chair"})
"""Verbs of those who are at the top of their object: "who leads the Front", "a team led by X"."""
_OPPOSING = frozenset({"opposition", "rebel", "union", "party"})


class Offices:
    """The offices of a report, filled in as it is read."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def beside(self, phrase: Phrase) -> Draft | None:
        """Return the person named beside a phrase in apposition: "X, Y's prime minister," or "her envoy, X,"."""
        scene = self.scene
        texts = scene.phrases.texts
        before = phrase_before_comma(scene, phrase)
        if before is not None and before.name is not None and is_aside(scene, before, phrase):
            mention = scene.cast.mention_at(before.head)
            if (
                mention is not None
                and len(mention.actors) == 1
                and scene.cast.kind_of(mention.actors[0]) is ActorKind.PERSON
            ):
                return scene.cast.draft(mention.actors[0])
        if (
            phrase.first >= 2
            and texts[phrase.first - 1] in {"of", "to"}
            and scene.clauses.lemmas[phrase.first - 2] in nouns.OFFICES | {"one"}
        ):
            # "the Special Representative of the Secretary-General, X": the name is that of the first office.
            return None
        for end in dict.fromkeys((phrase.last, extended(scene, phrase), described(scene, phrase))):
            after = phrase_behind_comma(scene, end)
            if (
                after is not None
                and after.name is not None
                and (phrase.determiner not in {"a", "an", "one"} or self._is_full_name_between_commas(after))
                and (is_aside(scene, phrase, after) or self._named_office(phrase, after))
            ):
                named = scene.roster.named(*after.name, after)
                if named is not None and named.draft.kind is ActorKind.PERSON:
                    return named.draft
        return None

    def _named_office(self, phrase: Phrase, name: Phrase) -> bool:
        """Tell whether a name between commas is that of an office with its owner: "the envoy of X, Y Z, and …"."""
        scene = self.scene
        office = scene.noun(phrase) in nouns.OFFICES and not scene.phrases.is_plural(phrase)
        known = office and phrase.determiner == "the" and self._is_full_name_between_commas(name)
        return known and scene.owner(phrase) is not None

    def _is_full_name_between_commas(self, phrase: Phrase) -> bool:
        full = phrase.name is not None and phrase.name[0] == phrase.first and phrase.name[1] > phrase.name[0]
        return full and self.scene.follower(phrase.last) == ","

    def named_now(self, person: Draft, phrase: Phrase, noun: str) -> None:
        """Join with a person whom the report told of by office alone before: "the EU's envoy … the envoy, X"."""
        titled = phrase.determiner == "" and self.scene.phrases.capitalised(phrase.head)
        if phrase.determiner != "the" and not titled:
            return
        synonyms = {noun}.union(*(group for group in _SAME_OFFICE if noun in group))

        own = person.offices[-1][1] if person.offices else None

        def fits(draft: Draft) -> bool:
            if draft.kind is not ActorKind.UNNAMED or draft.plural or self.gender_differs(phrase, draft):
                return False
            # "The information minister" is not "the mission's chief, X", though ministers are called chiefs.
            return draft.definite and any(
                t.split()[-1] == noun or (t.split()[-1] in synonyms and of == own) for t, of in draft.offices
            )

        earlier = self.scene.salience.latest(phrase.head, fits)
        if earlier is not None and not self._name_behind(phrase) <= _words(earlier):
            return  # "the representative of Choma … the representative of Lorune, X"
        if earlier is not None and (earlier.side is None or person.side in (None, earlier.side)):
            self.scene.join(earlier, person)

    def hold(self, draft: Draft, phrase: Phrase, noun: str, owner: Owner | None) -> None:
        """Record that somebody holds an office, for whom, and what the noun tells of gender."""
        scene = self.scene
        title = self.title(phrase, noun)
        principal = owner.draft if owner is not None and owner.draft is not draft else None
        if (
            principal is not None
            and owner is not None
            and principal.kind is not ActorKind.PERSON
            and self.acts_for(phrase, noun, owner)
        ):
            scene.roster.act_for(draft, principal, owner.span)
        elif (
            principal is None
            and noun in _RULERS
            and (seat := self._seat_that_tells(phrase) or self._seat_visited(phrase)) is not None
        ):
            scene.roster.act_for(draft, seat.draft, seat.span)
        elif (
            principal is not None
            and principal.kind is ActorKind.PERSON
            and principal.side is not None
            and owner is not None
            and noun not in _NO_AGENTS - _OF_ONE_SIDE
        ):
            scene.roster.act_for(draft, scene.cast.draft(principal.side), owner.span)
        draft.offices.append((title, principal.id if principal else None))
        words = {scene.phrases.lower[i] for i in range(phrase.first, phrase.last + 1)}
        if words & nouns.FEMALE:
            draft.female = True
        elif words & nouns.MALE:
            draft.female = False

    def lead(self, phrase: Phrase) -> None:
        """Let who leads a body hold its highest office, where a phrase completes "X, who leads Y" or "Y, led by X"."""
        clauses, cast = self.scene.clauses, self.scene.cast
        verb = clauses.words[phrase.head].head
        if verb == ROOT or clauses.lemmas[verb] not in _LEADING:
            return
        if clauses.is_passive(verb):
            leaders = [phrase.head] if clauses.preposition(phrase.head) == "by" else []
            led = [*clauses.surface_subjects(verb), clauses.words[verb].head]
        else:
            leaders = [*clauses.surface_subjects(verb)] if self.scene.relation(phrase.head) == "dobj" else []
            led = [phrase.head]
        mentions = [cast.mention_at(word) for word in (*leaders[:1], *led[:1])]
        told = [cast.draft(m.actors[0]) for m in mentions if m is not None and len(m.actors) == 1]
        if len(told) < 2:
            return
        person, body = told
        if person.kind is ActorKind.PERSON and person.side is None and body.kind in _BODIES:
            whole = cast.draft(body.side) if not body.shown and body.side is not None else body
            self.scene.roster.act_for(person, whole, self.scene.span(phrase.first, phrase.last))
            person.offices.append(("leader", body.id))

    def acts_for(self, phrase: Phrase, noun: str, owner: Owner) -> bool:
        """Tell whether who is called so acts for an owner: no rival or ally of it does, but "his Polish colleague"."""
        hits = self.scene.phrases.hits
        modifying = (hits[i] for i in self.scene.phrases.modifiers(phrase) if i in hits)
        demonyms = [self.scene.span(h.first, h.last) for h in modifying if Use.ADJECTIVE in h.uses]
        return noun not in _NO_AGENTS or owner.span in demonyms

    def title(self, phrase: Phrase, noun: str) -> str:
        """Return an office with what tells it from its like: "foreign minister", "prime minister"."""
        scene = self.scene
        texts = [scene.phrases.lower[i] for i in range(phrase.first, phrase.head)]
        return " ".join([*(t for t in texts if t in _QUALIFIERS | _OPPOSING), noun])

    def holder(self, phrase: Phrase, noun: str, owner: Owner | None) -> Draft | None:
        """Return the person whom the text gives an office, of the state or body that the phrase names."""
        scene = self.scene
        title = self.title(phrase, noun)
        told_apart = self._unknown_modifiers(phrase)
        if owner is None:
            told_apart |= self._unknown_principal(phrase)
        prime = title == "prime minister"
        # "The interior minister" is no police chief, "the prime minister" no minister.
        one_word = " " not in title or title.split()[0] in nouns.REBELS
        alike = [group for group in _SAME_OFFICE if noun in group and (prime or one_word)]
        known_owner = owner.draft if owner is not None else None
        if noun in _AT_THE_TOP and known_owner is not None and known_owner.kind in _BODIES:
            alike.append(_AT_THE_TOP)
        synonyms = {noun}.union(*alike) - ({noun} if prime else set())
        behind = self._name_behind(phrase) if owner is None else frozenset[str]()

        telling = self._state_that_tells(phrase) if owner is None else None

        def fits(exact: bool) -> Callable[[Draft], bool]:
            def test(draft: Draft) -> bool:
                if (
                    draft.kind not in (ActorKind.PERSON, ActorKind.UNNAMED)
                    or draft.plural
                    or self.gender_differs(phrase, draft)
                ):
                    return False
                if behind and not behind <= _words(draft):
                    return False  # "the representative of Meretz" is not that of Galvonia
                if draft is known_owner or (told_apart and not told_apart & (_words(draft) | self._side_words(draft))):
                    return False
                if (
                    known_owner is not None
                    and not self.scene.belongs(draft, known_owner)
                    and not any(of == known_owner.id for _, of in draft.offices)
                ):
                    return False
                held = [t for t, _ in draft.offices]
                if exact:
                    return title in held
                if telling is not None and draft.side is not None and not scene.belongs(draft, telling):
                    return False  # "Downing Street said that the prime minister": no other state's leader
                return any(
                    t.split()[-1] in synonyms and (" " not in title or " " not in t) and not self._is_lesser(t, noun)
                    for t in held
                )

            return test

        for exact in (True, False):
            ranked = scene.salience.ranked(phrase.head, fits(exact))
            if known_owner is None and len(ranked) > 1:
                # "The President" without more is the one whom the report needs not tell from a foreign one.
                ranked = [r for r in ranked if all(of is None for _, of in r[1].offices)] or ranked
            if ranked:
                return ranked[0][1]
            if (found := scene.salience.latest(phrase.head, fits(exact))) is not None:
                return found
        if known_owner is not None and noun in {"leader", "lady", "man", "woman", "envoy", "mediator", "side"}:
            return self.salient_of(phrase, known_owner) if known_owner.kind is ActorKind.STATE else None
        return None

    def _side_words(self, draft: Draft) -> frozenset[str]:
        """Return what tells of somebody for whom he acts: who leads an armed group is "the rebel leader"."""
        side = self.scene.cast.draft(draft.side) if draft.side is not None else None
        return nouns.REBELS if side is not None and side.kind is ActorKind.ARMED_GROUP else frozenset()

    def _is_lesser(self, title: str, noun: str) -> bool:
        """Tell whether a title is of those who lead no state, so that other words for a ruler do not mean them."""
        return bool(set(title.split()) & _OPPOSING) and noun != title.split()[-1]

    def _state_that_tells(self, phrase: Phrase) -> Draft | None:
        """Return the state that says what a phrase stands in: "Downing Street said that the prime minister …"."""
        clauses, cast = self.scene.clauses, self.scene.cast
        verb = clauses.governing_verb(phrase.head)
        above = clauses.governing_verb(verb) if verb is not None else None
        subjects = clauses.surface_subjects(above) if above is not None else []
        meant = [a for s in subjects if (m := cast.mention_at(s)) is not None for a in m.actors]
        return cast.draft(meant[0]) if len(meant) == 1 and cast.kind_of(meant[0]) is ActorKind.STATE else None

    def _seat_that_tells(self, phrase: Phrase) -> Owner | None:
        """Return the state whose seat says what a phrase stands in: "The Kremlin said that President X …"."""
        state = self._state_that_tells(phrase)
        first, _ = self.scene.clauses.layers.sentences[self.scene.clauses.words[phrase.head].sentence]
        hits = (self.scene.phrases.hits.get(i) for i in range(first, phrase.first))
        seat = next((hit for hit in hits if hit is not None and hit.use is Use.SEAT), None)
        if state is None or seat is None or state.name != seat.entry.name:
            return None
        return Owner(state, self.scene.span(seat.first, seat.last))

    def _seat_visited(self, phrase: Phrase) -> Owner | None:
        """Return the state in whose capital a ruler receives somebody: "to the Sarvian capital for talks with …"."""
        scene = self.scene
        above = scene.clauses.words[phrase.head].head
        met = scene.relation(phrase.head) == "dobj" and scene.clauses.lemmas[above] in _MEETING
        received = met or scene.phrases.lower[phrase.first - 1] == "with"
        if phrase.first == 0 or not received:
            return None
        first, _ = scene.clauses.layers.sentences[scene.clauses.words[phrase.head].sentence]
        for i in range(phrase.first - 1, first, -1):
            if scene.phrases.lower[i] != "capital":
                continue
            behind = scene.phrases.hits.get(i + 2) if scene.follower(i) == "of" else None
            if (hit := scene.phrases.hits.get(i - 1) or behind) is not None:
                span = scene.span(hit.first, hit.last)
                return Owner(scene.roster.of_entry(hit.entry, span), span)
        return None

    def _unknown_principal(self, phrase: Phrase) -> frozenset[str]:
        """Return the names behind "of" that are no known state or body: "the representative of Hadria" is no other."""
        scene = self.scene
        named = [i for i in scene.clauses.of_phrases(phrase.head) if scene.clauses.words[i].tag == "NNP"]
        return frozenset(scene.phrases.texts[i].lower() for i in named if i not in scene.phrases.hits)

    def _unknown_modifiers(self, phrase: Phrase) -> frozenset[str]:
        """Return the words of a phrase that tell its holder from others and that neither name a state nor an office."""
        scene = self.scene
        told = [
            i
            for i in scene.phrases.modifiers(phrase)
            if scene.clauses.words[i].tag[:2] in {"JJ", "NN"} and i not in scene.phrases.hits
        ]
        if phrase.possessor is not None:
            told = [i for i in told if i > phrase.possessor + 1]
        texts = {scene.phrases.lower[i] for i in told}
        return frozenset(texts - _QUALIFIERS - {"former", "then", "special", "senior", "chief", "top", "same", "new"})

    def _name_behind(self, phrase: Phrase) -> frozenset[str]:
        """Return the words of the name that "of" or "for" ties to an office, where nobody known bears it."""
        scene = self.scene
        tied = scene.phrases.starting.get(phrase.last + 2) if scene.follower(phrase.last) in {"of", "for"} else None
        if tied is None or tied.name is None:
            return frozenset()
        return frozenset(scene.phrases.texts[i].lower() for i in range(tied.name[0], tied.name[1] + 1))

    def gender_differs(self, phrase: Phrase, draft: Draft) -> bool:
        """Tell whether a phrase's words ("spokeswoman") speak against an actor's gender."""
        if draft.female is None:
            return False
        words = {self.scene.phrases.lower[i] for i in range(phrase.first, phrase.last + 1)}
        told = True if words & nouns.FEMALE else False if words & nouns.MALE else None
        return told is not None and told is not draft.female

    def _whose(self, phrase: Phrase) -> Draft | None:
        """Return the one whom the genitive or pronoun that opens a phrase means."""
        mention = self.scene.cast.mention_at(phrase.possessor) if phrase.possessor is not None else None
        return self.scene.cast.draft(mention.actors[0]) if mention is not None and mention.actors else None

    def share(self, person: Draft, phrase: Phrase) -> None:
        """Give a counterpart the office of the one whose counterpart a phrase says that he is."""
        first = self._whose(phrase)
        held = [title for title, _ in first.offices] if first is not None and first is not person else []
        person.offices += [(title, person.side) for title in held if title.split()[-1] in nouns.OFFICES]

    def counterpart(self, phrase: Phrase) -> Draft | None:
        """Return who holds, for the state that the phrase names, the office of the one whose counterpart it is."""
        scene = self.scene
        first = self._whose(phrase)
        state = next(
            (
                scene.roster.of_entry(h.entry, scene.span(h.first, h.last))
                for i in scene.phrases.modifiers(phrase)
                if (h := scene.phrases.hits.get(i)) is not None
            ),
            None,
        )
        titles = {t for t, _ in first.offices} if first is not None else set()

        def fits(draft: Draft) -> bool:
            if draft.kind is not ActorKind.PERSON or draft is first:
                return False
            if state is not None:
                return self.scene.belongs(draft, state) and (not titles or bool(titles & {t for t, _ in draft.offices}))
            return bool(titles & {t for t, _ in draft.offices})

        ranked = scene.salience.ranked(phrase.head, fits)
        return ranked[0][1] if ranked else None

    def salient_of(self, phrase: Phrase, state: Draft) -> Draft | None:
        """Return the person of a state who is most on the reader's mind at a phrase."""
        scene = self.scene

        def fits(draft: Draft) -> bool:
            called_so = ("person", state.id) in draft.offices and not draft.plural
            return (draft.kind is ActorKind.PERSON or called_so) and self.scene.belongs(draft, state)

        ranked = scene.salience.ranked(phrase.head, fits)
        return ranked[0][1] if ranked else scene.salience.latest(phrase.head, fits)


def _words(draft: Draft) -> frozenset[str]:
    """Return all words by which an actor is called, in lower case."""
    return frozenset(word.lower() for name in [draft.name, *draft.names] for word in name.split())
