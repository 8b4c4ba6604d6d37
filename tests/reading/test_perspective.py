"""Whom words mean that depend on who speaks: "we", "our forces", "the enemy"."""

import pytest
from unseen import read

WAR = "Velmora's war with Sarn goes on. "
REVOLT = "The government of Orland and the Saltmarsh Front fought near Dell. "
FRONT_SPOKESMAN = 'The rebel Saltmarsh Front met on Friday. "{}," its spokesman, Jano Merrick, said.'


def acting(text: str) -> list[tuple[str, str, str]]:
    """Return the type, the actors and the recipients of each event of a text."""
    record = read(text)
    names = {actor.id: actor.name for actor in record.actors}
    return [
        (str(e.type), "+".join(names[i] for i in e.actors), "+".join(names[i] for i in e.recipients))
        for e in record.events
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # What somebody calls his own is his side's, whatever he is himself.
        (FRONT_SPOKESMAN.format("Our fighters will not leave Dorn"), ("REJECT", "Saltmarsh Front", "")),
        (FRONT_SPOKESMAN.format("The army shelled our soldiers"), ("ASSAULT", "army", "Saltmarsh Front")),
        (WAR + 'Velmoran minister Ana Brel said: "Our army left Dorn."', ("RETREAT", "Velmora", "")),
        ('"Our troops left Dorn," the Defence Ministry of Velmora said.', ("RETREAT", "Velmora", "")),
        ('"They killed our son," said Ada Brun, a resident.', ("ASSAULT", "", "Ada Brun")),
        # Who passes on what he was told says "we" of himself, if he quotes nobody.
        (
            '"Saleh told me that he would accept the truce if we lifted the blockade," said Ana Brel, the mayor.',
            ("CONCEDE", "Ana Brel", ""),
        ),
        # A document is the words of who issues it.
        ("Statement by the Foreign Ministry of Velmora\n\nWe accept it.", ("AGREE", "Foreign Ministry of Velmora", "")),
        ("Joint note\n\nThe governments of Orland and Velda met. We condemn it.", ("ACCUSE", "Orland+Velda", "")),
        ("We, Orland and the Saltmarsh Front, condemn the raid.", ("ACCUSE", "Orland+Saltmarsh Front", "")),
        ("Our fighters left Dorn on Sunday. We want peace.\n\nThe Saltmarsh Front", ("RETREAT", "Saltmarsh Front", "")),
        # The other side, where there is but one.
        (WAR + 'The president of Sarn said the enemy had shelled Dorn.', ("ASSAULT", "Velmora", "")),
        (WAR + '"The other side attacked Dorn," Sarn\'s president said.', ("ASSAULT", "Velmora", "")),
        (REVOLT + "Orland said it would not talk to terrorists.", ("REJECT", "Orland", "Saltmarsh Front")),
    ],
)  # fmt: skip
def test_who_acts_depends_on_who_speaks(text: str, event: tuple[str, str, str]) -> None:
    assert event in acting(text)


def test_of_two_groups_in_arms_neither_is_the_enemy() -> None:
    third = "Hamas denied it. Orland said it would not talk to terrorists."
    assert "Saltmarsh Front" not in {recipients for *_, recipients in acting(REVOLT + third)}
