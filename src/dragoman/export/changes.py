"""What has changed between two boards, as parts of a paper: plain sentences by subject, with the words they rest on."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dragoman.export.english import MODALITIES
from dragoman.export.paper import Line, Notes, Paper, Part, sources_of
from dragoman.export.sentences import Teller, number_words, quoted, sentence, when_words
from dragoman.export.visible import visible
from dragoman.export.wording import date_words, duration_words, listed, plain_words
from dragoman.model.answers import Change, ChangeKind, Changes
from dragoman.model.board import (
    Account,
    Board,
    BoardPosition,
    BoardProposal,
    BoardReport,
    Happening,
)
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality, Stance
from dragoman.process.changes import SEVERAL

CLOSING = (
    "Kept by Dragoman. Each sentence is what somebody says, with the words it rests on; whether it is so is another "
    "question. What is not listed has not been reported, which does not mean that it did not happen."
)
_ORDER = list(ChangeKind)
_SUBJECTS = (
    ("Contacts", ("contact",)),
    ("Incidents", ("incident",)),
    ("Where the sides stand", ("position", "proposal")),
    ("Agreements, threats and promises", ("agreement", "lever")),
    ("Other moves", ("move",)),
    ("Disputed and settled", ("discrepancy",)),
    ("Corrected and withdrawn", ("report",)),
)
_BY_PEOPLE = (ChangeKind.JOINED, ChangeKind.PARTED)


def told(changes: Changes, before: Board, after: Board) -> Changes:
    """Return changes with their sentences."""
    teller = ChangeTeller(before, after)
    return dataclasses.replace(
        changes, changes=tuple(dataclasses.replace(change, sentence=teller.words(change)) for change in changes.changes)
    )


def changes_paper(changes: Changes, before: Board, after: Board) -> Paper:
    """Return changes as a paper of their own."""
    changes, before, after = visible(changes), visible(before), visible(after)
    parts = tuple(change_parts(changes, before, after))
    quiet = () if parts else (Part("Nothing new", (Line(quiet_words(changes)),)),)
    reports = dict.fromkeys(account.report for part in parts for line in part.every_line() for account in line.accounts)
    reports |= dict.fromkeys(change.id for change in changes.changes if change.thing == "report")
    everything = with_reports(after, before)
    return Paper(
        title=f"{changes.process}: what has changed",
        subtitle=(f"Since {since_words(changes)}, up to {date_words(changes.until)}", *new_reports(changes, after)),
        parts=parts or quiet,
        closing=CLOSING,
        sources=sources_of(everything, reports),
        notes=Notes(everything, parts),
    )


def change_parts(changes: Changes, before: Board, after: Board) -> Iterator[Part]:
    """Yield the parts of a paper that tell changes, by subject; what changed nothing worth a sentence is left out."""
    teller = ChangeTeller(before, after)
    for title, things in _SUBJECTS:
        listed_changes = [c for c in changes.changes if c.thing in things and c.kind not in (*_BY_PEOPLE, _PASSED)]
        lines = _lines(listed_changes, teller)
        if lines:
            yield Part(title, lines)
    if lines := _lines([c for c in changes.changes if c.kind is _PASSED], teller):
        yield Part("Days that passed", lines)
    if lines := _lines([c for c in changes.changes if c.kind in _BY_PEOPLE], teller):
        yield Part("Put right by people", lines)


def quiet_words(changes: Changes) -> str:
    """Return that nothing has changed."""
    return sentence(f"nothing new has been {_CLOCKS[changes.by]} since {since_words(changes)}")


def since_words(changes: Changes) -> str:
    """Return the moment since when changes are told."""
    return date_words(changes.since)


def new_reports(changes: Changes, after: Board) -> Iterator[str]:
    """Yield how many reports are new and whose they are, where there are any."""
    teller = Teller(after)
    new = [c for c in changes.changes if c.thing == "report" and c.kind in (ChangeKind.NEW, ChangeKind.CORRECTED)]
    if not new:
        return
    copies = sum(change.field == "copy_of" for change in new)
    outlets = list(dict.fromkeys(teller.outlet(change.id) for change in new))
    more = [*outlets[:5], f"{number_words(len(outlets) - 5)} more"] if len(outlets) > 6 else outlets
    copied = f", {number_words(copies)} of them {'a copy' if copies == 1 else 'copies'}," if copies else ""
    reports = f"{number_words(len(new))} new {'report' if len(new) == 1 else 'reports'}"
    yield sentence(f"{reports}{copied} came out, from {listed(more)}")


class ChangeTeller:
    """Tells changes in sentences, with the names and things of both boards."""

    def __init__(self, before: Board, after: Board) -> None:
        self.before, self.after = Teller(before), Teller(after)
        self._things: dict[tuple[str, str], Any] = {
            **{(kind, item.id): item for kind, items in _by_kind(before) for item in items},
            **{(kind, item.id): item for kind, items in _by_kind(after) for item in items},
        }
        self.positions: dict[str, tuple[BoardPosition, BoardProposal]] = {}
        for board in (before, after):
            for proposal in board.proposals:
                for position in proposal.positions:
                    self.positions[position.id or position.actor] = position, proposal
        self._told: dict[str, list[Span]] = defaultdict(list)
        for account in _told_as_more(after):
            self._told[account.report].append(account.span)
        self._reports = {report.id: report for report in (*before.reports, *after.reports)}

    def words(self, change: Change) -> str:
        """Return a change as a sentence or two."""
        by_thing: dict[str, Callable[[Change], str]] = {
            "report": self._report, "position": self._position, "proposal": self._proposal, "lever": self._lever,
            "agreement": self._agreement, "discrepancy": self._discrepancy,
        }  # fmt: skip
        if change.kind is _PASSED:
            return self._passing(change)
        return by_thing.get(change.thing, self._happening)(change)

    def accounts(self, change: Change) -> tuple[Account, ...]:
        """Return the accounts that a change's sentence rests on: its own; of a report, the first of its words."""
        if change.thing == "report" and not change.accounts:
            board = self.before if change.kind is ChangeKind.RETRACTED else self.after
            everything: list[Any] = [item for _, items in _by_kind(board.board) for item in items]
            told = [account for item in everything for account in _accounts_of(item)]
            return tuple([account for account in told if account.report == change.id][:1])
        if change.thing == "position" and change.kind is ChangeKind.CHANGED:
            position = self.positions[change.id][0]
            before = tuple(past for past in position.history if past.stance.value == change.before)
            return self.after.resting_stance(dataclasses.replace(position, accounts=change.accounts, history=before))
        return self.after.resting(change.accounts)

    def repeats(self, change: Change) -> bool:
        """Tell whether a move is told elsewhere in the same words: as a stance, a threat or an agreement."""
        if change.thing != "move" or change.kind not in (ChangeKind.NEW, ChangeKind.MORE):
            return False
        return all(any(mine.span.overlaps(span) for span in self._told[mine.report]) for mine in change.accounts)

    def _report(self, change: Change) -> str:
        report = self._reports[change.id]
        title = f"the report {quoted(report.title)} of {self._outlet(report)}" if report.title else (
            f"a report of {self._outlet(report)}"
        )  # fmt: skip
        published = when_words((report.published or "").partition("T")[0] or None)
        if change.kind is ChangeKind.RETRACTED:
            because = f": {change.because}" if change.because else " or is not yet counted"
            return sentence(f"{title}, published {published or 'at an unknown time'}, no longer counts{because}")
        if change.kind is ChangeKind.CORRECTED:
            corrected = self._reports.get(change.after or "")
            earlier = when_words((corrected.published or "").partition("T")[0] or None) if corrected else ""
            of = f" {quoted(corrected.title)}" if corrected and corrected.title else ""
            out = f", published {earlier}" if earlier else ""
            return sentence(f"{self._outlet(report)} corrected its report{of}{out}")
        copied = f"; it repeats the report of {self.after.at.outlet(change.after)}" if change.after else ""
        return sentence(f"{title} came out {published}{copied}")

    def _outlet(self, report: BoardReport) -> str:
        return report.outlet or "an unknown outlet"

    def _happening(self, change: Change) -> str:
        item: Happening = self._things[change.thing, change.id]
        teller = self.before if change.kind is ChangeKind.GONE else self.after
        noun, tell = teller.noun(item), teller.move if change.thing == "move" else teller.happening
        match change.kind:
            case ChangeKind.NEW:
                return tell(item)
            case ChangeKind.GONE:
                return sentence(f"the {noun} is no longer on the board: no report that counts tells of it")
            case ChangeKind.MORE:
                return self._more(change, noun)
            case ChangeKind.JOINED:
                number = number_words(len((change.before or "").split(SEVERAL)))
                return sentence(f"{number} things told of before are now one, the {noun}{_reason(change)}")
            case ChangeKind.PARTED:
                others = [name for name in (change.after or "").split(SEVERAL) if name != item.id]
                rest = listed([self.after.called(name) or "one that is not on the board" for name in others])
                return sentence(f"what was one thing is now several: the {noun}, and {rest}{_reason(change)}")
        return self._field(change, item, noun)

    def _more(self, change: Change, noun: str) -> str:
        reports = len({account.report for account in change.accounts})
        tell = "tells" if reports == 1 else "tell"
        before, after = int(change.before or 0), int(change.after or 0)
        if after > before:
            origins = f"; it now has {number_words(after)} independent origins instead of {number_words(before)}"
        else:
            origins = "; the number of its independent origins stays the same"
        more = "one more report" if reports == 1 else f"{number_words(reports)} more reports"
        return sentence(f"{more} {tell} of the {noun}{self.after.according(change.accounts)}{origins}")

    def _field(self, change: Change, item: Happening, noun: str) -> str:
        told_by = self.after.according(change.accounts)
        match change.field:
            case "modality":
                old = MODALITIES[Modality(change.before or "actual")]
                new = MODALITIES[item.modality]
                return sentence(f"the {noun} was told as {old} and is now told as {new}{told_by}")
            case "toll":
                figures = self.after.toll(item.toll) or "no figures are told"
                before = f" instead of {_figures(change.before)}" if change.before else ""
                correct = "after a correction, " if change.kind is ChangeKind.CORRECTED else ""
                words = f"{correct}the reports on the {noun} now say that {figures}{before}"
                return sentence(
                    f"{words}{told_by}" if item.toll else f"{correct}no toll is told of the {noun} any more"
                )
            case "participants":
                then = (change.before or "").split(SEVERAL)
                added = [name for name in (change.after or "").split(SEVERAL) if name not in then]
                one = len(added) == 1 and not self.after.at.names.are_many(added[0])
                among = "among those who take part in" if change.thing == "contact" else "in the accounts of"
                words = f"{self.after.names(added)} {'is' if one else 'are'} now named {among}"
                return sentence(f"{words} the {noun}{told_by}")
            case "reviewed":
                return sentence(f"the {noun} was {change.after or 'freed of its review'}")
        old, new_value = _value(change.field, change.before), _value(change.field, change.after)
        field = plain_words(change.field or "")
        if change.before is None:
            return sentence(f"the {field} of the {noun} is now told: {new_value}{told_by}")
        if change.after is None:
            return sentence(f"the {field} of the {noun}, told as {old} before, is open again")
        return sentence(f"the {field} of the {noun} was told as {old} and is now told as {new_value}{told_by}")

    def _position(self, change: Change) -> str:
        position, proposal = self.positions[change.id]
        words = self.after.stance(position, proposal)
        if change.kind is ChangeKind.CHANGED:
            earlier = BoardPosition(position.actor, Stance(change.before or ""), None, ())
            return f"{words} {sentence(f'before, {self.after.past_stance(earlier)}')}"
        if change.kind is ChangeKind.MORE:
            return f"{words} {sentence('this stance was known before')}"
        return words

    def _proposal(self, change: Change) -> str:
        proposal: BoardProposal = self._things["proposal", change.id]
        if change.kind is ChangeKind.NEW:
            return self.after.proposal(proposal)
        if change.kind is ChangeKind.GONE:
            return sentence(f"{self.before.proposal_name(proposal)} is no longer on the board")
        old, new = _value(change.field, change.before), _value(change.field, change.after)
        field, name = plain_words(change.field or ""), self.after.proposal_name(proposal)
        told_by = self.after.according(change.accounts)
        if change.before is None:
            return sentence(f"the {field} of {name} is now told: {new}{told_by}")
        if change.after is None:
            return sentence(f"the {field} of {name}, told as {old} before, is open again")
        return sentence(f"the {field} of {name} was told as {old} and is now told as {new}{told_by}")

    def _lever(self, change: Change) -> str:
        lever = self._things["lever", change.id]
        if change.kind is ChangeKind.NEW:
            return self.after.lever(lever)
        name, told_by = self.after.lever_name(lever), self.after.according(change.accounts)
        return sentence(f"the {name} was told as {change.before} and is now told as {change.after}{told_by}")

    def _agreement(self, change: Change) -> str:
        agreement = self._things["agreement", change.id]
        if change.kind is ChangeKind.NEW:
            return self.after.agreement(agreement)
        name, told_by = self.after.agreement_name(agreement), self.after.according(change.accounts)
        return sentence(f"the time in force of {name} is now told: {date_words(change.after) or 'not'}{told_by}")

    def _discrepancy(self, change: Change) -> str:
        discrepancy = self._things["discrepancy", change.id]
        if change.kind is ChangeKind.GONE:
            about = self.before.disputed(discrepancy).partition(". ")[0].removeprefix("Accounts differ ")
            return sentence(f"accounts no longer differ {about}")
        if change.kind is ChangeKind.SETTLED:
            about = self.after.disputed(discrepancy).partition(". ")[0].removeprefix("Accounts differ ")
            outlet = self.after.at.outlet(change.accounts[0].report)
            toll = self.after.toll_of(discrepancy.about)
            now = f"; what is told now is that {toll}" if toll else ""
            return sentence(f"accounts that differed {about} have been settled by a correction in {outlet}{now}")
        return self.after.disputed(discrepancy)

    def _passing(self, change: Change) -> str:
        day = date_words(change.before)
        if change.field == "planned":
            item: Happening = self._things[change.thing, change.id]
            return sentence(f"the {self.after.noun(item)} was planned, and no report that it took place has come in")
        if change.thing == "lever":
            name = self.after.lever_name(self._things["lever", change.id])
            return sentence(f"the deadline of the {name}, {day}, has passed, and nothing has been reported since")
        name = self.after.agreement_name(self._things["agreement", change.id])
        return sentence(f"the time told for {name} ended on {day}, and nothing has been reported of its going on")


_PASSED = ChangeKind.PASSED
_CLOCKS = {"published": "reported", "recorded": "put on record"}


def _lines(changes: Iterable[Change], teller: ChangeTeller) -> tuple[Line, ...]:
    """The lines of changes, what is new first; what is told in the same words elsewhere is left out."""
    listed_changes = sorted(changes, key=lambda change: _ORDER.index(change.kind))
    with_stance = {teller.positions[change.id][1].id for change in listed_changes if change.thing == "position"}
    kept = [
        change
        for change in listed_changes
        if not teller.repeats(change)
        and not (change.thing == "proposal" and change.kind is ChangeKind.NEW and change.id in with_stance)
        and not (change.thing == "report" and change.kind is ChangeKind.NEW)
    ]
    return tuple(Line(teller.words(change), teller.accounts(change), change.id) for change in kept)


def _by_kind(board: Board) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    kinds = ("contact", "incident", "move", "lever", "agreement", "proposal", "discrepancy")
    plurals = {"agreement": "agreements", "discrepancy": "discrepancies"}
    return tuple((kind, getattr(board, plurals.get(kind, f"{kind}s"))) for kind in kinds)


def _accounts_of(thing: Any) -> tuple[Account, ...]:
    return tuple(thing.accounts)


def _told_as_more(board: Board) -> Iterator[Account]:
    """The accounts of what a move may be more than a move: a stance, a threat, an agreement."""
    for proposal in board.proposals:
        for position in proposal.positions:
            yield from position.accounts
            for past in position.history:
                yield from past.accounts
    for lever in board.levers:
        yield from lever.accounts
    for agreement in board.agreements:
        yield from agreement.accounts


def _reason(change: Change) -> str:
    return f": {change.because}" if change.because else ""


def _figures(text: str | None) -> str:
    """A toll as changes write it, in words: "killed 9-19, injured 70" is "9–19 killed and 70 injured"."""
    parts = []
    for part in (text or "").split(", "):
        what, _, figure = part.partition(" ")
        low, dash, high = figure.partition("-")
        parts.append(f"{f'at least {low}' if dash and not high else f'{low}–{high}' if dash else low} {what}")
    return listed(parts)


def _value(field: str | None, value: str | None) -> str:
    if field in ("date", "start"):
        return date_words(value)
    if field == "duration":
        return duration_words(value)
    return quoted(value) if value and field in ("scope", "condition") else value or ""


def with_reports(after: Board, before: Board) -> Board:
    """Return the later board with the reports and actors that only the earlier one has: notes may rest on them."""
    known = {report.id for report in after.reports}
    people = {actor.id for actor in after.actors}
    return dataclasses.replace(
        after,
        reports=(*after.reports, *(report for report in before.reports if report.id not in known)),
        actors=(*after.actors, *(actor for actor in before.actors if actor.id not in people)),
    )
