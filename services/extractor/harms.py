"""What one group of people suffered, as the rules hand it on. Finds nothing: predicates.py and wounds.py do."""

from schemas.claim import Measure
from services.extractor.groups import Group
from services.extractor.record import record


@record
class Harm:
    """One group and what befell it. `first`, `last` are the items of the word of harm, `rule` names the rule that found it."""

    measure: Measure
    group: Group
    first: int
    last: int
    rule: str
    superseded: bool = False
