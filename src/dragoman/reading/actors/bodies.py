"""Phrases for a body: a government, a ministry, an army, an armed group, told before or introduced here."""

from collections.abc import Callable

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.asides import is_aside, phrase_before_comma, phrase_behind_comma
from dragoman.reading.actors.cast import Draft, Form
from dragoman.reading.actors.introductions import list_forms
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.roster import short_of
from dragoman.reading.actors.scene import DEFINITE, Owner, Scene
from dragoman.reading.actors.sorts import Sort, called
from dragoman.reading.gazetteer import Use
from dragoman.reading.lemma import word_set

_GROUPS = frozenset({"group", "movement", "organisation", "organization"})
_UNARMED = frozenset({"rights", "aid", "advocacy", "campaign", "charity", "watchdog", "lobby", "monitoring"})
_BLOCS = word_set("union community association league council states nations commonwealth forum authority")
_CALLED = {
    "alliance": frozenset({"alliance", "coalition", "organization", "organisation"}),
    "bloc": _BLOCS | {"bloc", "alliance", "coalition"},
}
"""Last words of the names of those whom a noun calls by what they are."""
_GOVERNING = frozenset({"government", "authority", "regime", "junta", "administration"})
_OF_ANY_STATE = word_set("armed security national ground air special regular federal government state royal defence")
"""What a force is called that is the government's."""
_INSURGENT = word_set("liberation resistance revolutionary independence salvation redemption republican free lord")
"""Words in the names of armies that fight a state's."""
_TELLING_APART = nouns.CHARGES | word_set("foreign northern southern eastern western central")
"""What tells a ministry or an army from others of its kind."""
_LED = frozenset({"party", "movement"})
"""What those who lead it call a body."""
_NAMED_LATER = frozenset({"union", "guild", "federation", "association", "airline", "bank", "club"})
"""What a report first tells of by description and names in a later sentence."""
_ANY_PEOPLE = frozenset({"people", "peoples", "workers"})
_BODY_KINDS = (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET)
_NO_GROUPS = nouns.BODIES - {"group", "movement"} | {"community", "nations", "conference", "states"}
"""Last words of the names of bodies that nobody calls a group."""


class Bodies:
    """Reads the phrases for bodies, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._bodies: dict[tuple[str, str | None], Draft] = {}

    def read_state(self, phrase: Phrase, noun: str) -> bool:
        """Read "Chad's government", "the Turkish side" as the state; "the government" as that of the report's state."""
        scene = self.scene
        owner = scene.owner(phrase)
        if owner is not None:
            state = owner.draft
            if state.kind is ActorKind.PERSON and state.side is not None and noun in nouns.STATE_NOUNS:
                # "her government", "his side": the state that the person acts for.
                state = scene.cast.draft(state.side)
            if state.kind is ActorKind.STATE and (noun in nouns.STATE_NOUNS or noun == "side"):
                named = (
                    noun not in {"country", "nation", "state"} and phrase.possessor is None
                ) or scene.clauses.words[phrase.possessor or 0].tag != "PRP$"
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
        bare = phrase.determiner in {"the", ""} and not scene.is_modified(phrase)
        if bare and noun in _GOVERNING and (found := self._governing(phrase)) is not None:
            scene.refer(phrase, found, Form.NAME, name=scene.bare_text(phrase))
            return True
        return False

    def _governing(self, phrase: Phrase) -> Draft | None:
        """Return the state whose government a report speaks of: named so before, else the one most told of."""
        scene = self.scene
        return scene.governing(phrase.head) or scene.salience.most_told(lambda d: d.kind is ActorKind.STATE)

    def read_armed(self, phrase: Phrase, noun: str) -> bool:
        """Read "Osta rebels", "the guerrillas", "the group" as the armed group that the report names."""
        scene = self.scene
        for i in scene.phrases.modifiers(phrase):
            unit = scene.phrases.units.get(i)
            named = scene.roster.named(unit.first, unit.last, None) if unit is not None else None
            if named is not None and named.draft.kind is ActorKind.ARMED_GROUP:
                scene.refer(phrase, named.draft, Form.NAME, name=scene.bare_text(phrase))
                return True
        owner = scene.owner(phrase) if phrase.possessor is not None and noun in nouns.FIGHTERS else None
        if owner is not None and owner.draft.kind is ActorKind.ARMED_GROUP:
            scene.refer(phrase, owner.draft, Form.NAME)  # "its last fighters"
            return True
        groups = [d for d in scene.cast.drafts if d.kind is ActorKind.ARMED_GROUP and d.shown]
        own = {scene.phrases.lower[i] for i in range(phrase.first, phrase.last + 1)}
        shared = own - nouns.FORCES  # "the army" is hardly the Liberation Army that a state's army fights
        sharing = [
            d for d in groups if shared & {w.lower() for w in d.name.split() if w[:1].isupper() or w.lower() == noun}
        ]
        if sharing:
            scene.refer(phrase, sharing[0], Form.NAME, name=scene.bare_text(phrase))
            return True
        definite = phrase.determiner in {"the", ""} or phrase.possessor is not None
        bare = phrase.determiner == "" and noun not in nouns.REBELS
        if (not definite or bare) and not (phrase.possessor is not None and groups):
            return False
        if noun not in nouns.REBELS | _GROUPS | {"resistance"}:
            # "the front", "the army", "the fighters" may be anybody's.
            return False
        group = self._group_before(phrase, noun)
        if group is None and len(groups) == 1 and (noun in nouns.REBELS or "rebel" in own):
            group = groups[0]
        if group is None and own & nouns.REBELS and noun in _GROUPS | {"force"}:
            # "the paramilitary group", after a body of whom nothing else was said
            group = scene.salience.latest(phrase.head, lambda d: d.kind is ActorKind.ORGANISATION and d.shown)
            if group is not None and group.side is None and not group.offices:
                group.kind = ActorKind.ARMED_GROUP
            else:
                group = None
        if group is None or (noun in _GROUPS and self._body_before(phrase, noun) is not None):
            return False
        scene.refer(phrase, group, Form.NAME, name=scene.bare_text(phrase))
        return True

    def _group_before(self, phrase: Phrase, noun: str) -> Draft | None:
        """Return whom "the rebels", "the group", "the rights group" means: of those it fits the most prominent.

        Whoever leads or acts for a group brings it to mind: "Two Hamas leaders … The group said".
        """
        scene, phrases = self.scene, self.scene.phrases
        own = [i for i in phrases.modifiers(phrase) if i not in phrases.hits]
        words = {phrases.lower[i] for i in own if scene.clauses.words[i].tag[:2] in {"NN", "VB"}}
        telling = self._who_tells(phrase)
        armed = words <= nouns.REBELS
        unarmed = noun in _GROUPS and (not words or bool(words & _UNARMED))

        def fits(draft: Draft) -> bool:
            if draft.id in telling:
                return False  # "The rights group said the group must stop"
            if draft.kind is ActorKind.ARMED_GROUP:
                return armed and draft.shown
            # The agency that a dateline names is not spoken of.
            lines, name = scene.clauses.datelines, f"({draft.name})"
            in_dateline = any(
                name in line.of(scene.clauses.layers.text) or any(line.holds(at) for at in draft.mentions)
                for line in lines
            )
            return unarmed and not in_dateline and _is_a_group(draft)

        def leads(draft: Draft) -> Draft:
            return draft if fits(draft) or draft.side is None else scene.cast.draft(draft.side)

        ranked = scene.salience.ranked(phrase.head, lambda d: fits(leads(d)))
        return leads(ranked[0][1]) if ranked else scene.salience.latest(phrase.head, fits)

    def _who_tells(self, phrase: Phrase) -> frozenset[str]:
        """Return those who are the subject of the verb above a phrase's own."""
        clauses, cast = self.scene.clauses, self.scene.cast
        verb = clauses.governing_verb(phrase.head)
        above = clauses.governing_verb(verb) if verb is not None else None
        subjects = clauses.surface_subjects(above) if above is not None else []
        return frozenset(a for s in subjects if (m := cast.mention_at(s)) is not None for a in m.actors)

    def is_half_named(self, phrase: Phrase) -> bool:
        """Tell whether a noun in capitals ends the name of a body told before: "the Mission", "the Commission"."""
        return (
            phrase.determiner == "the"
            and self.scene.phrases.capitalised(phrase.head)
            and self._body_before(phrase, self.scene.noun(phrase)) is not None
        )

    def read_body(self, phrase: Phrase, noun: str) -> None:
        """Read "the Mission", "Belgium's foreign ministry", "the army" as a body told before or introduced here."""
        scene = self.scene
        known = (
            self._body_before(phrase, noun) if phrase.determiner in DEFINITE and not self._named_owner(phrase) else None
        )
        if known is not None:
            scene.refer(phrase, known, Form.NAME, name=scene.bare_text(phrase))
            return
        owner = scene.owner(phrase)
        if owner is None and noun in nouns.FORCES and phrase.determiner in {"the", ""} and self._is_the_states(phrase):
            # "The army", where the report has one government, is that government's; "the southern forces" are not.
            state = self._governing(phrase)
            owner = Owner(state, scene.span(phrase.first, phrase.last)) if state is not None else None
        key = (self._core(phrase).lower(), owner.draft.id if owner else None)
        text, draft = scene.bare_text(phrase).lower(), self._bodies.get(key)
        if draft is None and phrase.possessor is not None and (owner is None or owner.draft.kind is ActorKind.GROUP):
            draft = self._bodies.get((text, None))  # "Dockers' union rejects offer" over "… after the dockers' union"
        if draft is None or phrase.determiner in {"a", "an"}:
            draft = scene.cast.new(
                scene.bare_text(phrase), ActorKind.ORGANISATION, scene.span(phrase.first, phrase.last)
            )
            draft.shown = False
            draft.plural = scene.clauses.words[phrase.head].tag == "NNS"
            draft.offices.append((noun, None))
            if phrase.determiner in DEFINITE or phrase.possessor is not None:
                draft.sort = called(noun)  # not "a subsidiary", nor a headline's "Norland operator", still to be named
            self._bodies[key] = self._bodies[text, None] = draft
            if owner is not None and noun not in nouns.INDEPENDENT:
                scene.roster.act_for(draft, owner.draft, owner.span)
        draft.definite = draft.definite or phrase.determiner == "the"
        scene.refer(phrase, draft, Form.DESCRIPTION, name=scene.bare_text(phrase))
        list_forms(self.scene, draft, phrase)

    def _is_the_states(self, phrase: Phrase) -> bool:
        """Tell whether the words before a force's noun tell it from no other: "the armed forces"."""
        phrases = self.scene.phrases
        told = {phrases.lower[i] for i in phrases.modifiers(phrase)} - {phrase.determiner}
        return told <= _OF_ANY_STATE

    def named_now(self, body: Draft) -> None:
        """Join a body with the one told of by a description alone before: "the dockers' union … the Harbour Union"."""
        own = _bare_words(body.name)
        noun = "union" if body.sort is Sort.UNION else short_of(body.name).split()[-1].lower()
        if noun not in _NAMED_LATER or body.side is not None:
            return

        def fits(draft: Draft) -> bool:
            described = draft.kind is ActorKind.ORGANISATION and not draft.shown and draft.definite
            of_people = draft.side is None or self.scene.cast.kind_of(draft.side) is ActorKind.GROUP
            return described and of_people and (noun, None) in draft.offices

        described = [draft for draft in self.scene.cast.drafts if fits(draft)]
        whose = {word for draft in described for word in _bare_words(draft.name)} & nouns.PEOPLES
        if len(described) == 1 and not (own & nouns.PEOPLES - _ANY_PEOPLE and not whose & own):
            self.scene.join(described[0], body)

    def _named_owner(self, phrase: Phrase) -> bool:
        return phrase.possessor is not None or any(
            i in self.scene.phrases.hits for i in self.scene.phrases.modifiers(phrase)
        )

    def _core(self, phrase: Phrase) -> str:
        """Return the nouns of a body without determiners and demonyms: "foreign ministry", "dockers' union"."""
        scene = self.scene
        start = phrase.first
        if phrase.possessor is not None and scene.cast.mention_at(phrase.possessor) is not None:
            start = next(
                (
                    i + 1
                    for i in range(phrase.head, phrase.first - 1, -1)
                    if scene.clauses.words[i].tag in {"POS", "PRP$"}
                ),
                start,
            )
        kept = [
            scene.phrases.lower[i]
            for i in range(start, phrase.last + 1)
            if i not in scene.phrases.hits and scene.clauses.words[i].tag not in {"DT", "PDT"}
        ]
        return " ".join(kept)

    def _body_before(self, phrase: Phrase, noun: str) -> Draft | None:
        """Return the body told last whose name or description ends in a noun."""
        phrases = self.scene.phrases
        modifiers = [i for i in phrases.modifiers(phrase) if i > phrase.first or not phrase.determiner]
        apart = {phrases.lower[i] for i in modifiers if phrases.capitalised(i) or phrases.lower[i] in _TELLING_APART}
        many = phrases.is_plural(phrase)

        def fits(draft: Draft) -> bool:
            if draft.kind not in _BODY_KINDS or (apart and not apart & _bare_words(draft.name)):
                return False
            if noun in nouns.FORCES and _INSURGENT & _bare_words(draft.name):
                return False  # "the army", after the Liberation Army that it fights
            if draft.plural and not many:
                return False  # "both delegations", and then "the delegation"
            return any(
                name.split()[-1].lower().rstrip("s") == noun.rstrip("s")
                or name.split()[0].lower() == noun
                or short_of(name).split()[-1].lower() == noun
                for name in [draft.name, *draft.names]
            )

        # Of two ministries in one sentence "the ministry" is the one that the sentence is about.
        return self._foremost(phrase, fits) or self._body_of_sort(phrase, noun)

    def _foremost(self, phrase: Phrase, fits: Callable[[Draft], bool]) -> Draft | None:
        ranked = self.scene.salience.ranked(phrase.head, fits)
        return ranked[0][1] if ranked else self.scene.salience.latest(phrase.head, fits)

    def _body_of_sort(self, phrase: Phrase, noun: str) -> Draft | None:
        """Return the named body that a noun calls by what it is: "the bloc", "the newspaper"."""
        lower = self.scene.phrases.lower
        if any(lower[i] in nouns.OTHERS for i in self.scene.phrases.modifiers(phrase)):
            return None
        telling = self._who_tells(phrase)
        outlet = noun in nouns.OUTLETS and noun not in {"press", "media", "medium", "network", "agency"}

        def fits(draft: Draft) -> bool:
            if draft.kind not in _BODY_KINDS or not draft.shown or draft.id in telling:
                return False
            if outlet:
                return draft.kind is ActorKind.OUTLET
            last = {part.split()[-1].lower() for part in (draft.name, short_of(draft.name))}
            return bool(last & _CALLED.get(noun, frozenset()))

        if noun in _LED:
            return next((side for side in map(self._led_by, telling) if side is not None), None)
        if not (outlet or noun in _CALLED):
            return None
        return self._foremost(phrase, fits) or self.only_named(phrase, fits)

    def _led_by(self, actor: str) -> Draft | None:
        """Return the body that somebody speaks for: "Hezbollah's leader said the party …"."""
        side = self.scene.cast.draft(actor).side
        body = self.scene.cast.draft(side) if side is not None else None
        return body if body is not None and body.kind in _BODY_KINDS else None

    def only_named(self, phrase: Phrase, fits: Callable[[Draft], bool]) -> Draft | None:
        """Return the one of a sort that is named before a phrase, if only before another noun: "IGAD leaders"."""
        scene = self.scene
        before = [hit for hit in scene.phrases.hits.values() if hit.last < phrase.first and hit.use is Use.NAME]
        bodies = [hit for hit in before if hit.entry.kind in _BODY_KINDS]
        drafts = {
            d: None for hit in bodies if fits(d := scene.roster.of_entry(hit.entry, scene.span(hit.first, hit.last)))
        }
        return next(iter(drafts)) if len(drafts) == 1 else None

    def read_aside(self, phrase: Phrase, noun: str) -> bool:
        """Read what explains a body's name beside it: "IGAD, the regional bloc,", "the president's party, Semilla,"."""
        scene = self.scene
        before, after = phrase_before_comma(scene, phrase), phrase_behind_comma(scene, phrase.last)
        named: Draft | None = None
        if before is not None and before.name is not None and is_aside(scene, before, phrase):
            mention = scene.cast.mention_at(before.head)
            named = scene.cast.draft(mention.actors[0]) if mention is not None and len(mention.actors) == 1 else None
        elif after is not None and after.name is not None and is_aside(scene, phrase, after):
            found = scene.roster.named(*after.name, after)
            named = found.draft if found is not None and found.use is Use.NAME else None
        if named is None or named.kind not in _BODY_KINDS:
            return False
        named.sort = named.sort or called(noun)
        known = scene.is_definite(phrase)
        scene.refer(phrase, named, Form.DESCRIPTION, name=scene.bare_text(phrase) if known else None)
        return True

    def read_outlet(self, phrase: Phrase, noun: str) -> bool:
        """Read "the newspaper" as the outlet told of before."""
        plain = phrase.determiner == "the" and not self.scene.phrases.is_plural(phrase)
        known = self._body_of_sort(phrase, noun) if plain and not self.scene.is_modified(phrase) else None
        if known is not None:
            self.scene.refer(phrase, known, Form.DESCRIPTION, name=self.scene.bare_text(phrase))
        return known is not None

    def read_outlets_report(self, phrase: Phrase) -> bool:
        """Read "a Reuters report", "a report in Le Soir" as the outlet that speaks in it."""
        owner = self.scene.owner(phrase)
        if owner is None or owner.draft.kind is not ActorKind.OUTLET:
            return False
        self.scene.refer(phrase, owner.draft, Form.DESCRIPTION)
        return True


def _bare_words(name: str) -> set[str]:
    """Return the words of a name in lower case, a genitive plural without its mark."""
    return {word.rstrip("'’") for word in name.lower().split()}


def _is_a_group(draft: Draft) -> bool:
    """Tell whether a named body is one of those who are called a group, such as those who campaign for something."""
    if draft.kind is not ActorKind.ORGANISATION or draft.side is not None or draft.offices:
        return False
    heads = {part.split()[-1].lower() for part in (draft.name, short_of(draft.name))}
    return draft.shown and not heads & _NO_GROUPS
