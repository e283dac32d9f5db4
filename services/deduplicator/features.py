"""What speaks for or against a mention belonging to an incident: one function per trait, each names a level and says it in words.

Does not weigh the levels: matching.py does. Every function is pure and looks only at the mention and the incident's profile.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum, inf

from rapidfuzz.fuzz import ratio

from services.deduplicator.finding import SPELLED_ALIKE, Finding, Scale, Setting, at_least, at_most
from services.deduplicator.kinds import EVERYDAY, RECURRING, kinship
from services.deduplicator.mention import UNKNOWN_DAY, Mention, When
from services.deduplicator.profile import Profile
from services.extractor.fingerprint import APART_MARK, NAME_MARK, NUMBER_MARK

# ---------------------------------------------------------------- when


def day(mention: Mention, profile: Profile, setting: Setting) -> Finding:
    """Days between the dates of the event, as exactly as both are given. Of one victim or suspect, later stories date the arrest."""
    ours = mention.when or _told_on(UNKNOWN_DAY if mention.background else mention.said_day)
    theirs = agreed_days(profile) or _told_on(profile.first_reported)
    if ours is None or theirs is None:
        return Finding("unknown")
    gap = max(0, _gap(ours, theirs))
    if gap == 0 and (ours.first != ours.last or theirs.first != theirs.last):
        return Finding("within", f"{_period(ours)} may be {_period(theirs)}")
    sure = "stated" if ours.stated and theirs.stated else "dateline"
    size = at_most(gap, DAY_SCALE)
    if sure == "dateline" and size == "far" and _told_together(mention, profile):
        return Finding("undated", "told at one time, and only one says of which day")
    if size in ("week", "far") and _same_people(mention, profile, setting):
        return Finding("later", f"{gap} days apart")
    if gap == 1 and sure == "stated" and _recurs(mention, profile):
        return Finding("next again", "a day apart, of what comes again the next day")
    words = f"both on {_period(ours)}" if gap == 0 else f"{gap} days apart" if gap > 1 else "a day apart"
    return Finding(f"{size} {sure}", words)


def _told_together(mention: Mention, profile: Profile) -> bool:
    """Whether both are news of one day, though one of them says that it happened long before: an inquest, an old page found late."""
    news = not mention.background and profile.reporting > 0 and mention.said_day != UNKNOWN_DAY
    return news and abs(mention.said_day - profile.last_said) <= REPORTED_SCALE[0][0]


def _told_on(day: int) -> When | None:
    """The dateline, for want of a date: what is reported as news was lately."""
    return None if day == UNKNOWN_DAY else When(day, day, stated=False)


def agreed_days(profile: Profile) -> When | None:
    """The incident's date as most of its mentions state it; stated days before periods before datelines; ties: the first."""
    if not profile.days:
        return None
    return max(
        profile.days, key=lambda when: (when.stated and when.first == when.last, profile.days[when], when.first == when.last)
    )


def _period(when: When) -> str:
    first, last = date.fromordinal(when.first).isoformat(), date.fromordinal(when.last).isoformat()
    return first if first == last else f"{first} to {last}"


def days_apart(mention: Mention, profile: Profile) -> bool:
    """Whether days that both state keep them apart: attacks of a war come again at one place, with the same names and numbers."""
    return _recurs(mention, profile) and _stated_apart(mention.when, agreed_days(profile))


def _recurs(mention: Mention, profile: Profile) -> bool:
    """Whether both are of kinds that strike one place again and again."""
    return mention.type in RECURRING and not RECURRING.isdisjoint(profile.types)


def _stated_apart(one: When | None, other: When | None) -> bool:
    """Whether both are stated and more than a day lies between them."""
    return one is not None and other is not None and one.stated and other.stated and _gap(one, other) > 1


def _gap(one: When, other: When) -> int:
    """Days from the one period to the other; none or less where they meet."""
    return max(one.first - other.last, other.first - one.last)


def contradict(one: Profile, other: Profile) -> bool:
    """Whether two incidents cannot be one: days that both state differ, no type of the one is kin to any of the other, or a
    headline calls just one of them another event.
    """
    if (APART_MARK in one.words) != (APART_MARK in other.words):
        return True
    if _stated_apart(agreed_days(one), agreed_days(other)):
        return True
    return all(kinship(a, b) == "other" for a in one.types for b in other.types)


def reported(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Time between the article and the latest one of the incident, for what both report."""
    if mention.background or not profile.reporting or mention.said_day < 0 or profile.last_said < 0:
        return Finding("unknown")
    return Finding(at_most(abs(mention.said_day - profile.last_said), REPORTED_SCALE))


DAY_SCALE: Scale = ((0, "same"), (1, "next"), (3, "days"), (8, "week"), (inf, "far"))
REPORTED_SCALE: Scale = ((1, "at once"), (5, "days"), (30, "weeks"), (inf, "months"))


# ---------------------------------------------------------------- what


def kind(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether the event types can be one event: reporters call one thing a bombing, a blast, an attack."""
    relation = max((kinship(mention.type, other) for other in profile.types), default="unknown", key=KIND_ORDER.index)
    if relation in ("same", "kin") and mention.type in EVERYDAY:
        return Finding(f"{relation} everyday")
    return Finding(relation, {"other": f"{mention.type} is no {'/'.join(sorted(profile.types))}"}.get(relation, ""))


KIND_ORDER = ("other", "unknown", "kin", "same")


# ---------------------------------------------------------------- who and which words


def names(mention: Mention, profile: Profile, setting: Setting) -> Finding:
    """Names that both have, beside the names of the places themselves."""
    if mention.background or not profile.names or not mention.names:
        return Finding("unknown")
    places = _place_words(mention, profile)
    shared = [
        name for name in mention.names if name[0] == NAME_MARK and name in profile.names and not set(name[1:].split()) <= places
    ]
    telling = {name: setting.rarity.get(name, 1.0) * max(HARDLY_SHARED, _common(name, profile)) for name in shared}
    level = at_least(strength(telling), NAME_SCALE)
    told = sorted((name[1:] for name in shared), key=lambda name: (-name.count(" "), name))[:3]
    return Finding(level, f"both name {', '.join(told)}" if told else "")


PAIR, SINGLE = 1.0, 0.4
HARDLY_SHARED = 0.5
"""What only one of an incident's articles names is met by chance the more, the more were written."""
NAME_SCALE: Scale = ((9, "most"), (5, "many"), (2.5, "some"), (1, "few"), (0.1, "one"), (0, "none"))
WORD_SCALE: Scale = ((0.4, "many"), (0.22, "some"), (0.1, "few"), (0, "none"))


def strength(telling: Mapping[str, float]) -> float:
    """A full name says more than its parts and is not counted with them. The same to the last bit in any order: names come in none."""
    inside = {word for name in telling if " " in name for word in name[1:].split()}
    return fsum(
        (PAIR if " " in name else SINGLE) * weight for name, weight in telling.items() if " " in name or name[1:] not in inside
    )


def _common(name: str, profile: Profile) -> float:
    """The share of the incident's articles that have the name or number."""
    return profile.names[name] / max(profile.reporting, 1)


def _is_age(name: str) -> bool:
    return name[0] == NUMBER_MARK and name.endswith("yo")


def _house_numbers(names: Iterable[str]) -> set[str]:
    return {name for name in names if name[0] == NUMBER_MARK and not _is_age(name)}


def address(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether both give a block or house number, and the same one: two shootings of a day in one town are streets apart."""
    ours, theirs = _house_numbers(mention.names), _house_numbers(profile.names)
    if mention.background or not ours or not theirs:
        return Finding("unknown")
    shared = sorted(ours & theirs)
    return Finding("same", f"both at number {shared[0][1:]}") if shared else Finding("other", "at different house numbers")


def ages(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Ages of people that both give; of several articles on an incident, most have to."""
    ours = {name for name in mention.names if _is_age(name)}
    if mention.background or not ours or not any(_is_age(name) for name in profile.names):
        return Finding("unknown")
    shared = [_common(name, profile) for name in ours if name in profile.names]
    return Finding(at_least(fsum(shared), AGE_SCALE) if shared else "none")


AGE_SCALE: Scale = ((1.5, "several"), (0.75, "one"), (0, "in passing"))


def people(mention: Mention, profile: Profile, setting: Setting) -> Finding:
    """Whether somebody whom the one tells of by name and age is named by the other: a victim or suspect of both."""
    shared = _same_people(mention, profile, setting)
    if shared:
        return Finding("several" if len(shared) > 1 else "one", f"both tell of {shared[0][1:]}")
    return Finding("none" if mention.people and profile.people and not mention.background else "unknown")


RARE = 0.5
"""Whom more than two incidents had lately is a spokesman or a family name."""


def _same_people(mention: Mention, profile: Profile, setting: Setting) -> list[str]:
    if mention.background:
        return []
    both = (mention.people & profile.names.keys()) | (mention.names & profile.people)
    return sorted(name for name in both if setting.rarity.get(name, 1.0) >= RARE)


def outlet(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether the incident was told by the same outlet, whose pages share names and words that are no story's."""
    return Finding("same" if mention.outlet in profile.outlets and not mention.background else "other")


def _place_words(mention: Mention, profile: Profile) -> set[str]:
    return {word for spot in (*profile.spots, *((mention.spot,) if mention.spot else ())) for word in spot.written}


def words(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """The share of the mention's uncommon words that the incident's articles use too."""
    if mention.background or not profile.words or not mention.words:
        return Finding("unknown")
    shared = sum(word in profile.words for word in mention.words)
    share = shared / min(len(mention.words), len(profile.words))
    return Finding(at_least(share, WORD_SCALE))


def perpetrator(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether the same party is blamed."""
    if not mention.perpetrator or not profile.perpetrators:
        return Finding("unknown")
    same = any(ratio(mention.perpetrator, other) >= SPELLED_ALIKE for other in profile.perpetrators)
    return Finding("same" if same else "other", f"both blame {mention.perpetrator}" if same else "")


def claimants(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether somebody is quoted by both."""
    if not mention.claimants or not profile.claimants:
        return Finding("unknown")
    shared = sorted(mention.claimants & profile.claimants)
    return Finding("shared", f"both quote {shared[0]}") if shared else Finding("none")


def copied(_mention: Mention, _profile: Profile, setting: Setting) -> Finding:
    """Whether the article carries a text that is in the incident already."""
    return Finding("copy", "carries a text that tells of it already") if setting.copied_here else Finding("own")


def set_apart(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether the headline calls the event another one than what was told before."""
    if APART_MARK not in mention.words or APART_MARK in profile.words or mention.background:
        return Finding("unmarked")
    return Finding("another", "the headline calls it another one")


def told_apart(_mention: Mention, _profile: Profile, setting: Setting) -> Finding:
    """Whether the same article tells of this incident as another event already."""
    return Finding("apart", "the article tells of both as two events") if setting.taken else Finding("free")


def role(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether both report the event, or one only recalls it."""
    return Finding("recalled" if mention.background else "reported" if profile.reporting else "known by recall")
