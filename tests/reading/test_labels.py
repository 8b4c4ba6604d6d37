"""What is on the table is called by a noun phrase, or by what is to be done, never by half a sentence."""

import pytest

from dragoman.model.report import Report
from dragoman.reading import load_reader
from dragoman.reading.table.labels import gerund


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Velda proposed a 30-day truce in the delta.", ["30-day truce"]),
        ("Velda offered to hold a meeting in Marn on 3 June.", ["meeting in Marn"]),
        ("Orland refused to end the war.", ["end of the war"]),
        (
            "Lund promised that there would be no compulsory layoffs for three years.",
            ["no compulsory layoffs for three years"],
        ),
        ("Renko said his army would not leave the ridge.", ["leave the ridge"]),
        ("Oda proposed that its army leave the ridge first.", ["army leaving the ridge first"]),
        ("President Oda agreed to free 40 prisoners by Friday.", ["release of 40 prisoners"]),
        ("Orland is ready to carry out the swap of captives.", ["swap of captives"]),
        ("Velda's envoy, Ana Dor, arrived. Orland refused to receive her.", ["reception of Ana Dor"]),
        (
            "Orland held Captain Arno Reiss for a year. Orland has refused to release him.",
            ["release of Arno Reiss"],
        ),
        ("Mr Lund met Captain Arno Reiss on Friday. He promised to help him.", ["help Arno Reiss"]),
        ("Velda offered to free nine monks in return for four pilots.", ["release of nine monks"]),
        ("Orland refused to implement the Kesh accord.", ["Kesh accord"]),
        ("Velda demanded that Orland withdraw its troops.", ["withdrawal of its troops"]),
        ("Velda urged Orland to meet its envoy in Marn.", ["meeting with its envoy in Marn"]),
        ("The envoy asked both sides to resume talks in Lund before long.", ["resumption of talks in Lund"]),
        ("The rebels demanded that the siege be lifted.", ["lifting of the siege"]),
        ("Orland wants Velda to hand over the captured pilots.", ["handover of the captured pilots"]),
        (
            "Orland proposed that both sides stop firing along the river.",
            ["sides stopping firing along the river"],
        ),
        ("The envoy urged both sides to show restraint.", ["show restraint"]),
        ("President Oda said that he would not withdraw from the hills.", ["withdrawal from the hills"]),
        ("Orland promised that it would not attack the village.", ["not attacking the village"]),
        ("Velda agreed to seek Orland's consent to a meeting.", ["Orland's consent to a meeting"]),
        ("Orland promised to put off its deadline.", ["put off its deadline"]),
        ("Velda and Orland agreed to exchange 60 wounded soldiers.", ["exchange of 60 wounded soldiers"]),
        (
            "The governor agreed to open the river gate for six hours on Friday.",
            ["opening of the river gate for six hours"],
        ),
        ("Velda offered to send 80 monitors.", ["80 monitors"]),
        ("The mediator suggested moving the talks to Lund.", ["moving the talks to Lund"]),
        ("Velda demands that foreign troops leave the island.", ["foreign troops leaving the island"]),
        ("Velda accepted the proposal for a 30-day ceasefire. Orland wants the truce too.", ["30-day ceasefire"]),
        ("President Oda called the demand for guarantees a non-starter.", ["guarantees"]),
        ("Velda backed a deal that leaves the island to Orland.", ["deal that leaves the island to Orland"]),
        ("Orland agreed to hold fire for ten days. Velda accepted the truce.", ["truce"]),
    ],
)
def test_labels_are_noun_phrases(text: str, labels: list[str]) -> None:
    reading = load_reader().read(Report("report-1", None, None, None, "2031-05-14", "en", text))
    assert [proposal.label for proposal in reading.proposals] == labels


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("show", "showing"),
        ("cede", "ceding"),
        ("stop", "stopping"),
        ("lie", "lying"),
        ("see", "seeing"),
        ("be", "being"),
        ("open", "opening"),
        ("commit", "committing"),
        ("retreat", "retreating"),
    ],
)
def test_the_ing_form(verb: str, form: str) -> None:
    assert gerund(verb) == form
