"""English words for what happened, for totals over many attacks, for another incident than the one just told, and for who did it.

Does not decide: events.py and scope.py do. Every pattern is linear.
"""

import re
from typing import Final

from schemas.claim import EventType
from services.extractor.vocabulary.en_places import listed

_WHO_STORMS: Final = "".join(
    f"(?<!{who} )"
    for who in (
        "gunmen",
        "militants",
        "troops",
        "soldiers",
        "attackers",
        "fighters",
        "rebels",
        "police",
        "forces",
        "commandos",
        "jihadists",
        "protesters",
    )
)
"""Before "storm": people who storm a building."""
_NO_BOMB: Final = "(?<!bomb )(?<!suicide )(?<!grenade )(?<!mine )"
"""Before "explosion": nobody set it off."""
_TYPES: Final[tuple[tuple[EventType, float, str], ...]] = (
    ("chemical_attack", 5, r"chemical (?:weapons?|attacks?|agents?)|chemicals|sarin|chlorine|nerve (?:gas|agent)|(?:poison|toxic|mustard|poisonous) gas(?:es)?|gas attacks?|gassed"),
    ("suicide_bombing", 4, r"suicide (?:\w+ )?(?:bomb\w*|attack\w*|blast\w*|explosi\w+|vests?|mission)|blew (?:himself|herself|themselves) up|(?:explosive|suicide) (?:vest|belt)s?"),
    ("suicide_bombing", 2.2, r"bombers?"),
    ("execution", 3, r"beheaded|beheadings?|executed|executions?|executing|hanged|lynched|lynching|crucified|summarily|firing squad"),
    ("execution", 0.4, r"massacred?|massacres?"),
    ("airstrike", 3, (r"air[ -]?strikes?|air[ -]raids?|aerial (?:\w+ )?(?:bomb\w+|strikes?|attacks?|raids?)|barrel[ -]bombs?|drone strikes?|(?:war)?planes? (?:bombed|struck|hit)"
                     r"|bombing raids?|coalition (?:strikes?|raids?|bombing|bombs|bombed|bombardment|air)|(?:aircraft|jets|helicopters|air force|warplanes) (?:\w+ )?(?:bombed|struck|hit|bombing|attacked|targeted|dropped|fired)|air attacks?|air campaign|(?:us|u\.s\.|american|russian|israeli|syrian|saudi|coalition|nato|led) (?:raids?|strikes)")),
    ("shooting", 1.2, r"raids? (?:on|in|against) (?:\w+ ){0,2}(?:villages?|villagers|hamlets?|farms?|herders|farmers)|raids? by (?:\w+ )?(?:bandits|gunmen|militiamen|rustlers|raiders|jihadists|tribesmen|fighters)"),
    ("shooting", 1.6, r"bandits|cattle (?:rustlers|raiders)"),
    ("airstrike", 1.5, r"warplanes?|fighter jets?|helicopter gunships?|drones?|raids|jets|bombs dropped"),
    ("shelling", 2.5, r"shell(?:ing|ed|s|fire)|mortars?|artillery|bombard(?:ment|ments|ed|ing)|grad rockets?|rocket (?:attacks?|fire|shells?)"),
    ("shelling", 1.5, r"rockets?|missiles?|shell"),
    ("industrial_accident", 4, rf"{_NO_BOMB}(?:explosions?|blasts?) (?:at|in|inside) (?:an?|the) (?:[\w'’-]+ ){{0,4}}?(?:mine|colliery|quarry|factory|refinery|(?:power|chemical|fertili[sz]er|steel) plant|mill|grain silo|fuel depot)"),
    ("bombing", 2, r"(?:car|truck|roadside|twin|home-?made|pipe|nail|petrol)[ -]bomb\w*|bombings?|bomb(?:ed|s)?|blasts?|explosi(?:on|ons|ves?)|exploded|detonat\w+|ieds?|booby[ -]trap\w*|land ?mines?|grenades?|dynamite"),
    ("vehicle_attack", 3, r"(?:ploughed|plowed|rammed|drove|ramming|mowed)(?: \w+){0,4} (?:into|through|down)(?: \w+){0,3} (?:crowds?|pedestrians|people|shoppers)|vehicle[ -]ramming"),
    ("stabbing", 2.5, r"stabb(?:ed|ing|ings)|knif(?:e|ed|ing)|machete\w*|hacked to death|slashed"),
    ("protest_violence", 2.2, r"protest(?:s|ers?|ors?)?|demonstrat(?:ors?|ions?)|riot(?:s|ing|ers)?|crackdown|tear ?gas|unrest"),
    ("shooting", 2, r"shot(?! down)|shoot(?:s|ing|ings|out|er|ers)?|gunm[ae]n|gunshots?|gunfire|opened fire|opens fire|drive-by|snipers?|bullets?|gunned|machine-?gunned|machine guns?"),
    ("shooting", 0.6, r"murder(?:ed|s)?|homicides?|guns?"),
    ("fire", 2.5, r"firefighters (?:\w+ ){0,2}(?:battl\w+|fought|fighting|tackl\w+|extinguish\w+|dous\w+)|(?:battl\w+|fought|fighting) (?:the |a |an )?(?:\w+ )?(?:fires?|blazes?|flames)"),
    ("clash", 2, r"clash(?:es|ed)?|fighting(?! for (?:his|her|their) li)|battles?|firefights?|ambush(?:ed|es)?|skirmish\w*|counter-?attacks?|combat|fought|gunbattles?|confrontations?"),
    ("clash", 1, r"offensive|assaults?|storming|siege"),
    ("earthquake", 5, r"(?:earth)?quakes?|tremors?|tsunamis?|aftershocks?|magnitude|richter"),
    ("flood", 3.8, r"flood(?:s|ing|ed|waters?)?|flash floods?|monsoon|torrential rains?"),
    ("storm", 4, rf"hurricanes?|superstorms?|{_WHO_STORMS}storms?|typhoons?|cyclones?|tornado(?:es)?|blizzards?"),
    ("landslide", 4, (r"landslides?|mud ?slides?|mud ?flows?|rock ?slides?|rock ?falls?|avalanches?"
                      r"|(?:hill|hillside|mountainside|slope|embankment|cliff) (?:that |which |had )?(?:gave way|gives way|collaps\w+|came down|slid)")),
    ("disease", 4, r"virus(?:es)?|influenza|flu|cholera|ebola|(?:outbreaks?|epidemic)(?! of (?:\w+ ){0,2}(?:violence|fighting|hostilities|unrest|war|shootings?|gunfire|clashes|protests?))|pandemic|disease|infect(?:ed|ion|ions)|sars|mers|measles|malaria|coronavirus|covid\S*"),
    ("industrial_accident", 4, (r"(?:mine|colliery|factory|refinery) (?:collapse|explosion|blast|accident|disaster)|(?:coal|gold) mine|(?:building|factory|bridge|dam|roof|wall|balcony|crane|scaffold(?:ing)?|tunnel) collaps\w+|industrial accident"
                               r"|gas (?:leaks?|explosions?|blasts?|mains?|pipes?|pipelines?)|(?:boiler|gas cylinder|furnace) (?:explosions?|blasts?|exploded|burst|blew)"
                               r"|(?:chemical|fireworks) (?:plant|factory)(?: (?:explosion|blast))?|collapse of (?:a|the) (?:building|factory|bridge|roof|wall)")),
    ("transport_accident", 3.6, (r"(?:plane|air|car|bus|train|helicopter|truck|head-on|road|traffic|jet|warplane|rail|ferry|boat|ship|shipping|lorry|tram|coach) (?:crash(?:es|ed)?|accidents?|collisions?|disasters?)|crash(?:ed|es|ing)?|collision|collided"
                                r"|derail\w+|capsiz\w+|sank|sinking|overturned|shipwreck|plunged|plunges|veered off|ran aground|(?:fell|skidded|went) (?:into|off|over) (?:a|the) (?:\w+ )?(?:gorge|ravine|cliff|valley|canal|river|bridge|road)")),
    ("industrial_accident", 1, r"miners (?:(?:who|were|are|had|have|been|still|feared) ){0,3}(?:trapped|killed|died|dead|missing|buried|rescued)"),
    ("fire", 1, r"firefighters"),
    ("fire", 2.5, (r"blazes?|wild ?fires?|bush ?fires?|(?:house|apartment|factory|building|forest|warehouse|hotel|nightclub|mill|huge|massive|deadly) fires?"
                  r"|(?<!under )(?<!opened )(?<!opens )(?<!opening )(?<!enemy )fires? (?:broke|swept|started|engulfed|ripped|tore|at|in|that)|inferno|flames|arson")),
)  # fmt: skip
EVENT: Final = re.compile("|".join(rf"(?P<k{number}>(?:{pattern})\b)" for number, (_, _, pattern) in enumerate(_TYPES)))
"""For text in lower case: words that say what happened; the name of the group says which row of the table."""
EVENT_ROWS: Final[dict[str, tuple[EventType, float]]] = {
    f"k{number}": (kind, weight) for number, (kind, weight, _) in enumerate(_TYPES)
}
EVENT_STARTS: Final = listed("""
air cra us sar che chl ner poi tox mus gas sui ble exp bomb bom beh exe han lyn cru mas sum fir aer bar dro pla war coa us u.s ame rus isr syr sau nat led rai jet
fig hel she mor art roc mis gra car tru roa twi hom pip nai pet bla det ied boo lan gre dyn plo ram mow veh sta kni mac hac sla pro dem rio
tea unr sho gun ope dri sni bul mur cla bat amb ski cou com fou con off ass sto sie ear qua tre tsu aft mag ric flo mon tor hur
sup typ cyc bli mud ava vir inf flu cho ebo out epi pan dis mer mea mal cor cov min coal gol bui fac bri dam ind col bus tra hea der cap san sin ove
ban cat boi cyl fur roo wal bal sca tun vee ran fel ski wen fer boa lor rai shi plu wil hou apa for hot nig mil hug dea fla ars dou ied hil mou slo emb cli ref
""")
"""The first letters of all those words: where none of them begins a word, the pattern need not be tried."""
CAUSES: Final[tuple[tuple[EventType, frozenset[EventType]], ...]] = (
    ("chemical_attack", frozenset({"airstrike", "shelling", "bombing", "clash"})),
    ("suicide_bombing", frozenset({"bombing", "clash"})),
    ("storm", frozenset({"flood", "landslide"})),
    ("earthquake", frozenset({"landslide", "fire", "flood", "industrial_accident"})),
    ("protest_violence", frozenset({"clash"})),
    ("industrial_accident", frozenset({"bombing"})),
)
"""Types that, where both are told of one incident, are the cause or the more exact name of the others."""

GROUND: Final[frozenset[EventType]] = frozenset({"airstrike", "shelling", "bombing", "suicide_bombing", "shooting", "clash", "stabbing", "execution",
    "chemical_attack", "vehicle_attack", "protest_violence"})  # fmt: skip
NATURAL: Final[frozenset[EventType]] = frozenset(
    {"earthquake", "flood", "storm", "disease", "landslide", "transport_accident", "industrial_accident", "fire"}
)

WIDE: Final[frozenset[EventType]] = frozenset({"earthquake", "flood", "storm", "disease"})
"""What strikes many towns at once."""

# Patterns without regard to case are for text in small letters, in which they run several times faster; so does one boundary before all
# alternatives of a pattern than one before each.
WARS: Final = ("war", "conflict", "uprising", "insurgency", "crisis", "rebellion", "revolt", "revolution", "unrest", "bloodshed", "campaign", "violence",
               "genocide", "hostilities", "offensive", "crackdown", "repression")  # fmt: skip
_WAR: Final = rf"(?:civil )?(?:{'|'.join(WARS)})"
CUMULATIVE: Final = re.compile(
    r"""
    \b(?:
    (?:a|in|the)\ (?:series|wave|string|spate|spree|number)\ of\ (?:\w+\ )?(?:attacks|bombings|strikes|air\ ?strikes|raids|shootings|incidents|explosions|blasts|clashes|killings|murders|earthquakes)
    |(?:separate|several|multiple|various|numerous|different|(?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?:\ \w+)?)\ (?:attacks|incidents|shootings|accidents)
    |(?:several|various|numerous|different|three|four|five|six|seven|eight|nine|ten|\d{1,3})\ (?:\w+\ )?(?:clashes|ambushes|massacres|skirmishes|battles|confrontations)
    |(?:attacks|raids|clashes|bombings|massacres|ambushes|strikes|skirmishes)\ (?:[^\s;,]+\ ){0,8}?(?:in|on|against|across)\ (?:three|four|five|six|seven|eight|nine|ten|several|various|\d{1,3})\ (?:[^\s;,]+\ ){0,4}?(?:towns|townships|villages|cities|provinces|departments|states|districts|places|locations)
    |(?:in|during|over|throughout)\ (?:this|that|the\ same|the)\ period\b(?!\ of\b)
    |(?:days|weeks|months|years)\ of\ (?:\w+\ )?(?:fighting|clashes|bombardment|bombing|shelling|violence|war|protests|siege|battles|conflict|unrest|airstrikes|air\ strikes)
    |(?:two|three|four|five|six|seven|eight|nine|ten|\d+|decade|month|year|week)[- ](?:day|week|month|year|decade)?s?(?:[- ](?:long|old))?\ (?:war|conflict|campaign|siege|battle|offensive|uprising|insurgency|assault|bombardment)
    |(?:each|every|per|a)\ (?:year|month|week|day)\b(?!\ (?:ago|before|after|later|earlier|since|of|in|at|when|that))|annually\b|on\ average\b|daily\b
    |(?:across|around|throughout)\ the\ (?:country|nation|province|region|city)\b|throughout\ the\ (?:day|night|weekend)\b|nationwide\b
    |(?:shootings|homicides|murders|stabbings)\ (?:across|around|throughout)\b|(?:homicide|murder)\ (?:counts?|toll|tally|total)\b|already\ (?:in\ (?:19|20)\d\d|this\ (?:year|month|week))\b
    |in\ the\ (?:days|weeks|months|years|decades)\ (?:after|following|since|before|leading|that\ followed)\b
    |to\ date\b|so\ far\ this\b|over\ the\ (?:years|course\ of)\b|(?:shootings|attacks|incidents|crashes|accidents|storms|murders|homicides)\b(?:\ \S+){0,8}\ over\ (?:the\ )?(?:\S+\ ){0,4}weekend\b|weekend\ (?:shootings|gunfire)\b|(?<!during\ )(?<!during\ a\ )violent\ (?:\w+day\ )?(?:night|weekend)\b|in\ (?:recent|previous)\ (?:days|weeks|months|years)\b
    |(?:overall|cumulative)\ (?:(?:death\ )?toll|losses|casualties|damage|figures?)\b|(?:dozens\ of|scores\ of|hundreds\ of|several|many|\d\d+)\ times\b
    )
    """,
    re.VERBOSE,
)
"""Words that make a number beside them a total over a period or many attacks."""
HOW_OFTEN: Final = re.compile(
    r"\b(?:rolled|turned|flipped|shot|shoot|shooting|stabbed|stabbing|fired|firing|fires)\b(?: \w+){0,4} (?:dozens of|scores of|several|many|\d\d+) times\b"
)
"""How often somebody was shot or a car rolled over: no number of attacks."""
WHERE_ONCE: Final = (
    r",? where (?=[^,;]{0,90}(?: since | years? ago\b| last (?:year|month)\b| in (?:an? )?(?:19\d\d|20\d\d"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b))"
)
"""Begins a clause about what happened in that place at another time."""
NEWSPAPER: Final = re.compile(r"\bDaily\b")
"""No word of those."""
OF_WAR: Final = re.compile(
    rf"""
    \b(?:
    (?:{_WAR})\b(?:,?\ [\w-]+){{0,6}}\ (?:ha[sd]|have)\ (?:\w+\ )?(?:killed|claimed|left|cost|taken|displaced|wounded|injured|yielded|resulted\ in)
    |(?:war|offensive|conflict|insurgency)\ resulted\ in\b|\A(?:in|during)\ (?:the|this|its|their)\ (?:\w+\ )?(?:war|offensive|conflict|insurgency),
    |(?:killed|died|dead|deaths|lives|wounded|injured|casualties|losses|toll|lost)\b(?:[\s,]+\S+){{0,6}}?\ (?:in|of|by|from|during|throughout|to)\ (?:the\ |its\ |a\ |this\ |\w+'s\ |\w+s\ )?(?:\S+\ ){{0,3}}{_WAR}\b
    |death\ toll\ (?:in|from|of|since)\ (?:the\ )?(?:\w+\ )?{_WAR}
    )
    """,
    re.VERBOSE,
)
"""Words that make it the total of a war."""
RECORD: Final = re.compile(
    r"\b(?:deadliest|worst|first|second|third|highest|biggest|bloodiest|largest|most (?!of\b)\w+|heaviest|strongest|latest|only)\b[^.;,]{0,90}"
)
"""A superlative and what it is measured by ("the deadliest since the war began"): it ranks one incident, it counts no period."""
ABOUT_SOMEBODY: Final = re.compile(r", who(?![^,]*(?:kill|die|dead|wound|injur|shot))[^,]{1,160},")
"""An aside about a person, whose years are no period of anybody's deaths: ", who has ruled for four decades,"."""
PERFECT: Final = re.compile(r"\b(?:has|have|had|ha[sd]n't|haven't|[’']ve)\b")
"""The tense in which a total goes on growing."""
SINCE: Final = re.compile(r"\b(?:since|ever since)\b(?! (?:then )?(?:died|been))")
ILL_SINCE: Final = re.compile(
    r"\b(?:coma|unconscious|comatose|bedridden|paraly[sz]ed|intensive care|life support|critical condition)\b(?: [\w-]+){0,4} since\b"
    r"|\bwho ha[sd] been in (?:[\w-]+ ){0,4}hospital(?: [\w-]+){0,3} since\b"
)
"""Since when somebody lay ill: no period of anybody's deaths."""
MANY: Final = re.compile(r"\b(?:hundreds|thousands|millions|tens of thousands|hundreds of thousands)\b", re.IGNORECASE)
PLURAL: Final = re.compile(
    r"\b(?:attacks|air ?strikes|strikes|raids|shootings|bombings|bombs|clashes|blasts|explosions|incidents|shells|battles|fighting|shelling|storms?|floods?|accidents|confrontations|skirmishes|ambushes|massacres)\b"
)
"""More than one attack, or a lasting one."""

_EVENT: Final = r"(?:attacks?|bomb\w*|blasts?|(?:air ?)?strikes?|raids?|shootings?|explosions?|clash(?:es)?|crash(?:es)?|quakes?|earthquakes?|fires?|incidents?|assaults?|accidents?|massacres?|killings?|ambush|shelling|bombardment|tragedy|disaster|storm|collision|stabbing|murders?|slayings?|homicides?|sinking|capsizing|stampede|crush|collapse|derailment|landslide|mudslide|avalanche|floods?|eruption|blaze|inferno|shipwreck|tsunami|hurricane|typhoon|cyclone|tornado)"
_HAPPENED: Final = r"(?:went down|sank|capsized|overturned|collapsed|crashed|exploded|derailed|caught fire|burned down|struck|hit|shook|swept|plunged|opened fire|blew up|fell|detonated|attacked|stormed|bombed|shelled)"
_PAST: Final = rf"""
    (?:anniversary|reminiscent|in\ the\ past)\b
    |(?:previous|earlier|past|last)\ (?:\w+\ )?{_EVENT}\b
    |(?:days?|weeks?|months?|years?)\ (?:\w+\ ){{0,3}}?(?:after|before|earlier|later)\b
    |(?:recalls?|recalled)\b
    |(?:last|previous)\ (?:week|month|year|summer|winter|spring|autumn|fall|january|february|march|april|june|july|august|september|october|november|december)\b
    |earlier\ (?:this|in\ the)\ (?:week|month|year)\b|(?:weeks?|months?|years?)\ ago\b
"""
DEFINITE: Final = ("the ", "these ", "those ", "both ", "all ")
"""Begins whom the reader has been told of."""
PAST: Final = re.compile(rf"\b(?:{_PAST})", re.VERBOSE)
"""Words that lead to an incident of another day."""
OTHER: Final = re.compile(
    rf"""
    \b(?:
    (?:separate(?:ly)?|elsewhere|unrelated)\b
    |(?:another|other|similar|recent)\ (?:\w+\ )?{_EVENT}\b
    |(?:comes?|came|follow(?:s|ed|ing))\ (?:\w+\ ){{0,3}}?(?:after|before|earlier)\b
    |{_PAST}
    )
    """,
    re.VERBOSE,
)
"""Words that lead to another incident than the one just told, of the same day or of another."""
AFTER_ANOTHER: Final = re.compile(r"(?:[\w-]+ )?(?:minute|hour|day|week|month|year)s? after (?!the\b|his\b|her\b|their\b|its\b)")
"""What begins a clause about an incident that came before the one just told: "hours after six people died in Y"."""
ONE_OF_SEVERAL: Final = re.compile(
    rf"\bit (?:was|is) (?:one of (?:two|three|four|five|several) (?:[\w-]+ ){{0,2}}{_EVENT}"
    rf"|the (?:second|third|fourth|fifth|latest|last) (?:[\w-]+ ){{0,2}}{_EVENT}\b[^.;]*?\b(?:that|of the|the same|as many) days?)\b"
)
"""In small letters: a sentence after which another incident of the day is told ("It was one of two crashes in the county on Monday")."""
POINTS_BACK: Final = re.compile(rf"(?:that (?:\w+ )?{_EVENT}|it) (?:killed|left|claimed|took|cost)\b")
"""In small letters: what begins a sentence about the incident of the sentence before, be it long ago: "That blaze killed 30"."""
NAMED: Final = re.compile(rf"\bthe ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}}) (?:\w+ )?{_EVENT}\b")
"""An incident called by its place: "the Herat crash"."""
TOLD_THEN: Final = re.compile(
    r"\b(?:day|days|week|hours?)\ (?:before|earlier)\b,?[^;:]*?\bhad\ (?:\w+\ ){0,2}(?:reported|said|put|spoken|given|claimed|counted|told|announced|stated)\b[^;:]{0,12}$"
    r"|\bhad\ (?:\w+\ ){0,2}(?:reported|said|announced|stated|claimed)\ (?:\w+\ )?(?:day|days|hours?)\ (?:before|earlier)\b[^;:]{0,24}$",
    re.IGNORECASE,
)
"""Words before a figure that say when it was told, not when anything happened: "the day before, the ministry had reported"."""
SHIFT: Final = re.compile(
    r"\b(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\ (?P<unit>day|week)s?\ (?P<way>after|earlier|before|later)\b|\bthe\ (?P<before>day\ before|previous\ day)\b",
    re.IGNORECASE | re.VERBOSE,
)
"""How far from the incident just told another one was."""
AFTERMATH: Final = re.compile(
    r"\b(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?P<unit>day|week)s? after "
    rf"(?:(?:the|a|an) (?:\w+ )?{_EVENT}|(?:[\w'’-]+ ){{1,4}}{_HAPPENED})\b",
    re.IGNORECASE,
)
"""How long ago the incident was, in an article about what came after it."""
DEATHBEDS: Final = listed("hospital hospitals wounds injuries overnight succumbed")
"""Of a few who died these say that they had been wounded before."""
SAME_TOWN: Final = re.compile(
    r"\b(?:of|in|across|near|outside)\ (?:the|this)\ (?:same\ )?(?:city|capital|town|village)\b(?!\ of\b)"
)
"""In small letters: the town told of before."""
COURT: Final = listed(
    """charged sentenced convicted pleaded pleads pled guilty trial verdict jury jurors arraigned indicted testified prosecutors prosecutor
    plea conviction court judge hearing sentencing lawsuit sues parole inquest anniversary"""
)
"""Words of a case: what the article tells as its main incident may be long ago."""

SAME: Final = re.compile(
    rf"\b(?:the|this|these|those) (?:(?:deadly|same|latest|two|twin|\w+ing|suspected|alleged|air|bomb|gas|chemical|suicide|gun|terrorist|mass|rocket|missile) )?{_EVENT}\b"
    r"|\b(?:the|of the) (?:dead|victims?|wounded|injured|casualties|death toll|toll|deceased|survivors)\b|\bdeath toll\b"
)
"""Words that point back to the incident just told."""

# The words without which a pattern above cannot match: a sentence that has none of them need not be searched.
RECORD_WORDS: Final = listed(
    "deadliest worst first second third highest biggest bloodiest largest most heaviest strongest latest only"
)
TOTAL_WORDS: Final = listed(
    """clashes ambushes massacres skirmishes battles confrontations raids bombings strikes period cumulative
    war conflict uprising insurgency crisis rebellion revolt revolution unrest bloodshed campaign violence genocide hostilities offensive
    crackdown repression
    series wave string spate spree number attacks incidents shootings accidents days weeks months years siege battle assault bombardment
    annually average daily violent across around throughout nationwide date so weekend years course recent previous toll times day week month year
    already homicide murder homicides murders stabbings"""
)
PLURAL_WORDS: Final = listed("""attacks airstrikes strikes raids shootings bombings bombs clashes blasts explosions incidents shells battles fighting shelling
    storm storms flood floods accidents confrontations skirmishes ambushes massacres""")
SAME_WORDS: Final = listed("the this these those death")
PERFECT_WORDS: Final = listed("has have had hasn't hadn't haven't 've ’ve i've we've they've")
PERIOD_WORDS: Final = listed("hour hours day days week weeks month months year years decade decades")
ALSO_WORDS: Final = listed("meanwhile moreover further addition")
"""Words that may lead to another incident, or only to another voice."""
OTHER_WORDS: Final = listed("""separate separately elsewhere unrelated anniversary reminiscent past another other similar previous earlier recent last after before
    ago later recalls recalled""")

_ARMED: Final = r"(?:militants|gunmen|gunman|insurgents|rebels|terrorists|jihadists|fighters|extremists|bombers?|snipers?|security forces|government forces|regime forces|soldiers|troops|paramilitaries|guerrillas|warplanes|jets|drones|forces)"
_ACTS: Final = r"(?:killed|shot|opened|fired|attacked|blew|detonated|stormed|raided|ambushed|bombed|targeted|executed|beheaded|shelled|struck|hit|massacred|claimed responsibility)"
PERPETRATOR: Final = re.compile(
    rf"""
    \b(?P<led>(?:US|U\.S\.?|American|Saudi|Russian|NATO|Kurdish)[- ](?:led\ )?(?:(?:military|air|international)\ )?(?:coalition|alliance))\b
    |\bby\ (?:the\ |suspected\ |an?\ )?(?P<by>(?:(?:[A-Z][\w.'-]+|suicide)\ ){{0,3}}(?:{_ARMED}|police))\b
    |\b(?P<own>(?:[A-Z][\w.'-]+\ ){{1,3}}(?:warplanes|jets|forces|troops|militants|fighters|rebels|gunmen|drones|aircraft|planes|helicopters))\ (?:(?!was|were|said|who|and)\w+\ ){{0,2}}?{_ACTS}\b
    |\b(?P<actor>(?:(?:[A-Z][\w'-]+|suicide)\ )?{_ARMED})\ (?:(?!was|were|said|who|and|in)\w+\ ){{0,2}}?{_ACTS}\b
    |\b(?P<air>(?:US|U\.S\.|American|Russian|Syrian|Israeli|Turkish|Saudi|NATO|Iraqi|Pakistani|Coalition|coalition))[- ](?:led\ )?(?:air\ ?strikes?|raids?|warplanes?|air\ raids?|drone\ strikes?|jets|shelling)\b
    """,
    re.VERBOSE,
)
"""Who did it, where the sentence says so plainly."""
ACTORS: Final = listed(
    """coalition alliance militants gunmen gunman insurgents rebels terrorists jihadists fighters extremists bomber bombers sniper snipers forces
    soldiers troops police paramilitaries guerrillas warplanes warplane jets drones drone aircraft planes helicopters airstrikes airstrike strikes
    strike raids raid shelling"""
)
"""The words without which nobody is named."""
