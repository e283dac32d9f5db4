"""English words that attribute: verbs of saying, what comes between them and their subject, what cannot be a source. Words only."""

import re
from typing import Final

from services.extractor.vocabulary.en_sources import KIND_OF, SPEAKERS
from services.extractor.vocabulary.listed import words

SAYING: Final = words(
    "say says said tell tells told report reports reported confirm confirms confirmed announce announces announced add adds added claim claims "
    "claimed stated estimate estimates estimated note notes noted reveal reveals revealed declare declares declared acknowledge "
    "acknowledges acknowledged admit admits admitted admitting warn warns warned write writes wrote tweeted stress stresses stressed explain explains explained insist "
    "insists insisted allege alleges alleged believe believes deny denies denied dismiss dismisses dismissed reject rejects rejected "
    "dispute disputes disputed refute refutes refuted quoted tells testified recalled recalls recounted describe describes described "
    "documented recorded counted tallied registered verified identify identified identifies put puts placed places posted informed concluded updated "
    "raised revised mentioned asserted maintained emphasized emphasised concede conceded learned emails emailed "
    "indicated suggested suggests predicted thinks boasted broadcast published accused accuses blamed blames hailed condemned mourned stating charge charges charged spoke speaks spoken gave gives listed lists "
    "broke breaks lowered lowers cut attributed attributes attributing"
)
"""Verbs whose subject vouches for what follows or precedes."""
PARTICIPLES: Final = words(
    "saying adding reporting confirming stressing noting claiming stating announcing telling warning alleging insisting denying rejecting dismissing disputing refuting putting explaining revealing bringing blaming accusing"
)
"""The same, said by the subject of the verb before."""
PASSIVE: Final = words(
    "reported confirmed announced claimed documented recorded verified provided released published compiled issued gathered collected cited carried quoted estimated posted"
)
INVERTED: Final = words(
    "said says reported added told announced confirmed explained tweeted wrote reports claimed noted stated warned recalled"
)
"""Verbs that may come before their subject: "said the mayor"."""
NEEDS_FIGURE: Final = words(
    "put puts placed places gave gives raised revised updated putting bringing broke breaks lowered lowers cut"
)
"""Verbs that report only with a word for a toll after them."""
TOLL_WORDS: Final = words("toll tolls number numbers figure figures count casualties dead deaths tally estimate total its")
UNCHANGED: Final = words("changed changes change altered")
"""These report with or without "not": "has not changed its count of 61"."""
STANDING: Final = words("stood stands stand")
"""These report where somebody's own count is their subject: "the ministry's figures stood at 23"."""
OWN_COUNT: Final = words("number numbers figure figures count tally")
COMING: Final = words("come comes came coming are is was were")
"""Between "the figures" and "from X": X counted."""
QUOTING: Final = words("citing quoting cites quotes cited quoted")
ASCRIBING: Final = words("attributed attributes attributing")
"""With "it to X" after them these say whose figure it is."""
ASCRIBED: Final = words(
    "it this that them the its these those figure figures number numbers toll count report reports claim claims"
)
DENYING: Final = words(
    "deny denies denied denying dismiss dismisses dismissed dismissing reject rejects rejected rejecting dispute disputes disputed disputing refute refutes refuted refuting"
)
OF_EVENTS: Final = words(
    "has have had reportedly also apparently killed kills killing left leaves wounded injured claimed cost took caused led resulted"
)
"""After "which" or "that": what an event did."""
BLAMING: Final = words("blame blames blamed blaming accuse accuses accused accusing")
TELLS_THEN: Final = words("says said saying insists insisted insisting claims claimed claiming puts put")
"""Behind a denial and a comma these begin what the same party asserts."""
OFFICES: Final = words(
    "governor mayor minister premier prefect commissioner president secretary ambassador superintendent sheriff"
)
"""Behind one of these and a comma stands the name of whoever holds it: "the governor of X, Maren Holt"."""
CONFIRMING: Final = words("confirm confirms confirmed confirming acknowledge acknowledges acknowledged")
TELLING: Final = words("tell tells told telling informed emails emailed")
BE: Final = words("is are was were be been being")
BETWEEN: Final = words(
    "also has have had later earlier previously reportedly separately since then already now itself themselves himself herself early late just "
    "officially initially first only today yesterday alone again further would however meanwhile would-have repeatedly so far "
    "monday tuesday wednesday thursday friday saturday sunday on both all exclusively falsely quickly immediately independently publicly "
    "continually and there here"
)
"""May stand between subject and verb."""
NEGATIONS: Final = words(
    "not never n't didn't hasn't haven't doesn't don't couldn't cannot can't neither nor without hadn't won't wouldn't could"
)
WEEKDAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS: Final = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
TIME: Final = (
    words(
        "on at in by late early earlier later today yesterday tonight morning afternoon evening night midday noon a an the day days week weeks month "
        "after before hours hour statement telephone phone email interview via condition anonymity of release news press conference briefing twitter facebook to reporters "
        "state television tv its their his her website report from that over account page post local time this last same new separate two three as "
        "live air message tweet text journalists media call brief short posted online here there exclusively is bulletin daily first third fourth latest"
    )
    | WEEKDAYS
    | MONTHS
)
"""After a verb of saying these say when, where and how, not what."""
DETERMINERS: Final = words(
    "a an the his her its their this that these those our my one two three four five another some many several other most both any all every each no "
    "few numerous various multiple"
)
PRONOUNS: Final = words("he she it they who we i")
INSIDE: Final = words("of for at in from with on to near under inside within")
"""Prepositions within the name of a source."""
ROLE_OF: Final = words("of for at with within from in on to by")
UNNAMED: Final = words("asked requested declined wished refused insisted speaking")
"""After a source these say that he will not be named: "an official who asked not to be named told"."""
WHEREABOUTS: Final = words("just some about of the near outside close to miles kilometres kilometers km far from")
"""With points of the compass these say where a place is."""
PLACING: Final = words("in from near on")
MODIFIERS: Final = words(
    "local senior top medical military security opposition state state-run state-owned official pro-government government rebel civil human rights "
    "defence defense health interior foreign emergency private privately owned independent unidentified unnamed anonymous reliable informed war "
    "conflict monitoring regional provincial national international federal city county town village district municipal army coalition western "
    "eastern northern southern central semi-official pro-opposition anti-government "
    "pro-regime regime intelligence diplomatic political judicial tribal religious relief aid humanitarian hospital fire rescue disaster "
    "media news high-ranking ranking chief deputy former acting retired veteran prominent lead leading main first second third fellow "
    "rights-group anti-terror counter-terrorism traffic highway transport aviation airport port coast border field forensic public social presidential "
    "parliamentary royal armed allied joint combined initial preliminary early other various several knowledgeable well-informed young old "
    "elderly local-based volunteer exiled so-called self-styled separate new latest own activist police ambulance press student community company "
    "district-level ruling nearby united major big weather meteorological seismological geological mine mining factory family school university church mosque "
    "red crescent cross white helmets insurgent militant islamist extremist jihadist kurdish search court criminal missing"
)
MODIFIER_ENDINGS: Final = (
    "-based",
    "-led",
    "-backed",
    "-run",
    "-linked",
    "-owned",
    "-controlled",
    "-affiliated",
    "-aligned",
    "-held",
    "-funded",
    "-born",
    "-speaking",
    "-sponsored",
)
MORE_SOURCES: Final = words(
    "directorate directorates corporation federation league regiment battalion firm fund group groups organization organisation organizations organisations network networks body force forces command woman man women men boy girl person people "
    "side team teams union association institute foundation centre center unit commission committee tribunal court investigation inquiry "
    "party parties movement alliance company spokespeople channel site account accounts video footage document documents record records "
    "figures tally count estimate estimates survey study release autopsy colleague workers staff crew manager owner employee priest imam bishop "
    "agencies ministries monitors observatories tally toll professor scientist historian chairman founder co-founder pilot captain veteran lawyer widow patient victim victims service services affidavit complaint warrant papers "
    "mission guard guards protection defence defense line marshal bulletin affiliate branch offshoot chapter wing arm indictment caller defector exile trader merchant shopkeeper father-in-law teenager speaker captive prisoner soldier commander general others crescent cross helmets"
)
SOURCES: Final = (frozenset(KIND_OF) | SPEAKERS | MORE_SOURCES) - words(
    "local locals daily press human humanitarian rights aid monitoring medical forensic state fire rescue dr rebel militant opposition militants"
)
"""Nouns that may be the head of a source."""
PLURAL_SOURCES: Final = SOURCES | words("rebels militants opposition locals rescue militia taliban")
PAPERS: Final = words(
    "statement statements figures data tally count estimate estimates report reports records record documents document release study survey database affidavit complaint "
    "account accounts comments remarks interview video footage list information count letter post posts tweet message affidavits findings papers toll tolls autopsy numbers bulletin indictment warrant"
)
"""What somebody has said or written: its owner is the source."""
SPOKEN_FOR: Final = words(
    "spokesman spokeswoman spokesperson spokespeople spokesmen head chief director chairman chairwoman founder co-founder leader "
    "secretary-general secretary president commander commissioner superintendent coordinator manager representative chairperson "
    "member minister commander sheriff deputy"
)
"""Roles that speak for the whole."""
MOUTHPIECES: Final = words("spokesman spokeswoman spokesperson")
BELONGING: Final = words(
    "source sources official officials officer officers employee worker workers staff fighter fighters adviser advisor authorities investigators sergeant lieutenant captain detective detectives "
    "doctor doctors lt sgt capt det chief investigators correspondent reporter journalist"
)
ORGANISATIONS: Final = words(
    "ministry police command department government hospital hospitals army coalition group organization organisation agency observatory council commission "
    "committee network centre center brigade brigades militia office party movement union association court embassy service services "
    "mission patrol forces force administration authority directorate institute clinic university company corporation regiment battalion "
    "federation league society crescent cross coroner coroner's sheriff sheriff's helmets defense defence monitor watchdog television tv radio station newspaper channel "
    "guard protection news media charity foundation front alliance regime military navy opposition civil board tribunal parliament staff brigade bureau division firm airline fund"
)
TITLES: Final = words(
    "mr mrs ms dr doctor prof professor president minister prime general gen colonel col major maj captain capt lieutenant lt sergeant sgt "
    "sheriff chief officer detective det mayor governor gov senator sen rep congressman congresswoman judge deputy inspector supt superintendent "
    "commander cmdr brigadier brig sir lord father reverend rev imam sheikh activist secretary ambassador special agent trooper constable "
    "pc king prince spokesman spokeswoman spokesperson attorney sgt-maj director corporal cpl private admiral adm commissioner"
)
POLICE_TITLES: Final = words("sheriff officer detective det inspector trooper constable sgt lt sergeant cpl")
NOT_NAMES: Final = (
    words(
        "the a an in on at by for from of with to as but and or if when while after before since until because although though however meanwhile also "
        "earlier later still yet then now so it he she they we i you this that these those there here what who how why where which according citing quoting "
        "earlier another some many most several other others both two three four five six seven eight nine ten new more less no not only even just "
        "all at-least dozens hundreds thousands scores least last next first second third one once separately elsewhere monday's despite following "
        "during amid about around over under between against into photo image updated update read published posted source "
        "killed dead wounded injured death toll attack attacks blast strike strikes war bombing shooting explosion"
    )
    | WEEKDAYS
    | MONTHS
)
"""Capitalised at the start of a sentence without being a name."""
GROUPS: Final = words(
    "group organization organisation agency ministry monitor observatory network department watchdog body charity commission army coalition "
    "committee council centre center office command newspaper broadcaster channel company government police hospital militia faction "
    "wire service institute union association party movement daily outlet website firm airline brigade authority"
)
"""With "the" these mean somebody named before."""
PERSONS: Final = words(
    "source spokesman spokeswoman spokesperson official officer director head doctor activist resident minister commander sheriff mayor governor correspondent reporter "
    "journalist chief witness survivor sources officials general president secretary man woman captain lieutenant detective coroner statement report physician "
    "medic prosecutor lawyer soldier"
)
NO_RELAY: Final = words(
    "reporters journalists us me him her them his parliament court people lawmakers investigators you their this that officers "
    "authorities crowds media deputies jurors dispatchers detectives"
)
HEADLINE_ENDS: Final = words("monitor monitors monitoring sohr observatory")
"""At the end of a headline without a verb."""
HEADLINE_MARKS: Final = (":", "-", "–", "—", "_", "|")

UNVERIFIED: Final = re.compile(
    r"(?:could|can|was|were|is|are|has|have|had)\s?(?:not|n['’]t)\s+(?:\w+\s+){0,4}?(?:verif|confirm|corroborat)\w*|cannot\s+(?:\w+\s+){0,3}(?:verif|confirm|corroborat)\w*"
    r"|\b(?:none of|neither|no)\s+(?:\w+\s+){1,3}?(?:could|can|has been|have been|had been|was|were)\s+(?:be\s+)?(?:\w+\s+)?(?:verified|confirmed|corroborated|checked)"
    r"|(?:not|im|un)\s?possible\s+to\s+(?:\w+\s+){0,2}(?:verify|confirm)|unable\s+to\s+(?:\w+\s+){0,3}(?:verify|confirm|corroborate)"
    r"|(?:difficult|hard|impossible)\s+to\s+(?:\w+\s+){0,2}(?:verify|confirm)|no\s+independent\s+(?:confirmation|verification)|unverified|unconfirmed\s+report"
    r"|(?:not|n['’]t)\s+(?:yet\s+)?(?:been\s+)?(?:independently|immediately)\s+(?:verified|confirmed)|independent(?:ly)?\s+(?:verif|confirm)\w*\s+(?:\w+\s+){0,3}(?:not|impossible|difficult)"
)
VERIFYING: Final = ("verif", "confirm", "corroborat", "checked")
"""Parts of words without which nothing is said to be unverified."""
COVERS_ALL: Final = re.compile(
    r"\b(?:reports|accounts|claims|allegations|information)\s+(?:from|in|of|out)\b|battlefield|\bthe (?:reports|claims|accounts)\b",
    re.IGNORECASE,
)
COVERS_FIGURE: Final = re.compile(
    r"\b(?:toll|figure|figures|number|numbers|count|death|deaths|casualt\w+|claim|report|account|information|that|it|this|reports|claims)\b",
    re.IGNORECASE,
)
ACRONYM: Final = re.compile(r"\(([A-Z][A-Za-z-]{1,7})\)")
_NAME: Final = r"([A-Z]\w*(?:[ -][A-Z]\w*){0,3})"
CREDITS: Final = (
    re.compile(r"\(([A-Z][\w .]{1,30})\)"),
    re.compile(rf"told (?:the )?{_NAME}"),
    re.compile(rf"tells (?:the )?{_NAME}"),
)
"""Where texts name the agency they have it from, anywhere."""
CREDITS_AT_EDGES: Final = (
    re.compile(rf"\b(?:[Bb]y|to|from|for|with|via)\s+(?:the\s+)?{_NAME}"),
    re.compile(rf"\b{_NAME}\s+(?:contributed|reported|reporter|correspondent|writer|photo)"),
    re.compile(r"(?:^|[,/(–—-]\s*)([A-Z]\w+(?: [A-Z]\w+)?)\s*(?:--|–|—|-|/)\s"),
    re.compile(r"[Ss]ource:?\s+([A-Z]\w*(?:[ -][A-Z]\w*){0,3})"),
)
"""The same in the dateline and the byline: at the beginning and the end only."""
NOT_SAID: Final = words(
    "that according citing quoting earlier later meanwhile however separately also but and while as so-called self-styled similarly additionally furthermore moreover nevertheless nonetheless elsewhere"
)
"""Before a name without belonging to it."""
CUE_WORDS: Final = SAYING | UNCHANGED | STANDING | PARTICIPLES | QUOTING | words("according by")
OPENERS: Final = (
    NOT_SAID
    | words(
        "in on at the a earlier later monday tuesday wednesday thursday friday saturday sunday and but for its also as update still meanwhile"
    )
    | MONTHS
)
"""What may come before an attribution that opens its sentence."""
NO_SOURCE: Final = words(
    "people toll dead death deaths number numbers hundreds dozens thousands scores victims victim wounded killed injured children women men civilians man woman boy girl person casualties body bodies list count"
)
"""Nouns for the harmed: alone they vouch for nothing."""
HEADLINE_SOURCES: Final = (
    SOURCES | words("sohr reuters afp ap un media monitor pentagon idf snhr sana nato ngo militia taliban nypd lapd fbi")
) - words(
    "people man woman men women boy girl others children news tv television radio newspaper daily website magazine person driver student students teacher teachers video footage family families mother father son daughter brother sister wife husband"
)
_MONITORING: Final = frozenset({"monitor", "un_ngo", "activist", "emergency_services", "medical"})
KINDS_OF_GROUPS: Final[dict[str, frozenset[str]]] = {
    "group": _MONITORING | {"armed_group"}, "organization": _MONITORING, "organisation": _MONITORING, "network": _MONITORING, "watchdog": _MONITORING,
    "body": _MONITORING, "monitor": frozenset({"monitor"}), "observatory": frozenset({"monitor"}), "charity": frozenset({"un_ngo"}),
    "agency": frozenset({"media", "un_ngo"}), "wire": frozenset({"media"}), "service": frozenset({"media"}), "newspaper": frozenset({"media"}),
    "broadcaster": frozenset({"media"}), "channel": frozenset({"media"}), "website": frozenset({"media"}), "outlet": frozenset({"media"}),
    "army": frozenset({"military"}), "coalition": frozenset({"military", "activist"}), "militia": frozenset({"armed_group"}),
    "faction": frozenset({"armed_group"}), "ministry": frozenset({"government", "military"}), "government": frozenset({"government"}),
    "police": frozenset({"police"}),
}  # fmt: skip
"""What "the group" may point back to."""
CLAUSE_OPENERS: Final = (
    words(
        "that which who whom whose when where while as after before because since if although though but and or than what how why for of in at from with on to by until unless whether so reported"
    )
    | SAYING
    | PARTICIPLES
)
"""Before the subject of a clause."""
RELATIVES: Final = words("who which whom")
"""Right before a source these make its cue an aside: "Smith, who police said had fled, was shot"."""
OF_REPORTS: Final = re.compile(
    r"verif|corroborat|independent|\b(?:reports?|tolls?|figures?|claims?|accounts?|casualt\w+|deaths?|information|statements?|allegations?)\b|number of (?:dead|victims|killed)"
)
"""What cannot be confirmed must be a report: police who cannot confirm a motive are about something else."""
LED: Final = words("led backed run owned funded headed supported controlled")
NAMES_OF_MONTHS: Final = words("jan may april june august mar")
"""Months that people are called."""
OPENING: Final = words("according citing quoting")
"""Cues that may open a sentence."""
GOES_ON: Final = words("the this these those")
"""A sentence that opens with these goes on with what was just reported."""
MEDIA_HEADS: Final = words(
    "agency service newspaper television tv radio channel outlet website paper broadcaster correspondent network magazine daily station"
)
"""Media without a name of their own: "told the news agency"."""
AFTER_SPEAKER: Final = words("who which whose also as in while adding after during from")
"""After "said X" these begin what else there is to know of X."""
CLAIMED: Final = words("lives life responsibility")
"""What is claimed without anything being said."""
VICTIM_STATES: Final = words("dead killed missing wounded injured")
REPORTING: Final = words("reported confirmed")
VERB_OR_NOUN: Final = words("reports report estimates claims states records estimate charge charges")
NAMED_BY: Final = words("as by in .") | {""}
"""After "identified" these make it a participle: "a man identified as"."""
NEEDS_OF: Final = words("spoke speaks spoken")
"""Verbs that report only with "of": "spoke of 40 dead"."""
QUANTIFIERS: Final = words("all both each")
"""Between subject and verb these are no determiners."""
OWNERS: Final = words("its their")
NAMED_LATER: Final = words(
    "group association union network organisation organization monitor watchdog charity service committee hospital clinic body observatory"
)
"""What an opening calls a body that the next sentences name."""
WHICH: Final = words("which whose who")
OWN_PEOPLE: Final = words("its their our")
"""Before soldiers: those of him who speaks."""
LEADING: Final = words("heads leads runs directs chairs founded headed led ran directed chaired manages coordinates")
"""After "who" these say whose speaker somebody is: "who heads the group"."""
INDEFINITE: Final = words("a an another some one two three several many other")
POINTING: Final = words("the this that both")
ALWAYS_POINTING: Final = words("monitor observatory coalition")
"""These point to somebody named elsewhere even without an article, as in headlines."""
DOTTED: Final = (("U.S.", "US"), ("U.N.", "UN"), ("U.K.", "UK"))
"""Acronyms that outlets write both ways."""
