"""Who is on the reader's mind at a word: recent mentions, weighed by how prominent their place in the sentence was."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors.cast import Draft
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT

_WEIGHTS = {
    "nsubj": 3.0,
    "nsubjpass": 2.6,
    "dobj": 1.6,
    "iobj": 1.6,
    "nmod": 1.2,
    "nmod:poss": 1.8,
    "nmod:agent": 2.0,
    "appos": 1.5,
    "root": 2.0,
    "compound": 0.4,
}
_PROMINENT = frozenset({"nsubj", "nsubjpass", "nmod:poss", "conj", "appos", "root"})
_IN_PASSING = 0.3
_FADING = 0.45
"""What is left of a mention's weight one sentence later."""
_INSIDE_QUOTE = 0.2
"""What counts of a mention inside a quotation for a word outside."""
_BEFORE_QUOTE = 0.3
"""What counts, inside a quotation, of the subject of the words that lead up to it."""
_REACH = 6
"""Sentences after which a mention no longer counts."""


class Salience:
    """The mentions of a text up to a word, told in the order of the text."""

    def __init__(self, clauses: Clauses, quoted: Sequence[Span]) -> None:
        self.clauses = clauses
        inside = {i for span in quoted for i in clauses.layers.words_in(span)}
        self._place = _places(clauses, inside)
        self._sentences = [word.sentence for word in clauses.words]
        self._quoted = [i in inside for i in range(len(clauses.words))]
        self._told: list[tuple[int, Draft, float]] = []
        self._count = defaultdict[str, int](int)

    def tell(self, word: int, draft: Draft) -> None:
        """Add a mention; an outlet that only saw or carried something is hardly told of."""
        passing = draft.kind is ActorKind.OUTLET and self.clauses.words[word].relation not in _PROMINENT
        self._told.append((word, draft, _IN_PASSING if passing else self._weight(word)))
        self._count[draft.id] += 1

    def merge(self, one: Draft, other: Draft) -> None:
        """Count the mentions of one actor as another's."""
        self._told = [(word, other if draft is one else draft, weight) for word, draft, weight in self._told]
        self._count[other.id] += self._count.pop(one.id, 0)

    def ranked(
        self, word: int, fits: Callable[[Draft], bool], skip: Callable[[int], bool] = lambda _: False
    ) -> list[tuple[float, Draft]]:
        """Return the fitting actors mentioned before a word with their weights, heaviest first.

        `skip` leaves mentions out by their word, for what grammar forbids to be the same.
        """
        quoted = self._quoted[word]
        # Within a quotation each of its sentences is a step.
        places = self._sentences if quoted else self._place
        recent, fitting = list[tuple[int, Draft, float, int]](), dict[Draft, bool]()
        for at, draft, weight in reversed(self._told):
            distance = places[word] - places[at]
            if distance > _REACH:
                break
            if at >= word:
                continue
            if draft not in fitting:
                fitting[draft] = fits(draft)
            if fitting[draft]:
                recent.append((at, draft, weight, distance))
        barred = {draft.id for at, draft, _, _ in recent if skip(at)}
        scores = dict[str, tuple[float, Draft]]()
        for at, draft, weight, distance in recent:
            if draft.id in barred:
                continue
            score = weight * _FADING**distance
            if self._quoted[at] and not quoted:
                # Whom a quotation speaks of is seldom the one who speaks it.
                score *= _INSIDE_QUOTE
            elif quoted and not self._quoted[at] and self._opens_talk(at, word):
                # Nobody calls himself "he": the subject before a quotation is likely the one who speaks it.
                score *= _BEFORE_QUOTE
            old = scores.get(draft.id, (0.0, draft))[0]
            # Mentions add up, but one near and prominent mention counts for more than many faint ones.
            scores[draft.id] = (max(old, score) + 0.15 * min(old, score), draft)
        return sorted(scores.values(), key=lambda pair: -pair[0])

    def latest(self, word: int, fits: Callable[[Draft], bool]) -> Draft | None:
        """Return the fitting actor mentioned last before a word, however long ago."""
        latest_first = dict.fromkeys(draft for at, draft, _ in reversed(self._told) if at < word)
        return next(filter(fits, latest_first), None)

    def most_told(self, fits: Callable[[Draft], bool]) -> Draft | None:
        """Return the fitting actor mentioned most often so far, unless two are mentioned as often."""
        fitting = [draft for draft in dict.fromkeys(draft for _, draft, _ in self._told) if fits(draft)]
        most = max((self._count[draft.id] for draft in fitting), default=0)
        best = [draft for draft in fitting if self._count[draft.id] == most]
        return best[0] if len(best) == 1 else None

    def opens_quotation(self, at: int, word: int) -> bool:
        """Tell whether a mention stands in a sentence that parts or leads up to the quotation around a word."""
        if self._quoted[at] or not self._quoted[word] or not self._leads_up(at, word):
            return False
        first, after = self.clauses.layers.sentences[self.clauses.words[at].sentence]
        return any(self._quoted[i] or self.clauses.words[i].text == ":" for i in range(first, after))

    def _opens_talk(self, at: int, word: int) -> bool:
        """Tell whether a mention is the main subject of the sentence that leads up to the quotation around a word."""
        return self.clauses.words[at].relation == "nsubj" and self._leads_up(at, word)

    def _leads_up(self, at: int, word: int) -> bool:
        start = word
        while start > 0 and self._quoted[start - 1]:
            start -= 1
        words = self.clauses.words
        return at < start and words[start].sentence - words[at].sentence <= 1

    def _weight(self, word: int) -> float:
        here, steps = word, 0
        # A name in apposition or coordination is as prominent as the phrase it belongs to.
        while (
            self.clauses.words[here].relation in {"appos", "conj"}
            and self.clauses.words[here].head != ROOT
            and steps < 4
        ):
            if self.clauses.is_verb(self.clauses.words[here].head):
                break
            here, steps = self.clauses.words[here].head, steps + 1
        relation = self.clauses.words[here].relation
        if relation == "nmod" and self.clauses.preposition(here) == "by":
            relation = "nmod:agent"
        return _WEIGHTS.get(relation, 1.0) - 0.2 * steps


def _places(clauses: Clauses, quoted: set[int]) -> list[int]:
    """Return for each word the number of its sentence, sentences wholly inside quotations not counted.

    For whoever tells the story a long quotation is one step, so that its speaker is still near behind it.
    """
    places, count = list[int](), 0
    for first, after in clauses.layers.sentences:
        told = any(i not in quoted and clauses.words[i].text[0].isalnum() for i in range(first, after))
        count += told
        places += [count] * (after - first)
    return places
