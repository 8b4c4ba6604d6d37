"""Whose side words are spoken from: whom "we", "our forces" and "the enemy" mean in what somebody says.

perspective = Perspective(clauses, cast, quoted)
perspective.write()            outside all quotations, where the text is a document that somebody issues
perspective.speak(statement)   in what somebody says: outer words first, for those inside them may be another's
"""

from collections.abc import Iterable, Sequence

from dragoman.model.record import Statement
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import Cast, Form, Mention
from dragoman.reading.actors.nouns import FIGHTERS, FORCES, STATE_NOUNS
from dragoman.reading.clauses import Clauses
from dragoman.reading.lemma import word_set
from dragoman.reading.statements.issuers import issuers

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_OURSELVES = FORCES | FIGHTERS | STATE_NOUNS
"""What somebody calls his side: "our forces", "my government"."""
_FOES = word_set("enemy aggressor occupier invader terrorist")
"""What somebody calls the other side."""
_MAYBE_FOES = _FOES | {"side"}
_OTHERS = frozenset({"other", "opposing", "opposite"})


class Perspective:
    """Records in the cast whom first persons mean, and the words for the other side."""

    def __init__(self, clauses: Clauses, cast: Cast, quoted: Sequence[Span]) -> None:
        self.clauses = clauses
        self.cast = cast
        self.quoted = quoted
        self._own = frozenset(w.index for w in clauses.words if w.text.lower() in _FIRST_PERSON)
        self._foes = frozenset(i for i, noun in enumerate(clauses.lemmas) if noun in _MAYBE_FOES and self._is_foe(i))

    def write(self) -> None:
        """Let what stands in no quotation marks be the words of those who issue the text, where it has "we" there."""
        inside = {i for span in self.quoted for i in self.clauses.layers.words_in(span)}
        if own := self._own - inside:
            self._mean(issuers(self.clauses, self.cast), own, self._foes - inside)

    def speak(self, statement: Statement) -> None:
        """Let the words of a statement be its speakers'.

        Inside another's words an indirect "we" is still that other's: "He told me that we must leave".
        """
        if not self._own and not self._foes:
            return
        held = frozenset(i for piece in statement.content for i in self.clauses.layers.words_in(piece))
        own = self._own & held
        if statement.within is not None:
            own = frozenset(i for i in own if self._quotes(statement, self.clauses.words[i].span))
        self._mean(statement.speakers, own, self._foes & held)

    def _quotes(self, statement: Statement, word: Span) -> bool:
        """Tell whether a statement holds a quotation around a word, and is not only held by it."""
        around = [q for q in self.quoted if q.holds(word)]
        return any(piece.begin <= q.begin + 1 for q in around for piece in statement.content if piece.holds(word))

    def _mean(self, speakers: Sequence[str], own: Iterable[int], foes: Iterable[int]) -> None:
        if not speakers:
            return
        sides = tuple(dict.fromkeys(side for a in speakers if (side := self._side(a)) is not None))
        for word in own:
            self.cast.set(Mention(word, word, word, Form.PRONOUN, tuple(speakers)))
            noun = self.clauses.words[word].head
            if sides and self.clauses.words[word].relation == "nmod:poss" and self.clauses.lemmas[noun] in _OURSELVES:
                self.cast.set(Mention(noun, word, noun, Form.DESCRIPTION, sides))
        if len(sides) == 1 and (other := self._opponent(sides[0])) is not None:
            for noun in foes:
                self.cast.set(Mention(noun, noun, noun, Form.DESCRIPTION, (other,)))

    def _side(self, actor: str) -> str | None:
        """Return for whom somebody speaks: a body for itself, a person for the state or body that he acts for."""
        person = self.cast.kind_of(actor) in (ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.GROUP)
        return self.cast.state_of(actor) or self.cast.side_of(actor) or (None if person else actor)

    def _opponent(self, side: str) -> str | None:
        """Return the one that the report tells of as at odds with a side, where no further group is in arms."""
        pair = self.cast.at_odds()
        if side not in pair or any(d.kind is ActorKind.ARMED_GROUP and d.id not in pair for d in self.cast.drafts):
            return None
        return next(a for a in pair if a != side)

    def _is_foe(self, word: int) -> bool:
        """Tell whether such a noun is for whoever the other side is: "the enemy", "terrorists", "the other side"."""
        clauses, tag = self.clauses, self.clauses.words[word].tag
        noun = clauses.lemmas[word]
        if not tag.startswith("NN"):
            return False
        before = {clauses.lemmas[i] for i in clauses.children(word, "det", "amod", "compound", "nmod:poss") if i < word}
        if noun == "side":
            return "the" in before and bool(before & _OTHERS)
        definite = "the" in before or tag == "NNS" or clauses.words[word].relation == "compound"
        return definite and before <= {"the", "these", "those"} and not clauses.of_phrases(word)
