"""Phrases by which a report calls a company, union or party that it has named: "the company", "his party"."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.bodies import Bodies
from dragoman.reading.actors.cast import Draft, Form
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import DEFINITE, Scene
from dragoman.reading.actors.sorts import Sort, called

_ORGANS = frozenset({"board", "council", "management", "leadership"})
"""What decides for a company, a union or a party, and is it to those who bargain with it."""
_ROLES = nouns.ROLES | nouns.PERSONS | {"bidder", "suitor", "subsidiary"}
"""Nouns that call a company by its part in a deal."""


class Called:
    """Reads the phrases that call a body by its sort, in the order of the text."""

    def __init__(self, scene: Scene, bodies: Bodies) -> None:
        self.scene = scene
        self.bodies = bodies
        self._organs: dict[str, Draft] = {}
        """Those whose organs were told of, by the noun of the organ."""

    def read(self, phrase: Phrase, noun: str) -> bool:
        """Read "the company", "the union", "his party" as the one that the report has named."""
        sort = called(noun)
        if noun in _ORGANS and (body := self._governed(phrase, noun)) is not None:
            self.scene.refer(phrase, body, Form.NAME)
            return True
        if sort is None or self.scene.phrases.is_plural(phrase):
            return False
        known = self._of_person(phrase, sort) if phrase.possessor is not None else self._of_sort(phrase, noun, sort)
        if known is not None:
            self.scene.refer(phrase, known, Form.NAME, name=self.scene.bare_text(phrase))
        return known is not None

    def _governed(self, phrase: Phrase, noun: str) -> Draft | None:
        """Return the company, union or party whose organ a phrase names: "Castel's board", and then "the board"."""
        owner = self.scene.owner(phrase)
        if owner is not None and owner.draft.sort is not None:
            self._organs[noun] = owner.draft
            return owner.draft
        bare = owner is None and phrase.determiner == "the" and not self.scene.is_modified(phrase)
        return self._organs.get(noun) if bare else None

    def _of_person(self, phrase: Phrase, sort: Sort) -> Draft | None:
        """Return the body of a sort that a person acts for: "his party"."""
        owner = self.scene.owner(phrase)
        if owner is None or owner.draft.kind is not ActorKind.PERSON:
            return None
        side = self._behind(owner.draft, sort)
        return side if side.sort is sort else None

    def _of_sort(self, phrase: Phrase, noun: str, sort: Sort) -> Draft | None:
        """Return the body of a sort told of before, or by who acts for it, that a phrase with an article means."""
        scene = self.scene
        if phrase.determiner not in DEFINITE or scene.phrases.capitalised(phrase.head) or self._is_another(phrase):
            return None

        def fits(draft: Draft) -> bool:
            return self._behind(draft, sort).sort is sort

        if (teller := self._telling_of_itself(phrase, sort)) is not None:
            return teller
        ranked = [self._behind(draft, sort) for _, draft in scene.salience.ranked(phrase.head, fits)]
        if not ranked and (last := scene.salience.latest(phrase.head, fits)) is not None:
            ranked = [self._behind(last, sort)]
        called_so = [draft for draft in ranked if noun in {name.lower() for name in draft.names}]
        if noun in _ROLES and not called_so and len(set(ranked)) > 1:
            return None  # "the bidder" may be either company
        if not ranked and sort is Sort.COMPANY:
            return self.bodies.only_named(phrase, lambda draft: draft.sort is sort) or self._only_company()
        return next(iter([*called_so, *ranked]), None)

    def _telling_of_itself(self, phrase: Phrase, sort: Sort) -> Draft | None:
        """Return whom the words tell of that a phrase says behind them: "Orvane raised its bid, the company said"."""
        clauses = self.scene.clauses
        verb = clauses.words[phrase.head].head
        if clauses.words[phrase.head].relation != "nsubj":
            return None
        for told in clauses.children(verb, "ccomp"):
            for subject in clauses.children(told, "nsubj", "nsubjpass") if told < phrase.first else ():
                mention = self.scene.cast.mention_at(subject)
                if mention is not None and len(mention.actors) == 1:
                    draft = self._behind(self.scene.cast.draft(mention.actors[0]), sort)
                    return draft if draft.sort is sort else None
        return None

    def _only_company(self) -> Draft | None:
        """Return the one named body of which nothing tells what it is, and let it be a company from here on."""
        unsorted = [d for d in self.scene.cast.drafts if d.mentions and self._may_be_company(d)]
        if len(unsorted) != 1:
            return None
        unsorted[0].sort = Sort.COMPANY
        return unsorted[0]

    def _may_be_company(self, draft: Draft) -> bool:
        """Tell whether a named body is one that neither its name nor the gazetteer shows to be something else."""
        if draft.kind is not ActorKind.ORGANISATION or draft.sort or draft.side or draft.offices:
            return False
        tells = set(draft.name.lower().split()) & (nouns.ORGANISATION_HEADS | nouns.BODIES)
        return not tells and not self.scene.roster.is_known(draft)

    def _is_another(self, phrase: Phrase) -> bool:
        """Tell whether a phrase's words tell its body from the one told of before: "the rival company"."""
        phrases = self.scene.phrases
        return any(phrases.lower[i] in nouns.OTHERS or i in phrases.hits for i in phrases.modifiers(phrase))

    def _behind(self, draft: Draft, sort: Sort) -> Draft:
        """Return the body of a sort that an actor is or acts for, else the actor."""
        if draft.sort is sort or draft.side is None:
            return draft
        side = self.scene.cast.draft(draft.side)
        return side if side.sort is sort and side.kind is ActorKind.ORGANISATION else draft
