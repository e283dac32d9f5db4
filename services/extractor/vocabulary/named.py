"""English words around the full names of people whose age is given. Words only."""

import re
from typing import Final

from services.extractor.vocabulary.listed import words

AGE_AFTER: Final = re.compile(r",\s(?:aged?\s)?\d{1,3}(?=[,.;)]|\s(?:of|was|were|is|has|had|and|who|died|from|faces|pleaded)\b)")
"""What follows a name: "Anneke Dorwald, 34, ..."."""
AGE_BEFORE: Final = re.compile(r"\b\d{1,3}[- ]years?[- ]old\s(?=[A-Z])")
CALLED: Final = re.compile(
    r"\b(?:identified|named)\b(?:\s(?:the|his|her|a|by|victim|suspect|man|woman|boy|girl|dead|deceased|police|coroner)){0,4}\sas\s(?=[A-Z])"
)
ACTING: Final = re.compile(
    r"\b([A-Z][a-z]+)(?:\s[A-Z]\.)?\s([A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*)(?=,\s(?:who|aged)\b|,\s\d{1,3},|\s(?:said|told|added|wrote|posted|opened\sfire|fired"
    r"|fled|shot|stabbed|surrendered|pleaded|confessed|admitted|denied|allegedly)\b)"
)
"""Given name and surname of somebody who does what no place does: "Anneke Dorwald opened fire"."""
SUFFIXES: Final = words("jr sr ii iii iv")
NO_NAMES: Final = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec monday "
    "tuesday wednesday thursday friday saturday sunday chapter section street avenue road drive county city the police news channel"
)
