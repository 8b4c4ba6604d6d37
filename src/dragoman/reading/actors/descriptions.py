"""Phrases without a name: each goes to the rules for what its noun is of, a person, a body, a document or a demonym."""

from dragoman.reading.actors import nouns
from dragoman.reading.actors.bodies import Bodies
from dragoman.reading.actors.cast import Form
from dragoman.reading.actors.introductions import introduce
from dragoman.reading.actors.offices import Offices
from dragoman.reading.actors.persons import Persons
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene

_RULING = frozenset({"government", "regime", "cabinet"})
"""Whoever governs, where the text has not said which state."""
_COLLECTIVE = frozenset({"delegation", "team", "side", "camp"})


class Descriptions:
    """Reads one phrase after another, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.offices = Offices(scene)
        self.persons = Persons(scene, self.offices)
        self.bodies = Bodies(scene)

    def read(self, phrase: Phrase) -> None:
        """Find out whom a phrase that ends in no name means and record it."""
        scene = self.scene
        noun = scene.noun(phrase)
        if self.persons.read_demonym(phrase) or self.persons.read_one_of(phrase):
            return
        if (noun in nouns.STATE_NOUNS or noun in _COLLECTIVE) and self.bodies.read_state(phrase, noun):
            return
        if (noun in nouns.REBELS or noun in nouns.ARMED) and self.bodies.read_armed(phrase, noun):
            return
        if noun in {"party", "side"} and scene.phrases.is_plural(phrase):
            # "the parties", where the text does not say who they are.
            scene.refer(phrase, introduce(scene, phrase), Form.DESCRIPTION)
            return
        carries_news = noun in nouns.OUTLETS and "news" in scene.phrases.texts[phrase.first : phrase.head]
        is_body = noun in nouns.BODIES or noun in _RULING
        if ((is_body and not carries_news) or self.bodies.is_half_named(phrase)) and noun not in nouns.PERSONS:
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
