"""Levers tied to the proposals they serve, by their conditions and purposes; never by standing near."""

import pytest

from dragoman.model.report import Report
from dragoman.reading import load_reader


@pytest.mark.parametrize(
    ("text", "trigger", "label", "words"),
    [
        (
            "Velda proposed a 30-day ceasefire. It will close the port if Orland does not accept the ceasefire.",
            "close",
            "30-day ceasefire",
            "if Orland does not accept the ceasefire",
        ),
        (
            "Orland demanded talks on the border. It threatened to impose sanctions unless talks begin by Friday.",
            "threatened",
            "talks on the border",
            "unless talks begin by Friday",
        ),
        (
            "Velda demanded the release of 40 prisoners. It vowed to block the canal until the prisoners are freed.",
            "vowed",
            "release of 40 prisoners",
            "until the prisoners are freed",
        ),
        (
            "The United States proposed a truce and threatened Velda with sanctions to press it to sign the truce.",
            "threatened",
            "truce",
            "press it to sign the truce",
        ),
        (
            "Velda proposed a 30-day ceasefire. Velda threatened to halt gas supplies if Orland rejects it.",
            "threatened",
            "30-day ceasefire",
            "if Orland rejects it",
        ),
        (
            "Velda proposed a 30-day ceasefire. Velda threatened to halt gas supplies unless Orland complies.",
            "halt",
            "30-day ceasefire",
            "unless Orland complies",
        ),
        (
            "Velda promised aid in exchange for the release of all hostages. Orland refused to release the hostages.",
            "promised",
            "release of all hostages",
            "the release of all hostages",
        ),
        (
            "Orland rejected the 30-day truce. Oda imposed sanctions on Orland to force it to accept the truce.",
            "imposed",
            "30-day truce",
            "force it to accept the truce",
        ),
        (
            "Orland offered to lift the siege if Velda withdraws from the valley. Velda refused to withdraw from it.",
            "offered",
            "withdrawal from it",
            "if Velda withdraws from the valley",
        ),
        (
            "Velda proposed a ceasefire on Monday. Orland threatened to shell the port if Velda closes the canal.",
            "threatened",
            None,
            None,
        ),
        ("Oda proposed a meeting in Marn. Oda promised aid to Velda worth two million.", "promised", None, None),
        (
            "Velda proposed a withdrawal. Orland threatened to raise the toll unless Velda dredges the canal.",
            "threatened",
            None,
            None,
        ),
        (
            "Oda proposed a summit in Marn. Hale threatened Orland with sanctions if no progress is made.",
            "threatened",
            None,
            None,
        ),
        (
            "Velda accepted the 30-day truce. Oda rejected the 60-day truce. Hale threatened him if he gets no truce.",
            "threatened",
            None,
            None,
        ),
        (
            "Velda accepted the 30-day truce. Orland rejected the 60-day truce. "
            "Hale threatened sanctions if Orland does not sign a truce.",
            "threatened",
            "60-day truce",
            "if Orland does not sign a truce",
        ),
        ("Velda threatened to halt gas supplies if Orland rejects the plan.", "threatened", None, None),
    ],
)
def test_what_a_lever_serves(text: str, trigger: str, label: str | None, words: str | None) -> None:
    reading = load_reader().read(Report("report-1", None, None, None, "2031-05-14", "en", text))
    labels = {proposal.id: proposal.label for proposal in reading.proposals}
    event = next(e for e in reading.events if e.trigger[0].of(text) == trigger)
    assert (labels[event.serves] if event.serves else None) == label
    assert [span.of(text) for span in event.words.get("serves", ())] == ([words] if words else [])


def test_what_is_on_the_table_serves_nothing() -> None:
    text = "The United States proposed a truce and threatened Velda with sanctions to press it to sign the truce."
    reading = load_reader().read(Report("report-1", None, None, None, "2031-05-14", "en", text))
    assert {e.trigger[0].of(text) for e in reading.events if e.serves} == {"threatened"}
