"""What all rules of this room share while a report is read: phrases, names, cast and salience."""

from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.cast import Cast, Draft, Form, Mention
from dragoman.reading.actors.phrases import Phrase, Phrases
from dragoman.reading.actors.roster import Roster
from dragoman.reading.actors.salience import Salience
from dragoman.reading.clauses import Clauses
from dragoman.reading.gazetteer import Entry, Gazetteer, Use
from dragoman.reading.layers import ROOT
from dragoman.reading.statements.manner import quotations

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# "Minister of Foreign Affairs", "the Prime Minister": what an office is in charge of is nobody.
_OF_TWO_WORDS = {("opposite", "number"): "counterpart", ("chief", "executive"): "director"}
_OF_A_STATE = (["of", "state"], ["of", "government"])
_NO_OWNERS = nouns.TITLE_WORDS | nouns.CHARGES | {"affairs", "and", "of", "cooperation"}
_BELONGS = frozenset({"of", "for", "in", "at", "to"})


@dataclass(frozen=True)
class Owner:
    """Whom something belongs to, and the words that say so."""

    draft: Draft
    span: Span


class Scene:
    """One report in the course of being read."""

    def __init__(
        self, clauses: Clauses, phrases: Phrases, gazetteer: Gazetteer, cast: Cast, companies: frozenset[Entry]
    ) -> None:
        self.clauses = clauses
        self.phrases = phrases
        self.gazetteer = gazetteer
        self.cast = cast
        self.roster = Roster(phrases, gazetteer, cast, companies)
        self.salience = Salience(clauses, quotations(clauses.layers.text))

    def span(self, first: int, last: int) -> Span:
        """Return the span from one word to another (inclusive)."""
        return self.clauses.layers.span(first, last)

    def refer(self, phrase: Phrase, draft: Draft, form: Form, *, name: str | None = None) -> None:
        """Record that a phrase means an actor; `name` is the form of words that its record lists."""
        draft.add(self.span(phrase.first, phrase.last), name)
        self.cast.set(Mention(phrase.head, phrase.first, phrase.last, form, (draft.id,)))
        self.salience.tell(self._top(phrase), draft)

    def join(self, one: Draft, other: Draft) -> None:
        """Let everything told of one actor be told of another: both are the same."""
        self.cast.merge(one, other)
        self.salience.merge(one, other)
        self.roster.forget(one, other)

    def _top(self, phrase: Phrase) -> int:
        """Return the word by which a phrase hangs in its sentence: "Ministry" of "the Ministry of Trade of Osmora"."""
        top = phrase.head
        while phrase.first <= self.clauses.words[top].head < phrase.head:
            top = self.clauses.words[top].head
        return top

    def office_text(self, phrase: Phrase) -> str:
        """Return the words of a description that are the person's own: of "the US president" not the state's name."""
        hit = next((h for h in self.phrases.hits.values() if phrase.first <= h.first and h.last < phrase.head), None)
        if hit is not None and hit.use is Use.NAME and hit.entry.kind is ActorKind.STATE:
            return self.phrases.text(hit.last + 1, phrase.last)
        return self.bare_text(phrase)

    def bare_text(self, phrase: Phrase) -> str:
        """Return a phrase's words without an article or "both" before them."""
        opening = self.phrases.lower[phrase.first] in {"the", "a", "an", "both", "neither", "either"}
        return self.phrases.text(phrase.first + (opening and phrase.first < phrase.last), phrase.last)

    def follower(self, index: int) -> str:
        """Return the word after a word, in lower case, "" at the end of the text."""
        return self.phrases.lower[index + 1] if index + 1 < len(self.phrases.texts) else ""

    def noun(self, phrase: Phrase) -> str:
        """Return the dictionary form of a phrase's noun, a plural's singular."""
        noun = self.clauses.lemmas[phrase.head].lower().removeprefix("ex-").removesuffix("-elect")
        before = self.phrases.lower[phrase.head - 1] if phrase.head > 0 else ""
        if noun == "head" and self.phrases.lower[phrase.head + 1 : phrase.head + 3] in _OF_A_STATE:
            return "leader"
        return _OF_TWO_WORDS.get((before, noun), noun)

    def is_definite(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of somebody known: by article, by genitive, or as a title in capitals."""
        if phrase.determiner in DEFINITE:
            return True
        if phrase.determiner == "":
            return phrase.possessor is not None or self.phrases.capitalised(phrase.head)
        return phrase.possessor is not None

    def is_modified(self, phrase: Phrase) -> bool:
        """Tell whether a phrase has more before its noun than a determiner."""
        return phrase.head - phrase.first > (1 if phrase.determiner else 0)

    def belongs(self, draft: Draft, owner: Draft) -> bool:
        """Tell whether an actor is, or acts in the end for, another."""
        seen = set[str]()
        here: Draft | None = draft
        while here is not None and here.id not in seen:
            if here is owner:
                return True
            seen.add(here.id)
            here = self.cast.draft(here.side) if here.side is not None else None
        return False

    # Whom a phrase belongs to

    def owner(self, phrase: Phrase) -> Owner | None:
        """Return the actor whom the genitive, a modifier or a phrase with "of" names as that of a phrase, or None."""
        if self.noun(phrase) in nouns.STYLES or any(
            self.phrases.lower[i] in nouns.STYLES for i in self.phrases.modifiers(phrase)
        ):
            # "Her Excellency": the pronoun is no owner.
            return self._owner_behind(phrase)
        if (whose := self._antecedent_owner(phrase)) is not None:
            return whose
        if phrase.possessor is not None and self.clauses.words[phrase.possessor].tag == "PRP$":
            # "her Finnish counterpart": the demonym says whose the office is, the pronoun only who meets its holder.
            inner = next(
                (o for i in reversed(self.phrases.modifiers(phrase)) if (o := self._named_modifier(i)) is not None),
                None,
            )
            if inner is not None:
                return inner
        if phrase.possessor is not None:
            mention = self.cast.mention_at(phrase.possessor)
            if mention is not None and len(mention.actors) == 1:
                return Owner(self.cast.draft(mention.actors[0]), self.span(mention.first, mention.last))
        for i in reversed(self.phrases.modifiers(phrase)):
            if (owner := self._named_modifier(i)) is not None:
                return owner
        governed = next((i for i in self.phrases.modifiers(phrase) if self.phrases.lower[i] == "government"), None)
        if governed is not None and (state := self.governing(governed)) is not None:
            return Owner(state, self.span(governed, governed))
        return self._owner_behind(phrase)

    def _antecedent_owner(self, phrase: Phrase) -> Owner | None:
        """Return the one whom "whose" before a phrase stands for: "Qasra, whose emir has mediated"."""
        if phrase.first < 2 or self.phrases.lower[phrase.first - 1] != "whose":
            return None
        before = phrase.first - 2 - (self.phrases.texts[phrase.first - 2] == ",")
        known = self.phrases.by_word.get(before)
        mention = self.cast.mention_at(known.head) if known is not None and known.last == before else None
        if mention is None or len(mention.actors) != 1:
            return None
        return Owner(self.cast.draft(mention.actors[0]), self.span(mention.first, mention.last))

    def names_whose(self, phrase: Phrase, owner: Owner) -> bool:
        """Tell whether an owner is whom a group acts for: "Osmoran troops", "fighters of the Front", not "in Kyiv".

        "Osmoran pirates" are only from there.
        """
        if owner.draft.kind is ActorKind.STATE and self.noun(phrase) in nouns.INDEPENDENT:
            return False
        behind = owner.span.begin >= self.span(phrase.first, phrase.last).end
        return owner.draft.kind not in (ActorKind.PERSON, ActorKind.UNNAMED) and (
            not behind or self.follower(phrase.last) in {"of", "from"}
        )

    def governing(self, before: int) -> Draft | None:
        """Return the state or body whose government the text told of last before a word."""

        def governs(draft: Draft) -> bool:
            if draft.kind is ActorKind.ORGANISATION:
                return draft.name.endswith(" government")  # "the northern government"
            return draft.kind is ActorKind.STATE and any(
                "government" in n.lower() or "authorit" in n.lower() for n in draft.names
            )

        return self.salience.latest(before, governs)

    def _named_modifier(self, index: int) -> Owner | None:
        hit = self.phrases.hits.get(index)
        if hit is not None and hit.use is not Use.PLACE:
            span = self.span(hit.first, hit.last)
            return Owner(self.roster.of_entry(hit.entry, span), span)
        unit = self.phrases.units.get(index)
        behind = self.phrases.lower[unit.last + 1] if unit and unit.last + 1 < len(self.phrases.texts) else ""
        if behind in nouns.PLACE_HEADS:
            return None  # "the Tamo crossing"
        if behind in nouns.OF_CHARGES and self.phrases.lower[index] in nouns.CHARGES:
            return None  # "Labour Minister X" is no man of Labour's.
        if unit is not None and all(self.phrases.lower[i] in _NO_OWNERS for i in range(unit.first, unit.last + 1)):
            return None
        if hit is not None or unit is None or self.roster.seems_person(unit.first, unit.last):
            return None
        if unit.first == unit.last and self.phrases.lower[index] in nouns.BODIES:
            return self._called_so(index)
        named = self.roster.named(unit.first, unit.last, None)
        return None if named is None else Owner(named.draft, self.span(unit.first, unit.last))

    def _called_so(self, index: int) -> Owner | None:
        """Return the body told last that is called by a noun: "Union negotiator Rosa Klein" of a drivers' union."""
        noun = self.phrases.lower[index]
        body = self.salience.latest(index, lambda d: noun in {d.sort, d.name.lower().split()[-1]})
        return None if body is None else Owner(body, self.span(index, index))

    def _owner_behind(self, phrase: Phrase) -> Owner | None:
        last = phrase.last
        for _ in range(2):
            if self.follower(last) not in _BELONGS:
                return None
            tied = self.phrases.starting.get(last + 2)
            if tied is None or self.clauses.words[tied.first].sentence != self.clauses.words[phrase.first].sentence:
                return None
            if tied.name is not None and all(
                self.phrases.lower[i] in _NO_OWNERS for i in range(tied.name[0], tied.name[1] + 1)
            ):
                return None
            if tied.name is not None and (named := self.roster.named(*tied.name, tied)) is not None:
                return Owner(named.draft, self.span(*tied.name))
            if (
                inner := next(
                    (o for i in self.phrases.modifiers(tied) if (o := self._named_modifier(i)) is not None), None
                )
            ) is not None:
                return inner
            last = tied.last
        return None

    # How a phrase is used

    def relation(self, index: int) -> str:
        """Return a word's relation to its head, that of the first word where it is coordinated with others."""
        steps = 0
        while (
            self.clauses.words[index].relation in {"conj", "appos"}
            and self.clauses.words[index].head != ROOT
            and steps < 4
        ):
            if self.clauses.is_verb(self.clauses.words[index].head):
                break
            index, steps = self.clauses.words[index].head, steps + 1
        return self.clauses.words[index].relation

    def is_dateline(self, phrase: Phrase) -> bool:
        """Tell whether a phrase opens a text or paragraph as its dateline: "BAMOU (Agency) –", "KYIV, May 3 –"."""
        words, texts = self.clauses.words, self.phrases.texts
        first, last = phrase.first, phrase.last
        opens = first == 0 or "\n" in self.clauses.layers.text[words[first - 1].span.end : words[first].span.begin]
        if not opens or self.follower(last) not in {"(", ",", "-", "–", "—", "--"}:
            return False
        return any(t in {"-", "–", "—", "--"} for t in texts[last + 1 : last + 9])

    def is_place(self, phrase: Phrase, use: Use) -> bool:
        """Tell whether a state's, capital's or city's name is used of the place and not of those who rule there."""
        first = phrase.name[0] if phrase.name else phrase.first
        preposition = self._preposition_before(phrase.first if phrase.possessor is None else first)
        verb = self.clauses.governing_verb(phrase.head)
        lemma = self.clauses.lemmas[verb] if verb is not None else ""
        relation = self.relation(phrase.head)
        if preposition in nouns.LOCATIVE:
            return True
        if preposition in {"to", "from"}:
            if use is not Use.NAME:
                # One conveys something to those who rule in a city; to the city itself one travels, calls, invites.
                return lemma not in nouns.DEALINGS
            return lemma in nouns.TRAVEL
        if preposition == "on":
            return use is not Use.NAME
        if relation == "nsubjpass" and lemma in nouns.ATTACKS:
            return use is not Use.NAME
        if relation == "dobj" and lemma in nouns.TRAVEL | nouns.ATTACKS:
            return use is not Use.NAME
        if preposition == "of" and use in (Use.CAPITAL, Use.PLACE, Use.SEAT):
            return not self._of_an_act(phrase.first)
        if (
            self.follower(phrase.last) == ","
            and self.phrases.opens_sentence(phrase.first)
            and relation not in {"nsubj", "nsubjpass"}
        ):
            # A dateline: "GENEVA, March 3 (Agency) - …"
            return True
        return use is Use.PLACE and relation not in {"nsubj"} and self.follower(phrase.last) != "'s"

    def _of_an_act(self, index: int) -> bool:
        """Tell whether "of" before a word hangs on a noun that only those who rule can have: "the consent of Kyiv"."""
        noun = self.clauses.lemmas[index - 2] if index >= 2 else ""
        return noun in {
            "request",
            "consent",
            "approval",
            "demand",
            "position",
            "proposal",
            "government",
            "refusal",
            "decision",
            "view",
            "behalf",
            "support",
            "help",
        }

    def _preposition_before(self, index: int) -> str:
        """Return the preposition right before a phrase, adjectives and articles aside; of a list, that of its first."""
        i, steps = index - 1, 0
        while i >= 0 and steps < 8:
            word = self.clauses.words[i]
            if word.tag in {"IN", "TO"}:
                return self.phrases.lower[i]
            if word.tag not in {"DT", "JJ", "CC", ",", "NNP", "PDT"}:
                return ""
            if (
                word.tag in {",", "CC"}
                and self.clauses.words[index].sentence
                and self.relation(index) != "nmod"
                and steps == 0
            ):
                return ""
            i, steps = i - 1, steps + 1
        return ""

    def states(self) -> list[Draft]:
        """All states found so far."""
        return [d for d in self.cast.drafts if d.kind is ActorKind.STATE]
