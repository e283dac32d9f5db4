"""English words for those who speak: which nouns make a police force, a hospital, a witness of a name. Words only."""

from typing import Final

from schemas.claim import ClaimantKind
from services.extractor.vocabulary.listed import words

ARTICLES: Final = words("the a an its their his her our one another")
OF: Final = words("of for at in from with to on inside near who which by under")
SMALL: Final = words("the a an of for s in at and")
SPEAKERS: Final = words(
    "spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons head chief director leader source sources official officials chairman "
    "chairwoman president member members representative representatives commander chairperson secretary coordinator manager founder "
    "officer employee staff statement statements worker workers administrator executive advisor adviser correspondent reporter report "
    "reports superintendent deputy commissioner minister envoy aide figures data database"
)
"""People and papers that speak for what they belong to."""

_BY_KIND: Final[dict[ClaimantKind, str]] = {
    "police": "officer officers police policeman policemen policewoman constable sheriff sheriffs deputy deputies detective detectives trooper troopers "
              "gendarmerie gendarmes gendarme investigator investigators patrol carabinieri fbi superintendent constabulary cops cop pd "
              "lapd nypd lieutenant sergeant",
    "medical": "hospital hospitals doctor doctors medic medics paramedic paramedics coroner coroners physician physicians surgeon surgeons "
               "nurse nurses clinic medical morgue examiner examiners mortuary pathologist health-worker dr infirmary forensic",
    "emergency_services": "firefighter firefighters rescuer rescuers rescue ambulance fire responder responders coastguard coastguards lifeguards lifeboat "
                          "diver divers",
    "military": "general admiral army military troops pentagon coalition navy soldier soldiers marines warplanes commanders colonel idf nato "
                "brigadier isaf peacekeepers",
    "armed_group": "rebel rebels militant militants insurgent insurgents taliban fighters fighter guerrilla guerrillas militia militias "
                   "jihadist jihadists brigade brigades faction factions hezbollah hamas",
    "government": "ministry minister ministers government governor governorate mayor president officials official authorities authority "
                  "administration council councilman councilwoman embassy consulate consul parliament senator congressman lawmaker lawmakers prosecutor prosecutors attorney "
                  "department secretary municipality premier chancellor state commission bureau agency ministerial diplomat diplomats "
                  "lawmaker parliamentarian mp mps ambassador envoy court office intelligence commissioner regime prefect prefecture subprefect "
                  "magistrate collector tahsildar wali",
    "witness": "witness witnesses eyewitness eyewitnesses resident residents survivor survivors villager villagers bystander bystanders "
               "neighbor neighbors neighbour neighbours onlooker onlookers passenger passengers relative relatives refugee refugees local locals "
               "tourist tourists farmer driver teacher student students shopkeeper tribesmen tribesman worshipper worshippers elders elder "
               "fisherman fishermen",
    "activist": "activist activists opposition campaigner campaigners dissident dissidents protester protesters committees protesters",
    "media": "media news newspaper newspapers television tv radio broadcaster channel reporter reporters journalist journalists correspondent "
             "correspondents press daily website magazine outlet outlets newswire cameraman photographer reports report paper tabloid",
    "monitor": "monitor monitors observatory watchdog monitoring documentation",
    "un_ngo": "charity charities ngo ngos aid humanitarian nonprofit unicef unhcr un rights",
    "other": "family lawyer lawyers company airline operator analyst analysts expert experts owner employer mother father brother sister wife "
             "husband son daughter uncle cousin aunt friend organiser organisers organizer organizers management principal headteacher headmaster "
             "university club hotel resort diocese stationmaster harbourmaster harbormaster steward stewards",
}  # fmt: skip
KIND_OF: Final[dict[str, ClaimantKind]] = {word: kind for kind, row in _BY_KIND.items() for word in row.split()}

_PAIRS_BY_KIND: Final[dict[ClaimantKind, str]] = {
    "government": "attorney general|governor general|solicitor general|health ministry|health minister|health department|health officials|health official|health authorities|health authority|"
                  "rights ministry|rights minister|public health|disaster management|emergency management|security officials|security official|"
                  "local officials|local official|security council|government media|foreign ministry|interior ministry|"
                  "local authorities|state department|white house|disaster agency|news agency officials|foreign office|"
                  "seismological bureau|weather service|red crescent officials|intelligence agency|intelligence official",
    "military": "defence ministry|defense ministry|defence minister|defense minister|defense department|defence department|armed forces|air force|military source|military official|"
                "military officials|military sources|military police|defense official|defense officials|security forces|army officer|"
                "army officers|army officials|ministry defence|ministry defense|central command|national guard|field source|defense secretary|defence secretary",
    "police": "police command|police department|police chief|police spokesman|police station|police official|police officials|"
              "police officer|police officers|police source|police sources|security source|security sources|state patrol|highway patrol|sheriff office|sheriffs office|"
              "law enforcement|bureau investigation|police academy",
    "medical": "general hospital|medical superintendent|medical officer|health officer|medical source|medical sources|medical official|medical officials|hospital official|hospital officials|hospital sources|"
               "hospital source|medical examiner|medical center|medical centre|medical workers|hospital staff|medical staff|medical director|"
               "health workers|health worker|health centre|health center|health department hospital|coroner office|coroners office|field hospital|medical team|medical teams|forensic official",
    "emergency_services": "civil defense|civil defence|civil protection|emergency services|emergency service|emergency officials|emergency workers|"
                          "emergency worker|rescue workers|rescue worker|rescue officials|rescue teams|rescue team|fire department|fire chief|"
                          "fire brigade|fire officer|fire service|fire officials|fire official|fire marshal|coast guard|mountain rescue|white helmets|rescue service|"
                          "rescue services|ambulance service|ambulance services|emergency official|search rescue|emergency responders|emergency ministry|emergencies ministry",
    "media": "state media|state television|state tv|news agency|state radio|local media|news agencies|news outlet|news outlets|media reports|"
             "state newspaper|press reports|media outlets|state agency|television station|tv station|radio station|news channel|press agency|media office|news website|local reports|press association",
    "activist": "media activist|media activists|media center|media centre|opposition activist|opposition activists|coordination committee|"
                "coordination committees|opposition group|opposition groups|activist group|activist groups|residents group|opposition sources|opposition source|local council|"
                "opposition coalition|national coalition|syrian coalition|opposition figure|local coordination|activist network|revolutionary council",
    "un_ngo": "secretary general|human rights|rights group|rights groups|rights organization|rights organisation|rights organizations|rights organisations|aid group|aid groups|aid agency|aid agencies|"
              "aid worker|aid workers|red cross|red crescent|united nations|relief agency|relief agencies|aid officials|relief workers|"
              "relief agencies|aid organization|aid organisation|rights activists|rights commission|rights watchdog",
    "monitor": "war monitor|war monitors|monitoring group|monitoring groups|monitoring organization|monitoring organisation|conflict monitor|"
               "monitoring network|war monitoring|rights monitor|rights monitors|human rights monitoring|rights monitoring|rights observatory",
    "armed_group": "rebel group|rebel groups|rebel commander|rebel commanders|militant group|militant groups|islamic state|opposition fighters|"
                   "armed group|armed groups|armed opposition|rebel fighters|rebel fighter|militia commander|rebel spokesman|jihadist group|free army|democratic forces|insurgent group",
    "witness": "tribal elder|tribal elders|tribal leader|tribal leaders|local resident|local residents|bar manager",
    "other": "director general|press officer|local source|local sources|reliable sources|private sources|source close",
}  # fmt: skip
KIND_OF_PAIRS: Final[dict[str, ClaimantKind]] = {pair: kind for kind, row in _PAIRS_BY_KIND.items() for pair in row.split("|")}
KIND_OF_ENDINGS: Final[tuple[tuple[str, ClaimantKind], ...]] = (
    ("hospital", "medical"),
    ("police", "police"),
    ("cso", "police"),
    ("pd", "police"),
    ("minister", "government"),
)

_STATE_BODIES: Final[tuple[tuple[str, ClaimantKind, str], ...]] = (
    (
        "health ministry",
        "government",
        "health ministry|ministry health|ministry public health|public health ministry|health minister|ministry health population",
    ),
    (
        "interior ministry",
        "government",
        "interior ministry|ministry interior|interior minister|home ministry|ministry home affairs|home affairs ministry",
    ),
    ("foreign ministry", "government", "foreign ministry|ministry foreign affairs|foreign affairs ministry|foreign minister"),
    (
        "defence ministry",
        "military",
        "defence ministry|defense ministry|ministry defence|ministry defense|defence minister|defense minister|ministry national defence|ministry national defense",
    ),
    (
        "emergencies ministry",
        "emergency_services",
        "emergencies ministry|emergency ministry|ministry emergency situations|emergency situations ministry",
    ),
    (
        "army",
        "military",
        "army|armed forces|military|army command|junta|military junta|ruling junta|military council|ruling council|ruling military council|military government",
    ),
    ("police", "police", "national police|federal police"),
    ("government", "government", "government|regime"),
    ("Red Crescent", "un_ngo", "red crescent|red crescent society"),
    ("Red Cross", "un_ngo", "red cross|red cross society"),
)
STATE_BODIES: Final[dict[str, tuple[str, ClaimantKind]]] = {
    form: (name, kind) for name, kind, forms in _STATE_BODIES for form in forms.split("|")
}
