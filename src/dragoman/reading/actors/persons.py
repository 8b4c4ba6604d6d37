"""Phrases for a person: an office, an epithet, a demonym, one of several; known before or introduced here."""

import re

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.asides import persons_behind
from dragoman.reading.actors.cast import Draft, Form, Mention
from dragoman.reading.actors.extent import extended
from dragoman.reading.actors.introductions import introduce
from dragoman.reading.actors.offices import Offices
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Owner, Scene
from dragoman.reading.actors.unnamed import spoke_before
from dragoman.reading.gazetteer import Use
from dragoman.reading.lemma import word_set

_EPITHETS = word_set(
    "republican democrat conservative liberal socialist billionaire magnate strongman statesman veteran"
)
"""Nouns by which reports call a person told of before."""
_SOMEBODY = "person"
"""What somebody is who is only told of by a demonym."""
_RIVALLING = 0.75
"""The share of the first's weight from which a second makes it doubtful whom an epithet means."""
_AGE = re.compile(r"\d\d-year-old")
_ADDRESSING = frozenset({"his", "her", "their", "your"})


class Persons:
    """Reads the phrases for persons, in the order of the text."""

    def __init__(self, scene: Scene, offices: Offices) -> None:
        self.scene = scene
        self.offices = offices
        self._epithets: dict[str, Draft] = {}
        self._styles: dict[str, Draft] = {}
        self._styled: Phrase | None = None
        """A form of address that has not been told whose it is: "His Highness" of "His Highness the Emir"."""

    def read(self, phrase: Phrase, noun: str) -> None:
        """Find out whom a phrase with a person's noun means and record it."""
        scene = self.scene
        owner = scene.owner(phrase)
        several = scene.phrases.is_plural(phrase)
        if several and (named := persons_behind(scene, extended(scene, phrase))):
            self._named_together(phrase, noun, owner, named)
            return
        if (beside := self.offices.beside(phrase)) is not None:
            self.offices.hold(beside, phrase, noun, owner)
            if noun == "counterpart":
                self.offices.share(beside, phrase)
            self.offices.named_now(beside, phrase, noun)
            scene.refer(phrase, beside, Form.DESCRIPTION, name=scene.office_text(phrase))
            return
        if several:
            self._several(phrase, noun, owner)
            return
        known = None
        if noun == "counterpart" or (noun == "colleague" and phrase.first == phrase.head - 1):
            known = self.offices.counterpart(phrase)
        elif self.scene.is_definite(phrase):
            known = self.offices.holder(phrase, noun, owner) or self._by_epithet(phrase, noun)
            if known is None and owner is not None and (known := spoke_before(scene, phrase)) is not None:
                self.offices.hold(known, phrase, noun, owner)
        if known is not None:
            known.definite = known.definite or self.scene.is_definite(phrase)
            scene.refer(phrase, known, Form.DESCRIPTION, name=scene.office_text(phrase))
        else:
            self._introduce_person(phrase, noun, owner)

    def is_style(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is a form of address: "His Highness", "Her Excellency"."""
        first = self.scene.clauses.words[phrase.first]
        opens = first.tag in {"PRP$", "NNP"} and first.text.lower() in _ADDRESSING
        return opens and self.scene.noun(phrase) in nouns.STYLES

    def read_style(self, phrase: Phrase) -> None:
        """Read a form of address: whoever was called so before, else whom the next words name."""
        known = self._styles.get(self.scene.bare_text(phrase).lower())
        if known is None and not self._holder_follows(phrase):
            known = self._honoured(phrase)
        if known is not None:
            self.scene.refer(phrase, known, Form.DESCRIPTION, name=self.scene.bare_text(phrase))
        else:
            self._styled = phrase

    def _holder_follows(self, phrase: Phrase) -> bool:
        starting = self.scene.phrases.starting
        gap = 1 + (self.scene.follower(phrase.last) == ",")
        return phrase.last + gap in starting

    def _honoured(self, phrase: Phrase) -> Draft | None:
        """Return whom a form of address means that follows on another: "H.E. Sigrid Aas … Her Excellency"."""
        female = {"her": True, "his": False}.get(self.scene.phrases.lower[phrase.first])

        def fits(draft: Draft) -> bool:
            return draft.kind is ActorKind.PERSON and female is not None and draft.female is female

        ranked = self.scene.salience.ranked(phrase.head, fits)
        return ranked[0][1] if ranked else None

    def style_next(self, phrase: Phrase) -> None:
        """Give a form of address that waits for its holder to whom the phrase right behind it means."""
        styled, self._styled = self._styled, None
        if styled is None or not styled.last < phrase.first <= styled.last + 2:
            return
        mention = self.scene.cast.mention_at(phrase.head)
        holder = self.scene.cast.draft(mention.actors[0]) if mention is not None and len(mention.actors) == 1 else None
        if holder is not None and holder.kind is ActorKind.PERSON:
            self._styles[self.scene.bare_text(styled).lower()] = holder
            self.scene.refer(styled, holder, Form.DESCRIPTION, name=self.scene.bare_text(styled))

    def read_demonym(self, phrase: Phrase) -> bool:
        """Read "the Russian" as a person of that state and "the Russians" as the state."""
        scene = self.scene
        hit = next(
            (
                h
                for i in range(phrase.first, phrase.last + 1)
                if (h := scene.phrases.hits.get(i)) is not None and h.last == phrase.last
            ),
            None,
        )
        if hit is None or not hit.uses & {Use.ADJECTIVE, Use.PERSON, Use.PEOPLE}:
            return False
        state = scene.roster.of_entry(hit.entry, scene.span(hit.first, hit.last))
        scene.cast.set_state(range(hit.first, hit.last + 1), state.id)
        plural = scene.phrases.is_plural(phrase) or (Use.PEOPLE in hit.uses and Use.PERSON not in hit.uses)
        if scene.clauses.words[phrase.first].tag == "CD" and scene.relation(phrase.head) == "nsubj":
            # "Three Serbs attacked a patrol": they are not Serbia.
            self._several(phrase, _SOMEBODY, Owner(state, scene.span(hit.first, hit.last)))
            return True
        if plural or (
            phrase.determiner in {"the", ""}
            and Use.PEOPLE in hit.uses
            and scene.follower(phrase.last) in {"are", "were", "have", "say"}
        ):
            scene.refer(
                phrase, state, Form.NAME, name=scene.bare_text(phrase) if phrase.determiner in {"the", ""} else None
            )
            return True
        if phrase.determiner == "the" and phrase.possessor is None:
            person = self.offices.salient_of(phrase, state) or self._of_unknown_state(phrase)
            if person is not None:
                scene.refer(phrase, person, Form.DESCRIPTION, name=scene.bare_text(phrase))
            elif Use.PERSON in hit.uses and Use.PEOPLE not in hit.uses:
                self._introduce_person(phrase, _SOMEBODY, Owner(state, scene.span(hit.first, hit.last)))
            else:
                scene.cast.set(Mention(phrase.head, phrase.first, phrase.last, Form.DESCRIPTION, ()))
            return True
        if phrase.determiner in {"a", "an"}:
            self._introduce_person(phrase, _SOMEBODY, Owner(state, scene.span(hit.first, hit.last)))
            return True
        return False

    def _of_unknown_state(self, phrase: Phrase) -> Draft | None:
        """Return the one person who may be "the Norwegian": nobody has said where he is from."""

        def fits(draft: Draft) -> bool:
            named = draft.kind is ActorKind.PERSON and not self.offices.gender_differs(phrase, draft)
            return named and self.scene.cast.state_of(draft.id) is None

        ranked = self.scene.salience.ranked(phrase.head, fits)
        return ranked[0][1] if len(ranked) == 1 and self.scene.relation(phrase.head) == "nsubj" else None

    def is_epithet(self, phrase: Phrase) -> bool:
        """Tell whether a phrase such as "the Texan" calls somebody by where he is from."""
        scene = self.scene
        text = scene.phrases.texts[phrase.head]
        lone = phrase.determiner == "the" and phrase.head == phrase.first + 1 and phrase.head not in scene.phrases.hits
        return (
            lone
            and text[:1].isupper()
            and text.endswith(("an", "er", "ite"))
            and scene.relation(phrase.head) in {"nsubj", "nsubjpass"}
        )

    def read_age(self, phrase: Phrase) -> bool:
        """Read "the 62-year-old" as the person whom the text is about."""
        scene = self.scene
        aged = phrase.determiner == "the" and _AGE.fullmatch(scene.phrases.lower[phrase.head]) is not None
        ranked = scene.salience.ranked(phrase.head, lambda d: d.kind is ActorKind.PERSON) if aged else []
        if ranked:
            scene.refer(phrase, ranked[0][1], Form.DESCRIPTION, name=scene.bare_text(phrase))
        return bool(ranked)

    def is_former(self, phrase: Phrase) -> bool:
        """Tell whether a phrase such as "the former railwayman" calls one person by what he was."""
        scene = self.scene
        second = scene.phrases.lower[phrase.first + 1] if phrase.head > phrase.first else ""
        if second not in {"former", "retired", "veteran"}:
            return False
        agent = scene.phrases.lower[phrase.head].endswith(("man", "woman", "er", "or", "ist", "ian", "al"))
        return agent and not scene.phrases.is_plural(phrase)

    def _by_epithet(self, phrase: Phrase, noun: str) -> Draft | None:
        """Return whom "the Republican", "the former general" means: called so before, else the most salient."""
        scene = self.scene
        text = scene.bare_text(phrase).lower()
        if text in self._epithets:
            return self._epithets[text]
        called = noun in _EPITHETS or self.is_former(phrase) or self.is_epithet(phrase)
        if not called or phrase.determiner != "the":
            return None

        def fits(draft: Draft) -> bool:
            return draft.kind is ActorKind.PERSON and not self.offices.gender_differs(phrase, draft)

        ranked = scene.salience.ranked(phrase.head, fits)
        if not ranked or (len(ranked) > 1 and ranked[1][0] > _RIVALLING * ranked[0][0]):
            return None
        self._epithets[text] = ranked[0][1]
        return ranked[0][1]

    def read_one_of(self, phrase: Phrase) -> bool:
        """Read "one of the diplomats", "the other", "another" as one unnamed of a set told of."""
        scene = self.scene
        text = scene.phrases.lower[phrase.head]
        next_one = text == "another" or (text in {"second", "third", "fourth"} and phrase.determiner == "a")
        if not (next_one or text in {"one", "other", "two", "three"}) or phrase.head - phrase.first > 1:
            return False
        tied = scene.phrases.starting.get(phrase.last + 2) if scene.follower(phrase.last) == "of" else None
        of_whom = self.scene.noun(tied) if tied is not None else None
        if of_whom is None and (next_one or text == "other"):
            # "One diplomat said … Another …"; "the other" is of several told of before.
            latest = scene.salience.latest(
                phrase.head, lambda d: d.kind is ActorKind.UNNAMED and (d.plural or (next_one and not d.definite))
            )
            of_whom = latest.offices[0][0] if latest is not None and latest.offices else None
        if of_whom is None or of_whom not in nouns.PERSONS | nouns.GROUPS:
            return text in {"one", "two", "three"} or of_whom is not None
        if text == "one" and (named := self.offices.beside(phrase)) is not None:
            # "One of the commanders, X,"
            self.offices.hold(named, phrase, of_whom, scene.owner(tied) if tied is not None else None)
            scene.refer(phrase, named, Form.DESCRIPTION)
            return True
        draft = introduce(self.scene, phrase)
        draft.kind = ActorKind.UNNAMED
        draft.offices.append((of_whom, None))
        draft.plural = text in {"two", "three"}
        scene.refer(phrase, draft, Form.DESCRIPTION)
        return True

    def _named_together(self, phrase: Phrase, noun: str, owner: Owner | None, named: list[Draft]) -> None:
        """Record that the persons whom a list behind a phrase names are those whom it means."""
        for person in named:
            self.offices.hold(person, phrase, noun, owner)
            person.add(self.scene.span(phrase.first, phrase.last), None)
        actors = tuple(person.id for person in named)
        self.scene.cast.set(Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, actors))

    def _several(self, phrase: Phrase, noun: str, owner: Owner | None) -> None:
        scene = self.scene
        if self.scene.is_definite(phrase) and not self.scene.is_modified(phrase):
            known = scene.salience.latest(
                phrase.head, lambda d: d.plural and any(t.split()[-1] == noun for t, _ in d.offices)
            )
            if known is not None:
                scene.refer(phrase, known, Form.DESCRIPTION, name=scene.bare_text(phrase))
                return
        draft = introduce(self.scene, phrase)
        draft.offices.append((noun, owner.draft.id if owner else None))
        if owner is not None and scene.names_whose(phrase, owner):
            # "Reporters in Kyiv" are nobody's; "Ukrainian negotiators" are.
            scene.roster.act_for(draft, owner.draft, owner.span)
        scene.refer(phrase, draft, Form.DESCRIPTION)

    def _introduce_person(self, phrase: Phrase, noun: str, owner: Owner | None) -> None:
        draft = introduce(self.scene, phrase)
        draft.kind = ActorKind.UNNAMED
        draft.definite = self.scene.is_definite(phrase)
        self.offices.hold(draft, phrase, noun, owner)
        self.scene.refer(phrase, draft, Form.DESCRIPTION)
