"""Personal pronouns: whom "he", "her", "they", "its" mean, or that they stay open."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.cast import Draft, Form, Mention
from dragoman.reading.actors.paired import SAYING, Paired
from dragoman.reading.actors.questions import asked_before
from dragoman.reading.actors.scene import Scene
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.statements.transcripts import turns

_FEMALE = frozenset({"she", "her", "hers", "herself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_HUMAN = _FEMALE | _MALE
_THIRD_PERSON = _HUMAN | _THING | _MANY
_POSSESSIVE = frozenset({"his", "her", "hers", "its", "their", "theirs"})
_PERSONS = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_COLLECTIVE = frozenset({ActorKind.GROUP, ActorKind.ARMED_GROUP})
_PEOPLE = nouns.PERSONS | nouns.GROUPS | nouns.FORCES
_SPEAKING_FOR = word_set("office spokesman spokeswoman spokesperson lawyer campaign team staff aide attorney camp")
_TOWARDS_ACTORS = word_set(
    """
    accuse blame urge tell ask warn criticise criticize condemn denounce thank support back recognise recognize arm fund
    finance help invite join lead allow let force press pressure sue fine sanction trust fight defeat represent persuade
    attack invade threaten assist notify inform consult
    """
)
"""Verbs whose object "it" may be somebody and not what is said or done."""
_ADDRESSED = frozenset({"reporter", "journalist"})
"""Those told something, of whom what is said does not speak."""
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
# What it adds to be the subject of the verb above a pronoun's own, the share of it for each verb further up, and what
# it adds to be the subject of a possessive's own verb: tuned on GAP's development part.
_HOLDER, _HIGHER, _OWN_SUBJECT = 1.6, 0.6, 1.6
_ANSWERER = 4.0
"""What it adds to have been asked in the sentence before: more than any subject weighs."""
# Below this weight nobody is on the reader's mind; above this share of the first, a second makes it doubtful.
_LEAST, _DOUBT = 0.25, 0.98


def is_pronoun(text: str) -> bool:
    """Tell whether a word, in lower case, is a pronoun of the third person."""
    return text in _THIRD_PERSON


class Pronouns:
    """Reads the pronouns of a text, in order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.paired = Paired(scene)
        layers = scene.clauses.layers
        self._labels = [t.label for t in turns(layers)] if any(a.is_turn for a in layers.attributions) else []

    def read(self, index: int) -> None:
        """Find out whom a pronoun means; record the candidates where it stays open."""
        scene = self.scene
        text = scene.phrases.lower[index]
        if text in _THING and self._expletive(index):
            return
        if text in _REFLEXIVE:
            self._back(index)
            return
        if text in _MANY and (pair := self.paired.before(index)) is not None:
            scene.cast.set(Mention(index, index, index, Form.PRONOUN, pair))
            for actor in pair:
                scene.salience.tell(index, scene.cast.draft(actor))
            return
        if (named := self._named_ahead(index, text)) is not None:
            named.add(scene.span(index, index), None)
            scene.cast.set(Mention(index, index, index, Form.PRONOUN, (named.id,)))
            scene.salience.tell(index, named)
            return
        ranked = scene.salience.ranked(
            index,
            lambda d: self._agrees(text, d) and not (d.kind is ActorKind.DOCUMENT and self._owns_people(index)),
            lambda at: self._forbidden(index, at),
        )
        ranked = self._weighed_by_grammar(index, ranked)
        if not ranked or ranked[0][0] < _LEAST:
            return
        best = ranked[0][1]
        if len(ranked) > 1 and ranked[1][0] > _DOUBT * ranked[0][0]:
            candidates = tuple(draft.id for _, draft in ranked[:3])
            scene.cast.set(Mention(index, index, index, Form.PRONOUN, (), candidates))
            return
        if best.kind in _PERSONS and best.female is None and text in _HUMAN:
            best.female = text in _FEMALE
        best.add(scene.span(index, index), None)
        scene.cast.set(Mention(index, index, index, Form.PRONOUN, (best.id,)))
        scene.salience.tell(index, best)

    def awaited(self, index: int) -> int | None:
        """Return the subject of a sentence that a pronoun in a phrase before it is read after, None where none is."""
        clauses = self.scene.clauses
        words = clauses.words
        first, after = clauses.layers.sentences[words[index].sentence]
        root = next((i for i in range(first, after) if words[i].head == ROOT), None)
        if root is None or root < index:
            return None
        subject = next((s for s in clauses.surface_subjects(root) if s > index), None)
        if subject is None or not any(words[i].text == "," for i in range(index, subject)):
            return None
        if any(words[i].text in {'"', "“", "``", "”", "''"} for i in range(first, subject)):
            return None
        # Only what hangs on the main clause as a phrase or clause in front of it.
        here = index
        while here != ROOT and here != root:
            if words[here].relation in {"conj", "parataxis", "ccomp"}:
                return None
            here = words[here].head
        return subject

    def _named_ahead(self, index: int, text: str) -> Draft | None:
        """Return the person whose name is the subject right behind a phrase with a pronoun of his."""
        subject = self.awaited(index) if text in _HUMAN else None
        mention = self.scene.cast.mention_at(subject) if subject is not None else None
        if mention is None or mention.form is not Form.NAME or len(mention.actors) != 1:
            return None
        draft = self.scene.cast.draft(mention.actors[0])
        return draft if draft.kind is ActorKind.PERSON and self._agrees(text, draft) else None

    def _back(self, index: int) -> None:
        """Read "himself" as the subject of its verb."""
        verb = self.scene.clauses.governing_verb(index)
        subjects = self.scene.clauses.surface_subjects(verb) if verb is not None else []
        if actors := tuple(dict.fromkeys(a for s in subjects for a in self._meant(s))):
            self.scene.cast.set(Mention(index, index, index, Form.PRONOUN, actors))

    def _agrees(self, text: str, draft: Draft) -> bool:
        if text in _HUMAN:
            if draft.kind not in _PERSONS or draft.plural:
                return False
            return draft.female is None or draft.female is (text in _FEMALE)
        if text in _THING:
            return draft.kind not in _PERSONS and not draft.plural and draft.kind is not ActorKind.GROUP
        if any(title in _ADDRESSED for title, _ in draft.offices):
            return False
        return draft.plural or draft.kind in _COLLECTIVE or (draft.kind is ActorKind.STATE and not draft.shown)

    def _owns_people(self, index: int) -> bool:
        """Tell whether a pronoun says whose men somebody is, as no paper has any: "its commander"."""
        head = self.scene.clauses.words[index].head
        return head != ROOT and self.scene.clauses.lemmas[head] in _PEOPLE

    def _forbidden(self, index: int, at: int) -> bool:
        """Tell whether grammar forbids a mention to be what a pronoun means: both are arguments of one verb.

        Nor is anybody "he" in his own words.
        """
        words = self.scene.clauses.words
        if self._speaks(at, index):
            return True
        if words[index].text.lower() in _POSSESSIVE and words[index].relation == "nmod:poss":
            # "Lind's office denies": a possessive may mean the subject, but not the noun that it belongs to.
            return words[index].head == at
        mine, its = words[index].head, words[at].head
        if mine == ROOT or its == ROOT or words[index].sentence != words[at].sentence:
            return False
        if words[index].relation in {"dobj", "iobj"} and at in self.scene.clauses.surface_subjects(mine):
            return True  # "Velda refused to release him"
        if mine != its:
            named = words[index].relation == "nsubj" and not words[at].tag.startswith("PRP")
            return named and self._tells_of(mine, at)
        return words[at].relation in {"nsubj", "dobj", "iobj", "nsubjpass", "nmod"} and self.scene.clauses.is_verb(mine)

    def _speaks(self, at: int, index: int) -> bool:
        """Tell whether a mention is who speaks, or is told, the quotation or turn that a personal pronoun stands in."""
        clauses = self.scene.clauses
        text = clauses.words[index].text.lower()
        if text not in _HUMAN and text not in _MANY:
            return False
        if any(label.holds(clauses.words[at].span) for label in self._labels):
            return True
        verb, relation = clauses.words[at].head, clauses.words[at].relation
        says = verb != ROOT and clauses.lemmas[verb] in SAYING
        talks = (relation == "nsubj" and text not in _MANY) or relation in {"dobj", "iobj"}
        return says and talks and self.scene.salience.opens_quotation(at, index)

    def _tells_of(self, saying: int, at: int) -> bool:
        """Tell whether a verb says something of a word's phrase: in "Lind, he said, never came" he is not Lind."""
        words, verb = self.scene.clauses.words, self.scene.clauses.words[at].head
        if self.scene.clauses.lemmas[saying] not in SAYING:
            return False
        parted = words[saying].relation == "parataxis" and words[saying].head == verb and saying < verb
        interposed = parted or (words[saying].relation == "acl:relcl" and words[saying].head == at)
        return interposed or (words[verb].head == saying and words[verb].relation in {"ccomp", "dep", "parataxis"})

    def _weighed_by_grammar(self, index: int, ranked: list[tuple[float, Draft]]) -> list[tuple[float, Draft]]:
        """Prefer, inside what somebody says, the one who says it: "Lind said that he …"."""
        scene = self.scene
        clauses = scene.clauses
        bonus = dict[str, float]()
        # Up from the pronoun: the subject of each verb above it is the likelier the nearer it is. A clause that only
        # stands beside another is not told by that one's subject.
        own = self._predicate(index)
        here = own
        share = _HOLDER
        for _ in range(3):
            beside = here is not None and clauses.words[here].relation == "conj" and clauses.children(here, "nsubj")
            here = clauses.governing_verb(here) if here is not None else None
            if here is None:
                break
            if beside:
                continue
            for subject in clauses.surface_subjects(here):
                for actor in self._behind_body(subject) or self._meant(subject):
                    bonus[actor] = max(bonus.get(actor, 0.0), share)
            share *= _HIGHER
        if own is not None and clauses.words[index].tag == "PRP$":
            for subject in clauses.surface_subjects(own):
                if subject < index:
                    for actor in self._meant(subject):
                        bonus[actor] = max(bonus.get(actor, 0.0), _OWN_SUBJECT)
        if own is not None and clauses.words[index].relation == "nsubj" and clauses.lemmas[own] in SAYING:
            # Who speaks is a person named, a body or a side sooner than people told of in passing.
            for _, draft in ranked:
                if draft.kind not in (ActorKind.GROUP, ActorKind.UNNAMED):
                    bonus[draft.id] = bonus.get(draft.id, 0.0) + 0.6
            for actor in [a for asked in asked_before(clauses, index) for a in self._meant(asked)]:
                bonus[actor] = bonus.get(actor, 0.0) + _ANSWERER
        weighed = [(score + bonus.get(draft.id, 0.0), draft) for score, draft in ranked]
        return sorted(weighed, key=lambda pair: -pair[0])

    def _predicate(self, index: int) -> int | None:
        """Return the verb of a word's clause or, where it has none, the noun that it tells: "it was his idea"."""
        clauses = self.scene.clauses
        above = clauses.layers.ancestors(index)
        return next((i for i in above if clauses.is_verb(i) or clauses.words[i].relation == "ccomp"), None)

    def _meant(self, subject: int) -> tuple[str, ...]:
        mention = self.scene.cast.mention_at(subject)
        return mention.actors if mention is not None and len(mention.actors) == 1 else ()

    def _behind_body(self, subject: int) -> tuple[str, ...]:
        """Return whose body or spokesman a subject is, as he is who it speaks of: "Lind's office said he …"."""
        phrase = self.scene.phrases.by_head.get(subject)
        if phrase is None or phrase.possessor is None or self.scene.noun(phrase) not in _SPEAKING_FOR:
            return ()
        return self._meant(phrase.possessor)

    def _expletive(self, index: int) -> bool:
        """Tell whether "it" means nobody: "it was the rebels who", "it is clear that", "confirmed it", "about it"."""
        clauses = self.scene.clauses
        words = clauses.words
        if words[index].text.lower() != "it":
            return False
        head = words[index].head
        if words[index].relation == "expl" or head == ROOT:
            return True
        if words[index].relation == "dobj" and clauses.lemmas[head] not in _TOWARDS_ACTORS:
            return True
        if words[index].relation == "nmod" and clauses.preposition(index) in {"about", "of", "for", "in", "at", "into"}:
            return True
        return words[head].tag[:2] in {"JJ", "NN", "CD"} or words[head].tag.startswith("NN")
