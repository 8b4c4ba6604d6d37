"""What holds of every board, whatever the reports: tried on processes drawn at random."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.board import Board
from dragoman.model.entries import Link, Retraction
from dragoman.model.record import Reading
from dragoman.process import fold

from .factory import Draft, items, view

STATES = ("Ostmark", "Tarsia", "Bergen")
PEOPLE = {"Ana Silvan": "Ostmark", "Oren Kade": "Tarsia", "Mia Holt": "Bergen", "Ute Bahn": "Tarsia"}
PLACES = ("Lower Alm", "Port Hale", None)
KINDS = ("CONSULT", "CONSULT", "ASSAULT", "COERCE", "ACCUSE", "AGREE")
MODALITIES = ("actual", "actual", "actual", "planned", "denied")
STANCES = ("proposes", "accepts", "rejects")


def draw(seed: int, reports: int) -> list[Reading]:
    """Draw reports of a few days, in which the same few people meet, fight and speak."""
    dice = random.Random(seed)
    drafts = []
    for number in range(reports):
        day = date(2031, 3, 1) + timedelta(days=dice.randrange(8))
        sentences = [f"sentence {number}.{place} tells something ;" for place in range(5)]
        text = f"{number}: {', '.join((*STATES, *PEOPLE))} and a 20-day truce ; " + " ".join(sentences)
        draft = Draft(f"Outlet {number % 4}", f"{day}T{dice.randrange(24):02d}:{number:02d}:00Z", text)
        for state in STATES:
            draft.state(state)
        for person, side in PEOPLE.items():
            draft.actor(person, side=side)
        truce = draft.proposal("ceasefire", "20-day truce", "P20D")
        for sentence in sentences:
            one, two = dice.sample([*PEOPLE, *STATES], 2)
            kind = dice.choice(KINDS)
            told = day - timedelta(days=dice.randrange(3))
            draft.event(
                kind,
                sentence,
                [one, two] if kind == "CONSULT" else [one],
                [] if kind == "CONSULT" else [two],
                date=dice.choice((str(told), str(told), f"{told - timedelta(days=3)}/{told}", f"{told:%Y-%m}", None)),
                place=dice.choice(PLACES),
                modality=dice.choice(MODALITIES),
                killed=(dice.randrange(1, 4), None) if kind == "ASSAULT" else None,
                chain=dice.sample(list(PEOPLE), dice.randrange(2)),
            )
            draft.position(one, truce, dice.choice(STANCES), sentence, dice.choice((str(told), None)))
            draft.statement(one, sentence)
        drafts.append(draft.done())
    return drafts


@dataclass(frozen=True)
class Drawn:
    """A process drawn at random, told by what it was drawn from: readings are too long to print."""

    seed: int
    reports: int

    @property
    def readings(self) -> list[Reading]:
        return draw(self.seed, self.reports)


PROCESSES = st.builds(Drawn, st.integers(0, 10_000), st.integers(0, 7))


@settings(max_examples=40)
@given(PROCESSES, st.integers(0, 1000))
def test_the_order_of_filing_is_idle(drawn: Drawn, seed: int) -> None:
    readings = drawn.readings
    shuffled = random.Random(seed).sample(readings, len(readings))
    assert items(fold(view(shuffled))) == items(fold(view(readings)))


@settings(max_examples=25)
@given(PROCESSES)
def test_the_same_view_gives_the_same_board(drawn: Drawn) -> None:
    readings = drawn.readings
    assert fold(view(readings)) == fold(view(readings))


@settings(max_examples=40)
@given(PROCESSES)
def test_every_item_has_accounts_that_show_their_words_once(drawn: Drawn) -> None:
    readings = drawn.readings
    texts = {reading.report.id: reading.report.text for reading in readings}
    board = fold(view(readings))
    seen = list[str]()
    for item in (*board.contacts, *board.incidents, *board.moves):
        assert item.accounts
        assert item.origins <= len({(account.report, account.chain) for account in item.accounts})
        seen += [item.id, *item.aliases]
        for account in item.accounts:
            assert account.span.of(texts[account.report]) == account.quote
    assert len(seen) == len(set(seen)), "an event is told by two items of the board"
    known = {actor.id for actor in board.actors}
    assert known.issuperset(actor for item in board.contacts for actor in item.actors)


@settings(max_examples=40)
@given(PROCESSES, st.integers(0, 6))
def test_a_withdrawn_report_leaves_no_trace(drawn: Drawn, place: int) -> None:
    readings = drawn.readings
    gone = [reading for number, reading in enumerate(readings) if number == place]
    kept = [reading for reading in readings if reading not in gone]
    withdrawn = tuple(Retraction(reading.report.id, "", "a test") for reading in gone)
    assert items(fold(view(readings, retractions=withdrawn))) == items(fold(view(kept)))


@settings(max_examples=40)
@given(PROCESSES, st.integers(0, 8))
def test_what_came_out_later_is_not_known_yet(drawn: Drawn, days: int) -> None:
    readings = drawn.readings
    moment = datetime(2031, 3, 1, tzinfo=UTC) + timedelta(days=days)
    known = [reading for reading in readings if datetime.fromisoformat(reading.report.published or "") <= moment]
    assert items(fold(view(readings), as_of=moment)) == items(fold(view(known)))


@settings(max_examples=40)
@given(PROCESSES, st.integers(0, 1000))
def test_the_last_word_on_a_pair_holds(drawn: Drawn, seed: int) -> None:
    readings = drawn.readings
    events = [event.id for reading in readings for event in reading.events]
    if len(events) < 2:
        return
    one, two = random.Random(seed).sample(events, 2)
    same = any({one, two} <= home for home in _homes(fold(view(readings))))
    said = tuple(Link("happening", one, two, same=word, because="", by="a test") for word in (not same, same))
    again = fold(view(readings, links=said))
    assert any({one, two} <= home for home in _homes(again)) is same


def _homes(board: Board) -> list[set[str]]:
    """For each thing on the board the ids of all events that it joins."""
    return [{item.id, *item.aliases} for item in (*board.contacts, *board.incidents, *board.moves)]
