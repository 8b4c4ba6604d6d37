"""Phrases for one of each of two states: "US and Russian presidents", "the foreign ministers of Osmora and Velda"."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.asides import persons_behind
from dragoman.reading.actors.cast import Draft, Form, Mention
from dragoman.reading.actors.offices import Offices
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Owner, Scene
from dragoman.reading.gazetteer import Hit

_AS_THE_STATE = frozenset({"government"})
_EACH_ITS_OWN = nouns.OFFICES | nouns.GROUPS | nouns.FORCES | _AS_THE_STATE


class OneOfEach:
    """Reads the phrases that name two states and one office or group of each."""

    def __init__(self, scene: Scene, offices: Offices) -> None:
        self.scene = scene
        self.offices = offices

    def read(self, phrase: Phrase, noun: str) -> bool:
        """Read a phrase as those of two states, each an actor; return False where it names no two states."""
        scene = self.scene
        if not scene.phrases.is_plural(phrase) or noun not in _EACH_ITS_OWN:
            return False
        states = self._before(phrase) or self._behind(phrase, noun)
        if states is None or ActorKind.STATE not in {hit.entry.kind for hit in states}:
            return False
        owners = [self._owner(hit) for hit in states]
        drafts = self._apposed(phrase, noun, owners, max(phrase.last, states[1].last))
        drafts = drafts or [self._draft(phrase, noun, owner, hit) for owner, hit in zip(owners, states, strict=True)]
        actors = tuple(draft.id for draft in drafts)
        scene.cast.set(Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, actors))
        if (first := states[0]).last < phrase.first:
            scene.cast.set(Mention(first.last, first.first, first.last, Form.TOGETHER, actors))
        return True

    def _before(self, phrase: Phrase) -> tuple[Hit, Hit] | None:
        """Return the two states named before the noun: "US and Russian presidents"."""
        hits = self.scene.phrases.hits
        second = next((h for h in hits.values() if phrase.first <= h.first and h.last < phrase.head), None)
        if second is None or second.first < 2 or phrase.possessor is not None:
            return None
        if self.scene.phrases.lower[second.first - 1] != "and":
            return None
        first = next((h for h in hits.values() if h.last == second.first - 2), None)
        return None if first is None else (first, second)

    def _behind(self, phrase: Phrase, noun: str) -> tuple[Hit, Hit] | None:
        """Return the two states named behind an office: "the presidents of Osmora and Velda"."""
        if (noun not in nouns.OFFICES and noun not in _AS_THE_STATE) or self.scene.follower(phrase.last) != "of":
            return None
        first = self._state_at(phrase.last + 2)
        if first is None or self.scene.follower(first.last) != "and":
            return None
        second = self._state_at(first.last + 2)
        return None if second is None else (first, second)

    def _state_at(self, index: int) -> Hit | None:
        phrases = self.scene.phrases
        named = index + 1 if phrases.lower[index : index + 1] == ["the"] else index
        if (hit := phrases.hits.get(named)) is not None:
            return hit
        described = phrases.starting.get(index)  # "the breakaway region of Osmora"
        behind = described is not None and self.scene.follower(described.last) == "of"
        return phrases.hits.get(described.last + 2) if described is not None and behind else None

    def _owner(self, hit: Hit) -> Owner:
        span = self.scene.span(hit.first, hit.last)
        return Owner(self.scene.roster.of_entry(hit.entry, span), span)

    def _apposed(self, phrase: Phrase, noun: str, owners: list[Owner], last: int) -> list[Draft]:
        """Return the two persons whom the words behind name in the order of their states, none where they do not."""
        named = persons_behind(self.scene, last)
        if len(named) != len(owners):
            return []
        for draft, owner in zip(named, owners, strict=True):
            self.offices.hold(draft, phrase, noun, owner)
            draft.add(self.scene.span(phrase.first, phrase.last), None)
        return named

    def _draft(self, phrase: Phrase, noun: str, owner: Owner, hit: Hit) -> Draft:
        """Return who holds an office for one of the states, or is its group, told before or new.

        Of "the leaders of Osmora and Velda" whom nobody has named, that is the state for which each of them acts.
        """
        scene, one, behind = self.scene, noun in nouns.OFFICES, hit.first > phrase.last
        inside = phrase.first <= hit.first <= phrase.last
        span = scene.span(phrase.first if behind else hit.first, phrase.last if inside else hit.last)
        draft = self.offices.holder(phrase, noun, owner) if one else None
        if draft is None and (behind or noun in _AS_THE_STATE):
            draft = owner.draft
        if draft is None:
            own = self.offices.title(phrase, noun) if one else scene.phrases.text(self._own_words(phrase), phrase.last)
            name = f"{scene.phrases.text(hit.first, hit.last)} {own}"
            draft = scene.cast.new(name, ActorKind.UNNAMED if one else ActorKind.GROUP, span)
            draft.definite, draft.plural = one, not one
            draft.offices.append((noun, owner.draft.id))
            scene.roster.act_for(draft, owner.draft, owner.span)
        draft.add(span, None)
        return draft

    def _own_words(self, phrase: Phrase) -> int:
        """Return where the words of a phrase begin that are of both: "border guards" of "Osmoran border guards"."""
        named = [hit.last for hit in self.scene.phrases.hits.values() if phrase.first <= hit.first < phrase.head]
        return max(named, default=phrase.first - 1) + 1
