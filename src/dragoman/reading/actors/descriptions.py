"""Phrases without a name: each goes to the rules for what its noun is of, a person, a body, a document or a demonym."""

from dragoman.reading.actors import nouns
from dragoman.reading.actors.bodies import Bodies
from dragoman.reading.actors.called import Called
from dragoman.reading.actors.cast import Form
from dragoman.reading.actors.each import OneOfEach
from dragoman.reading.actors.introductions import introduce
from dragoman.reading.actors.offices import Offices
from dragoman.reading.actors.persons import Persons
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.realms import Realms
from dragoman.reading.actors.scene import Scene
from dragoman.reading.gazetteer import Use

_RULING = frozenset({"government", "regime", "cabinet"})
"""Whoever governs, where the text has not said which state."""
_OF_BODIES = nouns.BODIES | nouns.COMPANIES | nouns.REBELS | nouns.ARMED | nouns.OUTLETS | nouns.ROLES
"""By what reports say beside its name what a body is."""
_THINGS_WHEN_MANY = frozenset({"fund", "operation", "house"})
"""Nouns of bodies that in the plural are of things."""
_ISSUED = frozenset({"press", "news", "media"})
"""What a release is of that is a paper: "their release" frees somebody."""
_COLLECTIVE = frozenset({"delegation", "team", "side", "camp", "junta"})


class Descriptions:
    """Reads one phrase after another, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.offices = Offices(scene)
        self.persons = Persons(scene, self.offices)
        self.bodies = Bodies(scene)
        self.realms = Realms(scene)
        self.called = Called(scene, self.bodies)
        self.each = OneOfEach(scene, self.offices)

    def read(self, phrase: Phrase) -> None:
        """Find out whom a phrase that ends in no name means and record it."""
        scene = self.scene
        noun = scene.noun(phrase)
        freed = noun == "release" and not _ISSUED & set(scene.phrases.lower[phrase.first : phrase.head])
        if phrase.determiner in {"no", "neither"} or freed or self._read_compass(phrase):
            return
        if self.persons.read_age(phrase) or self.persons.read_demonym(phrase) or self.persons.read_one_of(phrase):
            return
        if self.each.read(phrase, noun):
            return
        if self.realms.read(phrase, noun):
            return
        if (noun in nouns.STATE_NOUNS or noun in _COLLECTIVE) and self.bodies.read_state(phrase, noun):
            return
        if noun in _OF_BODIES and not scene.phrases.is_plural(phrase) and self.bodies.read_aside(phrase, noun):
            return
        armed = noun in nouns.REBELS or noun in nouns.ARMED or noun == "organisation"
        if armed and self.bodies.read_armed(phrase, noun):
            return
        if noun in {"party", "side"} and scene.phrases.is_plural(phrase):
            # "the parties", where the text does not say who they are.
            scene.refer(phrase, introduce(scene, phrase), Form.DESCRIPTION)
            return
        if self.called.read(phrase, noun):
            return
        if noun in nouns.OUTLETS and self.bodies.read_outlet(phrase, noun):
            return
        carries_news = noun in nouns.OUTLETS and "news" in scene.phrases.texts[phrase.first : phrase.head]
        is_wing = phrase.head > phrase.first and scene.phrases.opens_wing(phrase.head - 1)
        is_company = noun in nouns.COMPANIES and not scene.phrases.is_plural(phrase)
        is_thing = noun in _THINGS_WHEN_MANY and scene.phrases.is_plural(phrase)
        is_body = (noun in nouns.BODIES and not is_thing) or noun in _RULING or is_wing or is_company
        if self.persons.is_former(phrase) and noun not in nouns.BODIES:
            self.persons.read(phrase, noun)
        elif ((is_body and not carries_news) or self.bodies.is_half_named(phrase)) and noun not in nouns.PERSONS:
            self.bodies.read_body(phrase, noun)
        elif noun in nouns.PERSONS or self.persons.is_epithet(phrase) or self.persons.is_former(phrase):
            self.persons.read(phrase, noun)
        elif noun in nouns.DOCUMENTS and self.bodies.read_outlets_report(phrase):
            return
        elif noun in nouns.GROUPS or noun in nouns.OUTLETS or noun in nouns.DOCUMENTS:
            draft = introduce(scene, phrase)
            if noun in nouns.GROUPS and (owner := scene.owner(phrase)) is not None and scene.names_whose(phrase, owner):
                scene.roster.act_for(draft, owner.draft, owner.span)
            scene.refer(phrase, draft, Form.DESCRIPTION)

    def _read_compass(self, phrase: Phrase) -> bool:
        """Read "the North" as the northern of two states of one name, where the report names either: North Korea."""
        scene = self.scene
        if phrase.determiner != "the" or phrase.head != phrase.first + 1 or not scene.phrases.capitalised(phrase.head):
            return False
        side = scene.phrases.texts[phrase.head]
        if side not in {"North", "South"}:
            return False
        halves = (d.name.partition(" ") for d in scene.states())
        name = next((f"{side} {rest}" for half, _, rest in halves if half in {"North", "South"} and rest), None)
        hit = scene.gazetteer.find(name) if name is not None else None
        if hit is None or scene.is_place(phrase, Use.NAME):
            return False
        state = scene.roster.of_entry(hit.entry, scene.span(phrase.first, phrase.last))
        scene.refer(phrase, state, Form.NAME, name=scene.bare_text(phrase))
        return True
