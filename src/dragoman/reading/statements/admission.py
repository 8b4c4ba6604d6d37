"""Which attributions count as statements: not every pair of cue and content that the model marks reports words."""

import re
from collections.abc import Sequence

from dragoman.model.span import Span
from dragoman.reading.actors import Cast, Form
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution
from dragoman.reading.lemma import word_set
from dragoman.reading.statements.headlines import NOBODY

REPORTING = word_set(
    """
    accept accord account accuse acknowledge add admit affirm agree allege announce answer appeal argue ask
    assert assess assume assurance assure aver avow believe blame boast brief call caution cite claim comment
    complain concede conclude condemn confess confirm contend convey convince counter criticise criticize decide
    declare decline decry demand denial denounce deny describe dismiss dispute doubt emphasise emphasize
    estimate exclaim expect explain express fear find foresee forecast guarantee guess hear hint hope imply
    indicate inform insist instruct intend invite joke judge know lament learn maintain mention message note
    notify object observe offer oppose order plan plea plead pledge post praise predict proclaim promise
    proposal propose question quote readiness reaffirm reassure recall recommend reference refuse refute regret
    reiterate reject remark remind repeat reply report request respond reveal rule say scold see sentiment signal speak
    specify speculate state statement stress suggest support suspect swear tell testify think thank threat
    threaten tout tweet understand undertake underline urge view voice vow want warn warning welcome wish wonder
    word worry write
    """
)
"""Verbs and nouns by which words, thoughts and wishes are reported, in dictionary form."""
_FIRST_PERSON = frozenset({"i", "we"})
_FEW = 4
"""A content of so many words at the most, without a verb, may be a bare topic."""
_DEEDS = word_set("sign meet telephone phone visit host")
"""Verbs that the model takes for cues now and then and that report no words."""
_TREATING = word_set("discuss talk vote")
"""Verbs that tell with a bare topic what was treated of, and nothing that was said of it: "discussed the blockade"."""
_OFFICES = word_set("office presidency premiership chairmanship chair leadership command control power post role duty")
_CALLED = word_set("meeting session election vote ballot referendum strike summit conference rally poll halt recess")
"""What somebody calls who says nothing by that."""
_TALKING = word_set("talk negotiation meeting discussion dialogue contact")
"""Nouns of speaking with each other that tell nothing of what is said."""
_DECLINING = frozenset({"decline", "refuse"})
_UTTERING = word_set(
    "say tell confirm mention disclose specify comment respond answer reply elaborate reveal announce explain state "
    "indicate identify interview name"
)
"""Verbs of speaking: not to do so is to say nothing."""
_ASKING = frozenset({"ask", "request", "insist", "want", "prefer", "demand"})
_NAMING = frozenset({"name", "identify"})
_NAMELESS = frozenset({"anonymity", "anonymous"})
_SOMEBODY = frozenset({"but", "except", "save", "only", "all", "every", "everyone", "everybody"})
"""Words beside a "no" or "not" by which somebody is left to speak."""
_SMALL = frozenset({"TO", "IN", "CC", "POS", ",", ":", "``", "''"})
"""Tags of words that say nothing by themselves, as articles do."""
_ARTICLES = frozenset({"the", "a", "an"})
_PRONOUNS = frozenset({"which", "that", "it", "this", "who", "what", "them", "him", "her"})
_POINTING_ON = re.compile(
    r"^\W*(?:read (?:more|also|next)|also read|related|see also|more on this|recommended)\b ?[:|–-].*", re.I | re.M
)
"""Lines that lead to other reports and tell nothing."""


class Admission:
    """Decides on the attributions of one report."""

    def __init__(self, clauses: Clauses, cast: Cast, quoted: Sequence[Span]) -> None:
        self.clauses = clauses
        self.words = clauses.words
        self.cast = cast
        self.quoted = quoted
        self._elsewhere = [Span(*line.span()) for line in _POINTING_ON.finditer(clauses.layers.text)]
        self._deeds = {i for h in clauses.layers.happenings for i in range(h.first, h.last + 1)}

    def admits(self, attribution: Attribution, nested: bool) -> bool:
        """Tell whether an attribution is a statement.

        An outermost one is, wherever it has a content that says something: these are the attributions of PolNeAR's
        guidelines, deeds of speech among them ("endorsed the plan"), what somebody would not say ("declined to
        comment") and what he says of a thing told before ("denied it"). Inside another statement the model sees cues
        less surely: there the cue must be a word of reporting, silence is none, somebody who is blamed is no content,
        a bare topic ("the idea") is not what was said, and a speaker's own "I think" is part of what he says.
        """
        if not attribution.content or self._is_deed(attribution) or self._says_nothing(attribution, nested):
            return False
        if self._is_rubric(attribution) or self._tells_a_topic(attribution):
            return False
        if any(s.holds(cue) for s in self._elsewhere for cue in attribution.cue):
            return False
        if self._nobody_speaks(attribution) or self._hides(attribution):
            return False
        if not nested:
            return True
        if self._is_silence(attribution):
            return False
        return (
            self._reports(attribution.cue)
            and not self._only_actors(attribution.content)
            and not self._own_thought(attribution)
            and not self._bare_topic(attribution)
            and not self._is_consent(attribution)
            and not self._is_only_quoted(attribution)
        )

    def _nobody_speaks(self, attribution: Attribution) -> bool:
        """Tell whether a source is nobody: "No group claimed it", "Nothing in it says so", "A raid threatened"."""
        verbs = [i for i in self._words_in(attribution.cue) if self.clauses.is_verb(i)]
        opening = self._words_in(attribution.source[:1]) or [s for i in verbs for s in self.clauses.subjects(i)][:1]
        head = next((i for i in opening if self.words[i].head not in opening), None)
        if head is None:
            return False
        if self.clauses.is_nobody(head):
            near = {*opening, *self.clauses.children(head)}
            return not any(self.clauses.lemmas[i].lower() in _SOMEBODY or self.words[i].text.isdigit() for i in near)
        if "threaten" not in {self.clauses.lemmas[i] for i in verbs}:
            return False
        thing = bool(attribution.source) and self.words[head].tag in {"NN", "NNS"}
        return (thing and self.cast.mention_at(head) is None) or head in self._deeds

    def _is_deed(self, attribution: Attribution) -> bool:
        """Tell whether a cue tells of a deed: a paper is signed, somebody is called on the telephone, takes office."""
        verbs = [i for i in self._words_in(attribution.cue) if self.clauses.is_verb(i)]
        lemmas = {self.clauses.lemmas[i] for i in verbs}
        if not lemmas:
            return bool({self.clauses.lemmas[i].lower() for i in self._words_in(attribution.cue)} & _TALKING)
        if lemmas <= _DEEDS:
            return True
        if "call" in lemmas:
            particles = {self.words[c].text.lower() for i in verbs for c in self.clauses.children(i, "compound:prt")}
            if "out" in particles:
                return False  # "has been called out": blamed
            off = "off" in particles or any(self._calls_together(i, attribution.content) for i in verbs)
            return off or self._only_actors(attribution.content) or any(self.clauses.is_mutual(i) for i in verbs)
        # "assumed that it would hold" would be a thought.
        taken = (n for i in verbs for n in self.clauses.objects(i)) if lemmas == {"assume"} else ()
        return any(self.clauses.lemmas[n] in _OFFICES for n in taken)

    def _calls_together(self, verb: int, content: Sequence[Span]) -> bool:
        """Tell whether somebody calls a meeting or a vote; "called the vote a farce" says something of it."""
        called = [self.clauses.lemmas[n] in _CALLED for n in self.clauses.objects(verb)]
        rated = self.clauses.children(verb, "xcomp") or self._is_quoted(content)
        return bool(called) and all(called) and not rated

    def _says_nothing(self, attribution: Attribution, nested: bool) -> bool:
        """Tell whether a content holds only small words ("the", "to") or is a lone pronoun that nothing was said of."""
        words = [self.words[i] for i in self._words_in(attribution.content)]
        if len(words) == 1 and words[0].text.lower() in _PRONOUNS:
            return nested or not self._speaks_of(attribution)
        return all(w.tag in _SMALL or w.text.lower() in _ARTICLES for w in words)

    def _speaks_of(self, attribution: Attribution) -> bool:
        """Tell whether somebody says something of what a pronoun means: "the army denied it"."""
        verbs = [i for i in self._words_in(attribution.cue) if self.clauses.is_verb(i)]
        return bool(attribution.source) and bool(verbs) and not any(self.clauses.is_passive(i) for i in verbs)

    def _is_rubric(self, attribution: Attribution) -> bool:
        """Tell whether what stands before a colon names no speaker but what follows: 'Interview: "We stay"'."""
        cue = self._words_in(attribution.cue)
        if [self.words[i].text for i in cue] != [":"]:
            return False
        source = self._words_in(attribution.source) or [i - 1 for i in cue if i]
        return len(source) == 1 and self.words[source[0]].text.lower() in NOBODY

    def _only_actors(self, content: Sequence[Span]) -> bool:
        """Tell whether a content names actors and says nothing of them."""
        words = self._words_in(content)
        if self._is_quoted(content):
            return False
        covered = set[int]()
        for i in words:
            mention = self.cast.mention_at(i)
            if mention is not None and mention.form is not Form.PLACE and self.cast.at(i):
                covered.update(range(mention.first, mention.last + 1))
        left = [i for i in words if i not in covered]
        return bool(covered) and all(
            self.words[i].tag in {"CC", "POS"} or not self.words[i].text[0].isalnum() for i in left
        )

    def _reports(self, cue: Sequence[Span]) -> bool:
        return any(self.clauses.lemmas[i].lower() in REPORTING for i in self._words_in(cue))

    def _own_thought(self, attribution: Attribution) -> bool:
        source = self._words_in(attribution.source)
        return len(source) == 1 and self.words[source[0]].text.lower() in _FIRST_PERSON

    def _is_silence(self, attribution: Attribution) -> bool:
        """Tell whether somebody does not say something: "had not told him that", "declined to say whether"."""
        told = (i for i in self._words_in([*attribution.cue, *attribution.content]) if self.clauses.is_verb(i))
        verbs = (i for i in told if self.words[i].relation not in {"aux", "auxpass"})
        first, second = next(verbs, None), next(verbs, None)
        if first is None:
            return False
        if self.clauses.lemmas[first] in _DECLINING:
            return second is not None and self.clauses.lemmas[second] in _UTTERING
        if self.clauses.lemmas[first] not in _UTTERING or not self.clauses.is_negated(first):
            return False
        return not any(self.clauses.is_nobody(s) for s in self.clauses.subjects(first))

    def _is_consent(self, attribution: Attribution) -> bool:
        """Tell whether somebody agrees to something, which is a deed, and does not say that he agrees."""
        verbs = [i for i in self._words_in(attribution.cue) if self.clauses.is_verb(i)]
        if {self.clauses.lemmas[i] for i in verbs} - {"have"} != {"agree"}:
            return False
        first = self._words_in(attribution.content)[0]
        return {self.words[first].text, self.words[first - 1].text} & {"to", "on"} != set()

    def _is_only_quoted(self, attribution: Attribution) -> bool:
        """Tell whether a source is a quotation, which speaks of what was said: 'dismissed as "fake" reports that'."""
        marked = [q for span in attribution.source for q in self.quoted if q.holds(span)]
        return any(not q.holds(span) for q in marked for span in attribution.cue)

    def _hides(self, attribution: Attribution) -> bool:
        """Tell whether somebody only wants not to be named: "who asked not to be identified"."""
        if not any(self.clauses.lemmas[i] in _ASKING for i in self._words_in(attribution.cue)):
            return False
        words = self._words_in(attribution.content)
        lemmas = {self.clauses.lemmas[i] for i in words}
        passive = any(self.words[i].tag == "VBN" and self.clauses.lemmas[i] in _NAMING for i in words)
        return len(words) <= 2 * _FEW and (bool(lemmas & _NAMELESS) or ("not" in lemmas and passive))

    def _tells_a_topic(self, attribution: Attribution) -> bool:
        """Tell whether a cue reports nothing and only names a thing: "discussed the border", "hopes for more"."""
        if self._reports(attribution.cue):
            return False
        verbs = {self.clauses.lemmas[i] for i in self._words_in(attribution.cue) if self.words[i].tag.startswith("VB")}
        if verbs & _TREATING and not self._takes_sides(attribution):
            return not self._says_something(attribution)
        known = attribution.source and verbs
        return not attribution.is_turn and not known and self._bare_topic(attribution)

    def _takes_sides(self, attribution: Attribution) -> bool:
        """Tell whether somebody has voted for or against what follows."""
        return {self.clauses.lemmas[i] for i in self._words_in(attribution.cue)} & {"for", "against"} != set()

    def _says_something(self, attribution: Attribution) -> bool:
        words = self._words_in(attribution.content)
        told = any(self.clauses.is_verb(i) or self.words[i].tag[0] == "W" for i in words)
        return told or self._is_quoted(attribution.content)

    def _bare_topic(self, attribution: Attribution) -> bool:
        words = self._words_in(attribution.content)
        if len(words) > _FEW or self._is_quoted(attribution.content):
            return False
        return not any(self.clauses.is_verb(i) for i in words)

    def _is_quoted(self, content: Sequence[Span]) -> bool:
        """Tell whether some of a content stands in quotation marks."""
        return any(q.overlaps(span) for span in content for q in self.quoted)

    def _words_in(self, spans: Sequence[Span]) -> list[int]:
        return [i for span in spans for i in self.clauses.layers.words_in(span)]
