"""Dictionary forms of English words, by their part of speech: a table of irregular forms, then spelling rules.

The lexicons of the reading rules are written in dictionary forms ("withdraw"); a text has "withdrew", "withdrawing".
Only verbs and nouns change; every other word is returned in lower case.
"""

import re
from functools import lru_cache


def word_set(listing: str) -> frozenset[str]:
    """Return the words of a listing that white space parts."""
    return frozenset(listing.split())


_IRREGULAR_VERBS = """
agree agreed | arise arose arisen | awake awoke awoken | be am is are was were been being 's 're 'm
bear bore borne born | beat beaten | become became | begin began begun | bend bent | bind bound | bite bit bitten
bleed bled | blow blew blown | break broke broken | breed bred | bring brought | broadcast | build built | burn burnt
burst | buy bought | catch caught | choose chose chosen | cling clung | come came | cost | creep crept | cut
deal dealt | decree decreed | die dying | dig dug | disagree disagreed | do does did done doing | draw drew drawn
dream dreamt | drink drank drunk | drive drove driven | dye dyed | eat ate eaten | fall fell fallen | feed fed
feel felt | fight fought | find found | flee fled | flee fleeing | fling flung | fly flew flown flies
forbid forbade forbidden | forecast | foresee foresaw foreseen | forget forgot forgotten | forgive forgave forgiven
free freed | freeze froze frozen | get got gotten | give gave given | go goes went gone | grind ground
grow grew grown | guarantee guaranteed | hang hung | have has had having 've 'd | hear heard | hide hid hidden | hit
hold held | hurt | keep kept | know knew known | lay laid | lead led | leave left | lend lent | let
lie lay lain lying | light lit | lose lost | make made | mean meant | meet met | mimic mimicked mimicking
mislead misled | mistake mistook mistaken | mow mown | offset | outlaw | overcome overcame
override overrode overridden | overrun overran | oversee oversaw overseen | overtake overtook overtaken
overthrow overthrew overthrown | panic panicked panicking | pay paid | plead pled | prove proven | put | quit | read
referee refereed | rend | retake retook retaken | rid | ride rode ridden | ring rang rung | rise rose risen | run ran
say said | see saw seen | seek sought | sell sold | send sent | set | sew sewn | shake shook shaken | shed | shine shone
shoot shot | show shown | shrink shrank shrunk | shut | sing sang sung | sink sank sunk | sit sat | slay slew slain
sleep slept | slide slid | speak spoke spoken | speed sped | spend spent | spin spun | split | spread
spring sprang sprung | stand stood | steal stole stolen | stick stuck | sting stung | strike struck stricken
strive strove striven | swear swore sworn | sweep swept | swell swollen | swim swam swum | swing swung
take took taken | teach taught | tear tore torn | tell told | think thought | throw threw thrown | thrust | tie tying
traffic trafficked trafficking | undergo underwent undergone | understand understood | undertake undertook undertaken
undo undid undone | uphold upheld | upset | vie vying | wake woke woken | wear wore worn | weave wove woven
weep wept | win won | wind | withdraw withdrew withdrawn | withhold withheld | withstand withstood | wring wrung
write wrote written
"""
_IRREGULAR_NOUNS = """
aircraft | ambush ambushes | analysis analyses | arms | axis axes | barracks | basis bases | bonus bonuses | bus buses
calorie calories | campus campuses | cause causes | ceasefire ceasefires | census censuses
child children | chorus choruses | clothes | cookie cookies | crisis crises
criterion criteria | datum data | focus focuses | foot feet | gas gases
goods | goose geese | grandchild grandchildren | half halves | headquarters
hostage hostages | hovercraft | hypothesis hypotheses | knife knives | leaf leaves | lie lies | life lives
means | medium media | mouse mice | movie movies | news | outskirts | person people
phenomenon phenomena | pie pies | politics | proceedings | self selves | series
shelf shelves | spacecraft | species
status statuses | thesis theses | thief thieves | tie ties | tooth teeth
troop troops | truce truces | virus viruses | wife wives | wolf wolves | zombie zombies
"""
# Verbs whose stem looks as if it had lost an "e" but has not, and the other way round: spelling alone cannot tell.
_NO_E = word_set(
    """
    abandon absorb abstain access add address affirm aid aim air alarm align allow anchor annex annoy appeal appear
    applaud arm ascertain ask assail assess assign attack attend auction audit author avail avoid await back bail
    ballot bang bank bar bargain beam bear beep beg begin belong benefit bet bias bid bleed bless blink block blot
    blow blur boil bomb book boot borrow bow box boycott brag break breed brew bring broad brood brook bud budget
    bug bus buy campaign cancel canvas canvass caution censor chair champion channel char chat cheap cheat check
    chew claim clear climb cling cloak coat coax comb combat command commission complain conceal concur condition
    confer confirm contain convey cook cool crawl credit creep cross crow curb curtail cushion cut dad deal deep
    defeat defer delay demand deny deploy deposit derail design despair destroy detail detain deter develop dig
    disarm discuss dismiss display disturb do doctor drag drain draw dream dress drink droop drug eat echo edit
    elicit embarrass embed employ enjoy entail entertain envelop envision equal exceed exclaim exhibit exit explain
    exploit express factor fad fail farm fashion favor fax fear feed feel fix flag fling float flog flood flow foam
    focus fog foil follow food fool forbid foreign forfeit form format foul fraud fuel function fuss gain gallop gas
    get glow go grab grad greet group grow growl guess hail hang harass harbor harm harness haul head heal heap hear
    heat heed heel hit hoax hollow honor hook hoot howl hug imply impress imprison incur index infer inform inherit
    inhibit ink interview invent jab jail jog join keep kick kid kiss kneel know labor lay lead leak leap let level
    limit link load lock log long look loop loot low mail maim maintain mar market meet mention merit mirror miss
    mix model monitor mow mug mushroom nag nail narrow near need nod oak obey obtain occasion occur oppress orbit
    ordain pack pain pardon pass pay peak peel perform petition picket pilot pivot play plead plod plot plug plumb
    plummet pod poison pool position possess pour pray prefer press prevail proceed process proclaim prod profit
    prohibit prowl put question quit radio raid rain rank ration read reap rear reason reclaim recoil recruit recur
    reel refer reform refrain reign relax remain renew repair repeal repeat resign rest restrain retain retreat
    reveal review rid rig ring riot risk roam roar rob rocket root row rub ruin sail sanction say scar school scoop
    scoot scream screw scrub seal season seat seed seek seep set shed sheet shoot show shut sign signal sing sink
    sit ski skid sled sleep slow slur snag snow soak soar soil solicit soup sow spar speak speed spirit spoil
    sponsor spook spot spread spur stab star station stay steal steel stew sting stir stock stoop storm stow strain
    stream stud succeed suit summon suppress surpass survey sustain swallow swarm swear sweep swing tag tail tailor
    talk target tax taxi team tear thank think threat threw throw thud toil toss tow track trail train transform
    transit travel tread treat trespass troop trumpet tug tutor undo upset veto vex video view visit vow wag wait
    walk wallop war warm wax wear wed weep wheel win withdraw witness wood work wreck wring
    """
)
_NEEDS_E = word_set(
    """
    abus accus achiev acknowledg acquir adher admir advanc advis alleg amaz amus analyz announc apologiz appris
    approv argu arrang arriv articl aspir assembl assum assur authoriz aveng baffl bak balanc bas bath battl becom
    believ besieg blam blaz blockad bor bottl bounc brac brav breath breez bridg bubbl budg bulg bundl cajol captur
    car carv catalogu caus ceas cens censur centr challeng chanc chang charg chas chim chok choos circl cit cleans
    clos cloth cod coerc coincid collaps collid com combin commenc compar compet compil complet compos compromis
    conced conceiv conclud condens condon confid confin confus conserv consol conspir constitut consum continu
    contribut converg convinc cop coupl cradl creat crim crippl criticiz crumbl cur curv damag danc dar dat dazzl
    deceiv decid declar declin decreas deduc defin degrad delet delud delv denot denounc deplor depos depriv deriv
    describ deserv designat desir despis destin determin devis devolv devot di din disabl discharg disciplin
    discourag dismantl dispens dispers dispos disput dissolv dissuad distanc distribut div diverg divid divorc divulg
    dodg don dos doubl downgrad doz driv drizzl dwindl eas edg elaps embrac emerg emphasiz enabl encourag endors endur
    enforc engag enhanc enlarg ensu ensur entic envisag equat eras erod escap estrang evad evidenc evolv examin
    exchang excit exclud excus execut exercis exil experienc expir explod explor expos fac fad fatigu featur fenc
    figur fil fin finaliz financ fir fizzl fondl forc forg forgiv fram franchis freez fring fum fus gam gambl gaz
    giv glanc glu gorg grac grad grappl graz guid handl hat headach heav hedg hik hing hir hon hop huddl humbl hurtl
    hyp idl ignit ignor imagin imbu immers impal imped implor impos improv improvis incens incit inclin includ increas
    induc indulg influenc infring inhal injur inquir inscrib inspir institut insur interfer interven intrigu
    introduc intrud invad invit involv issu jok judg juggl kindl laps leas leav leisur licens lik lin liv loath lodg
    loos los loung lov lung machin mak manag mangl manoeuvr massacr matur measur meddl menac merg min minc mobiliz
    mov muddl muffl muzzl nam nerv normaliz notic nozzl nudg nuk oblig observ ooz oppos organiz outlin outrag
    overcom pac paddl pag parad paralyz paus pav peddl perceiv persecut persever persuad perus phas phon pierc pil
    pip plac plagu pleas pledg plung pois polic pollut pos postpon pounc prais preced prepar prescrib preserv presid
    pressur presum pric prim prioritiz procur produc profil promis promot pronounc propos prosecut prov provid
    provok prun purchas purg pursu puzzl queu quot rac rag rais rang rap rat rattl rav ravag raz realiz rebuk reced
    receiv recit recogniz reduc referenc refin refus refut reinforc rejoic releas reliev remov renounc replac requir
    rescu resembl reserv resid resolv restor resum retir reveng revers revis reviv revolv rewrit riddl ridicul rifl
    rins rippl ris rol rop ruffl rul rumbl sabotag sacrific saddl salut salvag sampl sav scal scar schedul scop scor
    scrambl scuffl secur seduc seiz sens sentenc serv servic settl sever shak sham shap shar shin shuffl shuttl sid
    sieg silenc siz sizzl skat sleav slic smil smok smuggl sneez snooz solv sooth sourc spac spic spik spong squeez
    stabiliz stag stak startl starv stat stifl ston stor straddl strik striv strok struggl stumbl su subdu subsid
    substitut supervis suppos surfac surg surmis surviv swerv swindl swip tackl tak tam teas telephon televis thriv
    throttl til tim tir ton toppl tortur trac trad trampl trickl trifl tripl troubl truc tumbl tun typ undermin unit
    upgrad urg us valu ventur vers vi voic volum vot voyag wad waffl wag wak wan wast wav weav wedg welcom whil wip
    wir writ writh
    """
)


def _table(listing: str) -> dict[str, str]:
    """Return a mapping from each inflected form to its dictionary form, which is the first of its group."""
    groups = [group.split() for group in listing.replace("\n", "|").split("|")]
    return {form: group[0] for group in groups if group for form in group}


_DOUBLED_L = re.compile(
    "(?:trave|cance|mode|labe|leve|contro|patro|compe|expe|rebe|signa|tota|channe|fue|que|due|dispe|impe|prope|repe|exce|annu"
    "|equa|marsha|spira|quarre|tunne|initia)ll$"
)
_LOST_E = re.compile("(?:[^aeiou]|^|u|i)(?:at|i[sz]|us|os|iv|av|ov|uc|ac|ic|ag|eg)$|(?:[nr]c|[rdl]g|[lr]v|[nrp]s)$")
_VERBS = _table(_IRREGULAR_VERBS) | {"lay": "lay", "ground": "ground", "found": "find", "wound": "wound"}
_BARE_IN_ED = frozenset({"embed", "imbed", "shred", "spread"})
_MODALS = {"'ll": "will", "wo": "will", "ca": "can", "cannot": "can", "sha": "shall", "'d": "would"}
_NOUNS = _table(_IRREGULAR_NOUNS)


def _bare_stem(stem: str) -> str:
    """Return the verb whose stem is left when "-ed" or "-ing" is cut off."""
    if stem in _NO_E:
        return stem
    if stem in _NEEDS_E:
        return stem + "e"
    # A prefix does not change how a verb is spelt: "re-deploy", "overcharge", "misuse".
    for prefix in ("re", "over", "under", "out", "mis", "dis", "un", "de"):
        rest = stem.removeprefix(prefix)
        if rest != stem and len(rest) > 2:
            if rest in _NO_E:
                return stem
            if rest in _NEEDS_E:
                return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if _DOUBLED_L.search(stem):
        return stem[:-1]
    if _LOST_E.search(stem):
        return stem + "e"
    if re.search(r"(?:[bcdfgkptz]l|[iy]z|eas|iev|eiv|u)$", stem):
        return stem + "e"
    if re.search(r"[^aeiou](?:ad|id|od|ud|ir|ur|ar|ik|ok|ak|uk|ut|ot|am|um|im|ap|ip)$", stem) and len(stem) <= 5:
        return stem + "e"
    if re.search(r"(?:vid|clud|plod|pir|quir|tur|par|vok|cut|but|sum|cap)$", stem):
        return stem + "e"
    return stem


def _verb(form: str, tag: str) -> str:
    if form in _VERBS:
        return _VERBS[form]
    if form.endswith(("ied", "ies")):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    if form.endswith("eed") and len(form) > 4 and form[:-1] in {"agree", "disagree", "free", "guarantee", "decree"}:
        return form[:-1]
    # A parser may take the participle of "is said to have offered" for an infinitive.
    inflected = tag != "VB" or (len(form) > 5 and form not in _BARE_IN_ED)
    if form.endswith("ed") and len(form) > 3 and inflected and not form.endswith("eed"):
        return _bare_stem(form[:-2])
    if form.endswith("ing") and len(form) > 4 and re.search("[aeiouy]", form[:-3]):
        stem = form[:-3]
        return _VERBS.get(stem, stem) if stem in _VERBS and _VERBS[stem] == stem else _ing_stem(stem)
    return _drop_s(form)


def _ing_stem(stem: str) -> str:
    # "putting", "winning", "coming": the stem of an irregular verb is in the table with its doubled or lost letter.
    if len(stem) > 2 and stem[-1] == stem[-2] and _VERBS.get(stem[:-1]) == stem[:-1]:
        return stem[:-1]
    if _VERBS.get(stem + "e") == stem + "e":
        return stem + "e"
    return _bare_stem(stem)


def _drop_s(form: str) -> str:
    if not form.endswith("s") or form.endswith(("ss", "us", "is")) or len(form) < 3:
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|[^aeiou]o|caucus|focus)es$", form):
        return form[:-2]
    return form[:-1]


@lru_cache(maxsize=65536)
def lemma(text: str, tag: str) -> str:
    """Return a word's dictionary form in lower case, given its Penn Treebank part of speech."""
    form = text.lower().replace("’", "'")
    if tag.startswith("V") or tag == "MD":
        return _MODALS.get(form, form) if tag == "MD" else _verb(form, tag)
    if tag in {"NNS", "NNPS"}:
        if form in _NOUNS:
            return _NOUNS[form]
        if form.endswith("men"):  # "railwaymen", "women"
            return form[:-2] + "an"
        head, _, last = form.rpartition("-")
        return f"{head}-{_drop_s(last)}" if head else _drop_s(form)
    return "not" if form == "n't" else form
