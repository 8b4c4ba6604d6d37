"""The common nouns by which reports name people, bodies and papers. All in dictionary form, lower case."""

from dragoman.reading.lemma import word_set

OFFICES = word_set(
    """
    president premier minister chancellor secretary king queen emir sultan prince princess sheikh ayatollah caliph
    governor mayor senator congressman congresswoman representative deputy lawmaker legislator parliamentarian
    speaker ambassador envoy diplomat consul negotiator mediator spokesman spokeswoman spokesperson chief head
    leader director chairman chairwoman chairperson chair commissioner coordinator counsellor counselor adviser
    advisor aide commander general colonel major captain lieutenant sergeant admiral brigadier marshal judge justice
    prosecutor official predecessor successor counterpart pm ombudsman ombudswoman rapporteur facilitator guarantor
    vice-president ex-president candidate tsar czar boss strongman warlord chieftain imam bishop archbishop cardinal
    patriarch pope metropolitan rabbi mufti abbot archimandrite undersecretary attaché attache comptroller inspector
    sheriff ranger secretary-general under-secretary-general director-general vice-chair co-chair commander-in-chief
    """
)
"""Nouns of an office or rank that one person holds."""

PERSONS = OFFICES | word_set(
    """
    man woman person lawyer attorney doctor nurse priest teacher professor analyst expert historian economist
    researcher scholar scientist author writer journalist reporter correspondent columnist editor witness resident
    survivor victim relative mother father wife husband son daughter brother sister widow neighbour neighbor farmer
    driver student worker activist campaigner volunteer soldier officer guard fighter veteran politician statesman
    democrat republican conservative liberal socialist guest host founder member source insider staffer colleague
    delegate participant observer monitor inspector businessman businesswoman billionaire magnate philanthropist
    critic opponent rival ally friend foe figure hostage prisoner detainee captive refugee civilian trader
    shopkeeper fisherman herder villager elder chief pilot sailor policeman policewoman gunman bomber lady gentleman
    girl boy child prelate monk cleric owner employer shareholder creditor lender tenant landlord miner investor settler
    pensioner backbencher arbitrator landowner player dissident exile defector hacker smuggler pirate migrant seeker
    attacker assailant raider sniper captor kidnapper abductor hijacker hostage-taker deserter mutineer rioter looter
    arsonist robber marcher striker picket unionist anarchist loyalist defender rescuer peacekeeper gendarme trooper
    commando paratrooper conscript cadet marine bodyguard agent youth peasant nomad shepherd herdsman islander mourner
    pilgrim bystander docker dockworker stevedore longshoreman welder metalworker steelworker railwayman machinist
    mechanic engineer clerk steward attendant foreman skipper seafarer yachtsman ferryman fireman firefighter trucker
    haulier grower picker planter grocer baker vendor hawker contractor developer shipowner shipper insurer banker
    auditor treasurer lecturer schoolteacher surgeon preacher nun mufti nuncio rector dean prefect regent warden
    ombudsman coroner investigator emissary go-between conciliator organiser organizer
    """
)
"""Nouns of one person; a plural means several."""

SPEAKING_SOURCES = word_set(
    """
    source official diplomat insider aide staffer person witness member negotiator mediator expert analyst
    """
)

GROUPS = word_set(
    """
    delegation team side party camp people resident family relative community crowd protester demonstrator supporter
    troop soldier gunman militant civilian guard patrol unit officer policeman police veteran negotiator mediator
    observer monitor official diplomat expert analyst critic ally lawmaker minister leader voter citizen villager
    refugee neighbour inhabitant worker ranger reservist sailor guerrilla rebel insurgent fighter farmer parents
    medic doctor miller owner employer tribe clan shareholder creditor lender bondholder player tenant landlord miner
    operator supplier customer parent pupil passenger investor consumer buyer producer exporter importer dealer settler
    squatter pensioner backbencher partner bidder landowner separatist secessionist paramilitary jihadist islamist gang
    cartel mafia pirate smuggler trafficker bandit hacker dissident exile defector migrant seeker
    garrison gendarmerie constabulary coastguard regiment battalion brigade platoon squad panel synod household jirga
    """
)

NAMED_AFTER_PLACES = word_set(
    """
    accord accords agreement agreements treaty pact protocol convention memorandum commitment talk round process summit
    conference communique understanding declaration meeting negotiation format
    """
)
"""What is called by the city where it was made or held."""

WINGS = word_set("far hard radical extreme religious moderate nationalist")
"""What makes "right" and "left" those who do politics."""

STATE_NOUNS = word_set(
    """
    government administration authority cabinet regime state country nation leadership side presidency
    """
)
"""What a state's name or demonym makes into the state itself: "Chad's government", "the Turkish side"."""

REALMS = word_set("kingdom emirate sultanate republic principality monarchy grand-duchy duchy")
"""What a state is by who rules it: "the kingdom"."""

BODIES = word_set(
    """
    ministry department office parliament congress senate assembly court army military navy force police council
    committee commission agency bureau organisation organization union league federation confederation association
    society institute institution university centre center foundation fund bank company firm group mission
    delegation embassy consulate secretariat presidency party movement coalition alliance bloc board authority
    service headquarters command staff directorate tribunal mediation region palace junta parliament chamber house
    think-tank watchdog charity ngo corporation operation branch wing chapter cooperative consortium syndicate guild
    airline club diocese refinery management crew caucus collective regulator opposition lobby
    """
)
"""Nouns of a body that can act or speak."""

ARMED = word_set(
    """
    rebel guerrilla insurgent militant militia paramilitary separatist secessionist jihadist jihadi islamist fighter
    front brigade faction warlord resistance mujahideen gunman group movement bloc army
    """
)
"""Nouns that name or describe an armed group."""

REBELS = word_set(
    """
    rebel guerrilla insurgent militant militia paramilitary separatist secessionist jihadist jihadi islamist
    """
)
"""Those among them that nobody uses of a state's forces."""

INDEPENDENT = REBELS | word_set(
    """
    opposition lobby right left gang cartel mafia pirate smuggler trafficker bandit hacker dissident exile defector
    migrant refugee seeker
    """
)
"""Those of whom a state's name says where they are from and not for whom they act."""

FORCES = word_set("army military force troop navy soldier artillery police gunner unit air-force")
"""Nouns of a state's forces."""

OUTLETS = word_set(
    """
    newspaper daily weekly magazine broadcaster channel network agency station outlet website paper tabloid journal
    radio television tv press media medium newswire wire portal
    """
)
"""Nouns of what carries news."""

OUTLET_NAMES = word_set(
    """
    news times post tribune herald gazette courier wire telegraph journal television radio tv ledger chronicle mirror
    globe inquirer examiner dispatch bulletin sentinel
    """
)
"""Last words of an outlet's name."""
OUTLET_OPENINGS = word_set("radio television tv channel canal kanal canale agencia agence agenzia")
"""First words of an outlet's name: "Radio Kassou", "Canal Seis"."""
DOCUMENTS = word_set(
    """
    statement communique communiqué report note letter document memo memorandum readout transcript filing resolution
    declaration survey poll study text draft plan release article dispatch cable audit assessment record list email
    decree paper indictment complaint summary newsletter post tweet
    """
)
"""Nouns of what is written and may be a source."""

HONORIFICS = word_set(
    """
    mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame h.e. hon hon. sheikh sheikha sayyid mullah maulana rev rev.
    prof prof. madame monsieur herr frau señor don doña
    """
)

ROLES = word_set(
    """
    rival ally partner owner employer shareholder creditor lender landlord neighbour neighbor foe opponent critic
    guarantor mediator facilitator host member founder supplier investor player participant observer buyer
    """
)
"""Nouns of one person that states and bodies are called by too: "its rival Seagate Terminals"."""

PERSONAL = (PERSONS | HONORIFICS) - ROLES
"""Words before a name that only a person's has."""

COMPANIES = word_set(
    """
    company firm corporation airline steelmaker carmaker automaker drugmaker chipmaker planemaker shipbuilder maker
    retailer operator manufacturer supplier producer publisher broadcaster carrier insurer lender shipper developer
    builder contractor distributor supermarket refiner refinery miner brewer brewery utility giant conglomerate
    multinational subsidiary startup start-up group employer bidder suitor buyer landlord
    """
)
"""Nouns by which reports call a company."""

COMPANY_NAMES = word_set(
    """
    plc ag inc ltd llc gmbh corp co limited group company corporation holding holdings industries enterprises partners
    ventures airlines airways motors motor terminals ports logistics shipping lines rail railway railways railroad
    buses transport transit cargo freight express foods dairies farms stores supermarkets retail breweries brewery
    hotels homes properties estates capital equity bank insurance media studios sport sports energy resources oil gas
    petroleum power electric mining mines metals steel cement chemicals textiles packaging pharma pharmaceuticals
    laboratories telecom telecoms electronics systems technology technologies software aerospace shipyard shipyards
    """
)
"""Last words of a company's name, which the text then leaves out."""

OTHERS = word_set(
    "rival other second third another new smaller larger bigger parent joint state holding same neighbouring "
    "neighboring breakaway self-declared self-proclaimed"
)
"""What tells a body from the one told of before: "the parent company"."""

FEMALE = word_set(
    """
    woman spokeswoman congresswoman chairwoman businesswoman policewoman queen princess mother wife daughter sister
    widow lady girl actress duchess empress mrs ms miss madame senora frau
    """
)
MALE = word_set(
    """
    man spokesman congressman chairman businessman policeman statesman king prince emir sultan sheikh father husband
    son brother gentleman boy pope imam bishop archbishop cardinal fisherman gunman mr sir lord monsieur herr tsar
    """
)

PLATFORMS = word_set("x twitter telegram facebook whatsapp instagram youtube tiktok weibo signal substack")
"""On what one writes; who says that something was written there means nobody by it."""

ACCORDS = word_set(
    """
    accord accords agreement agreements treaty pact protocol protocols convention conventions memorandum declaration
    plan roadmap constitution act bill charter resolution law war crisis
    """
)
"""Last words of the name of what was agreed, written or fought, and acts for nobody."""

PEOPLES = word_set(
    """
    people peoples workers women farmers teachers children students miners writers citizens owners nurses tenants
    dockers drivers pilots doctors lawyers judges residents mothers fishermen employers producers players growers
    traders manufacturers publishers steelworkers engineers
    """
)
"""Those whom the name of a body says that it is of: "People's Front", "Miners' Union"; as they are written."""

STYLES = word_set("excellency majesty highness honour honor holiness eminence grace")
"""Nouns that a possessive makes into a form of address: "Her Excellency"."""

FIGHTERS = word_set("fighter militant rebel insurgent guerrilla gunman combatant militiaman")
"""Those who bear arms for a group: whose fighters they are is an armed group."""

TITLE_WORDS = (
    OFFICES
    | HONORIFICS
    | word_set(
        """
    prime foreign defence defense interior finance justice energy trade vice deputy first second senior chief former
    special secretary-general secretary-designate under-secretary-general acting interim presidential permanent
    state treasury press humanitarian national security brigadier maj maj. gen gen. lt lt. col col. capt capt. sgt
    sgt. adm adm. gov gov. sen sen. rep rep. rt crown supreme then-president ex-president vice-president attorney
    field house white majority minority party political military regional provincial military-intelligence assistant
    lead counsel opposition rebel honourable honorable excellency his her foreign-policy peace commerce agriculture
    health education majesty highness father
    """
    )
)
"""Words that may stand before a name without being part of it."""

CHARGES = word_set(
    """
    state staff defence defense mission government justice war finance interior trade security parliament police
    labour labor transport environment economy industry energy agriculture fisheries fishing water housing health
    education employment climate commerce tourism culture sport sports local public social rural digital
    """
)
"""What an office in a title may be of: "Secretary of State", "Chief of Staff", "Head of Mission"."""
OF_CHARGES = word_set("minister secretary ministry department commissioner")
"""Whom or what a charge before it is of: "Labour Minister"."""

ORGANISATION_HEADS = word_set(
    """
    ministry front movement office department bank council committee commission party university army forces force
    union league organisation organization centre center institute court federation republic kingdom presidency
    state board bureau fund alliance coalition congress association society mission group agency authority service
    command corps guard brigade bloc assembly parliament senate secretariat tribunal community network foundation
    observatory watch crescent cross region house academy college company corporation conference forum initiative
    programme program militia resistance party bundesbank embassy police navy church diocese patriarchate metalworkers
    plc ag inc ltd llc gmbh corp holdings industries airlines airways motors terminals logistics shipping railways
    enterprises
    emirate sultanate principality duchy confederation
    """
)
"""Last or first words that make a run of capitalised words the name of a body."""

PLACE_HEADS = word_set(
    """
    river mountain mountains hills hill valley plain plains strip gulf sea ocean lake island islands bay bridge pass
    road street square airport port hospital palace province district region county city town village oblast
    peninsula desert crossing sector line camp heights temple strait coast border
    """
)

PLACE_OPENINGS = word_set("port fort mount cape lake")
"""First words of a place's name: "Port Ellin"."""

LOCATIVE = word_set(
    """
    in at near outside inside around across over above through via toward towards off along beyond throughout into
    onto within beneath below past northwest northeast southwest southeast north south east west
    """
)
"""Prepositions after which a city is a place."""

TRAVEL = word_set(
    """
    go travel fly arrive return come head move drive flee rush sail send deploy bring take visit leave reach enter
    depart transfer evacuate
    """
)
DEALINGS = word_set(
    """
    convey tell say report offer give hand return propose belong speak talk write complain appeal pay deny lend sell
    grant receive demand hear seek get obtain want request expect extract buy answer reply respond concede entrust
    """
)
"""Verbs whose "to" or "from" goes to those who rule in a city, not to the city."""
ATTACKS = word_set(
    """
    hit strike bomb shell attack storm capture seize besiege occupy liberate bombard pound raid target destroy
    """
)

PARTIES_NOUNS = word_set(
    """
    side party camp government country state nation delegation army team neighbour neighbor rival foe capital
    belligerent combatant
    """
)
"""What "both", "the two" or "the parties" may count without naming: the sides of the conflict."""
LEADERS_NOUNS = word_set(
    """
    leader president minister man woman statesman premier counterpart ambassador envoy general official commander
    """
)
"""What they may count of persons."""
