"""Whose stances a text tells, read by the whole reader, and what only sounds like one: asked, hoped, denied, undone."""

import pytest
from unseen import read


def stances(text: str) -> list[str]:
    """Return the stances of a text as "actor stance label"."""
    reading = read(text)
    labels = {proposal.id: proposal.label for proposal in reading.proposals}
    names = {actor.id: actor.name for actor in reading.actors}
    return [f"{names[p.actor]} {p.stance} {labels[p.proposal]}" for p in reading.positions]


@pytest.mark.parametrize(
    "text",
    [
        "Aides would not disclose whether Colombia had rejected the swap.",
        "Pressed on whether Ankara had turned down the invitation, the minister smiled.",
        "Reporters asked the premier if Norway would support the freeze.",
        "Is Chad considering the Libyan offer? Has it turned down the French one?",
        "Has Peru agreed to the Chilean proposal?",
    ],
)
def test_a_question_tells_no_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Wall Street bets that the regulator will approve the merger.",
        "Jordan is hopeful Israel will accept the corridor.",
        "Fears are growing that Ethiopia will reject the ruling.",
        "Many diplomats suspect that Eritrea will spurn the talks.",
        "The envoy said she was confident that both armies would sign the truce.",
    ],
)
def test_what_others_hope_or_fear_is_nobodys_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Neither the miners nor their employers support the levy.",
        "Thailand has neither endorsed nor opposed the ceasefire.",
        "None of the clans accepted the truce.",
        "The plan was endorsed by none of the parties.",
        "Peru disputed claims that it had endorsed the treaty.",
        "Iran denied it was studying the Omani proposal.",
        "The bank said it was not weighing a merger.",
    ],
)
def test_what_is_negated_or_denied_is_no_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Moldova all but accepted the offer.",
        "The board came near to accepting the bid.",
        "Malta is inclined to accept the ban.",
        "Cuba might have agreed to the inspections.",
        "Had Chad accepted the treaty, the war would be over, the envoy argued.",
    ],
)
def test_what_was_nearly_or_would_have_been_is_no_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv believes it can live with the truce.", "Ukraine accepts truce"),
        ("Qatar said Hamas would accept the proposal.", "Hamas accepts proposal"),
        ("The ministry is considering whether to accept the offer.", "ministry considers offer"),
        ("Serbia fears war but rejects the plan.", "Serbia rejects plan"),
        ("It is unclear why Iran rejected the deal.", "Iran rejects deal"),
        ("The union, close to bankruptcy, accepted the offer.", "union accepts offer"),
        ("Serbia is no longer considering the proposal.", "Serbia withdraws proposal"),
    ],
)
def test_beside_such_words_a_stance_may_be_held(text: str, expected: str) -> None:
    assert stances(text) == [expected]
