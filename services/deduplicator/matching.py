"""The table of what each level of each feature weighs, in log-odds, and the verdict it gives: a score in [0, 1] and a sentence.

Does not compute features: see features.py. Changing how incidents are linked means changing a row here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp

from services.deduplicator import features
from services.deduplicator.features import Finding, Setting
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


BIAS = -1.4
JOIN = 0.75
"""From this score on a mention joins the incident."""
BRIDGE = 0.95
"""From this score on, with two incidents at once, it shows that they are one."""

FEATURES: tuple[Feature, ...] = (
    Feature("place", features.place, {
        "same": 1.2, "spelling": 0.9, "contained": 0.7, "near": -1.1, "named": 1.5, "region": -1.4, "country": -0.3, "vague": -1.1, "elsewhere": -0.6, "far": -4.0,
    }),
    Feature("day", features.day, {
        "same stated": 1.2, "same dateline": 0.6, "within": 0.3, "next stated": -1.4, "next dateline": -0.1, "days stated": -2.3,
        "days dateline": -0.1, "week stated": -1.8, "week dateline": -0.5, "far stated": -3.5, "far dateline": -2.5,
    }),
    Feature("reported", features.reported, {"at once": 0.6, "days": -0.2, "weeks": -1.1, "months": -2.1}),
    Feature("kind", features.kind, {"same": 0.5, "kin": 0.6, "other": -1.6}),
    Feature("figures", features.figures, {
        "equal telling": 2.5, "equal some": 2.1, "equal": 0.9, "close": 0.0, "growing": -0.1, "contradicting": -1.1,
    }),
    Feature("names", features.names, {"most": 4.3, "many": 3.9, "some": 2.8, "few": 2.3, "one": -0.4, "none": -2.1}),
    Feature("ages", features.ages, {"several": 1.8, "one": 1.1, "none": -1.2}),
    Feature("words", features.words, {"many": 1.3, "some": 0.9, "few": 0.2, "none": -1.1}),
    Feature("perpetrator", features.perpetrator, {"same": 0.0, "other": 0.0}),
    Feature("claimants", features.claimants, {"shared": 0.5, "none": -0.1}),
    Feature("tie", features.tie, {"nothing": -0.5, "one thing": -0.5, "more": -0.4}),
    Feature("copied", features.copied, {"copy": 1.9}),
    Feature("told apart", features.told_apart, {"apart": -3.5}),
    Feature("role", features.role, {"recalled": -0.3}),
)  # fmt: skip
"""Weights fitted by logistic regression on mentions and incidents of labelled news, then rounded; DESIGN.md tells how."""


def verdict(mention: Mention, profile: Profile, setting: Setting) -> Verdict:
    """Weigh all features of a mention against an incident."""
    total, told, levels = BIAS, [], []
    for feature in FEATURES:
        finding = feature.compare(mention, profile, setting)
        weight = feature.weights.get(finding.level, 0.0)
        total += weight
        levels.append((feature.name, finding.level))
        if finding.words and weight:
            told.append((-abs(weight), finding.words, weight > 0))
    return Verdict(round(1.0 / (1.0 + exp(-total)), 4), _sentence(sorted(told)), tuple(levels))


def _sentence(told: list[tuple[float, str, bool]]) -> str:
    """The three weightiest reasons for, then the two weightiest against."""
    for_it = [words for _, words, good in told if good][:3]
    against = [words for _, words, good in told if not good][:2]
    sentence = "; ".join(for_it) or "little in common"
    return f"{sentence}, although {'; '.join(against)}" if against else sentence
