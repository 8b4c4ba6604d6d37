"""Words that say how what they govern stands to what happened: planned, merely thought of, kept from happening, done.

They govern an infinitive, a gerund, a clause, or a noun as their object.
"""

from dragoman.model.vocabulary import Modality
from dragoman.reading.lemma import word_set

PLANNING = word_set(
    """
    plan schedule intend agree promise pledge vow undertake arrange prepare expect set due announce decide
    commit slate postpone reschedule delay foresee assure guarantee confirm convene swear poise
    plot conspire conspiracy scheme preparation
    """
)
EMPOWERING = word_set("authorise authorize empower entitle oblige license bind design train equip incite")
"""Verbs that fit somebody or something for a deed, where an infinitive says what for."""
SUPPOSING = EMPOWERING | word_set(
    """
    want hope wish urge demand call ask request propose suggest offer consider weigh seek threaten warn appeal
    invite press push would consent insist recommend advise encourage contemplate mull ponder discuss favor
    favour prefer advocate fear dread doubt wonder try attempt allow permit order willing ready prepared
    open likely possible unlikely eager keen reluctant desire proposal threat idea readiness
    willingness prospect possibility chance risk prepare need require mean aim envisage float table veto oppose
    beg implore plead lobby pressure may might condition insistence right
    tempt ought wait speculation rumour rumor
    """
)
THWARTING = frozenset({"avert", "foil", "thwart"})
DENYING = THWARTING | word_set(
    """
    deny refuse decline reject avoid prevent fail cancel scrap abandon rule refute dispute disprove
    forbid bar dissuade denial refusal failure scotch forgo shelve scrub axe hesitate
    """
)
LEFT_UNDONE = word_set("neglect forget pretend escape omit disdain scorn")
"""What a clause below these tells was not done; a noun that they govern may have been."""
FOILING = THWARTING | word_set(
    "disrupt prevent stop block frustrate abort defeat cancel scrap abandon shelve drop resist"
)
"""Verbs that undo the plan, the plot or the attempt that they govern, and with it what was planned."""
HINDERING = word_set(
    """
    keep refrain dissuade stop deter shy hold back prevent prohibit ban bar forbid discourage abstain desist draw shrink
    recoil restrain block hinder inhibit preclude pull
    """
)
"""Verbs after which "from" opens what is not done: "refrained from shelling", "kept them from burning it"."""
CLEARING = word_set("clear acquit exonerate absolve")
"""Verbs after which "of" opens what somebody is found not to have done."""
THINKING = word_set(
    """
    think dream toy talk worry worried wary opposed object opposition against intent hinge depend rest contingent
    conditional dependent capable incapable bend means power vote debate discussion
    negotiation cautious hesitant nervous
    """
)
"""Words after whose preposition a gerund, or what is to be done, is only thought of: "toyed with arresting him"."""
DREADING = word_set("spectre specter danger fear talk opposition speculation timing")
"""Nouns whose "of", "to", "about" opens what has not come about: "the spectre of an invasion"."""
INDUCING = word_set("persuade convince let enable")
"""Verbs by which somebody is brought to do something: it is done where they are themselves."""
LIGHT = word_set(
    """
    hold have take make launch conduct carry stage begin start open resume continue end finish conclude chair
    lead attend join host convene receive give place happen occur follow go get pay mount organize organise
    arrange wage step intensify escalate leave kill wound injure claim result reach sign strike seal clinch
    report hear rage flare erupt persist come last issue deliver see witness commit suffer face survive repel
    adjourn cause trigger spark break set enter materialise materialize
    """
)
"""Nouns that these verbs govern are done, not thought of: the noun takes the verb's own modality."""
PRESUPPOSING = frozenset({"hear", "report", "end"})
"""Verbs whose object is there already: "the shelling could be heard", "would end the shelling"."""
BEGINNING = word_set("take place happen occur begin start open convene materialise materialize")
HAPPENING = BEGINNING | word_set("hold follow resume continue come go last end")
"""Verbs of which what happens is itself the subject: "a meeting would take place"."""
SENDING = word_set(
    """
    go send dispatch deploy mass fly travel come arrive lie sail drive ride rush buy hire recruit arm assemble
    acquire bribe smuggle infiltrate land
    """
)
"""Verbs of going and of getting ready: a deed that an infinitive names as their purpose is still to be done."""
CHANGED_PLANS = {
    **dict.fromkeys(
        ("postpone", "delay", "put", "reschedule", "schedule", "due", "plan", "arrange", "organise", "organize"),
        Modality.PLANNED,
    ),
    **dict.fromkeys(("cancel", "scrap"), Modality.DENIED),
}
"""What verbs of planning make of the contact they govern: put off it is still planned, called off it is denied."""
INSTRUCTING = word_set("give tell instruct command direct counsel task remind caution signal oblige enjoin")
"""Verbs by which somebody is to do something, where an infinitive says what: "gave them a week to leave"."""
INTENTS = word_set("plan intention desire wish intent")
SETTLED = word_set("agreement deal accord pact decision promise pledge vow")
"""Nouns that an infinitive fills with what is agreed or decided, and still to be done."""
DARING = word_set("move step fit nerve courage temerity audacity gall cheek effrontery")
"""Nouns that an infinitive fills with what is done."""
CHOICES = word_set("choice option alternative")
LEADING = word_set("lead force compel drive prompt push cause get take use seize")
"""Verbs whose object does what an infinitive after it says, and has done it where the verb is told as done."""
TO_COME = word_set("plan schedule set postpone slate expect foresee reschedule arrange delay due")
IN_VIEW = word_set("work card offing pipeline horizon course track preparation")
"""Nouns that say of their subject that it is on its way: "a summit is in the works", "talks are on course"."""
WISHES = word_set("condition demand aim goal option prospect possibility priority requirement objective precondition")
"""Nouns that say of an event named as their subject or beside them that it is asked for or thought of."""
