"""What a sentence says about who vouches for its words: one cue, as its words stand, with the side that it covers.

Finds nothing: cues.py and headlines.py do.
"""

from typing import Literal

from services.extractor.phrases import Phrase
from services.extractor.record import record
from services.extractor.vocabulary import en_attribution as words

Reach = Literal["after", "before", "around", "either"]
"""Which side of a cue it covers; "either": what follows, and what precedes where nothing else covers that."""


@record
class Cue:
    """Who (`sources`, in order) vouches for which side of tokens `first` to `last`. No source: that of the cue before."""

    first: int
    last: int
    verb: str
    reach: Reach
    sources: tuple[Phrase, ...] = ()
    told: Phrase | None = None
    """Who was told: a relay where it is a medium."""
    quotes: tuple[Phrase, ...] = ()
    """The source that the sources cite; they are relays then."""
    rule: str = "said"

    @property
    def denies(self) -> bool:
        """Whether the verb disputes what follows."""
        return self.verb in words.DENYING
