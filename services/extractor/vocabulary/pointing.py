"""English words for figures that point back to what was told before, "the figure", "spoke of", without saying what they count. Words only."""

import re

from schemas.claim import Measure
from services.extractor.vocabulary.listed import by_first_letter, words

NOUNS = words("figure figures number count tally")
"""With a bare number behind, these point to a toll told before."""
LOOSE = words("number count")
"""Of these there are many sorts: they point to a toll only from the sentence right behind it."""
SETTLED = words("true real actual final official correct same death")
"""Before one of these: that of what was told."""
REVISING = words("raised raises lifted lowered lowers revised revises cut corrected corrects updated updates increased increases")
"""Two before it, "raised its count": that of what was told, too."""
LEADS = words("to at of is was as from stands stood reached reaches hit hits be now by")
VERBS = words("spoke speaks spoken said says say counted reported claim claims claimed confirmed put puts gave")
NEEDS_OF = words("spoke speaks spoken")
PUTTING = words("put puts")
EARLIER = words("earlier previously initially originally first")
"""Before the verb: the figure had its day."""
PAST_TALK = words("had earlier initial first early")
"""Without any of these nobody had said so once."""
HAD_SAID = re.compile(
    r"\b(?:(?:had|having) (?:\w+ )?(?:earlier|previously|initially|originally|first|at first) (?:spoken of|said|put|reported|given|counted|announced|claimed"
    r"|estimated|confirmed|spoke of)|had (?:said|spoken of|reported|announced|counted) (?:earlier|previously|initially|originally|at first))\b[^.;]{0,60}$"
    r"|\b(?:earlier|initial|first|early) (?:reports?|accounts?|versions?|estimates?|statements?)\b[^.;]{0,90}\b(?:put|puts|said|had|spoke of|gave|suggested|indicated|claimed|that)\b[^.;]{0,60}$"
)
"""In small letters, before a figure: somebody said so once, and says something else now."""
COUNTS: dict[str, Measure] = {
    "death": "killed",
    "dead": "killed",
    "fatality": "killed",
    "injury": "injured",
    "injured": "injured",
    "wounded": "injured",
    "casualty": "killed_or_injured",
    "missing": "missing",
}
"""Before a word for a figure these say what it counts."""
BROKEN_DOWN = words("figure figures number toll total tally count")
LISTS = words("list lists register roll rolls roster")
"""Of the victims, where one is told of; it need not say so."""
CONTAINING = words(
    "contains contained contain includes included include comprises comprised has had names named shows showed carries"
)
POINTERS = words("that the this these those its their")
PARTING = words("down comprised comprises included includes")
"""After a word for a figure these tell its parts: "broke that number down into", "the toll included"."""
_NUMBER = (
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|four|fif|six|seven|eigh|nine|twen|for|at least|more than|about|"
    r"nearly|around|only|up to)"
)
GATE = re.compile(
    by_first_letter(
        *(rf"\b{noun}\b" for noun in ("figures?", "number", "count", "tally")),
        *(rf"\b{verb} of {_NUMBER}" for verb in ("spoken?", "speaks")),
        *(
            rf"\b{verb} {_NUMBER}[\w, -]{{0,12}}(?:[.;,]|$)"
            for verb in ("said", "says?", "counted", "reported", "claim(?:s|ed)?", "confirmed", "gave")
        ),
        r"\bputs? (?:it|this|that) at\b",
        *(
            rf"\b{noun} [\w ]{{0,60}}?\b(?:contain|includ|compris|has|had|named?|show|carries)"
            for noun in ("lists?", "register", "rolls?", "roster")
        ),
    )
)
"""In small letters: a sentence without any of these points back to no figure."""
