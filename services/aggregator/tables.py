"""The rules of judgement as data, each row with its reason. Code consults these tables; changing a rule is changing a row.

Does not decide: reading.py, origins.py, votes.py, consensus.py and grade.py do.
"""

from typing import Final

from schemas.claim import Category, ClaimantKind, EventType, Measure


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MEASURES: Final[tuple[Measure, ...]] = ("killed", "injured", "missing")
"""Measures with estimates. A "killed or injured" lump is none of them: it says neither how many died nor how many were hurt."""

WHOLE: Final[frozenset[Category]] = frozenset({"people", "other"})
"""Categories whose top-level figure is a total of the incident: "50 pilgrims" are the 50 dead."""

SOME: Final[frozenset[Category]] = frozenset({"children", "women"})
"""Categories that never are all the dead unless somebody says so: a total made of them alone is a lower bound."""

PARTS: Final[tuple[Category, ...]] = ("civilians", "children", "women", "men", "combatants", "security_forces")
"""Categories that are parts of the total, with estimates of their own."""

OFFICIAL: Final[frozenset[ClaimantKind]] = frozenset({"government", "police", "medical", "emergency_services", "military"})
"""Kinds of bodies that may keep the official count."""

CREDIBLE: Final[frozenset[ClaimantKind]] = frozenset({"monitor", "un_ngo", "activist", "armed_group", "media", *OFFICIAL})
"""Kinds whose figure for the whole incident can dispute the keeper of the count. A witness has not counted everybody."""

CONFLICT: Final[frozenset[EventType]] = frozenset(
    {"airstrike", "shelling", "chemical_attack", "clash", "execution", "protest_violence"}
)
"""Events in which the state may be a party: a military body there is a party, not a keeper of the count."""

DISASTER: Final[frozenset[EventType]] = frozenset({
    "earthquake", "flood", "storm", "fire", "transport_accident", "industrial_accident", "disease", "landslide",
})  # fmt: skip
"""Events nobody wages: an official count confirms them."""

LOCAL_CRIME: Final[frozenset[EventType]] = frozenset({"shooting", "stabbing", "vehicle_attack", "other"})
"""Events that local newsrooms tell from one police briefing, each article with the victims it writes about."""

FEW: Final = 10
"""Below ten, articles differ by whose death they tell; from ten on they differ by when they were written."""

MIDDLE_UP: Final[dict[Measure, bool]] = {"killed": True, "injured": False, "missing": False}
"""Where two middle figures remain: the dead become more, and the injured fewer, as the wounded die."""

ROUNDING: Final = 0.10
"""A round or "about" figure within a tenth of a precise one is that figure rounded."""

RELATED_KINDS: Final[dict[ClaimantKind, frozenset[ClaimantKind]]] = {
    "government": OFFICIAL, "police": frozenset({"police", "government"}), "military": frozenset({"military", "government"}),
    "medical": frozenset({"medical", "government"}), "emergency_services": frozenset({"emergency_services", "government"}),
    "monitor": frozenset({"monitor", "un_ngo", "activist"}), "activist": frozenset({"activist", "monitor"}),
    "media": frozenset({"media"}), "armed_group": frozenset({"armed_group"}), "un_ngo": frozenset({"un_ngo", "monitor"}),
    "witness": frozenset(), "other": frozenset(),
}  # fmt: skip
"""Whom an unnamed claimant of a kind may turn out to be: "officials" may be any official body, "police" not the army."""

ROLE_WORDS: Final = _words("""
    the a an of for in at from and by to with on s its their his her our one two some several many other local senior top unnamed
    anonymous spokesman spokeswoman spokesperson spokespersons spokesmen official officials director head chief adviser advisor deputy
    commander commissioner captain sergeant lieutenant colonel col lt sgt capt gen general brig brigadier major maj officer officers
    department dept office bureau agency agencies source sources statement report reports account accounts authority authorities
    representative member members mr mrs ms dr person people man woman who said according public country national city town village
    district province provincial regional state area war""")  # fmt: skip
"""Words that say somebody speaks, not for whom."""

SMALL: Final = _words("of for and the in on de la del do da du des et y")
"""Words that give an acronym no letter."""

STEMS: Final[dict[str, str]] = {
    "policeman": "police", "policemen": "police", "deputies": "sheriff", "hospitals": "hospital", "doctors": "doctor",
    "medics": "medic", "firefighters": "fire", "firefighter": "fire", "firemen": "fire", "brigade": "fire", "ministers": "ministry",
    "minister": "ministry", "witnesses": "witness", "residents": "resident", "activists": "activist", "monitors": "monitor",
    "troops": "army", "soldiers": "army", "defence": "defense", "service": "", "services": "", "force": "", "forces": "",
    "rescuers": "rescue", "rescuer": "rescue", "workers": "",
}  # fmt: skip
"""One form for words of one body."""

UNNAMED_TOKENS: Final = _words("""
    media monitor group witness resident activist news newspaper newspapers network networks radio television tv channel outlet outlets
    afghan syrian iraqi american us u.s british russian israeli palestinian pakistani indian turkish ukrainian french german chinese
    private ambulance military security government medic doctor medical hospital health rescue emergency army troop eyewitness observer analyst survivor
    resistance guerrilla separatist ethnic shadow rights civil defense foreign western independent pro opposition rebel militant insurgent relative family neighbour neighbor
    federal county""")  # fmt: skip
"""Words that leave a claimant unnamed when nothing else is left of the name: a kind of body, a nationality."""

RANKS: Final = _words("""
    officer director chief captain sergeant lieutenant lt col colonel sgt capt gen general brig brigadier major maj commander commissioner
    spokesman spokeswoman spokesperson superintendent inspector deputy commodore admiral""")
"""Offices and ranks of those who speak for a body."""

BODIES: Final = _words("""
    police sheriff fire hospital ministry army health rescue office department council government court agency service defense
    observatory network committee union association party command force guard""")
"""Words of bodies: a name with one of them is a body's, whoever speaks for it."""

LEAP: Final = 4
"""An unattributed figure this many times the highest named one is a garble or another event's, not news."""

CROWD_WORDS: Final = frozenset(
    {"reports", "report", "media", "accounts", "sources", "officials", "authorities", "networks", "rumours"}
)
"""Heads of names that may be anybody, even several: counted as independent only where nobody better gives a figure."""
