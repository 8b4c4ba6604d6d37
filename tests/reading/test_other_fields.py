"""Texts that have nothing to do with negotiations or war give next to no events rather than nonsense."""

import pytest

from dragoman.model.report import Report
from dragoman.model.vocabulary import Label
from dragoman.reading import load_reader

MATCH = """Rovers hold on to beat United in cup thriller

Rovers survived a late bombardment to beat United 2-1 on Saturday and reach the final. Captain Lee Marsh fired
the visitors ahead with a shot from 25 metres, and striker Ben Okoro attacked the space behind the defence to
score the second. United hit back through Hall, but Rovers defended in numbers and the visitors were killed off
on the break. "We fought for every ball," said coach Anna Reyes. United have sacked two managers this season.
"""
RECIPE = """Lemon chicken with potatoes

Beat the eggs and set them aside. Cut the potatoes, fire up the oven and bring the water to the boil. Strike the
garlic with the flat of a knife, release the oil, and rest the meat for ten minutes. Serve with a green salad.
Guests will thank you, and you may want to make twice the amount. Leave the chicken to cool before you wrap it.
"""
NOVEL = """She called to him from the stairs. He did not answer; he had promised himself that he would never speak of
the war again. Outside, the wind struck the shutters and the dog fought with its chain. He thought of the summer
they had met, of the fire on the beach, and of the letter he had refused to open. "Come down," she said.
"""
TRIAL = """A court in Leeds on Friday sentenced a 34-year-old man to three years in prison for stealing electrical goods
from a warehouse. Judge Helen Carr said Martin Poole had shown no remorse. Poole denied two charges of burglary
but was convicted after a four-day trial. His lawyer, Tom Bell, asked for a shorter term because of his client's
health.
"""
STRIKE = """The nurses' union broke off negotiations with the health ministry on Tuesday after the government refused to
raise its offer of 4 percent. Health Minister Paul Lind urged the union to come back to the table. "We are ready
to meet at any hour," he said. The hospital federation backed the union's demand for a 9 percent increase.
"""


def report(text: str) -> Report:
    return Report(
        id="report-1", given_id=None, title=None, outlet=None, published="2031-05-14", language="en",
        translated_from=None, original_url=None, url=None, label=Label.PUBLIC, text=text,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "most"), [(MATCH, 2), (RECIPE, 0), (NOVEL, 3), (TRIAL, 4)], ids=["match", "recipe", "novel", "trial"]
)
def test_few_events(text: str, most: int) -> None:
    events = load_reader().read(report(text)).events
    assert len(events) <= most, [(str(e.type), [s.of(text) for s in e.trigger]) for e in events]


def test_a_pay_dispute_reads_sensibly() -> None:
    reading = load_reader().read(report(STRIKE))
    assert {str(e.type) for e in reading.events} >= {"REJECT", "REQUEST", "SUPPORT"}
    assert {str(p.stance) for p in reading.positions} >= {"rejects", "accepts"}
