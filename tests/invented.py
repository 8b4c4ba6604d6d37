"""An invented report with its reading, and an invented board: small, whole, and with one of everything."""

from dragoman.model.board import (
    Account,
    Agreement,
    Board,
    BoardActor,
    BoardDiscrepancy,
    BoardPosition,
    BoardProposal,
    BoardReport,
    BoardStatement,
    Happening,
    Lever,
    Membership,
    PastStance,
    Told,
)
from dragoman.model.plover import EventType
from dragoman.model.record import (
    Actor,
    Discrepancy,
    Event,
    Place,
    Position,
    Proposal,
    Range,
    Reading,
    RecordAccount,
    Statement,
    Terms,
    TimeExpression,
    Toll,
)
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import (
    ActorKind,
    DiscrepancyField,
    LeverKind,
    LeverStatus,
    Manner,
    Modality,
    ProposalKind,
    Role,
    Stance,
    TimeKind,
    Via,
)

TEXT = (
    "Norland and Sudmark ministers meet over the Ferren truce\n\n"
    "Norland's foreign minister Ada Brandt met her Sudmark counterpart Jon Okell in Port Lissa on Monday.\n\n"
    '"We want the guns to fall silent for thirty days," Brandt told reporters. Okell claimed that Brandt had said '
    "Norland would open the Ferren road, the Sudmark News Agency reported.\n\n"
    "Sudmark accepts the thirty-day truce, Okell said. Norland's army said shelling near Ferren killed at least nine "
    "people in April; the mayor of Ferren put the toll at six.\n"
)


def at(words: str, nth: int = 1) -> Span:
    """Return the span of the nth occurrence of words in the text."""
    begin = -1
    for _ in range(nth):
        begin = TEXT.index(words, begin + 1)
    return Span(begin, begin + len(words))


REPORT = Report(
    id="report-00112233445566aa",
    given_id=None,
    title="Norland and Sudmark ministers meet over the Ferren truce",
    outlet="Lissa Post",
    published="2024-05-21T09:30:00Z",
    language="en",
    text=TEXT,
)

BRANDT, OKELL, NORLAND, SUDMARK, AGENCY, MAYOR = (f"actor-{n:016x}" for n in range(0xA1, 0xA7))

ACTORS = (
    Actor(BRANDT, "Ada Brandt", ("Ada Brandt", "Brandt"), ActorKind.PERSON, NORLAND, None,
          (at("Norland's foreign minister Ada Brandt"), at("Brandt", 2), at("Brandt", 3))),
    Actor(OKELL, "Jon Okell", ("Jon Okell", "Okell"), ActorKind.PERSON, SUDMARK, None,
          (at("her Sudmark counterpart Jon Okell"), at("Okell", 2), at("Okell", 3))),
    Actor(NORLAND, "Norland", ("Norland",), ActorKind.STATE, None, None, (at("Norland"), at("Norland", 3))),
    Actor(SUDMARK, "Sudmark", ("Sudmark",), ActorKind.STATE, None, None, (at("Sudmark"), at("Sudmark", 4))),
    Actor(AGENCY, "Sudmark News Agency", ("Sudmark News Agency",), ActorKind.OUTLET, None, None,
          (at("Sudmark News Agency"),)),
    Actor(MAYOR, "mayor of Ferren", ("the mayor of Ferren",), ActorKind.UNNAMED, None, None,
          (at("the mayor of Ferren"),)),
)  # fmt: skip

OUTER, INNER, QUOTED, ACCEPTED = (f"statement-{n:016x}" for n in range(0xB1, 0xB5))
STATEMENTS = (
    Statement(QUOTED, (BRANDT,), (), None, (), Manner.DIRECT, Via.PRESS, "2024-05-20", (at("Brandt", 2),),
              (at("told reporters"),), (at('"We want the guns to fall silent for thirty days,"'),)),
    Statement(OUTER, (OKELL,), (AGENCY,), None, (), Manner.INDIRECT, None, None, (at("Okell", 2),),
              (at("claimed that"),), (at("Brandt had said Norland would open the Ferren road"),)),
    Statement(INNER, (BRANDT,), (OKELL, AGENCY), OUTER, (), Manner.INDIRECT, None, None, (at("Brandt", 3),),
              (at("had said"),), (at("Norland would open the Ferren road"),)),
    Statement(ACCEPTED, (OKELL,), (), None, (), Manner.INDIRECT, None, None, (at("Okell", 3),), (at("said", 2),),
              (at("Sudmark accepts the thirty-day truce"),)),
)  # fmt: skip

MEETING, SHELLING = "event-00000000000000c1", "event-00000000000000c2"
EVENTS = (
    Event(MEETING, EventType.CONSULT, "visit", (BRANDT, OKELL), (), "2024-05-20", Place("Port Lissa", None),
          Modality.ACTUAL, (), None, (), (at("met"),),
          (at("Norland's foreign minister Ada Brandt met her Sudmark counterpart Jon Okell in Port Lissa on Monday"),),
          (at("meet"),), {"date": (at("on Monday"),), "place": (at("Port Lissa"),)}),
    Event(SHELLING, EventType.ASSAULT, "heavy-weapons", (), (), "2024-04", Place("Ferren", None), Modality.ACTUAL, (),
          Toll(Range(6, 9), None), (NORLAND,), (at("shelling"),),
          (at("shelling near Ferren killed at least nine people"),),
          (), {"date": (at("in April"),), "toll": (at("at least nine"), at("six"))}),
)  # fmt: skip

TRUCE = "proposal-00000000000000d1"
PROPOSALS = (
    Proposal(TRUCE, ProposalKind.CEASEFIRE, "thirty-day truce", Terms(duration="P30D"), (at("thirty-day truce"),),
             {"duration": (at("thirty-day"),)}),
)  # fmt: skip
POSITIONS = (
    Position("position-00000000000000e1", SUDMARK, TRUCE, Stance.ACCEPTS, None, (OKELL,),
             (at("Sudmark accepts the thirty-day truce"),), {"stance": (at("accepts"),)}),
)  # fmt: skip
DISCREPANCIES = (
    Discrepancy("discrepancy-00000000000000f1", DiscrepancyField.TOLL, SHELLING,
                (RecordAccount((NORLAND,), at("at least nine people")), RecordAccount((MAYOR,), at("six")))),
)  # fmt: skip

READING = Reading(
    reader="dragoman 0 / invented",
    reader_digest="f0" * 32,
    report=REPORT,
    actors=ACTORS,
    times=(TimeExpression("time-0000000000000001", at("Monday"), TimeKind.DATE, "2024-05-20"),),
    statements=STATEMENTS,
    events=EVENTS,
    proposals=PROPOSALS,
    positions=POSITIONS,
    discrepancies=DISCREPANCIES,
)


def account(words: str, *chain: str, item: str | None = None, report: str = REPORT.id) -> Account:
    """Return an account of the invented board that quotes the invented text."""
    return Account(report, chain, at(words), words, item)


_MET = account("Ada Brandt met her Sudmark counterpart Jon Okell in Port Lissa on Monday", item=MEETING)
_SHELLED = account("shelling near Ferren killed at least nine people in April", NORLAND, item=SHELLING)
_ACCEPTS = account("Sudmark accepts the thirty-day truce", OKELL)

BOARD = Board(
    process="Ferren talks",
    as_of="2024-05-21T23:59:59Z",
    recorded_as_of="2024-05-22T08:00:00Z",
    reports=(
        BoardReport(REPORT.id, "Lissa Post", REPORT.published, REPORT.title, None),
        BoardReport("report-00112233445566bb", "Coast Radio", "2024-05-21", "Ministers meet", REPORT.id),
    ),
    actors=tuple(
        BoardActor(a.id, a.name, a.names, a.kind, a.side, a.country, Role.PARTY if a.id in (NORLAND, SUDMARK) else None)
        for a in ACTORS
    ),
    contacts=(
        Happening(MEETING, EventType.CONSULT, "visit", (BRANDT, OKELL), (), "2024-05-20", Place("Port Lissa", None),
                  Modality.ACTUAL, None, (_MET,), 1, (Told(Modality.PLANNED, "2024-05-19", (_MET,)),)),
    ),
    incidents=(
        Happening(SHELLING, EventType.ASSAULT, "heavy-weapons", (), (NORLAND,), "2024-04", Place("Ferren", None),
                  Modality.ACTUAL, Toll(Range(6, 9)), (_SHELLED,), 2, bears_on=(TRUCE,),
                  reviewed="accepted by A. Weber"),
    ),
    moves=(
        Happening("event-00000000000000c3", EventType.REJECT, None, (NORLAND,), (SUDMARK,), None, None,
                  Modality.DENIED, None, (_ACCEPTS,), 1),
    ),
    levers=(
        Lever("lever-0000000000000001", LeverKind.PROMISE, NORLAND, SUDMARK, "open the Ferren road", None,
              "../2024-06-01", LeverStatus.ANNOUNCED,
              (account("Norland would open the Ferren road", BRANDT, OKELL, AGENCY),)),
    ),
    agreements=(
        Agreement("agreement-0000000000000001", TRUCE, ProposalKind.CEASEFIRE, (NORLAND, SUDMARK),
                  Terms(duration="P30D"), "2024-05-22/..", (_ACCEPTS,), {"duration": (_ACCEPTS,)}),
    ),
    proposals=(
        BoardProposal(TRUCE, ProposalKind.CEASEFIRE, "thirty-day truce", Terms(duration="P30D"), (
            BoardPosition(SUDMARK, Stance.ACCEPTS, "2024-05-20", (_ACCEPTS,),
                          (PastStance(Stance.REJECTS, "2024-04", (_ACCEPTS,)),), "position-00000000000000e1"),
        ), (_ACCEPTS,)),
    ),
    statements=tuple(
        BoardStatement(s.id, REPORT.id, s.speakers, s.chain, s.within, s.addressees, s.manner, s.via, s.said, s.source,
                       s.cue, s.content, " … ".join(span.of(TEXT) for span in s.content),
                       " … ".join(span.of(TEXT) for span in s.cue),
                       tuple(Account(REPORT.id, s.chain, span, span.of(TEXT), s.id) for span in s.content))
        for s in STATEMENTS
    ),
    discrepancies=(
        BoardDiscrepancy("discrepancy-00000000000000f1", DiscrepancyField.TOLL, SHELLING,
                         (account("at least nine people", NORLAND), account("six", MAYOR))),
    ),
    memberships=(
        Membership(REPORT.id, True, "names Norland and Sudmark, parties of the process"),
        Membership("report-00112233445566bb", True, "copies a report of the process"),
        Membership("report-00112233445566cc", False, "names no party of the process"),
    ),
)  # fmt: skip
