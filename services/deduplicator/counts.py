"""Whether what a mention counts can be what the incident's articles counted: equal tolls, equal parts, growth, who died.

Does not know what else the two have in common: features.py does.
"""

from bisect import bisect_left
from collections.abc import Iterable

from services.deduplicator.finding import Finding, Scale, Setting, at_least
from services.deduplicator.kinds import CRIMES
from services.deduplicator.mention import Figure, Mention
from services.deduplicator.profile import Profile


def figures(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether both count one toll, only a part of one, could be one toll growing, or cannot be of one incident."""
    known: dict[tuple[str, str], set[int]] = {}
    for one in profile.figures:
        known.setdefault(_whose(one), set()).add(_size(one))
    if not any(_whose(one) in known for one in mention.figures):
        return Finding("unknown")
    equal = {(one[0], _size(one)) for one in mention.figures if _size(one) in known.get(_whose(one), NO_SIZES)}
    if equal:
        return _equal(equal, _tolls(mention.figures), _tolls(profile.figures))
    ordered = {whose: sorted(theirs) for whose, theirs in known.items()}
    nearest = min(_nearest(_size(one), ordered[_whose(one)]) for one in mention.figures if _whose(one) in ordered)
    level = "close" if nearest <= CLOSE else "growing" if nearest <= GROWING else "contradicting"
    return Finding(level, {"contradicting": "their figures cannot be of one toll"}.get(level, ""))


EQUAL_SCALE: Scale = ((10, "equal telling"), (4, "equal some"), (2, "equal few"), (1, "equal"), (0, "none hurt"))
PART_SCALE: Scale = ((10, "equal part telling"), (0, "equal part"))
CLOSE, GROWING = 1.5, 4.0
NO_SIZES: frozenset[int] = frozenset()


def _equal(equal: set[tuple[str, int]], ours: dict[str, int], theirs: dict[str, int]) -> Finding:
    """A toll that both give as the whole tells most; that somebody was hurt in each tells nothing."""
    whole = [size for measure, size in equal if size == ours[measure] == theirs[measure]]
    if not whole:
        size = max(size for _, size in equal)
        return Finding(at_least(size, PART_SCALE), f"both count {size}")
    size = max(whole)
    level = at_least(size, EQUAL_SCALE)
    return Finding("equal both" if len(whole) > 1 and level in ("equal few", "equal") else level, f"both count {size}")


def fates(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Whether both tell of dead, both only of injured, or just one of dead: the wounded may die, the dead are not forgotten."""
    if mention.background or not mention.figures or not profile.figures:
        return Finding("unknown")
    ours, theirs = _tolls(mention.figures), _tolls(profile.figures)
    died, had_died = ours.get("killed", 0) > 0, theirs.get("killed", 0) > 0
    if died and had_died:
        return Finding("dead in both")
    if died and _harmed(ours) == _harmed(theirs):
        return Finding("died of wounds", "who is dead now may have been injured before")
    if died:
        return Finding("since died", "only the later tells of dead")
    return Finding("forgotten", "only the earlier tells of dead") if had_died else Finding("no dead")


def victims(mention: Mention, profile: Profile, _: Setting) -> Finding:
    """Of a crime, whether dead and injured together are as many: who dies of wounds moves from one to the other."""
    if mention.background or mention.type not in CRIMES or not mention.figures or not profile.figures:
        return Finding("unknown")
    ours, theirs = _harmed(_tolls(mention.figures)), _harmed(_tolls(profile.figures))
    if ours == theirs:
        return Finding("as many", f"both tell of {ours} killed or injured")
    return Finding("one more or less" if abs(ours - theirs) == 1 else "other")


def _harmed(tolls: dict[str, int]) -> int:
    return max(tolls.get("killed", 0) + tolls.get("injured", 0), tolls.get("killed_or_injured", 0))


def _tolls(figures: Iterable[Figure]) -> dict[str, int]:
    """The largest figure of each measure, whosever it is."""
    tolls: dict[str, int] = {}
    for one in figures:
        tolls[one[0]] = max(_size(one), tolls.get(one[0], 0))
    return tolls


def _whose(figure: Figure) -> tuple[str, str]:
    """Measure and category, where one outlet's people are the other's civilians or workers."""
    return figure[0], "people" if figure[1] in ("people", "civilians", "other") else figure[1]


def _size(figure: Figure) -> int:
    return max(figure[2] or 0, figure[3] or 0)


def _nearest(size: int, others: list[int]) -> float:
    """How far apart, as a ratio, the size and the nearest of the others are."""
    at = bisect_left(others, size)
    return min((max(size, other) + 1) / (min(size, other) + 1) for other in others[max(at - 1, 0) : at + 1])
