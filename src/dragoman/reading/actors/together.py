"""Phrases that mean several actors at once: "both sides", "the two leaders", "the parties"."""

from collections import Counter
from collections.abc import Callable, Container, Iterator
from itertools import combinations

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.cast import Draft, Form, Mention
from dragoman.reading.actors.listed import Listed
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene
from dragoman.reading.actors.sorts import Sort, called
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import lemma, word_set

_PAIRING = frozenset({"both", "two", "either", "neither", "each"})
_COUNTS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}
_COUNTED = frozenset({"pair", "duo", "trio"})
"""Those among them that are nouns, and so mean somebody wherever they stand."""
_OF_TWO = {"former": 0, "latter": 1}
_BEFORE_COUNT = frozenset({"the", "all", "these", "those"})
_BACK = 2
"""In how many sentences before its own those whom a count means are looked for."""
_RULING = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP})
_CONFLICT = word_set(
    """
    war truce ceasefire conflict talk negotiation border fight attack clash shell shelling peace violation battle
    hostility accuse blame trade ultimatum deal withdrawal exchange swap prisoner hostage agreement between
    strike offer bid merger takeover coalition
    """
)
_DEALING = word_set("agree sign reach return resume hold trade exchange negotiate clash merge fight talk meet")
"""Verbs of two who deal with each other."""
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.GROUP})
_PAIRED_BODIES = (nouns.BODIES | nouns.COMPANIES | {"clan", "tribe", "gang", "militia"}) - nouns.PARTIES_NOUNS
_DELEGATED = word_set("negotiator delegation delegate representative team official envoy lawyer")
"""Nouns of those through whom two sides meet."""
_BLOC = "European Union"
"""The body that bargains with states as one."""
_RULERS = frozenset({"leader", "president", "premier", "statesman", "minister"})


def _speaks_for_others(draft: Draft) -> bool:
    spokes = {"spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "official", "diplomat"}
    return any(title.split()[-1] in spokes for title, _ in draft.offices)


def _counts(name: str) -> int | None:
    """Return how many a description says that they are: of "two Canadian nuns" two."""
    return next((_COUNTS[word] for word in name.lower().split()[:2] if word in _COUNTS), None)


class Together:
    """Finds the two that a phrase counts without naming them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.listed = Listed(scene)
        self._opponents: tuple[Draft, ...] | None = None

    def read(self, phrase: Phrase) -> Mention | None:
        """Return the mention of a phrase that means two together, None where it is no such phrase.

        The mention has no actors where the text does not say who they are.
        """
        scene = self.scene
        noun = scene.clauses.lemmas[phrase.head].lower()
        if (listed := self.listed.read(phrase, noun) or self._of_each(phrase, noun)) is not None:
            return listed
        if noun in _OF_TWO and phrase.determiner == "the" and phrase.head == phrase.first + 1:
            return self._one_of_two(phrase, _OF_TWO[noun])
        if (both := self._people_of_both(phrase, noun)) is not None:
            return both
        texts = [scene.phrases.lower[i] for i in range(phrase.first, phrase.head)]
        if self._alone(phrase, noun) and (pair := self.sides(phrase.head)) is not None:
            return Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, tuple(d.id for d in pair))
        if noun in _PAIRED_BODIES and scene.phrases.is_plural(phrase):
            return self._two_bodies(phrase, noun, texts)
        if noun not in nouns.PARTIES_NOUNS and noun not in nouns.LEADERS_NOUNS:
            return None
        # "Two officials" who come without an article are nobody told of before.
        new = noun in nouns.LEADERS_NOUNS and texts[:1] == ["two"] and noun not in nouns.PARTIES_NOUNS
        paired = bool(_PAIRING & set(texts)) and not new
        plain = (
            noun in {"party", "side"}
            and texts in (["the"], ["the", "warring"], ["the", "opposing"], ["the", "conflicting"], ["warring"])
            and scene.phrases.is_plural(phrase)
        )
        if not (paired or plain) or (phrase.name is not None and not paired):
            return None
        if any(i in scene.phrases.hits for i in scene.phrases.modifiers(phrase)) or phrase.possessor is not None:
            return None
        pair = self.leaders(phrase, noun) if noun in nouns.LEADERS_NOUNS else self.sides(phrase.head)
        actors = tuple(draft.id for draft in pair) if pair else ()
        if not actors:
            return None
        return Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, actors)

    def _of_each(self, phrase: Phrase, noun: str) -> Mention | None:
        """Return the mention of what several have one each of: "their governments" of two ministers, "their envoys".

        Envoys are those for whom they deal, where they do.
        """
        scene = self.scene
        mention = scene.cast.mention_at(phrase.possessor) if phrase.possessor is not None else None
        if mention is None or len(mention.actors) < 2 or not scene.phrases.is_plural(phrase):
            return None
        if noun not in nouns.STATE_NOUNS and not (noun in _DELEGATED and self._deals(phrase)):
            return None
        sides = tuple(dict.fromkeys(scene.cast.side_of(a) or a for a in mention.actors))
        persons = any(scene.cast.kind_of(a) in (ActorKind.PERSON, ActorKind.UNNAMED) for a in sides)
        if persons or len(sides) < len(mention.actors):
            return None
        return Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, sides)

    def _deals(self, phrase: Phrase) -> bool:
        """Tell whether those whom a phrase means deal with each other."""
        clauses = self.scene.clauses
        verb = clauses.governing_verb(phrase.head)
        told = [] if verb is None else [verb, *clauses.children(verb, "xcomp")]
        return any(clauses.lemmas[v] in _DEALING for v in told)

    def _people_of_both(self, phrase: Phrase, noun: str) -> Mention | None:
        """Return the mention of "negotiators for the two sides", who are the two where they deal with each other."""
        scene = self.scene
        if noun not in _DELEGATED or not self._deals(phrase) or phrase.possessor is not None:
            return None
        behind = scene.follower(phrase.last) in {"of", "for", "from"}
        sides = scene.phrases.starting.get(phrase.last + 2) if behind else None
        inner = self.read(sides) if sides is not None and sides.name is None else None
        if inner is None or len(inner.actors) != 2:
            return None
        return Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, inner.actors)

    def _one_of_two(self, phrase: Phrase, which: int) -> Mention | None:
        """Return the mention of "the former" or "the latter", None where no two are named just before."""
        scene = self.scene
        here = scene.clauses.words[phrase.head].sentence
        paired = list(self._coordinated(phrase.first, range(max(0, here - 1), here + 1)))
        two = paired[-1] if paired else self._named_before(phrase, 2)
        if len(two) < 2:
            return None
        return Mention(phrase.head, phrase.first, phrase.last, Form.DESCRIPTION, (two[which].id,))

    def _alone(self, phrase: Phrase, noun: str) -> bool:
        """Tell whether a phrase is a bare "each" or "neither" that does something: "Each denies having fired"."""
        subject = self.scene.relation(phrase.head) in {"nsubj", "nsubjpass"}
        return (
            noun in {"each", "neither"}
            and phrase.first == phrase.last
            and subject
            and (self.scene.follower(phrase.last) != "of")
        )

    def counts(self) -> dict[int, Phrase]:
        """Return the phrases that only count who acts, "the two", "all three", "both", by their heads."""
        scene = self.scene
        found = dict[int, Phrase]()
        for i, name in enumerate(scene.phrases.lower):
            if name not in _COUNTS or scene.follower(i) == "of":
                continue
            if name not in _COUNTED and scene.clauses.words[i].relation not in {"nsubj", "nsubjpass"}:
                continue
            first = i - 1 if i and scene.phrases.lower[i - 1] in _BEFORE_COUNT else i
            if first < i or name == "both":
                found[i] = Phrase(first, i, i, None, None, scene.phrases.lower[first])
        return found

    def counted(self, phrase: Phrase) -> Mention:
        """Return the mention of a phrase that only counts; it has no actors where nobody near fits the count."""
        noun = self.scene.phrases.lower[phrase.head]
        found = (
            self._named_before(phrase, _COUNTS[noun])
            or (self.leaders(phrase, "leader") if noun in _COUNTED and _COUNTS[noun] == 2 else None)
            or (self.sides(phrase.head) if noun in _PAIRING else None)
            or ()
        )
        return Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, tuple(d.id for d in found))

    def _named_before(self, phrase: Phrase, count: int) -> tuple[Draft, ...]:
        """Return those whom a sentence just before names, as many as are counted: persons first, then all who act."""
        scene = self.scene
        here = scene.clauses.words[phrase.head].sentence
        for sentence in range(here, max(-1, here - _BACK - 1), -1):
            first, after = scene.clauses.layers.sentences[sentence]
            named = dict[str, Draft]()
            for i in range(first, min(after, phrase.first)):
                mention = scene.cast.mention_at(i)
                if mention is not None and mention.form not in {Form.ADJECTIVE, Form.PLACE}:
                    named |= {a: scene.cast.draft(a) for a in mention.actors}
            if so_many := [d for d in named.values() if d.plural and _counts(d.name) == count]:
                return (so_many[-1],)  # "two nuns", and then "the pair"
            acting = [d for d in named.values() if d.kind is not ActorKind.OUTLET and not d.plural]
            persons = [d for d in acting if d.kind in (ActorKind.PERSON, ActorKind.UNNAMED)]
            owned = [d for d in acting if d not in persons and any(d is not o and scene.belongs(d, o) for o in acting)]
            acting = [d for d in acting if d not in owned]
            known = [d for d in persons if d.kind is ActorKind.PERSON]
            for group in (known, persons, acting, [d for d in acting if d.kind in _RULING]):
                if len(group) == count:
                    return tuple(group)
        return ()

    def leaders(self, phrase: Phrase, noun: str) -> tuple[Draft, ...] | None:
        """Return the two persons that "the two presidents" means: those of the office, else the last two."""
        scene = self.scene

        def is_person(draft: Draft) -> bool:
            known = draft.kind is ActorKind.UNNAMED and draft.definite and not draft.plural and draft.side is not None
            called = noun == "leader" or any(noun in title.split() for title, _ in draft.offices)
            return draft.kind is ActorKind.PERSON or (known and called)

        verb = scene.clauses.governing_verb(phrase.head)
        doers = scene.clauses.surface_subjects(verb) if verb is not None else []
        # "X hosted the two ministers": X is none of them.
        apart = {a for s in doers if s != phrase.head and (m := scene.cast.mention_at(s)) for a in m.actors}
        recent = [draft for _, draft in scene.salience.ranked(phrase.head, is_person) if draft.id not in apart]
        if noun in _RULERS and len(rulers := [d for d in recent if not _speaks_for_others(d)]) >= 2:
            recent = rulers
        holders = [d for d in recent if any(noun in title.split() for title, _ in d.offices)]
        if len(holders) >= 2:
            return holders[0], holders[1]
        named = (pair for pair in self._coordinated(phrase.head) if all(d.kind is ActorKind.PERSON for d in pair))
        pair = next(reversed(list(named)), None)
        if pair is not None and all(d in recent for d in pair):
            return pair
        if len(recent) > 2 and recent[0].side is not None and recent[0].side == recent[1].side:
            # The two that deal with each other are of two sides.
            recent = [recent[0], *(d for d in recent[1:] if d.side != recent[0].side)]
        return (recent[0], recent[1]) if len(recent) >= 2 else None

    def _coordinated(self, before: int, sentences: Container[int] | None = None) -> Iterator[tuple[Draft, Draft]]:
        """Yield the twos named together ("Trump and Putin", "Trump spoke with Putin") before a word, in order."""
        words, cast = self.scene.clauses.words, self.scene.cast
        for i in range(before):
            mention, first = cast.mention_at(i), self._joined_to(i)
            if mention is None or first is None or (other := cast.mention_at(first)) is None:
                continue
            if sentences is not None and words[i].sentence not in sentences:
                continue
            both = [cast.draft(m.actors[0]) for m in (other, mention) if len(m.actors) == 1]
            if len(both) == 2 and both[0] is not both[1]:
                yield both[0], both[1]

    def _joined_to(self, index: int) -> int | None:
        """Return the head of the phrase that "and" joins to the one a word heads: by its arc, else by its place."""
        word, phrases = self.scene.clauses.words[index], self.scene.phrases
        if word.relation == "conj":
            return None if word.head == ROOT else word.head
        phrase = phrases.by_head.get(index)
        if phrase is None or phrase.name is None or phrase.first < 2 or phrases.lower[phrase.first - 1] != "and":
            return None
        before = phrases.by_word.get(phrase.first - 2)
        return before.head if before is not None and before.name is not None else None

    def _dealing(self, before: int) -> Iterator[tuple[Draft, Draft]]:
        """Yield the twos told of as dealing with each other: "talks between the union and Portline"."""
        clauses, cast = self.scene.clauses, self.scene.cast
        for i in range(before):
            if (head := self._joined_to(i)) is None:
                continue
            between = clauses.preposition(head) == "between"
            subject = clauses.words[head].relation == "nsubj" and clauses.lemmas[clauses.words[head].head] in _DEALING
            mentions = [m for m in (cast.mention_at(head), cast.mention_at(i)) if m is not None and len(m.actors) == 1]
            both = [cast.draft(m.actors[0]) for m in mentions]
            if (between or subject) and len(both) == 2 and all(d.kind in _BODIES for d in both):
                yield both[0], both[1]

    def _two_bodies(self, phrase: Phrase, noun: str, texts: list[str]) -> Mention | None:
        """Return the mention of "the two companies", "both unions": the last two of the sort named together."""
        sort = called(noun)
        counted = bool(_PAIRING & set(texts)) and texts[:1] != ["two"] and len(texts) <= 2
        if not counted and (sort is None or texts != ["the"]):
            return None
        pair = self._dealers(phrase.head, sort) if sort is not None else None
        if pair is None and counted:
            pair = next(reversed(list(self._coordinated(phrase.first))), None)
        if pair is None or not all(d.kind in _BODIES for d in pair):
            return None
        actors = tuple(draft.id for draft in pair)
        return Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, actors)

    def sides(self, before: int) -> tuple[Draft, ...] | None:
        """Return the two that the report tells of as at odds: states or armed groups, else those who bargain.

        Of three parties that form a coalition none are the two sides.
        """
        if (opponents := self.at_odds()) or sum(d.sort is Sort.PARTY for d in self.scene.cast.drafts) > 2:
            return opponents or None
        return self._dealers(before) or next(self._dealing(before), None)

    def at_odds(self) -> tuple[Draft, ...]:
        """Return the two states or armed groups that the report tells of as at odds, nobody where no two stand out."""
        if self._opponents is None:
            pairs = self._pairs(self._party_at, at_odds_alone=True)
            self._opponents = max(pairs, key=lambda pair: pairs[pair], default=())
        return self._opponents

    def _dealers(self, before: int, sort: Sort | None = None) -> tuple[Draft, ...] | None:
        """Return the two companies, unions or parties told of together most; None where no two stand out."""

        def dealer_at(index: int) -> Draft | None:
            draft = self._body_at(index, before)
            if draft is None or sort is not None:
                return draft if draft is not None and draft.sort is sort else None
            bargains = draft.sort is not None or draft.kind is ActorKind.STATE or draft.name == _BLOC
            return draft if bargains else None

        pairs = self._pairs(dealer_at)
        best = pairs.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return best[0][0]

    def _body_at(self, index: int, before: int) -> Draft | None:
        """Return the body named at a word, or meant by a phrase that was read already."""
        scene = self.scene
        mention = scene.cast.mention_at(index) if index < before else None
        if mention is not None:
            return scene.cast.draft(mention.actors[0]) if len(mention.actors) == 1 else None
        hit, unit = scene.phrases.hits.get(index), scene.phrases.units.get(index)
        if hit is not None:
            return scene.roster.of_entry(hit.entry, scene.span(hit.first, hit.last))
        if unit is None or scene.phrases.kind(unit.first, unit.last) == "PERSON":
            return None
        named = scene.roster.named(unit.first, unit.last, scene.phrases.by_head.get(unit.last))
        return named.draft if named is not None else None

    def _pairs(
        self, party_at: Callable[[int], Draft | None], *, at_odds_alone: bool = False
    ) -> Counter[tuple[Draft, Draft]]:
        """Weigh pairs of those who may be at odds by how often the whole report names them in one sentence.

        Where it names more than two and those `at_odds_alone` are asked for, some sentence must tell of what is between
        them: who jointly condemns a raid is not at odds.
        """
        scene = self.scene
        weights, at_odds = Counter[tuple[str, str]](), set[tuple[str, str]]()
        drafts, named = dict[str, Draft](), {*scene.phrases.hits, *scene.phrases.units, *scene.cast.heads}
        for first, after in scene.clauses.layers.sentences:
            told = (party_at(i) for i in range(first, after) if i in named)
            present = {draft.id: draft for draft in told if draft is not None}
            drafts |= present
            if not 2 <= len(present) <= 4:
                continue
            texts = {lemma(w.text, w.tag) for w in scene.clauses.words[first:after]}
            weight = 2 if texts & _CONFLICT else 1
            allies = self._listed(first, after)
            # In the order of the text: ids say nothing.
            for pair in combinations([name for name in drafts if name in present], 2):
                if allies.issuperset(pair):
                    continue
                weights[pair] += weight + (len(present) == 2)
                if weight > 1:
                    at_odds.add(pair)
        every = not at_odds_alone or len(drafts) == 2
        return Counter({(drafts[a], drafts[b]): n for (a, b), n in weights.items() if every or (a, b) in at_odds})

    def _listed(self, first: int, after: int) -> set[str]:
        """Return the parties that a sentence names in a list of three or more: who speaks in chorus is not at odds."""
        clauses = self.scene.clauses
        lists = ({*clauses.nominal_conjuncts(i)} for i in range(first, after) if clauses.words[i].tag == "NNP")
        named = (i for listed in lists if len(listed) > 2 for i in listed)
        return {draft.id for i in named if (draft := self._party_at(i)) is not None}

    def _party_at(self, index: int) -> Draft | None:
        """Return the state or armed group named at a word, by name, demonym or the force that acts for it."""
        scene = self.scene
        hit = scene.phrases.hits.get(index)
        draft: Draft | None = None
        if hit is not None and not scene.phrases.inside_unit(hit.first):
            if scene.follower(hit.last) in {"mediator", "envoy", "observer", "broadcaster"}:
                return None
            draft = scene.roster.of_entry(hit.entry, scene.span(hit.first, hit.last))
        elif (unit := scene.phrases.units.get(index)) is not None and scene.phrases.kind(
            unit.first, unit.last
        ) != "PERSON":
            named = scene.roster.named(unit.first, unit.last, scene.phrases.by_head.get(unit.last))
            draft = named.draft if named is not None else None
        while draft is not None and draft.kind not in _RULING:
            draft = (
                scene.cast.draft(draft.side) if draft.side is not None and draft.kind is not ActorKind.OUTLET else None
            )
        return draft
