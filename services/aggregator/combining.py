"""What an article as a whole says of each measure, whoever says it: for local news, where police and newsroom tell one briefing.

Does not compare articles: pooling.py does.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas.claim import Claim, Measure
from services.aggregator.adding import largest
from services.aggregator.tables import MEASURES
from services.aggregator.tolls import Source, Toll, as_toll


def combine(source: Source, usable: Sequence[Claim], lumps: Sequence[Claim]) -> tuple[Toll, ...]:
    """One toll for each measure that the article gives a figure of, the injured also as those shot without those who died."""
    tolls = {measure: toll for measure in MEASURES if (toll := _whole(source, measure, usable)) is not None}
    survived = _survived(source, lumps, tolls.get("killed"))
    if survived is not None and survived.value > (tolls["injured"].value if "injured" in tolls else 0):
        tolls["injured"] = survived
    return tuple(tolls.values())


def _whole(source: Source, measure: Measure, usable: Sequence[Claim]) -> Toll | None:
    claims = [claim for claim in usable if claim.measure == measure and claim.part_of is None]
    total = largest(claims)
    return None if total is None else as_toll(source, None, measure, "people", total, shared=False)


def _survived(source: Source, lumps: Sequence[Claim], killed: Toll | None) -> Toll | None:
    """Of "four people were shot, one of them fatally" three are injured."""
    lump = largest([claim for claim in lumps if claim.part_of is None])
    if lump is None:
        return None
    toll = as_toll(source, None, "injured", "people", lump, shared=False)
    dead = killed.value if killed is not None else 0
    left = toll.value - dead
    if left <= 0:
        return None
    claims = (*toll.claims, *(killed.claims if killed is not None else ()))
    return replace(toll, low=left, high=None if toll.high is None else max(left, toll.high - dead), claims=claims, derived=True)
