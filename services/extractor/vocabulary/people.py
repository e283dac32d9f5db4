"""Nouns for people with the category they count as. Words only; irregular plurals are spelled out as "singular/plural"."""

from schemas.claim import Category
from services.extractor.vocabulary.listed import words

CATEGORIES: dict[Category, str] = {
    "people": """person/people person/persons victim fatality/fatalitie human individual soul life/lives member other/others
        folk/folks inhabitant resident local villager neighbor neighbour relative kin cousin sibling
        parent grandparent spouse survivor martyr guest attendee customer patron bystander pedestrian passerby/passersby passer-by/passers-by
        onlooker partygoer concertgoer churchgoer reveler reveller spectator shopper worshipper worshiper party-goer concert-goer
        occupant native american national foreigner expatriate expat tourist traveler traveller
        ecuadorean ecuadorian honduran guatemalan nicaraguan panamanian bolivian venezuelan cuban argentine argentinian brazilian
        paraguayan uruguayan dominican haitian palestinian syrian iraqi israeli afghan yemeni libyan egyptian turk kurd arab somali nigerian pakistani indian russian ukrainian
        briton german australian canadian italian mexican colombian salvadoran peruvian chilean saudi iranian lebanese chechen
        tunisian algerian sudanese ethiopian kenyan filipino indonesian chinese japanese korean frenchman/frenchmen
        spaniard pole swede norwegian dane hazara shiite shia sunni christian muslim jew yazidi yezidi hindu sikh copt
        londoner brit european westerner teammate compatriot companion comrade associate
        casualty/casualtie gunshot-victim settler/settlers""",
    "civilians": "civilian citizen non-combatant noncombatant townsfolk/townspeople townsperson/townspeople",
    "children": """child/children kid boy girl infant baby/babies toddler teen teenager minor schoolboy schoolgirl schoolchild/schoolchildren youngster
        newborn newborns juvenile preteen adolescent pre-teen grandchild/grandchildren stepchild/stepchildren orphan 12-year-old
        schoolkid kindergartner kindergartener preschooler foetus/foetuses fetus/fetuses""",
    "women": """woman/women female wife/wives mother sister daughter grandmother girlfriend housewife/housewives aunt niece widow lady/ladies mom
        stepmother ex-wife ex-girlfriend granddaughter stepdaughter waitress/waitresses nun actress/actresses fiancee mum
        businesswoman/businesswomen saleswoman/saleswomen policewoman/policewomen mother-in-law daughter-in-law sister-in-law
        great-grandmother""",
    "men": """man/men male husband father brother son grandfather boyfriend uncle nephew gentleman/gentlemen dad stepfather ex-husband ex-boyfriend
        grandson stepson businessman/businessmen salesman/salesmen father-in-law son-in-law brother-in-law half-brother
        stepbrother youth/youths guy fiance suitor widower""",
    "combatants": """enemy militant rebel fighter insurgent jihadist jihadi guerrilla terrorist extremist mercenary/mercenaries
        attacker bomber assailant militiaman/militiamen islamist combatant talib subversive warlord commando/commandos separatist
        paramilitary/paramilitaries assassin infiltrator hijacker operative commander mujahid/mujahideen mujahid/mujahedin contra gunmen/gunmen
        raider rioter gangster bandit suicide-bomber emir insurrectionist belligerent foot-soldier peshmerga/peshmerga
        enemy/enemies taliban/taliban pirate""",
    "security_forces": """soldier troop/troops trooper policeman/policemen officer cop guard serviceman/servicemen marine conscript sailor airman/airmen
        constable sergeant corporal lieutenant captain colonel major general private guardsman/guardsmen gendarme deputy/deputies
        sheriff warden paratrooper cadet recruit servicemember service-member peacekeeper policewoman/policewomen lawman/lawmen
        infantryman/infantrymen reservist legionnaire brigadier inspector detective police/police police-officer ranger
        force/forces sentry/sentries patrolman/patrolmen watchman/watchmen security-guard bodyguard sapper intelligence-officer""",
    "other": """adult journalist reporter cameraman/cameramen photographer photojournalist activist protester protestor demonstrator medic paramedic doctor nurse
        surgeon physician patient student pupil teacher professor lecturer principal worker laborer labourer miner farmer peasant
        fisherman/fishermen driver passenger pilot crew/crew crewman/crewmen crewmember firefighter fireman/firemen rescuer
        volunteer pilgrim monk priest cleric clergyman/clergymen imam preacher pastor bishop archbishop jesuit missionary/missionaries
        mayor councilman/councilmen councillor minister governor senator lawmaker politician candidate official diplomat ambassador
        rector dean judge lawyer attorney prosecutor magistrate leader chief president vice-president director manager clerk cashier
        engineer technician contractor businessperson/businesspeople merchant trader shopkeeper vendor owner
        gunman/xxgunmen refugee migrant immigrant displaced prisoner inmate detainee hostage captive suspect shooter perpetrator culprit
        robber burglar intruder thief/thieves criminal drug-trafficker trafficker smuggler kidnapper
        player singer actor artist musician rapper writer author poet editor publisher film-maker filmmaker blogger
        aide adviser advisor secretary/secretaries spokesman/spokesmen ambassador's envoy interpreter translator
        unionist trade-unionist campaigner dissident leftist supporter loyalist follower sympathizer believer adherent parishioner
        motorist cyclist motorcyclist biker rider bicyclist skier climber hiker jogger runner swimmer surfer diver
        bartender bouncer chef cook waiter janitor maid servant gardener butcher baker barber tailor mechanic electrician
        plumber welder carpenter builder janitor custodian trucker courier taxi-driver bus-driver truck-driver
        homeowner tenant landlord veteran retiree pensioner graduate freshman/freshmen sophomore
        scientist researcher expert inspector observer monitor staffer staff/staff personnel/personnel
        tribesman/tribesmen employee ruler chieftain elder herder herdsman/herdsmen shepherd hunter rancher cattle-rancher vigilante
        dancer coach athlete footballer fan supporter defendant defector deserter informer informant collaborator
        witness/witnesses neighbor's colleague friend classmate roommate co-worker coworker lover partner acquaintance
        counselor counsellor therapist psychologist pharmacist dentist banker accountant economist lecturer
        entertainer model comedian producer magnate tycoon industrialist executive boss delegate deputy-mayor congressman/congressmen
        legislator parliamentarian mp/mps congresswoman/congresswomen councilwoman/councilwomen patriarch rabbi deacon catechist
        seminarian layman/laymen""",
}
GROWN_UPS = frozenset({"women", "men", "ladies", "adults"})
"""Nouns that no child is counted by, unlike "daughters"."""
MOTHERS = frozenset({"umm", "um", "mrs", "hajja", "hajjah"})
"""Before a name these make it a woman's: Umm Ahmed is Ahmed's mother."""
_KINSMEN = words("son brother father husband grandson uncle nephew grandfather stepson son-in-law father-in-law brother-in-law")
_KINSWOMEN = words(
    "daughter sister mother wife granddaughter aunt niece grandmother stepdaughter daughter-in-law mother-in-law sister-in-law"
)
KIN = frozenset({*_KINSMEN, *_KINSWOMEN, "grandchild"})
"""Without an article these go on a list of people: "his son Ben, daughter Ann"."""
SEXES = {
    **dict.fromkeys((*_KINSMEN, "male", "man", "boy", "m"), "men"),
    **dict.fromkeys((*_KINSWOMEN, "female", "woman", "girl", "f"), "women"),
}
"""Beside an age in brackets behind a name, or alone there, these say who it is."""
YOUNG = frozenset({"boy", "girl"})
"""Of these, the two that tell a child where no age does."""
SMALL = frozenset({"child", "infant", "baby", "toddler", "newborn", "minor", "foetus", "fetus", "boy", "girl"})
"""In brackets behind a name these say that it is a child's."""
MINORS = "minors"
"""The word for people who are told to be younger than grown persons."""
LIMITS = (
    *(("aged", *one) for one in (("under",), ("below",), ("less", "than"))),
    *((one, "the", "age", "of") for one in ("under", "below")),
    ("younger", "than"),
    ("under",),
    ("below",),
)
"""Before an age these say that somebody is younger, the longest first."""
LIMIT_SIGNS = ("under ", "below ", "younger than ", "aged less than ")
"""Without any of these a sentence tells no such age."""
LIMITING = frozenset(one[0] for one in LIMITS)
YEARS_OF_AGE = words("years year old of age")
LIMITED = words("were are them whom people persons victims")
"""Before the words above these are those who are younger."""
PARTING = words("including , and were with")
"""Before a number that is all there is of those who are younger: "including six under 18"."""
AFTER_LIMIT = words(", ) ; . ] – — - and were was are have had died when who")
"""After an age; another word there would be counted by its number: "under 18 metres of rubble"."""
AGE_WORDS = frozenset(
    {",", "years", "year", "old", "aged", "age", "yo", "months", "month", "-", "a", "than", "less", "about", "approximately"}
)
"""What may stand beside them there."""
COLLECTIVES = {"couple": 2, "pair": 2, "twins": 2, "duo": 2, "trio": 3, "triplets": 3, "quartet": 4, "quintet": 5, "newlyweds": 2}
"""Persons as one noun, with how many they are."""
GROUPS = "family families crew team staff group household congregation"
"""Persons as one noun without a number: they head a group only when a number counts their members."""
ATTRIBUTIVE = """police security army military government state family child student school church taxi bus prison opposition rebel militant
    terrorist guerrilla jihadist islamist taliban regime rescue medical health hospital media news civilian women navy air-force nato un
    gang drug village community town city government coalition"""
"""A plural noun may follow and be the head: "three police stations" counts stations."""
HINTS: dict[Category, str] = {
    "combatants": """militant rebel jihadist jihadi insurgent guerrilla terrorist extremist islamist isis isil daesh taliban al-qaeda al-qaida fighter
        al-shabab al-shabaab boko hezbollah hizbollah hamas farc eln fmln qaeda qaida nusra mercenary pkk ypg is pro-government
        paramilitary islamic-state separatist hizbullah jihad contra militia jabhat houthi al-nusra an-nusra al-nosra takfiri mrta amaru sendero shining farabundo epl urng ltte naxalite npa foreign-mercenaries daesh-led subversive rebels""",
    "security_forces": """police army military security soldier soldiers troops policeman naval infantry paramilitary-police guard marine government-forces
        battalion brigade regiment platoon squad corps garrison patrol border-guard gendarmerie regime-forces forces troop force regime""",
    "civilians": "civilian civilians non-combatant unarmed",
    "children": "young-child underage teenage teenaged teen school-age minor schoolgirl girl boy baby infant",
    "women": "female pregnant",
    "men": "male",
}
"""Words before or after a general noun ("members", "leader", "men") that tell the category."""
GENERAL = """member members element elements personnel men man people person persons leader leaders commander commanders staff individual individuals
    pilot others other victim victims national nationals adult adults dead fatalities fighters volunteers operatives recruits agents agent group"""
"""Nouns that say little about who: a hint beside them decides."""
RELATIONS = """relative relatives kin kinsman kinsmen cousin cousins sibling siblings spouse spouses parent parents family families household
    dependant dependants dependents in-law in-laws friend friends neighbor neighbors neighbour neighbours acquaintance acquaintances"""
"""Nouns that need somebody whose: "relatives of fighters" are no fighters."""
NOT_PEOPLE = """hours dollars meters metres kilometers kilometres centimeters centers centres papers numbers orders quarters helicopters doors sectors errors
    trailers computers flowers letters rivers fingers shoulders members' borders corners towers trousers matters offers others' powers
    chambers containers trackers tankers carriers bombers' fighters' bunkers mortars trucks cars vehicles motorbikes motorcycles bikes bicycles buses boats
    houses homes huts buildings shops attacks strikes
    airstrikes raids bombs rockets shells missiles rounds shots bullets explosions blasts incidents cases shootings murders villages towns cities
    districts provinces countries states times places sites locations areas bases posts checkpoints tanks planes aircraft jets drones
    ships boats buses trains flights animals dogs cats horses cows sheep goats cattle elephants rhinos rhinoceroses whales dolphins birds bears
    lions tigers wolves pigs piglets lambs calves poultry livestock hens ducks geese chickens sharks monkeys camels deer gorillas percent counts count charges weapons guns rifles pistols grenades
    fires wildfires floods earthquakes tornadoes hurricanes storms vans taxis schools hospitals mosques churches banks shops stores
    stations occasions cities' newspapers chapters monitors registers copters passers orders rioters' plants grants elephants restaurants
    quadrants remnants variants infants' events students' sons' weeks months years days minutes seconds nights decades centuries wounds
    injuries deaths bodies corpses arrests officers' launchers explosives mines hands legs arms heads feet eyes parts wars battles clashes
    protests demonstrations families' floors stories rooms units apartments seats votes points goals games matches sets steps ways pieces
    types kinds items things reasons factors suspects' companies firms factories warehouses offices crashes accidents battalions
    brigades groups organizations parties teams"""
"""Look like people by their ending, or are counted in the same sentences, but are none."""
