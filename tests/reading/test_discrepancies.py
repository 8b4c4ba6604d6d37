"""Accounts that cannot both hold, from written-out grammar; and pairs that can, which are no discrepancy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed import read

from dragoman.reading.lemma import word_set

ACTORS = {
    "Velora": "Velora", "Drava": "Drava", "Brun": "Brun", "Oda": "Oda", "army": "Army", "rebels": "Rebels",
}  # fmt: skip

BOMBING = (
    "Drava/NNP/2/nsubj bombed/VBD/0/root the/DT/4/det port/NN/2/dobj ,/,/2/punct killing/VBG/2/advcl nine/CD/6/dobj "
    "././2/punct"
)
DENIAL = (
    "Brun/NNP/2/nsubj denied/VBD/0/root that/IN/6/mark Drava/NNP/6/nsubj had/VBD/6/aux bombed/VBN/2/ccomp the/DT/8/det "
    "port/NN/6/dobj ././2/punct"
)
TOLL = "Oda/NNP/2/nsubj put/VBD/0/root the/DT/4/det toll/NN/2/dobj at/IN/6/case twelve/CD/2/nmod ././2/punct"
SAME_TOLL = TOLL.replace("twelve", "nine")
FREED = (
    "Oda/NNP/2/nsubj put/VBD/0/root the/DT/4/det number/NN/2/dobj freed/VBN/4/acl at/IN/7/case twelve/CD/2/nmod "
    "././2/punct"
)
PLAN = (
    "The/DT/2/det session/NN/7/nsubj which/WDT/4/nsubj was/VBD/2/acl:relcl to/TO/6/mark open/VB/4/xcomp "
    "ended/VBD/0/root "
    "up/RP/7/compound:prt being/VBG/9/auxpass adjourned/VBN/7/xcomp ././7/punct"
)
VISIT = "Brun/NNP/2/nsubj visited/VBD/0/root Velora/NNP/2/dobj ././2/punct"


@pytest.mark.parametrize(
    ("sentences", "field", "accounts"),
    [
        ([BOMBING, DENIAL], "occurrence", ["Drava bombed the port", "Brun denied that Drava had bombed"]),
        ([BOMBING, TOLL], "toll", ["killing, nine", "put the toll at twelve"]),
        ([PLAN], "order", ["was to open", "ended up being adjourned"]),
    ],
)
def test_found(sentences: list[str], field: str, accounts: list[str]) -> None:
    told = read(*sentences, actors=ACTORS)
    (found,) = told.discrepancies
    assert str(found.field) == field
    shown = [a.span.of(told.layers.text) for a in found.accounts]
    for account, words in zip(shown, accounts, strict=True):
        assert all(word in account for word in words.replace(",", "").split())


@pytest.mark.parametrize(
    "sentences",
    [[BOMBING], [DENIAL], [BOMBING, SAME_TOLL], [BOMBING, FREED], [BOMBING, VISIT], [VISIT, DENIAL]],
)
def test_not_found(sentences: list[str]) -> None:
    assert read(*sentences, actors=ACTORS).discrepancies == ()


TAGS = sorted(
    word_set(
        """
    NN NNS NNP VBD VB VBN VBG VBZ MD CD IN TO DT PRP JJ RB WDT .
    """
    )
)
RELATIONS = sorted(
    word_set(
        """
    nsubj nsubjpass dobj nmod nmod:poss case mark aux auxpass xcomp ccomp advcl acl acl:relcl conj neg nummod
    amod compound det appos root punct cop compound:prt dep
    """
    )
)
FORMS = sorted(
    word_set(
        """
    talks call denied killed attack accepted refused if that to not nine toll put plan it was up ended truce
    must who ; , Velora Drava wounded report by with for proposal proposed demand called false so the a no
    record of however
    """
    )
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    size = draw(st.integers(1, 14))
    root = draw(st.integers(1, size))
    tokens = []
    for i in range(1, size + 1):
        # A tree: every word hangs on one that is nearer to the root.
        head = (
            0 if i == root else draw(st.sampled_from([h for h in range(1, size + 1) if abs(h - root) < abs(i - root)]))
        )
        relation = "root" if i == root else draw(st.sampled_from(RELATIONS))
        tokens.append(f"{draw(st.sampled_from(FORMS))}/{draw(st.sampled_from(TAGS))}/{head}/{relation}")
    return " ".join(tokens)


@given(st.lists(sentences(), min_size=1, max_size=3))
def test_no_tree_is_too_strange(parsed: list[str]) -> None:
    told = read(*parsed, actors=ACTORS)
    text = told.layers.text
    for event in told.events:
        assert all(s.of(text).strip() for s in (*event.trigger, *event.evidence, *event.mentions, *event.condition))
    for proposal in told.proposals:
        assert proposal.label
        assert proposal.mentions
    known = {p.id for p in told.proposals}
    assert all(position.proposal in known for position in told.positions)
    assert all(len(d.accounts) == 2 for d in told.discrepancies)
