"""Which types of event can be one event under two names.

Does not read words: the extractor chose the types.
"""

KIN: tuple[frozenset[str], ...] = (
    frozenset({"bombing", "suicide_bombing", "vehicle_attack"}),
    frozenset({"bombing", "airstrike", "shelling"}),
    frozenset({"airstrike", "shelling", "chemical_attack", "clash"}),
    frozenset({"shooting", "clash", "execution", "protest_violence", "stabbing"}),
    frozenset({"bombing", "suicide_bombing", "shooting", "clash"}),
    frozenset({"bombing", "fire", "industrial_accident"}),
    frozenset({"storm", "flood", "landslide"}),
    frozenset({"earthquake", "landslide", "flood"}),
    frozenset({"transport_accident", "fire", "industrial_accident"}),
    frozenset({"vehicle_attack", "stabbing", "transport_accident"}),
    frozenset({"industrial_accident", "landslide"}),
    frozenset({"storm", "transport_accident"}),
)
"""Groups within which reporters and first reports mix the names: a blast is a bombing before it is a fire."""

EVERYDAY: frozenset[str] = frozenset({"shooting", "stabbing", "fire", "transport_accident"})
"""Of these a large town has several in a day: that two are of one such type says little."""

CRIMES: frozenset[str] = frozenset({"shooting", "stabbing"})
"""Of these all victims are counted within hours; the toll of a disaster or an accident grows for days."""

RECURRING = frozenset({"airstrike", "shelling", "bombing", "suicide_bombing", "clash", "chemical_attack"})
"""Attacks that come again at one place within days; of a crime or a disaster the articles of later days tell the same one."""


def kinship(one: str, other: str) -> str:
    """same, kin, unknown (one of them is just "other") or other."""
    if "other" in (one, other):
        return "unknown"
    if one == other:
        return "same"
    return "kin" if any({one, other} <= group for group in KIN) else "other"
