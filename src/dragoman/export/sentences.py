"""Things on a board as plain English: what happened between whom, who stands where, and according to whom.

A sentence says what is told and who tells it, never that it is so. Every sentence goes with the accounts it rests on.
"""

import re
from collections.abc import Iterable, Sequence

from dragoman.export.boards import Directory
from dragoman.export.english import (
    DID,
    DISPUTED,
    DISPUTED_ALONE,
    KINDS,
    LEVERS,
    MET,
    MODES,
    NOUNS,
    PAST,
    STATUS,
    TOOK_BACK,
    TOWARDS,
)
from dragoman.export.quoting import flat
from dragoman.export.wording import (
    date_words,
    duration_words,
    listed,
    range_words,
    stance_words,
)
from dragoman.model.board import (
    Account,
    Agreement,
    Board,
    BoardDiscrepancy,
    BoardPosition,
    BoardProposal,
    Happening,
    Lever,
    PastStance,
)
from dragoman.model.plover import EventType
from dragoman.model.record import Place, Terms, Toll
from dragoman.model.vocabulary import ActorKind, LeverKind, LeverStatus, Modality, Stance

MOST_SOURCES = 3
"""Sources that a sentence names; the rest are counted."""
MOST_NOTES = 4
"""Notes called by one sentence; further accounts of the same thing are on the board."""
LONGEST = 200
"""Characters of a quotation inside a sentence; the note has it whole."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TAKES_THE = re.compile(
    r"^(?:United |European Union|Czech Republic|Netherlands|Philippines|White House|Kremlin|Vatican|Holy See|"
    r"Republic of |Kingdom of |State of )|\b(?:Union|Nations|House|Emirates|Council|Ministry|League|Court|Committee|"
    r"Commission|Army|Front|Movement|Government|Agency|Embassy|Organi[sz]ation|Authority|Forces|Party|Guard|Alliance|"
    r"Secretariat|Parliament|Senate|Congress|Pentagon|Islands|Office)(?: of\b.*| for\b.*)?$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:the|a|an|its|his|her|their|our|my|this|that|these|those|some|several|many|two|three|four|five|six|seven|"
    r"eight|nine|ten|both|all|most|other|another|\d+|[^\s]+['’]s?) ",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"(?:[aeio]|u(?!n[iu]|s[eu]))", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_BARE = re.compile(r"\d{4}(?:-\d\d)?|\d{3}X|\d{4}-2[1-4]")
_APOSTROPHE = {True: "’", False: "’s"}


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital, a full stop, and single blanks."""
    flowing = flat(words).strip()
    if not flowing:
        return ""
    closed = flowing if flowing[-1] in ".!?" or flowing[-2:] in (".”", "?”", "!”") else f"{flowing}."
    return closed[0].upper() + closed[1:]


def number_words(number: int) -> str:
    """Return a small number as a word: "three"."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def article(noun: str) -> str:
    """Return a noun with its indefinite article: "an attack"."""
    return f"{'an' if _VOWEL.match(noun) else 'a'} {noun}"


def quoted(words: str) -> str:
    """Return words in quotation marks; long ones are cut, with an ellipsis that says so."""
    shown = flat(words)
    if len(shown) > 1 and shown[0] + shown[-1] in ('""', "“”", "«»") and not set(shown[1:-1]) & {shown[0], shown[-1]}:
        shown = shown[1:-1]
    shown = shown.strip(" ,;")
    if len(shown) > LONGEST:
        shown = shown[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{shown.replace('“', '‘').replace('”', '’')}”"


def when_words(date: str | None, *, ahead: bool = False) -> str:
    """Return when something was, with its preposition: "on 19 May 2025", "between 12 and 18 May 2025"; "" for None.

    What lies `ahead` is to be by a day, what lies behind went on until it.
    """
    words = date_words(date)
    if not date or not words:
        return ""
    if "/" not in date:
        if date[-1] in "~%":
            return words
        bare = date.rstrip("?")
        return f"on {words}" if _DAY.fullmatch(bare) else f"in {words}" if _BARE.fullmatch(bare) else f"at {words}"
    first, last = date.split("/", 1)
    if first in ("", "..") or last in ("", ".."):
        return words.replace("until ", "by ", 1) if ahead else words
    if "–" in words and " – " not in words:
        begin, _, end = words.partition("–")
        return f"between {begin} and {end}"
    return f"between {words.replace(' – ', ' and ')}"


def kind_words(kind: EventType, mode: str | None) -> str:
    """Return what sort of thing a happening is, as a noun: "phone call", "air attack"."""
    return MODES.get((kind, mode or ""), NOUNS.get(kind, "contact"))


class Teller:
    """Tells the things of one board in sentences."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.at = Directory(board)
        self._actors = {actor.id: actor for actor in board.actors}
        self._happenings = {item.id: item for item in (*board.contacts, *board.incidents, *board.moves)}
        self._proposals = {proposal.id: proposal for proposal in board.proposals}
        self._agreements = {agreement.id: agreement for agreement in board.agreements}

    def name(self, actor: str) -> str:
        """Return an actor's name as it stands inside a sentence: "the United States", "a US official"."""
        found = self._actors.get(actor)
        if found is None:
            return actor
        name = flat(found.name)
        if _DETERMINED.match(name) and found.kind in (ActorKind.UNNAMED, ActorKind.GROUP, ActorKind.DOCUMENT):
            # A description taken from the beginning of a sentence is no name: "Our note", "A report of 5 March".
            return name[:1].lower() + name[1:]
        if _DETERMINED.match(name) or self.at.names.are_many(actor):
            return name
        is_noun = name[:1].islower() or found.kind in (ActorKind.UNNAMED, ActorKind.DOCUMENT)
        takes_the = found.kind is not ActorKind.PERSON and _TAKES_THE.search(name)
        return f"the {name}" if takes_the or (is_noun and not name[:1].isdigit()) else name

    def names(self, actors: Iterable[str]) -> str:
        """Return names as a sentence lists them."""
        return listed(list(dict.fromkeys(map(self.name, actors))))

    def sources(self, accounts: Sequence[Account]) -> str:
        """Return who tells something: "Dnipro Courier, Karoline Leavitt (Potomac Ledger) and two others"."""
        told: dict[str, list[str]] = {}
        for account in self.originals(accounts):
            outlet = self.outlet(account.report)
            if account.chain:
                relays = [self.name(relay) for relay in account.chain[1:]]
                places = told.setdefault(self.name(account.chain[0]), [])
                places += [place for place in (*relays, outlet) if place not in places]
            else:
                told.setdefault(outlet, [])
        words = [f"{source} ({', '.join(outlets)})" if outlets else source for source, outlets in told.items()]
        shown, rest = words[:MOST_SOURCES], len(words) - MOST_SOURCES
        if rest > 0:
            shown.append(f"{number_words(rest)} {'other' if rest == 1 else 'others'}")
        return listed(shown)

    def outlet(self, report: str) -> str:
        """Return a report's outlet as it stands inside a sentence: "the Government of Norland"."""
        name = self.at.outlet(report)
        return f"the {name}" if _TAKES_THE.search(name) and not _DETERMINED.match(name) else name

    def originals(self, accounts: Sequence[Account]) -> list[Account]:
        """Return accounts without those of copies whose original tells it too."""
        telling = {account.report for account in accounts}
        return [a for a in accounts if self.at.report(a.report).copy_of not in telling]

    def resting(self, accounts: Sequence[Account]) -> tuple[Account, ...]:
        """Return the accounts that a sentence's notes quote: no copies, each wording once, and not too many."""
        originals = self.originals(accounts)
        worded = {(flat(a.quote), a.chain, a.report): a for a in reversed(originals)}
        return tuple([account for account in originals if account in worded.values()][:MOST_NOTES]) or tuple(
            accounts[:1]
        )

    def stance_before(self, position: BoardPosition) -> PastStance | None:
        """Return the last stance that was another one, if any."""
        return next((past for past in reversed(position.history) if past.stance is not position.stance), None)

    def resting_stance(self, position: BoardPosition) -> tuple[Account, ...]:
        """Return the accounts that a stance rests on, and the first of those that the one before it rests on."""
        past = self.stance_before(position)
        before = self.resting(past.accounts)[:1] if past else ()
        return tuple(dict.fromkeys((*self.resting(position.accounts), *before)))

    def according(self, accounts: Sequence[Account], actors: Sequence[str] = ()) -> str:
        """Return the end of a sentence that says who tells it: ", according to Dnipro Courier".

        Where only one of the given actors does, it is that actor's own account.
        """
        sources = self.sources(accounts)
        tellers = {account.chain[:1] for account in self.originals(accounts)}
        if len(tellers) == 1 and (own := tellers.pop()) and own[0] in actors:
            name = self.name(own[0])
            return f", by {name}{_APOSTROPHE[name[-1:] == 's']} own account{sources.removeprefix(name)}"
        return f", according to {sources}" if sources else ""

    def called(self, identifier: str | None) -> str:
        """Return what a thing is called in a sentence: "the phone call between A and B on 19 May 2025"; "" for none."""
        if identifier in self._happenings:
            return f"the {self.noun(self._happenings[identifier])}"
        if identifier in self._proposals:
            return self.proposal_name(self._proposals[identifier])
        if identifier in self._agreements:
            return self.agreement_name(self._agreements[identifier])
        return ""

    def noun(self, item: Happening) -> str:
        """Return a happening as a noun without article."""
        noun = kind_words(item.type, item.mode)
        if item.type is EventType.CONSULT:
            everyone = (*item.actors, *item.recipients)
            people = self.names(everyone)
            who = f"between {people}" if len(everyone) == 2 else f"of {people}" if everyone else ""
        else:
            who = f"by {self.names(item.actors)}" if item.actors else ""
            if item.recipients:
                towards = "of" if noun == MODES[EventType.RETREAT, "release"] else TOWARDS.get(item.type, "to")
                who = (
                    f"{towards} {self.names(item.recipients)} {who}"
                    if towards == "of"
                    else (f"{who} {towards} {self.names(item.recipients)}")
                )
        return flat(" ".join((noun, who, self.where(item.place), self.when(item))))

    def when(self, item: Happening) -> str:
        """Return when something was or is to be, with its preposition."""
        return when_words(item.date, ahead=item.modality in (Modality.PLANNED, Modality.HYPOTHETICAL))

    def where(self, place: Place | None) -> str:
        """Return where something was, with its preposition."""
        if place is None:
            return ""
        name = flat(place.name)
        return f"in {'the ' if _TAKES_THE.search(name) and not _DETERMINED.match(name) else ''}{name}"

    def toll(self, toll: Toll | None) -> str:
        """Return how many were hurt: "nine people were killed and 70 injured"; "" where nobody tells."""
        parts: list[str] = []
        for figure, what in ((toll.killed, "killed"), (toll.injured, "injured")) if toll else ():
            if figure is None:
                continue
            if figure.low == figure.high == 0:
                parts.append(f"nobody{'' if parts else ' was'} {what}")
                continue
            several = not (figure.low == figure.high == 1)
            if figure.high is not None and figure.high != figure.low:
                number = f"between {figure.low:,} and {figure.high:,}"
            else:
                number = range_words(figure) if figure.high is None else number_words(figure.low)
            people = "" if parts else (" people were" if several else " person was")
            parts.append(f"{number}{people} {what}")
        return listed(parts)

    def toll_of(self, identifier: str | None) -> str:
        """Return how many were hurt in a happening of the board; "" where that is no happening, or nobody tells."""
        found = self._happenings.get(identifier or "")
        return self.toll(found.toll) if found else ""

    def happening(self, item: Happening) -> str:
        """Return a contact, an incident or a move as a sentence, with who tells it."""
        noun, told_by = article(self.noun(item)), self.according(item.accounts)
        if item.modality is Modality.DENIED:
            return sentence(f"{noun} has been denied{told_by}")
        if item.type is EventType.CONSULT and len((*item.actors, *item.recipients)) > 1:
            return self._contact(item)
        if item.type in DID and item.actors:
            return self._deed(item)
        if item.modality is not Modality.ACTUAL:
            state = "is planned" if item.modality is Modality.PLANNED else "is spoken of as possible"
            return sentence(f"{noun} {state}{told_by}")
        toll = self.toll(item.toll)
        return sentence(f"there was {noun}{f', in which {toll}' if toll else ''}{told_by}")

    def _deed(self, item: Happening) -> str:
        retreat = TOOK_BACK.get(item.mode or "") if item.type is EventType.RETREAT else None
        past, bare, towards = retreat or DID[item.type]
        many = len(item.actors) > 1 or self.at.names.are_many(item.actors[0])
        planned = f"{'plan' if many else 'plans'} to {bare}"
        verb = {Modality.ACTUAL: past, Modality.PLANNED: planned}.get(item.modality, f"may {bare}")
        whom = f"{towards} {self.names(item.recipients)}" if item.recipients else ""
        words = " ".join((self.names(item.actors), verb, whom, self.where(item.place), self.when(item)))
        return sentence(f"{flat(words)}{self.according(item.accounts, item.actors)}")

    def _contact(self, item: Happening) -> str:
        past, bare = MET.get(item.mode or "", ("held talks", "hold talks"))
        verb = {Modality.ACTUAL: past, Modality.PLANNED: f"are to {bare}"}.get(item.modality, f"may {bare}")
        who = self.names((*item.actors, *item.recipients))
        words = " ".join((who, verb, self.where(item.place), self.when(item)))
        return sentence(f"{flat(words)}{self.according(item.accounts)}")

    def move(self, item: Happening) -> str:
        """Return a move as a sentence that ends with its words: what was agreed or refused stands only there."""
        first = self.originals(item.accounts)[0]
        return sentence(f"{self.happening(item)[:-1]}: {quoted(first.quote)}")

    def proposal_name(self, proposal: BoardProposal) -> str:
        """Return what a proposal is called inside a sentence, by its words."""
        return f"the proposal {quoted(proposal.label)}"

    def proposal(self, proposal: BoardProposal) -> str:
        """Return that a proposal is on the table, with its terms."""
        kind = "" if proposal.kind.value == "other" else f", on {KINDS.get(proposal.kind.value, '')}"
        terms = self.terms(proposal.terms)
        told = self.sources(proposal.accounts)
        return sentence(f"{told} told of the proposal {quoted(proposal.label)}{kind}{terms}")

    def terms(self, terms: Terms) -> str:
        """Return the terms that are told, as the end of a sentence."""
        parts = [
            f"for {duration_words(terms.duration)}" if terms.duration else "",
            f"to begin {when_words(terms.start, ahead=True)}" if terms.start else "",
            f"in {listed(list(terms.place))}" if terms.place else "",
            f"with {self.names(terms.participants)}" if terms.participants else "",
            f"on the condition {quoted(terms.condition)}" if terms.condition else "",
        ]
        told = [part for part in parts if part]
        return f" ({'; '.join(told)})" if told else ""

    def stance(self, position: BoardPosition, proposal: BoardProposal) -> str:
        """Return where an actor stands on a proposal, with who says so."""
        many = self.at.names.are_many(position.actor)
        about = quoted(proposal.label) if position.stance is Stance.PROPOSES else self.proposal_name(proposal)
        dated = position.date and _DAY.fullmatch(position.date)
        if dated:
            words = f"{self.name(position.actor)} {PAST[position.stance]} {about} {when_words(position.date)}"
        else:
            verb, _, rest = stance_words(position.stance, many=many).partition(" ")
            words = f"{self.name(position.actor)} {verb} {about}{f' {rest}' if rest else ''}"
        return sentence(f"{words}{self.according(position.accounts, [position.actor])}")

    def past_stance(self, position: BoardPosition) -> str:
        """Return a stance that has been replaced, as a clause: "Tarsia rejected it on 4 March 2031"."""
        dated = position.date and _DAY.fullmatch(position.date)
        verb, _, rest = PAST[position.stance].partition(",")
        words = f"{self.name(position.actor)} {verb} it{rest.rstrip(',')} {when_words(position.date) if dated else ''}"
        return flat(words)

    def lever_name(self, lever: Lever) -> str:
        """Return what a lever is called inside a sentence, without article."""
        target = f" {'to' if lever.kind in (LeverKind.PROMISE, LeverKind.AID) else 'against'} "
        whom = f"{target}{self.name(lever.target)}" if lever.target else ""
        return f"{LEVERS[lever.kind]} by {self.name(lever.actor)}{whom}"

    def lever(self, lever: Lever) -> str:
        """Return a threat, promise, sanction or aid, with its words and what has become of it."""
        there_is = f"there is {article(self.lever_name(lever))}{self.according(lever.accounts)}: {quoted(lever.act)}"
        uttered = lever.status is LeverStatus.ANNOUNCED and lever.kind in (LeverKind.THREAT, LeverKind.PROMISE)
        more = [] if uttered else [STATUS[lever.status]]
        if lever.serves and (served := self.called(lever.serves)):
            more.append(f"it is tied to {served}")
        if lever.deadline:
            more.append(f"the deadline told for it is {date_words(lever.deadline)}")
        return f"{sentence(there_is)} {sentence('; '.join(more))}".strip()

    def agreement_name(self, agreement: Agreement) -> str:
        """Return what an agreement is called inside a sentence."""
        kind = KINDS.get(agreement.kind.value, "")
        between = "between" if len(agreement.parties) == 2 else "of"
        return flat(f"the agreement{f' on {kind}' if kind else ''} {between} {self.names(agreement.parties)}")

    def agreement(self, agreement: Agreement) -> str:
        """Return what was agreed, with its terms and who tells it."""
        first = self.originals(agreement.accounts)[0]
        name = self.agreement_name(agreement).replace("the agreement", "an agreement", 1)
        told = f"there is {name}{self.terms(agreement.terms)}{self.according(agreement.accounts)}"
        return sentence(f"{told}: {quoted(first.quote)}")

    def disputed(self, discrepancy: BoardDiscrepancy) -> str:
        """Return in what accounts differ, each side with its words."""
        it = self.called(discrepancy.about)
        about = (DISPUTED if it else DISPUTED_ALONE)[discrepancy.field].format(it=it)
        tellers: dict[str, str] = {}
        for account in self.originals(discrepancy.accounts):
            tellers.setdefault(flat(account.quote), self.sources([account]))
        sides = "; ".join(f"{who}: {quoted(quote)}" for quote, who in tellers.items())
        return f"{sentence(f'accounts differ {about}')} {sentence(sides)}"
