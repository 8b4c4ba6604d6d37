"""Phrases without a name: whom a title, an office, a demonym or a common noun means, or whom it introduces."""

from collections.abc import Callable

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.cast import Draft, Form, Mention
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Owner, Scene
from dragoman.reading.gazetteer import Use

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
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
]
_QUALIFIERS = frozenset({"foreign", "defence", "defense", "prime", "finance", "interior", "vice", "deputy", "energy", "justice"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "", "–", "—", "who", "whose", "whom", "”", '"', "and", "but"})
_COLLECTIVE = frozenset({"delegation", "team", "side", "camp"})


class Descriptions:
    """Reads one phrase after another, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._epithets: dict[str, Draft] = {}
        self._bodies: dict[tuple[str, str | None], Draft] = {}

    def read(self, phrase: Phrase) -> None:
        """Find out whom a phrase that ends in no name means and record it."""
        scene = self.scene
        noun = self.noun(phrase)
        if self._demonym(phrase) or self._one_of(phrase):
            return
        if noun in nouns.STATE_NOUNS | _COLLECTIVE and self._state(phrase, noun):
            return
        if noun in nouns.REBELS | nouns.ARMED and self._armed(phrase, noun):
            return
        if (noun in nouns.BODIES or self._half_named(phrase)) and noun not in nouns.PERSONS:
            self._body(phrase, noun)
        elif noun in nouns.PERSONS or self.is_epithet(phrase):
            self._person(phrase, noun)
        elif noun in nouns.DOCUMENTS and self._outlets_report(phrase):
            return
        elif noun in nouns.GROUPS or noun in nouns.OUTLETS | nouns.DOCUMENTS:
            scene.refer(phrase, self.introduce(phrase), Form.DESCRIPTION)

    def noun(self, phrase: Phrase) -> str:
        """Return the dictionary form of a phrase's noun, a plural's singular."""
        noun = self.scene.clauses.lemmas[phrase.head].lower().removeprefix("ex-")
        opposite = noun == "number" and phrase.head > 0 and self.scene.phrases.texts[phrase.head - 1].lower() == "opposite"
        return "counterpart" if opposite else noun

    def is_definite(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of somebody known: by article, by genitive, or as a title in capitals."""
        if phrase.determiner in _DEFINITE:
            return True
        if phrase.determiner == "":
            return phrase.possessor is not None or self.scene.phrases.capitalised(phrase.head)
        return phrase.possessor is not None

    # Those told by what they are of

    def _demonym(self, phrase: Phrase) -> bool:
        """Read "the Russian" as a person of that state and "the Russians" as the state."""
        scene = self.scene
        hit = next((h for i in range(phrase.first, phrase.last + 1) if (h := scene.phrases.hits.get(i)) is not None and h.last == phrase.last), None)
        if hit is None or not hit.uses & {Use.ADJECTIVE, Use.PERSON, Use.PEOPLE}:
            return False
        state = scene.roster.of_entry(hit.entry, scene.span(hit.first, hit.last))
        scene.cast.set_state(range(hit.first, hit.last + 1), state.id)
        plural = scene.phrases.is_plural(phrase) or (Use.PEOPLE in hit.uses and Use.PERSON not in hit.uses)
        if plural or (phrase.determiner in {"the", ""} and Use.PEOPLE in hit.uses and scene.follower(phrase.last) in {"are", "were", "have", "say"}):
            scene.refer(phrase, state, Form.NAME, name=scene.bare_text(phrase) if phrase.determiner in {"the", ""} else None)
            return True
        if phrase.determiner == "the" and phrase.possessor is None:
            person = self._salient_of(phrase, state)
            if person is None:
                scene.cast.set(Mention(phrase.head, phrase.first, phrase.last, Form.DESCRIPTION, ()))
            else:
                scene.refer(phrase, person, Form.DESCRIPTION, name=scene.bare_text(phrase))
            return True
        if phrase.determiner in {"a", "an"}:
            self._introduce_person(phrase, "person", Owner(state, scene.span(hit.first, hit.last)))
            return True
        return False

    def _salient_of(self, phrase: Phrase, state: Draft) -> Draft | None:
        scene = self.scene

        def fits(draft: Draft) -> bool:
            return draft.kind in (ActorKind.PERSON, ActorKind.UNNAMED) and not draft.plural and self._belongs(draft, state)

        ranked = scene.salience.ranked(phrase.head, fits)
        return ranked[0][1] if ranked else scene.salience.latest(phrase.head, fits)

    def _belongs(self, draft: Draft, owner: Draft) -> bool:
        """Tell whether an actor is, or acts in the end for, another."""
        seen = set[str]()
        here: Draft | None = draft
        while here is not None and here.id not in seen:
            if here is owner:
                return True
            seen.add(here.id)
            here = self.scene.cast.draft(here.side) if here.side is not None else None
        return False

    def _state(self, phrase: Phrase, noun: str) -> bool:
        """Read "Chad's government", "the Turkish side" as the state; "the government" as that of the report's state."""
        scene = self.scene
        owner = scene.owner(phrase)
        if owner is not None:
            state = owner.draft
            if state.kind is ActorKind.PERSON and state.side is not None and noun in nouns.STATE_NOUNS - {"side"}:
                # "her government", "his country": the state that the person acts for.
                state = scene.cast.draft(state.side)
            if state.kind is ActorKind.STATE and (noun in nouns.STATE_NOUNS or noun == "side"):
                named = noun not in {"country", "nation", "state"} and phrase.possessor is None or scene.clauses.words[phrase.possessor or 0].tag != "PRP$"
                scene.refer(phrase, state, Form.NAME, name=scene.bare_text(phrase) if named else None)
                return True
            if state.kind is ActorKind.ORGANISATION and noun == "authority":
                scene.refer(phrase, state, Form.NAME, name=scene.bare_text(phrase))
                return True
            return False
        if noun == "government" and scene.follower(phrase.last) == "there":
            state_there = scene.salience.latest(phrase.head, lambda d: d.kind is ActorKind.STATE)
            if state_there is not None:
                scene.refer(phrase, state_there, Form.NAME)
                return True
        if noun in {"government", "authority", "regime"} and phrase.determiner in {"the", ""} and not self._modified(phrase):
            if (state_found := self._governing(phrase)) is not None:
                scene.refer(phrase, state_found, Form.NAME, name=scene.bare_text(phrase))
                return True
        return False

    def _modified(self, phrase: Phrase) -> bool:
        return phrase.head - phrase.first > (1 if phrase.determiner else 0)

    def _governing(self, phrase: Phrase) -> Draft | None:
        """Return the state whose government a report speaks of: named so before, else the one most told of."""
        scene = self.scene

        def governs(draft: Draft) -> bool:
            return draft.kind is ActorKind.STATE and any("government" in n.lower() or "authorit" in n.lower() for n in draft.names)

        return scene.salience.latest(phrase.head, governs) or scene.salience.most_told(lambda d: d.kind is ActorKind.STATE)

    # Groups and bodies

    def _armed(self, phrase: Phrase, noun: str) -> bool:
        """Read "Ennedi rebels", "the guerrillas", "the group" as the armed group that the report names."""
        scene = self.scene
        for i in scene.phrases.modifiers(phrase):
            unit = scene.phrases.units.get(i)
            named = scene.roster.named(unit.first, unit.last, None) if unit is not None else None
            if named is not None and named.draft.kind is ActorKind.ARMED_GROUP:
                scene.refer(phrase, named.draft, Form.NAME, name=scene.bare_text(phrase))
                return True
        groups = [d for d in scene.cast.drafts if d.kind is ActorKind.ARMED_GROUP and d.shown]
        own = {scene.phrases.texts[i].lower() for i in range(phrase.first, phrase.last + 1)}
        sharing = [d for d in groups if own & {w.lower() for w in d.name.split() if w[:1].isupper() or w.lower() == noun}]
        if sharing:
            scene.refer(phrase, sharing[0], Form.NAME, name=scene.bare_text(phrase))
            return True
        if phrase.determiner not in {"the", ""} and phrase.possessor is None or (phrase.determiner == "" and noun not in nouns.REBELS):
            if not (phrase.possessor is not None and groups):
                return False
        if noun in {"front", "army", "movement", "faction", "brigade", "fighter", "gunman"} and noun not in nouns.REBELS:
            return False
        group = scene.salience.latest(phrase.head, lambda d: d.kind is ActorKind.ARMED_GROUP and d.shown)
        if group is None and len(groups) == 1 and (noun in nouns.REBELS or "rebel" in own):
            group = groups[0]
        if group is None or (noun in {"group", "bloc"} and self._body_before(phrase, noun) is not None):
            return False
        scene.refer(phrase, group, Form.NAME, name=scene.bare_text(phrase))
        return True

    def _half_named(self, phrase: Phrase) -> bool:
        """Tell whether a noun in capitals ends the name of a body told before: "the Mission", "the Commission"."""
        return phrase.determiner == "the" and self.scene.phrases.capitalised(phrase.head) and self._body_before(phrase, self.noun(phrase)) is not None

    def _body(self, phrase: Phrase, noun: str) -> None:
        scene = self.scene
        known = self._body_before(phrase, noun) if phrase.determiner in _DEFINITE and not self._named_owner(phrase) else None
        if known is not None:
            scene.refer(phrase, known, Form.NAME, name=scene.bare_text(phrase))
            return
        owner = scene.owner(phrase)
        if owner is None and noun in nouns.FORCES and phrase.determiner in {"the", ""}:
            state = scene.salience.latest(phrase.head, lambda d: d.kind is ActorKind.STATE)
            owner = Owner(state, scene.span(phrase.first, phrase.last)) if state is not None and not phrase.determiner == "a" else None
            owner = None if state is None else owner
        key = (self._core(phrase), owner.draft.id if owner else None)
        draft = self._bodies.get(key)
        if draft is None or phrase.determiner in {"a", "an"}:
            draft = scene.cast.new(scene.bare_text(phrase), ActorKind.ORGANISATION, scene.span(phrase.first, phrase.last))
            draft.shown = False
            draft.offices.append((noun, None))
            self._bodies[key] = draft
            if owner is not None:
                scene.roster.act_for(draft, owner.draft, owner.span)
        scene.refer(phrase, draft, Form.DESCRIPTION, name=scene.bare_text(phrase))
        self._name(draft, phrase)

    def _named_owner(self, phrase: Phrase) -> bool:
        return phrase.possessor is not None or any(i in self.scene.phrases.hits for i in self.scene.phrases.modifiers(phrase))

    def _core(self, phrase: Phrase) -> str:
        """Return the nouns of a body without determiners and demonyms: "foreign ministry"."""
        scene = self.scene
        start = phrase.first
        if phrase.possessor is not None:
            start = next((i + 1 for i in range(phrase.head, phrase.first - 1, -1) if scene.clauses.words[i].tag in {"POS", "PRP$"}), start)
        kept = [scene.phrases.texts[i].lower() for i in range(start, phrase.last + 1) if i not in scene.phrases.hits and scene.clauses.words[i].tag not in {"DT", "PDT"}]
        return " ".join(kept)

    def _body_before(self, phrase: Phrase, noun: str) -> Draft | None:
        """Return the body told last whose name or description ends in a noun."""

        def fits(draft: Draft) -> bool:
            if draft.kind not in (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET):
                return False
            return any(name.split()[-1].lower().rstrip("s") == noun.rstrip("s") or name.split()[0].lower() == noun for name in [draft.name, *draft.names])

        return self.scene.salience.latest(phrase.head, fits)

    # Persons

    def is_epithet(self, phrase: Phrase) -> bool:
        """Tell whether a phrase such as "the Ohioan" calls somebody by where he is from."""
        scene = self.scene
        text = scene.phrases.texts[phrase.head]
        lone = phrase.determiner == "the" and phrase.head == phrase.first + 1 and phrase.head not in scene.phrases.hits
        return lone and text[:1].isupper() and text.endswith(("an", "er", "ite")) and scene.relation(phrase.head) in {"nsubj", "nsubjpass"}

    def _person(self, phrase: Phrase, noun: str) -> None:
        scene = self.scene
        owner = scene.owner(phrase)
        if (beside := self.beside(phrase)) is not None:
            self.hold_office(beside, phrase, noun, owner)
            scene.refer(phrase, beside, Form.DESCRIPTION, name=scene.bare_text(phrase))
            return
        if scene.phrases.is_plural(phrase):
            self._several(phrase, noun, owner)
            return
        known = None
        if noun == "counterpart":
            known = self._counterpart(phrase, owner)
        elif self.is_definite(phrase):
            known = self._holder(phrase, noun, owner) or self._by_epithet(phrase, noun)
        if known is not None:
            scene.refer(phrase, known, Form.DESCRIPTION, name=scene.bare_text(phrase))
        else:
            self._introduce_person(phrase, noun, owner)

    def beside(self, phrase: Phrase) -> Draft | None:
        """Return the person whose name stands beside a phrase in apposition: "X, Y's prime minister," or "her envoy, X,"."""
        scene = self.scene
        texts = scene.phrases.texts
        before = scene.phrases.by_word.get(phrase.first - 2) if phrase.first >= 2 and texts[phrase.first - 1] == "," else None
        if before is not None and before.last == phrase.first - 2 and before.name is not None and self._is_aside(before, phrase):
            mention = scene.cast.mention_at(before.head)
            if mention is not None and len(mention.actors) == 1 and scene.cast.kind_of(mention.actors[0]) is ActorKind.PERSON:
                return scene.cast.draft(mention.actors[0])
        last = scene.extended(phrase)
        for end in (phrase.last, last):
            after = scene.phrases.starting.get(end + 2) if scene.follower(end) == "," else None
            if after is not None and after.name is not None and phrase.determiner not in {"a", "an"} and self._is_aside(phrase, after):
                named = scene.roster.named(*after.name, after)
                if named is not None and named.draft.kind is ActorKind.PERSON and not self._other_title(after):
                    return named.draft
        return None

    def _other_title(self, phrase: Phrase) -> bool:
        """Tell whether a name has an office of its own before it, so that it continues a list."""
        scene = self.scene
        titles = {scene.clauses.lemmas[i].lower() for i in scene.phrases.modifiers(phrase)} & nouns.OFFICES
        return bool(titles - {"general", "colonel", "brigadier", "admiral", "major", "captain"})

    def _is_aside(self, one: Phrase, other: Phrase) -> bool:
        """Tell whether the second of two phrases with a comma between explains the first and does not continue a list."""
        scene = self.scene
        words = scene.clauses.words
        last = max(scene.extended(other), scene.described(other))
        follower = scene.follower(last)
        if words[other.head].relation == "appos" and words[other.head].head in range(one.first, one.last + 1):
            # "after calls with X, the Y leader said": without a second comma the aside is the next clause's subject.
            return follower in _CLOSING
        if follower in {"and", "or", "but"}:
            return False
        listed = scene.follower(other.last) == "," and any(c.relation == "cc" for c in words[other.last : other.last + 6])
        return not listed and follower in _CLOSING

    def hold_office(self, draft: Draft, phrase: Phrase, noun: str, owner: Owner | None) -> None:
        """Record that somebody holds an office, for whom, and what the noun tells of gender."""
        scene = self.scene
        title = self._title(phrase, noun)
        principal = owner.draft if owner is not None and owner.draft is not draft else None
        if principal is not None and owner is not None and principal.kind is not ActorKind.PERSON and noun not in {"counterpart", "predecessor", "successor", "rival", "ally", "friend", "critic", "opponent", "foe"}:
            scene.roster.act_for(draft, principal, owner.span)
        elif principal is not None and principal.kind is ActorKind.PERSON and principal.side is not None and owner is not None and noun not in {"counterpart", "rival", "foe", "critic", "opponent"}:
            scene.roster.act_for(draft, scene.cast.draft(principal.side), owner.span)
        draft.offices.append((title, principal.id if principal else None))
        words = {scene.phrases.texts[i].lower() for i in range(phrase.first, phrase.last + 1)}
        if words & nouns.FEMALE:
            draft.female = True
        elif words & nouns.MALE:
            draft.female = False

    def _title(self, phrase: Phrase, noun: str) -> str:
        """Return an office with what tells it from its like: "foreign minister", "prime minister"."""
        scene = self.scene
        texts = [scene.phrases.texts[i].lower() for i in range(phrase.first, phrase.head)]
        return " ".join([*(t for t in texts if t in _QUALIFIERS), noun])

    def _holder(self, phrase: Phrase, noun: str, owner: Owner | None) -> Draft | None:
        """Return the person whom the text gives an office, of the state or body that the phrase names."""
        scene = self.scene
        title = self._title(phrase, noun)
        told_apart = self._unknown_modifiers(phrase)
        synonyms = {noun}.union(*(group for group in _SAME_OFFICE if noun in group))
        known_owner = owner.draft if owner is not None else None

        def fits(exact: bool) -> Callable[[Draft], bool]:
            def test(draft: Draft) -> bool:
                if draft.kind not in (ActorKind.PERSON, ActorKind.UNNAMED) or draft.plural or self._gender_differs(phrase, draft):
                    return False
                if draft is known_owner or (told_apart and not told_apart & _words(draft)):
                    return False
                if known_owner is not None and not self._belongs(draft, known_owner) and not any(of == known_owner.id for _, of in draft.offices):
                    return False
                held = [t for t, _ in draft.offices]
                return any(t == title if exact else t.split()[-1] in synonyms and (" " not in title or " " not in t) for t in held)

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
            return self._salient_of(phrase, known_owner) if known_owner.kind is ActorKind.STATE else None
        return None

    def _unknown_modifiers(self, phrase: Phrase) -> frozenset[str]:
        """Return the words of a phrase that tell its holder from others and that neither name a state nor an office."""
        scene = self.scene
        told = [i for i in scene.phrases.modifiers(phrase) if scene.clauses.words[i].tag[:2] in {"JJ", "NN"} and i not in scene.phrases.hits]
        if phrase.possessor is not None:
            told = [i for i in told if i > phrase.possessor + 1]
        texts = {scene.phrases.texts[i].lower() for i in told}
        return frozenset(texts - _QUALIFIERS - {"former", "then", "special", "senior", "chief", "top", "same", "new"})

    def _gender_differs(self, phrase: Phrase, draft: Draft) -> bool:
        words = {self.scene.phrases.texts[i].lower() for i in range(phrase.first, phrase.last + 1)}
        told = True if words & nouns.FEMALE else False if words & nouns.MALE else None
        return told is not None and draft.female is not None and told is not draft.female

    def _counterpart(self, phrase: Phrase, owner: Owner | None) -> Draft | None:
        """Return who holds, for the state that the phrase names, the office of the one whose counterpart it is."""
        scene = self.scene
        first: Draft | None = None
        if phrase.possessor is not None and (mention := scene.cast.mention_at(phrase.possessor)) is not None and mention.actors:
            first = scene.cast.draft(mention.actors[0])
        state = next((scene.roster.of_entry(h.entry, scene.span(h.first, h.last)) for i in scene.phrases.modifiers(phrase) if (h := scene.phrases.hits.get(i)) is not None), None)
        titles = {t for t, _ in first.offices} if first is not None else set()

        def fits(draft: Draft) -> bool:
            if draft.kind is not ActorKind.PERSON or draft is first:
                return False
            if state is not None:
                return self._belongs(draft, state) and (not titles or bool(titles & {t for t, _ in draft.offices}))
            return bool(titles & {t for t, _ in draft.offices})

        ranked = scene.salience.ranked(phrase.head, fits)
        return ranked[0][1] if ranked else None

    def _by_epithet(self, phrase: Phrase, noun: str) -> Draft | None:
        """Return whom "the Republican", "the former general", "the Ohioan" means: called so before, else the most salient."""
        scene = self.scene
        text = scene.bare_text(phrase).lower()
        if text in self._epithets:
            return self._epithets[text]
        first = phrase.first + (phrase.determiner != "")
        former = scene.phrases.texts[first].lower() in {"former", "retired", "veteran"} and phrase.determiner == "the"
        party = noun in {"republican", "democrat", "conservative", "liberal", "socialist", "billionaire", "magnate", "strongman", "statesman", "veteran"}
        if not (former or party or self.is_epithet(phrase)) or phrase.determiner != "the":
            return None

        def fits(draft: Draft) -> bool:
            return draft.kind is ActorKind.PERSON and not self._gender_differs(phrase, draft)

        ranked = scene.salience.ranked(phrase.head, fits)
        if not ranked:
            return None
        self._epithets[text] = ranked[0][1]
        return ranked[0][1]

    # Those whom a phrase introduces

    def _several(self, phrase: Phrase, noun: str, owner: Owner | None) -> None:
        scene = self.scene
        if self.is_definite(phrase) and not self._modified(phrase):
            known = scene.salience.latest(phrase.head, lambda d: d.plural and any(t.split()[-1] == noun for t, _ in d.offices))
            if known is not None:
                scene.refer(phrase, known, Form.DESCRIPTION, name=scene.bare_text(phrase))
                return
        draft = self.introduce(phrase)
        draft.offices.append((noun, owner.draft.id if owner else None))
        if owner is not None and owner.draft.kind is not ActorKind.PERSON:
            scene.roster.act_for(draft, owner.draft, owner.span)
        scene.refer(phrase, draft, Form.DESCRIPTION)

    def _introduce_person(self, phrase: Phrase, noun: str, owner: Owner | None) -> None:
        draft = self.introduce(phrase)
        self.hold_office(draft, phrase, noun, owner)
        self.scene.refer(phrase, draft, Form.DESCRIPTION)

    def _outlets_report(self, phrase: Phrase) -> bool:
        """Read "a Reuters report", "a report in Le Soir" as the outlet that speaks in it."""
        owner = self.scene.owner(phrase)
        if owner is None or owner.draft.kind is not ActorKind.OUTLET:
            return False
        self.scene.refer(phrase, owner.draft, Form.DESCRIPTION)
        return True

    def _one_of(self, phrase: Phrase) -> bool:
        """Read "one of the diplomats", "the other", "another" as one unnamed of a set told of."""
        scene = self.scene
        text = scene.phrases.texts[phrase.head].lower()
        if text not in {"one", "other", "another", "two", "three"} or phrase.head - phrase.first > 1:
            return False
        tied = scene.phrases.starting.get(phrase.last + 2) if scene.follower(phrase.last) == "of" else None
        of_whom = self.noun(tied) if tied is not None else None
        if of_whom is None and text in {"other", "another"}:
            latest = scene.salience.latest(phrase.head, lambda d: d.kind is ActorKind.UNNAMED and d.plural)
            of_whom = latest.offices[0][0] if latest is not None and latest.offices else None
        if of_whom is None or of_whom not in nouns.PERSONS | nouns.GROUPS:
            return text in {"one", "two", "three"} or of_whom is not None
        draft = self.introduce(phrase)
        draft.offices.append((of_whom, None))
        draft.plural = text in {"two", "three"}
        scene.refer(phrase, draft, Form.DESCRIPTION)
        return True

    def introduce(self, phrase: Phrase) -> Draft:
        """Return a new actor known by a description alone; it goes on the record when some rule needs it."""
        scene = self.scene
        last = scene.described(phrase)
        noun = self.noun(phrase)
        full = scene.phrases.text(phrase.first, last)
        draft = scene.cast.new(full, self._kind(phrase, noun), scene.span(phrase.first, last))
        draft.shown = False
        draft.plural = scene.phrases.is_plural(phrase)
        self._name(draft, phrase)
        draft.add(scene.span(phrase.first, last), None)
        return draft

    def _name(self, draft: Draft, phrase: Phrase) -> None:
        """List the forms of a description: in full, without what follows it, without article and number."""
        scene = self.scene
        last = scene.described(phrase)
        numbered = phrase.first + (scene.clauses.words[phrase.first].tag in {"DT", "CD"} and phrase.first < phrase.last)
        for form in (scene.phrases.text(phrase.first, last), scene.phrases.text(phrase.first, phrase.last), scene.phrases.text(numbered, phrase.last), scene.phrases.text(numbered, last)):
            draft.add(None, form)

    def _kind(self, phrase: Phrase, noun: str) -> ActorKind:
        plural = self.scene.phrases.is_plural(phrase)
        if noun in nouns.DOCUMENTS:
            return ActorKind.DOCUMENT
        if noun in nouns.OUTLETS:
            return ActorKind.OUTLET
        if noun in nouns.BODIES:
            return ActorKind.ORGANISATION
        if noun in nouns.REBELS:
            return ActorKind.ARMED_GROUP
        if plural or noun not in nouns.PERSONS:
            return ActorKind.UNNAMED if noun in nouns.SPEAKING_SOURCES else ActorKind.GROUP
        return ActorKind.UNNAMED


def _words(draft: Draft) -> frozenset[str]:
    """Return all words by which an actor is called, in lower case."""
    return frozenset(word.lower() for name in [draft.name, *draft.names] for word in name.split())
