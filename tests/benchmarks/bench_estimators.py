"""Which estimator takes one value from a few conflicting ones: compared on the public city-population claims with known truth.

Skips with a line where the shared corpus is not beside the project.
"""

import csv
import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "population"
Estimator = Callable[[Sequence[int]], float]
WRONG = 0.01
"""More than one per cent off the truth is wrong, as the data's authors count."""
OUTLIER = 10
"""A value ten times the lower median, or a tenth of it, is dropped in the second pair of columns."""


def lower_median(values: Sequence[int]) -> float:
    """The middle value, the lower of two."""
    return sorted(values)[(len(values) - 1) // 2]


def upper_median(values: Sequence[int]) -> float:
    """The middle value, the higher of two."""
    return sorted(values)[len(values) // 2]


def plurality(values: Sequence[int]) -> float:
    """The value most sources give, ties to the lower."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def latest(values: Sequence[int]) -> float:
    """The value that came last."""
    return values[-1]


def truth_weighted(objects: dict[str, dict[str, int]]) -> dict[str, float]:
    """CRH with absolute loss: sources weighted by how near they are to the weighted medians, thirty rounds."""
    weights: dict[str, float] = defaultdict(lambda: 1.0)
    answer: dict[str, float] = {}
    for _ in range(30):
        answer = {name: _weighted_median(claims, weights) for name, claims in objects.items() if claims}
        loss: dict[str, float] = defaultdict(float)
        for name in answer:
            claims = objects[name]
            spread = statistics.pstdev(claims.values()) or 1.0
            for source, value in claims.items():
                loss[source] += abs(value - answer[name]) / spread
        total = sum(loss.values()) or 1.0
        weights = defaultdict(
            lambda: 1.0, {source: 1.0 + max(0.0, -math.log((one + 1e-6) / total)) for source, one in loss.items()}
        )
    return answer


def _weighted_median(claims: dict[str, int], weights: dict[str, float]) -> float:
    ordered = sorted(claims.items(), key=lambda one: one[1])
    half = sum(weights[source] for source, _ in ordered) / 2
    run = 0.0
    for source, value in ordered:
        run += weights[source]
        if run >= half:
            return value
    return ordered[-1][1]


ESTIMATORS: dict[str, Estimator] = {
    "lower median": lower_median, "upper median": upper_median, "plurality": plurality, "latest": latest,
    "minimum": min, "maximum": max, "mean": statistics.fmean,
}  # fmt: skip


def read() -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """The latest claim of each source on each object, and the truth."""
    objects: dict[str, dict[str, int]] = defaultdict(dict)
    with (DATA / "claims.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            objects[row["object"]][row["source"]] = int(float(row["value"]))
    with (DATA / "truth.csv").open(encoding="utf-8") as lines:
        truth = {row["object"]: int(float(row["truth"])) for row in csv.DictReader(lines)}
    return objects, {name: value for name, value in truth.items() if name in objects}


def gated(claims: dict[str, int]) -> dict[str, int]:
    """Claims without those far off the middle."""
    middle = lower_median(list(claims.values()) or [1]) or 1
    return {source: value for source, value in claims.items() if middle / OUTLIER <= value <= middle * OUTLIER}


def scored(answers: dict[str, float], truth: dict[str, int]) -> tuple[float, float]:
    """Mean absolute error, and the share that is wrong."""
    errors = [abs(answers[name] - value) for name, value in truth.items()]
    wrong = sum(abs(answers[name] - value) > WRONG * value for name, value in truth.items())
    return statistics.fmean(errors), wrong / len(truth)


def main() -> None:
    """Print the table."""
    if not DATA.exists():
        print(f"skipped: no population data at {DATA}")
        return
    objects, truth = read()
    clean = {name: gated(claims) for name, claims in objects.items()}
    print(f"{len(truth)} objects with known truth, {sum(len(objects[name]) for name in truth)} claims")
    print(f"{'estimator':22}{'MAE':>12}{'wrong':>8}{'MAE gated':>12}{'wrong':>8}")
    rows = {name: (scored({one: choose(list(objects[one].values())) for one in truth}, truth),
                   scored({one: choose(list(clean[one].values())) for one in truth}, truth)) for name, choose in ESTIMATORS.items()}  # fmt: skip
    rows["weighted median (CRH)"] = (scored(truth_weighted(objects), truth), scored(truth_weighted(clean), truth))
    for name, (raw, gate) in rows.items():
        print(f"{name:22}{raw[0]:12.0f}{raw[1]:8.3f}{gate[0]:12.0f}{gate[1]:8.3f}")


if __name__ == "__main__":
    main()
