"""The table of what each level of each feature weighs, in log-odds, and the verdict it gives: a score in [0, 1] and a sentence.

Does not compute features: see features.py, counts.py and where.py. Changing how incidents are linked means changing a row here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, fsum, log

from services.deduplicator import counts, features, where
from services.deduplicator.finding import Finding, Setting
from services.deduplicator.mention import Mention
from services.deduplicator.profile import Profile

Compare = Callable[[Mention, Profile, Setting], Finding]


@dataclass(frozen=True, slots=True)
class Feature:
    """A named trait and the weight of each of its levels; a level without a row weighs nothing."""

    name: str
    compare: Compare
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that mention and incident are one (0 to 1), and why in a sentence."""

    score: float
    reason: str
    levels: tuple[tuple[str, str], ...] = ()


BIAS = -0.4
JOIN = 0.7
"""From this score on a mention joins the incident."""
BRIDGE = 0.9
"""From this score on, with two incidents at once, it shows that they are one."""

FEATURES: tuple[Feature, ...] = (
    Feature("place", where.place, {
        "same quiet": 2.2, "same": 1.4, "same busy": 0.8, "spelling": 0.9, "contained": 1.5, "same province": 0.8, "in province": 0.8, "namesake": 0.8, "near": -0.9, "named": 0.7, "region": -2.0, "country": -1.0, "vague": -1.6, "elsewhere": -1.4, "far": -3.2,
    }),
    Feature("day", features.day, {
        "same stated": 1.1, "same dateline": 0.5, "within": -0.2, "next stated": -1.5, "next again": -2.0, "next dateline": 0.3, "days stated": -3.0,
        "days dateline": 0.1, "week stated": -3.8, "week dateline": -1.4, "far stated": -4.9, "far dateline": -3.3,
        "later": -2.5, "undated": -1.2,
    }),
    Feature("reported", features.reported, {"at once": 0.2, "days": -0.3, "weeks": -0.9, "months": -1.9}),
    Feature("kind", features.kind, {"same": 0.2, "same everyday": -0.3, "kin": 0.2, "kin everyday": -0.1, "other": -1.5}),
    Feature("figures", counts.figures, {
        "equal telling": 4.0, "equal some": 1.6, "equal both": 2.2, "equal few": 1.8, "equal": 0.9, "none hurt": 0.2,
        "equal part telling": 3.0, "equal part": 0.0, "close": 0.1, "growing": -0.1, "contradicting": -1.0,
    }),
    Feature("fates", counts.fates, {"dead in both": 0.7, "no dead": 0.3, "died of wounds": 0.2, "since died": -0.4, "forgotten": -0.6}),
    Feature("victims", counts.victims, {"as many": 0.3, "one more or less": 0.2, "other": -0.5}),
    Feature("names", features.names, {"most": 4.0, "many": 3.9, "some": 3.1, "few": 2.4, "one": 0.2, "none": -1.1}),
    Feature("people", features.people, {"several": 2.8, "one": 2.4, "none": -0.7}),
    Feature("outlet", features.outlet, {"same": -0.6}),
    Feature("ages", features.ages, {"several": 1.5, "one": 1.0, "in passing": -0.3, "none": -0.9}),
    Feature("address", features.address, {"same": 1.2, "other": -1.5}),
    Feature("words", features.words, {"many": 1.1, "some": 0.8, "few": 0.2, "none": -0.8}),
    Feature("perpetrator", features.perpetrator, {"same": 0.4, "other": -0.4}),
    Feature("claimants", features.claimants, {"shared": 0.4}),
    Feature("copied", features.copied, {"copy": 0.5}),
    Feature("set apart", features.set_apart, {"another": -4.5}),
    Feature("told apart", features.told_apart, {"apart": -3.5}),
    Feature("role", features.role, {"recalled": -0.8}),
)  # fmt: skip
"""Weights fitted by logistic regression on mentions and incidents of labelled news, then rounded; DESIGN.md tells how."""


def _most(feature: Feature) -> float:
    return max(0.0, *feature.weights.values())


def _telling_first() -> tuple[tuple[Feature, float], ...]:
    """The features by how far they can swing a verdict, each with the most that those after it can add."""
    ordered = sorted(FEATURES, key=lambda one: (min(0.0, *one.weights.values()) - _most(one), one.name))
    return tuple((one, fsum(_most(later) for later in ordered[at + 1 :])) for at, one in enumerate(ordered))


TELLING_FIRST = _telling_first()
HOPELESS = log(JOIN / (1.0 - JOIN)) - 0.01
"""Log-odds below which rounding cannot reach `JOIN`."""


def verdict(mention: Mention, profile: Profile, setting: Setting) -> Verdict:
    """Weigh all features of a mention against an incident."""
    return _weighed({feature.name: feature.compare(mention, profile, setting) for feature in FEATURES})


def fitting(mention: Mention, profile: Profile, setting: Setting) -> Verdict | None:
    """The verdict, or None as soon as nothing that is left to compare could lift it to `JOIN`: most that is met is told apart by
    a few features.
    """
    found: dict[str, Finding] = {}
    total = BIAS
    for feature, left in TELLING_FIRST:
        finding = found[feature.name] = feature.compare(mention, profile, setting)
        total += feature.weights.get(finding.level, 0.0)
        if total + left < HOPELESS:
            return None
    return _weighed(found)


def _weighed(found: Mapping[str, Finding]) -> Verdict:
    weighed = [(feature.weights.get(found[feature.name].level, 0.0), found[feature.name]) for feature in FEATURES]
    told = [(-abs(weight), finding.words, weight > 0) for weight, finding in weighed if finding.words and weight]
    score = 1.0 / (1.0 + exp(-BIAS - fsum(weight for weight, _ in weighed)))
    levels = tuple((feature.name, found[feature.name].level) for feature in FEATURES)
    return Verdict(round(score, 4), _sentence(sorted(told)), levels)


def _sentence(told: list[tuple[float, str, bool]]) -> str:
    """The three weightiest reasons for, then the two weightiest against."""
    for_it = [words for _, words, good in told if good][:3]
    against = [words for _, words, good in told if not good][:2]
    sentence = "; ".join(for_it) or "little in common"
    return f"{sentence}, although {'; '.join(against)}" if against else sentence
