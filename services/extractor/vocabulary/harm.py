"""Words that say people were killed, injured or went missing, by grammar. Words only."""

import re

from schemas.claim import Measure
from services.extractor.vocabulary import grammar
from services.extractor.vocabulary.listed import by_first_letter, words

Forms = dict[str, Measure]

PARTICIPLES: Forms = {
    **dict.fromkeys(
        words("killed murdered massacred executed beheaded assassinated slain slaughtered decapitated lynched hanged electrocuted "
              "suffocated asphyxiated gunned martyred strangled slew eliminated liquidated annihilated crucified butchered poisoned "
              "exterminated incinerated entombed shot-dead neutralized neutralised euthanized fatally-shot"),
        "killed",
    ),
    **dict.fromkeys(
        words("wounded injured hurt maimed hospitalized hospitalised stabbed burned burnt mutilated bruised knifed disfigured "
              "pistol-whipped scalded crippled grazed"),
        "injured",
    ),
    **dict.fromkeys(words("shot struck hit"), "killed_or_injured"),
}  # fmt: skip
"""Past and participle of verbs that take their victims as object."""
SAME_FORMS = words("hurt hit")
"""Their bare form is the same: after "to" they tell of a purpose, "to hurt her"."""
OFTEN_OF_THINGS = words("burned burnt crippled eliminated liquidated annihilated neutralized neutralised incinerated disfigured")
"""Done to things as well: harm only where a word says that people are meant."""
BASES: Forms = {
    **dict.fromkeys(
        words("kill kills murder murders execute executes massacre massacres behead beheads assassinate assassinates slay slays slaughter "
              "slaughters exterminate butcher butchers"),
        "killed",
    ),
    **dict.fromkeys(words("wound wounds injure injures hurt hurts maim maims stab stabs"), "injured"),
    **dict.fromkeys(words("shoot shoots"), "killed_or_injured"),
}  # fmt: skip
GERUNDS: Forms = {
    **dict.fromkeys(
        words("killing murdering executing massacring beheading assassinating slaying slaughtering gunning strangling"), "killed"
    ),
    **dict.fromkeys(words("wounding injuring hurting maiming stabbing hospitalizing pistol-whipping"), "injured"),
    **dict.fromkeys(words("shooting striking hitting"), "killed_or_injured"),
}
STATES: Forms = {
    **dict.fromkeys(words("dead deceased lifeless"), "killed"),
    **dict.fromkeys(words("missing unaccounted"), "missing"),
    **dict.fromkeys(words("critical unconscious"), "injured"),
}
LEADING_TO = words("in at of to on for from without")
INTENDED = words(
    "aimed aiming close intent bent capable intention hope instead short keen set stopped prevented kept refrained mission task aim goal "
    "purpose"
)
SUCCEEDED = words("succeeded succeed")
"""Before "in killing", "of killing": nobody has been killed yet; after "nearly" the last of them too."""
DOERS = ("ers", "ors", "ists", "ants", "ees", "men", "women", "ians", "folk")
"""Endings of nouns for people by what they do or where they are from."""
DYING: Forms = dict.fromkeys(
    words("died die dies dying perished perish perishes drowned drown drowns succumbed succumbs succumb bled starved"), "killed"
)
BARELY_DYING = words("die perish drown succumb")
"""The bare forms: after one person only "did", "may" or "let" can stand before them."""
LEAVING = words("left leaves leave leaving")
HARM_NOUNS: Forms = {
    **dict.fromkeys(
        words("death deaths killing killings murder murders slaying slayings assassination assassinations execution executions massacre "
              "slaughter beheading beheadings homicide homicides lynching manslaughter mauling martyrdom loss losses demise drowning"),
        "killed",
    ),
    **dict.fromkeys(words("wounding injury injuries stabbing stabbings"), "injured"),
    **dict.fromkeys(words("disappearance disappearances"), "missing"),
    **dict.fromkeys(words("shooting shootings"), "killed_or_injured"),
}  # fmt: skip
"""What was done, with its victims after "of"."""
MURDERS = words("murder assassination killing slaying execution")
"""What the possessive of a name tells of, as something known: "Juan Tadin's murder"."""
COUNTED: Forms = {
    **dict.fromkeys(words("deaths fatalities death fatality martyrs"), "killed"),
    **dict.fromkeys(words("injuries injury wounded injured woundings"), "injured"),
    **dict.fromkeys(words("casualties casualty"), "killed_or_injured"),
    **dict.fromkeys(words("disappearances missing"), "missing"),
}
"""May be counted themselves: "40 deaths"."""
CHARGED = words("charged charges murder manslaughter homicide convicted indicted sentenced guilty")
"""Words of the case about somebody's death."""
SINGULAR_COUNTED = words("death fatality casualty injury")
BODIES = words("body bodies corpse corpses remains cadaver cadavers")
TOLLS = words("toll tolls")
VICTIMS = words("victims casualties fatalities dead deaths wounded injured killed bodies slain missing deceased martyrs murdered executed massacred "
                "assassinated")  # fmt: skip
"""Those whom harm befell, as a group told of before."""
VICTIM_NOUNS = words("victim victims")
BEFORE_VICTIMS = words("shooting stabbing gunshot gunfire murder homicide")
"""Before "victims" these say what befell them."""
UNTOLD = words("victims casualties bodies")
"""Words for victims that do not say what befell them."""
BEFELL: Forms = {**dict.fromkeys(VICTIMS, "killed"), **COUNTED, **PARTICIPLES, **STATES}
"""What befell those whom a word calls victims."""
NUMBERS = words("number numbers figure count tally total")
"""With "of" and victims behind, these say that the number itself follows: "the number of dead is 48"."""
WOUNDS = words("wounds wound injuries injury burns burn lacerations bruises fractures trauma concussion gunshot bullet")
WOUND_NOUNS = words("wound wounds injuries")
"""What one may have, or be found with."""
AGAINST = words("on upon among amongst")
"""After losses these name the side that suffered them."""
AIMED_AT = words("on upon")
"""Those of them that attacks take as well."""
INFLICTED = words("inflicted caused reported confirmed")
SUFFERING = words("suffered suffering suffers suffer sustained sustaining sustains sustain received receiving incurred incurring")
BEATEN = words("beaten trampled crushed burned burnt stabbed hacked tortured stoned choked bludgeoned clubbed mauled gored frozen "
               "starved shot run bombed struck hit blown beat pecked battered kicked" )  # fmt: skip
"""Fatal only with "to death"."""
LIVES = words("life lives")
LOSING = words("lost lose loses losing")
TAKING = words("claimed claims claim claiming took takes taken taking cost costs costing stolen stole snatched ended")
COSTING = words("cost costs costing")
TAKING_OWN = words("took taken taking takes ended ending")
"""With "his own life" behind, what somebody did to himself."""
LEADING_TO_OWN_HAND = words("before after by then")
"""Before "taking his own life", which is then no thought of it."""
TURNING = words("turned turning turns")
GUNS = words("gun weapon rifle pistol shotgun handgun firearm revolver knife")
"""What he turns on himself."""
CLAIMING = words("claims claimed claiming")
MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
ALSO_NOUNS = words("shooting stabbing striking hitting killing")
STRUCK = words("struck hit grazed striking hitting")
"""Harm only where a bullet or gunfire did it."""
BULLETS = words("buckshot bullet bullets gunfire gunshot gunshots shrapnel shots pellets round rounds shotgun")
GUNPLAY = words("shooting shootings drive-by shootout gunfire shots shot fired fire")
"""With these in the sentence "hit in" and "hitting" tell of bullets."""
LIMBS = words(
    "leg legs arm arms foot feet hand hands shoulder shoulders chest head face neck back stomach abdomen torso thigh thighs calf hip ankle "
    "knee buttocks buttock side eye jaw groin finger hands forearm wrist armpit body cheek elbow shin toe rib ribs upper lower left right"
)
SURVIVAL = words(
    "survived survive survives surviving stable recover recovering recovered non-life life-threatening non-life-threatening treated released "
    "critical serious condition surgery hospital hospitalized alert conscious stabilized injured wounded wound wounds injuries injury "
    "graze recuperating paralyzed critically seriously fighting support"
)
"""Around a shot person these say that he lived."""
ARRIVING = words("arrived arrives showed walked drove came went turned")
"""With a hospital behind and a wound, these tell of patients who came by themselves."""
CARRIED = words(
    "taken rushed transported airlifted flown hospitalized hospitalised treated admitted brought transferred life-flighted"
)
HOSPITALS = words("hospital hospitals medical trauma clinic injuries wounds infirmary surgery")
RECOVERED_FROM = WOUNDS | words("hospital hospitals clinic infirmary surgery shooting stabbing buckshot shot gunfire")
"""What somebody recovers from, or where."""
LET_GO = words("released discharged")
"""Behind "treated and": patients who went home."""
AT_ONCE = words("scene site spot")
"""Where patients are treated who need no hospital."""
IN_CASE = words("precaution precautionary evaluation observation evaluated")
"""Why somebody is taken to hospital of whom no harm is known."""
EMERGENCY_ROOM = ("emergency", "room")
CLINICS = words("hospital hospitals clinic infirmary surgery")
HOSPITAL_REASONS = words("after following recovering shooting stabbing wounds")
"""In a sentence that says who is in hospital, these say that somebody harmed him."""
CONDITIONS = words("critical serious stable fair good grave guarded")
FATALLY = words("died dead fatal fatally killed death succumbed dies deceased")
PUT = words("estimated put placed recorded reported counted coded given set")
"""Verbs that state a number of deaths: "fatalities were put at 40"."""
UNKNOWN = words("unknown unclear unspecified unidentified undetermined uncounted")
RISEN = words(
    "rose risen rise rises climbed climb climbs grew grown jumped jump jumps increased increase surged soared mounted fell fallen dropped"
)
"""What a number of deaths may do, with "to" and the number behind."""
TOLL_LEADS = words(
    "to at of from hits hit reaches reached reaching is was stands tops topped passes passed exceeds exceeded "
    "surpassed climbs rises jumps vary varies varied range ranges ranged ranging nears neared near by now toll "
    "as past : around beyond"
)
"""Right before its number after a word for a toll."""
TOLL_ENDS = grammar.IRREALIS | words("out population")
"""Behind these a number is no toll any more."""
COUNTED_AS = words("confirmed reported known civilian american total")
"""Between "number of" and the dead."""
STANDING = words("stands stood remains remained")
"""The same with "at" behind."""
AMOUNTING = words("number numbers numbered total totalled totaled totals")
"""Verbs between the dead and how many they are: "the dead now number 57"."""
PERIODS = words("year month week day weekend season summer")
CALLS = words("call calls report reports")
"""What police respond to: not yet that it happened."""
SENDING = words("sent sends sending put puts putting landed lands landing")
ASSAILANTS = words("suspects gunmen shooters attackers assailants bombers robbers killers snipers men")
"""Of some of these before "killed" and a name, they did it."""
FIRED = words("fired rang heard")
TO_DEATH = words("fatally mortally")
DEADLY = words("fatal deadly")
VIOLENCE = (
    r"\b(?:shot|shoot|gun|bomb|blast|crash|fire|attack|explo|murder|stab|kill|accident|flood|earthquake|storm|violence|clash|strike|collision|"
    r"injur|indict|coroner|sheriff|massacre|assassinat|wound|collaps|landslide|hurricane|tornado|drown|suicide|riot|protest|police|homicide|slain|ambush|raid|collid)"
)
"""Somewhere in an article that tells of a violent or accidental death."""
NATURAL = (
    r"\b(?:cancer|aids\b|heart attack|illness|disease|peacefully|natural causes|plague|pneumonia|leukaemia|leukemia|stroke|old age|in (?:his|her) sleep|"
    r"dies at \d|died at the age|aged \d\d)"
)
ANIMALS = r"rhino|elephant|gorilla|panda|tiger|\blion|horse|whale|dolphin|\bdogs?\b|\bbears?\b|\bcats?\b|cattle|sheep|\bpig(?:s|lets?)?\b|poultry|chickens?|livestock|calves|goats?\b"
GATE = by_first_letter(
    "kill", "dead", r"\bdie[sd]?\b", r"\bdying\b", "death", "wound", "injur", "hurt", "shot", "shoot", "casualt", "fatal", r"toll\b",
    "murder", "massacre", "execut", "behead", "assassin", "slain", "slay", "slaughter", "missing", "drown", "perish", r"bod(?:y|ies)\b",
    "corpse", r"\blives\b", r"\blife\b", "homicide", "victim", "martyr", "stab", "hospital", "lynch", "hang(?:ed|ing)", "succumb", "maim",
    "strangl", "electrocut", "gunned", "passed away", "trampl", "suffocat", "unaccounted", "gunfire", "bullet", "burned", "burnt",
    "deceased", "graz", "neutrali", "critical", "condition", "struck", r"claim(?:s|ed|ing)? (?:at least |over |about |more than )?\d",
    "asphyxi", "decapitat", "gunshot", "beat", "survive", r"treated (?:at|for|on|and|in)\b", "medical cent", "trauma cent", r"turn(?:ed|ing|s) (?:the|a|his|her) (?:\w+ )?on h",
)  # fmt: skip
"""A sentence without any of these says nothing about people harmed."""
OF_THEM = re.compile(r"(?:of(?<=\bof)|among) (?:them|whom|these|those)\b|among the \d")
"""In small letters: with this a sentence may count parts of a figure of the sentence before."""
