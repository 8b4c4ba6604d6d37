"""Events that the trigger head is sure of: nouns that name nobody, deeds in a row, and none in a heading."""

import pytest
from unseen import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The gendarmerie sealed off the old quarter at dawn, raided ninety houses and took away eleven men.",
         {"COERCE actual: raided", "COERCE actual: took"}),
        ("The exchange of captives at the Senna bridge fell through on Friday.", {"RETREAT denied: exchange"}),
        ("The swap of prisoners fell through on Friday.", {"RETREAT denied: swap"}),
        ("There was no strike by the miners.", {"PROTEST denied: strike"}),
        ("The governor said there was no massacre.", {"ASSAULT denied: massacre"}),
    ],
)  # fmt: skip
def test_what_the_head_is_sure_of_is_told_whoever_takes_part(text: str, told: set[str]) -> None:
    assert told <= _told(text)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("CONVOY ATTACK", "The governor of Drava spoke of the harvest for an hour."),
        ("Meetings", "The observers counted nine lorries at the bridge on Monday."),
    ],
)
def test_a_heading_tells_of_nothing(heading: str, text: str) -> None:
    assert not [event for event in _told(f"Daily report.\n\n{heading}\n\n{text}") if heading.split()[-1] in event]


def _told(text: str) -> set[str]:
    return {
        f"{event.type} {event.modality}: {' '.join(span.of(text) for span in event.trigger)}"
        for event in read(text).events
    }
