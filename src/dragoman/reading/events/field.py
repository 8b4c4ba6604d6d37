"""What a text is about, as far as it decides whether verbs of conflict are meant: sport speaks of attacks and shots.

A match report "fires" and "attacks" without anybody being harmed. Where the vocabulary of a game outweighs that of
politics and war, verbs and nouns of violence are not read as events. In a dispute about pay a strike is a walkout.
"""

from dragoman.reading.clauses import Clauses
from dragoman.reading.lemma import word_set

_SPORT = word_set(
    """
    match coach striker goal goalkeeper midfielder defender captain season league cup final semifinal quarterfinal
    trophy tournament champion championship referee half-time halftime penalty kick scorer score stadium playoff inning
    pitcher quarterback touchdown basketball football rugby cricket tennis hockey batsman wicket medal sprint marathon
    lap podium visitor fixture kick-off teammate winger forward bowler golfer seed serve knockout derby squad club
    game manager pitch kickoff
    """
)
_POLITICS = word_set(
    """
    government minister president parliament army troop rebel soldier civilian ministry embassy ceasefire truce border
    sanction war diplomat negotiator hostage treaty militia insurgent missile artillery village refugee shelling
    election opposition foreign police military
    """
)
_WAR = word_set(
    """
    troop rebel soldier missile artillery shelling militia insurgent rocket airstrike army hostage gunman bomb shell
    howitzer frontline
    """
)
_LABOUR = word_set(
    """
    union worker strike wage pay picket walkout employer management staff employee overtime shift rostering docker
    crew driver nurse teacher miner industrial stoppage workforce bargaining contract job company shareholder
    tenant landlord rent boiler eviction flat
    """
)
_ENOUGH = 4
"""How many different words of a game make it one."""


def is_sport(clauses: Clauses) -> bool:
    """Tell whether a text speaks the language of a game rather than of politics and war."""
    found = set(clauses.lemmas)
    played = len(found & _SPORT)
    return played >= _ENOUGH and played > len(found & _POLITICS)


def is_labour(clauses: Clauses) -> bool:
    """Tell whether a text speaks of work and pay, or of rents, where a strike is a walkout and nobody is shelled."""
    found = set(clauses.lemmas)
    worked = len(found & _LABOUR)
    return worked >= _ENOUGH and worked > len(found & _WAR)
