"""The markup of our own events: what it says is labelled, a slip is refused with its place, the data are sound."""

from pathlib import Path

import pytest

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import Modality, ProposalKind, Stance
from training.agreement import kappa, matched
from training.events import SECOND, TEST, TRAIN, Toll, load, parse
from training.markup import MarkupError, Offsets

SHELLED = (
    "{A1 Gunners} {E1:ASSAULT shelled} {R1,L1 the port} {D1 on Monday}, killing {T1:killed:14: at least 14}; "
    "{A2 envoys} will {E2:CONSULT:p meet} {K2 if {E1 the shelling} stops}."
)


def test_roles_of_events() -> None:
    marked = parse("x", SHELLED)
    first, second = marked.events

    def words(spans: list[Offsets]) -> list[str]:
        return [marked.text[begin:end] for begin, end in spans]

    assert marked.text.startswith("Gunners shelled the port on Monday, killing at least 14; envoys will meet if the")
    assert (first.type, first.modality) == (EventType.ASSAULT, Modality.ACTUAL)
    assert words(first.triggers) == ["shelled", "the shelling"]
    assert (words(first.actors), words(first.recipients)) == (["Gunners"], ["the port"])
    assert (words(first.places), words(first.dates)) == (["the port"], ["on Monday"])
    assert [(t.kind, t.low, t.high) for t in first.tolls] == [("killed", 14, None)]
    assert (second.type, second.modality) == (EventType.CONSULT, Modality.PLANNED)
    assert words(second.conditions) == ["if the shelling stops"]


def test_proposals_and_stances() -> None:
    marked = parse("x", "{H1 Kestria} {V1:rejects:P1 refused} {P1:ceasefire a truce} and called {P1 it} a trap.")
    assert [(p.kind, len(p.mentions)) for p in marked.proposals] == [(ProposalKind.CEASEFIRE, 2)]
    assert [(s.stance, s.proposal, len(s.holders)) for s in marked.stances] == [(Stance.REJECTS, 1, 1)]


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ("{E1:ASSAULT hit", "never closes"),
        ("hit}", "closes that never opened"),
        ("{hit} it", "marks nothing"),
        ("{E1:ATTACK hit}", "'ATTACK' is no PLOVER type"),
        ("{E1:ASSAULT:x hit}", "'x' is no modality"),
        ("{A1 He} left", "event 1 has no type"),
        ("{E1:ASSAULT hit} {T1:dead:3:3 three}", "a toll is killed or injured"),
        ("{E1:ASSAULT hit} {T1:killed:many: many}", "a toll is killed or injured"),
        ("{A1:ASSAULT He} {E1:ASSAULT hit}", "takes nothing after its number"),
        ("{H1 He} {V1:rejects:P2 refused} {P1:talks talks}", "proposal 2, which is not marked"),
        ("{V1:rejects:P1 refused} {P1:talks talks}", "stance 1 has no holder"),
        ("{H1 He} {V1:refuses:P1 refused} {P1:talks talks}", "'refuses' is none of proposes, "),
    ],
)
def test_slips_are_refused(marked: str, problem: str) -> None:
    with pytest.raises(MarkupError, match=problem):
        parse("x", marked)


def test_a_slip_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# one\n{A1 He} {E1:ASSAULT hit} it.\n{E1:HIT hit}\n", encoding="utf-8")
    with pytest.raises(MarkupError, match=r"a\.txt:3: 'HIT' is no PLOVER type"):
        load(tmp_path)


def test_the_data_are_sound_and_test_is_kept_apart() -> None:
    train, test, second = ({text.text for text in load(folder)} for folder in (TRAIN, TEST, SECOND))
    assert len(train) + len(test) >= 2000
    assert not train & test
    assert second <= train | test
    assert len(second) * 10 >= len(train) + len(test)


def test_events_are_matched_by_their_triggers_those_of_one_type_first() -> None:
    (fight, talk) = parse("x", "{A1 They} {E1:ASSAULT fought} and {E2:CONSULT met}.").events
    (talked,) = parse("x", "{A1 They} {E1:CONSULT fought and met}.").events
    assert matched([fight, talk], [talked]) == [(talk, talked)]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ([("a", "a")], 1.0),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], expected: float) -> None:
    assert kappa(pairs) == pytest.approx(expected)


def test_a_toll_holds_its_words() -> None:
    (event,) = parse("x", "{A1 It} {E1:ASSAULT killed} {R1,T1:killed:2:3 two or three}.").events
    assert event.tolls == [Toll("killed", 2, 3, (10, 22))]
