"""Companies, unions and parties: by what nouns each sort is called, and what in a name shows it."""

from enum import StrEnum

from dragoman.reading.actors import nouns
from dragoman.reading.lemma import word_set


class Sort(StrEnum):
    """What sort of body somebody is who deals with others and rules no one."""

    COMPANY = "company"
    UNION = "union"
    PARTY = "party"


COMPANY_OWNS = word_set("executive ceo shareholder shares dividend")
"""What nobody has but a company: "Orvane's shareholders", "Orvane shares"."""
COMPANY_HAS = COMPANY_OWNS | word_set("board management chairman chairwoman chairperson workforce subsidiary")
"""What a company has, and neither a state, a town nor a person: "Orvane chairwoman", "Orvane's board"."""
_SORTS = (
    dict.fromkeys(nouns.COMPANIES - {"group"}, Sort.COMPANY)
    | dict.fromkeys(("union",), Sort.UNION)
    | dict.fromkeys(("party",), Sort.PARTY)
)
_UNION_WORDS = word_set(
    """
    union unions staff employees workers steelworkers teachers miners dockers pilots nurses drivers engineers
    brotherhood teamsters labourers railwaymen seafarers
    """
)
_PARTY_WORDS = word_set(
    """
    party greens liberals democrats conservatives socialists republicans communists nationalists progressives
    centrists christian-democrats populists
    """
)
_STATES_UNITE = word_set("european african eurasian customs monetary currency soviet")


def called(noun: str) -> Sort | None:
    """Return the sort of body that a common noun calls, None for any other noun."""
    return _SORTS.get(noun)


def sort_of(name: str) -> Sort | None:
    """Return the sort of body that a name shows by its words, None where it shows none."""
    words = name.lower().replace("’", "'").split()
    if words[-1] in _PARTY_WORDS:
        return Sort.PARTY
    if len(words) > 1 and words[-1].strip(".") in nouns.COMPANY_NAMES:
        return Sort.COMPANY
    if set(words) & _UNION_WORDS and not set(words) & _STATES_UNITE:
        return Sort.UNION
    return None
