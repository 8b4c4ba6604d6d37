"""Reads the actors of a report: names first, then every phrase in the order of the text."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.aliases import bearer, read_acronyms, second_name
from dragoman.reading.actors.armed import name_armed_groups
from dragoman.reading.actors.cast import Cast, Draft, Form, Identify, Mention
from dragoman.reading.actors.companies import learn_companies
from dragoman.reading.actors.descriptions import Descriptions
from dragoman.reading.actors.introductions import introduce
from dragoman.reading.actors.learned import learn_states
from dragoman.reading.actors.phrases import Phrase, Phrases
from dragoman.reading.actors.pronouns import Pronouns, is_pronoun
from dragoman.reading.actors.scene import Scene
from dragoman.reading.actors.together import Together
from dragoman.reading.actors.unnamed import named_next
from dragoman.reading.clauses import Clauses
from dragoman.reading.gazetteer import Entry, Gazetteer, Use


def read_actors(clauses: Clauses, gazetteer: Gazetteer, identify: Identify, outlet: str | None = None) -> Cast:
    """Return the cast of a report: its actors, and whom each phrase, pronouns and sets included, means.

    `identify` gives a new actor its id from the kind "actor" and the span of its first mention. `outlet` is the
    report's own outlet, whose initials name it ("told ENA").
    """
    learned = learn_states(clauses, gazetteer, outlet)
    known = gazetteer.extended([*learned, *_own_outlet(outlet, clauses)])
    companies = learn_companies(clauses, known)
    known = known.extended(companies)
    cast = Cast(clauses.layers, identify)
    scene = Scene(clauses, Phrases(clauses, known), known, cast, frozenset(companies))
    _Reading(scene).read()
    return cast


def _own_outlet(outlet: str | None, clauses: Clauses) -> list[Entry]:
    """Return an entry for the report's outlet where the text calls it by its initials."""
    words = [w for w in (outlet or "").split() if w[:1].isupper()]
    text = clauses.layers.text
    if outlet is not None and (
        f"({outlet})" in text
        or (len(words) > 1 and outlet in text and words[-1].lower() not in nouns.ORGANISATION_HEADS | nouns.BODIES)
    ):
        # "MARN, May 3 (Northwire) -": the dateline names the agency; an interviewer speaks under its name.
        return [Entry(outlet.removeprefix("The "), ActorKind.OUTLET, names=(outlet,))]
    initials = "".join(w[0] for w in words)
    carries_news = bool(words) and words[-1].lower() in {
        "agency",
        "news",
        "press",
        "times",
        "post",
        "wire",
        "service",
        "network",
    }
    if outlet is None or len(initials) < 3 or not carries_news or all(w.text != initials for w in clauses.words):
        return []
    return [Entry(outlet, ActorKind.OUTLET, names=(initials,))]


class _Reading:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.descriptions = Descriptions(scene)
        self.together = Together(scene)
        self.pronouns = Pronouns(scene)

    def read(self) -> None:
        scene = self.scene
        read_acronyms(scene)
        for hit in scene.phrases.hits.values():
            if Use.ADJECTIVE in hit.uses or Use.PLACE in hit.uses or Use.CAPITAL in hit.uses:
                state = scene.roster.of_entry(hit.entry, scene.span(hit.first, hit.last))
                scene.cast.set_state(range(hit.first, hit.last + 1), state.id)
        name_armed_groups(scene)
        pronouns = [i for i, text in enumerate(scene.phrases.lower) if is_pronoun(text) and not self._addresses(i)]
        todo: dict[int, Phrase | None] = dict.fromkeys(pronouns)
        todo |= {phrase.head: phrase for phrase in scene.phrases.all}
        counts = self.together.counts()
        todo |= counts
        # A pronoun that comes before the one it means is read after him: "In his list, X named …".
        ahead = {index: self.pronouns.awaited(index) for index in pronouns}
        for index in sorted(todo, key=lambda i: (ahead.get(i) or i, i in ahead)):
            phrase = todo[index]
            if phrase is None:
                self.pronouns.read(index)
            elif index in counts:
                self._refer_to_all(self.together.counted(phrase))
            else:
                self._phrase(phrase)
        self._modifiers()
        scene.cast.describe = self.describe
        scene.cast.at_odds = lambda: tuple(draft.id for draft in self.together.at_odds())

    def describe(self, word: int) -> int | None:
        """Make an actor of the phrase around a word that no rule took for one, and return the phrase's head.

        Whose a thing is ("our proposal") is not the thing: where a pronoun means nobody, nobody is made of it.
        """
        if self.scene.clauses.words[word].tag == "PRP$":
            return None
        phrase = self.scene.phrases.by_head.get(word) or self.scene.phrases.by_word.get(word)
        if phrase is None or phrase.determiner == "no":
            return None
        if self.scene.cast.mention_at(phrase.head) is None:
            if (known := self._namesake(phrase)) is not None:
                self.scene.refer(phrase, known, Form.NAME)
                return phrase.head
            self.scene.refer(phrase, introduce(self.scene, phrase), Form.DESCRIPTION)
        return phrase.head

    def _namesake(self, phrase: Phrase) -> Draft | None:
        """Return the one actor that bears a phrase's name elsewhere, where no rule took this one for a name."""
        word = self.scene.clauses.words[phrase.head]
        same = [draft for draft in self.scene.cast.drafts if word.tag == "NNP" and draft.name == word.text]
        return same[0] if len(same) == 1 else None

    def _addresses(self, pronoun: int) -> bool:
        """Tell whether a pronoun only begins a form of address: "His Highness"."""
        return self.scene.follower(pronoun) in nouns.STYLES

    def _phrase(self, phrase: Phrase) -> None:
        persons = self.descriptions.persons
        if persons.is_style(phrase):
            persons.read_style(phrase)
            return
        self._meaning(phrase)
        persons.style_next(phrase)
        self.descriptions.offices.lead(phrase)

    def _meaning(self, phrase: Phrase) -> None:
        if phrase.name is not None and self._named(phrase, phrase.name):
            return
        if (mention := self.together.read(phrase)) is not None:
            self._refer_to_all(mention)
            return
        self.descriptions.read(phrase)

    def _refer_to_all(self, mention: Mention) -> None:
        self.scene.cast.set(mention)
        for actor in mention.actors:
            self.scene.cast.draft(actor).add(self.scene.span(mention.first, mention.last), None)
        if len(mention.actors) == 1:
            self.scene.salience.tell(mention.head, self.scene.cast.draft(mention.actors[0]))

    # Names

    def _named(self, phrase: Phrase, name: tuple[int, int]) -> bool:
        scene = self.scene
        if name[0] not in scene.phrases.hits and scene.is_dateline(phrase):
            return True
        if self.descriptions.persons.is_epithet(phrase):
            return False
        named = scene.roster.named(*name, phrase)
        if named is None:
            return self._unknown_place(phrase, name)
        draft, use = named.draft, named.use
        if use in (Use.ADJECTIVE, Use.PERSON, Use.PEOPLE):
            return False
        known = bearer(scene, phrase)
        if known is not None and known is not draft and (name[0] not in scene.phrases.hits or not known.shown):
            draft = second_name(scene, draft, known)
        text = scene.phrases.text(*name)
        if draft.kind is ActorKind.STATE or use in (Use.SEAT, Use.PLACE):
            self._ruler(phrase, name, draft, use)
            return True
        for form in (text, scene.bare_text(phrase)):
            draft.add(None, form)
        self._title(phrase, draft)
        if draft.kind is ActorKind.PERSON and not draft.mentions:
            named_next(scene, draft, phrase)
        elif draft.kind is ActorKind.ORGANISATION and not draft.mentions:
            self.descriptions.bodies.named_now(draft)
        scene.refer(phrase, draft, Form.NAME, name=text)
        return True

    def _ruler(self, phrase: Phrase, name: tuple[int, int], draft: Draft, use: Use) -> None:
        """Record a state's name, capital or seat: the state where it acts, a place where it is one."""
        scene = self.scene
        scene.cast.set_state(range(name[0], name[1] + 1), draft.id)
        place = scene.is_place(phrase, use)
        if use is Use.PLACE and not place:
            # A city other than the capital speaks: whoever rules there.
            draft = scene.roster.place(*name)
        if place:
            draft.add(scene.span(*name), None)
            scene.cast.set(Mention(phrase.head, phrase.first, phrase.last, Form.PLACE, (draft.id,)))
            return
        scene.refer(phrase, draft, Form.NAME, name=scene.phrases.text(*name))

    def _unknown_place(self, phrase: Phrase, name: tuple[int, int]) -> bool:
        """Record a name that is nobody's: whoever rules there where it speaks, else a place or nothing."""
        scene = self.scene
        if scene.phrases.kind(*name) != "LOCATION" and not scene.roster.is_place(*name):
            return False
        verb = scene.clauses.governing_verb(phrase.head)
        speaks = scene.relation(phrase.head) == "nsubj" and verb is not None and scene.clauses.lemmas[verb] in _SPEAKING
        if speaks and scene.phrases.texts[name[1]].lower() not in nouns.PLACE_HEADS:
            scene.refer(phrase, scene.roster.place(*name), Form.NAME, name=scene.phrases.text(*name))
            return True
        return False

    def _title(self, phrase: Phrase, draft: Draft) -> None:
        """Give a named actor what stands before its name: an office and whose it is, or the state of a body."""
        scene = self.scene
        if phrase.name is None or phrase.name[0] == phrase.first:
            self._of_state(phrase, draft)
            self._honoured(phrase, draft)
            return
        titles = [i for i in scene.phrases.modifiers(phrase) if scene.clauses.lemmas[i].lower() in nouns.PERSONS]
        owner = scene.owner(phrase)
        offices = self.descriptions.offices
        noun = scene.clauses.lemmas[titles[-1]].lower() if titles else ""
        if draft.kind is ActorKind.PERSON and titles:
            offices.hold(draft, phrase, noun, owner)
        elif (
            owner is not None
            and owner.draft is not draft
            and owner.draft.kind is not ActorKind.PERSON
            and offices.acts_for(phrase, noun, owner)
        ):
            scene.roster.act_for(draft, owner.draft, owner.span)
        self._honoured(phrase, draft)

    def _of_state(self, phrase: Phrase, draft: Draft) -> None:
        """Give a person the state or body behind the name: "Ana Brel of Osmora", "ministers X of Y and Z of W"."""
        scene = self.scene
        if draft.kind is not ActorKind.PERSON or draft.side is not None:
            return
        owner = scene.owner(phrase) if scene.follower(phrase.last) == "of" else None
        if owner is not None and owner.draft.kind is not ActorKind.PERSON:
            scene.roster.act_for(draft, owner.draft, owner.span)

    def _honoured(self, phrase: Phrase, draft: Draft) -> None:
        if draft.kind is not ActorKind.PERSON:
            return
        texts = {self.scene.phrases.lower[i].rstrip(".") for i in range(phrase.first, phrase.last)}
        before = self.scene.phrases.lower[phrase.first - 1].rstrip(".") if phrase.first else ""
        if (texts | {before}) & nouns.FEMALE:
            draft.female = True
        elif (texts | {before}) & nouns.MALE:
            draft.female = False

    def _modifiers(self) -> None:
        """Record the names and demonyms that stand before another noun: what they name acts through that noun."""
        scene = self.scene
        for hit in scene.phrases.hits.values():
            phrase = scene.phrases.by_word.get(hit.last)
            inside = phrase is not None and hit.last < phrase.head and scene.cast.mention_at(hit.last) is None
            inside = inside and not scene.phrases.inside_unit(hit.first)
            if phrase is None or not inside or hit.use is Use.PLACE:
                continue
            if hit.use is Use.CAPITAL and scene.noun(phrase) in nouns.NAMED_AFTER_PLACES:
                # "the Osmora City commitments" were made there.
                scene.cast.set_place(range(hit.first, hit.last + 1))
                continue
            draft = scene.roster.of_entry(hit.entry, scene.span(hit.first, hit.last))
            draft.add(
                scene.span(hit.first, hit.last),
                scene.phrases.text(hit.first, hit.last) if hit.use in (Use.NAME, Use.SEAT, Use.CAPITAL) else None,
            )
            scene.cast.set_state(range(hit.first, hit.last + 1), draft.id)
            scene.cast.set(Mention(hit.last, hit.first, hit.last, Form.ADJECTIVE, (draft.id,)))


_SPEAKING = frozenset(
    [
        "say",
        "tell",
        "announce",
        "deny",
        "accuse",
        "blame",
        "reject",
        "accept",
        "agree",
        "refuse",
        "warn",
        "insist",
        "call",
        "declare",
        "offer",
        "propose",
        "claim",
        "state",
        "want",
        "demand",
        "confirm",
        "report",
        "urge",
        "welcome",
        "condemn",
        "threaten",
        "vow",
        "pledge",
        "respond",
        "reply",
        "retaliate",
        "launch",
        "sign",
        "negotiate",
    ]
)
