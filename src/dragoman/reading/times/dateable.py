"""Nouns that a date may belong to."""

from dragoman.reading.lemma import word_set

HAPPENINGS = word_set(
    """
    meeting talk negotiation summit conference session round visit trip call conversation dialogue hearing trial
    election vote referendum ballot poll campaign inauguration ceremony congress assembly gathering interview
    attack assault raid strike bombing bombardment airstrike shelling shooting ambush massacre killing murder
    explosion blast clash fighting battle violence war invasion offensive operation coup mutiny uprising revolt riot
    protest march rally demonstration walkout stoppage blockade siege action incident crash earthquake flood disaster
    accident death arrest detention kidnapping abduction release exchange swap evacuation deployment withdrawal
    ceasefire cease-fire truce armistice agreement deal accord treaty signing resolution decision ruling verdict
    announcement speech statement report letter declaration communique message post anniversary holiday
    expiry launch cessation transfer flight rescheduling motion date collapse breakdown breakthrough departure arrival
    return outbreak violation breach
    """
)
"""Nouns that a date behind them may belong to: no mayor and no bridge is one "on Sunday"."""
SAYING_IT = word_set(
    """
    interview report letter letters statement communique communiqué article broadcast programme program message post
    tweet video memo note document declaration notice notices dispatch bulletin speech book
    """
)
"""What something is said in, and what says it itself."""
