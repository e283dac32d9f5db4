"""Whether an article is local news of the United States, where the country goes without saying: by its states and its words.

Does not look for places: toponyms.py and places.py do.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from services.extractor import gazetteer, places, toponyms
from services.extractor.document import Document
from services.extractor.kept import Once
from services.extractor.record import growing
from services.extractor.vocabulary.en_places import STATE_AFTER, US_CUES

_READ: Final = 2000
_CUES: Final = 2
_ENOUGH: Final = 2 * _CUES


@growing
class Head:
    """The title and the beginning of an article, read once for as many weighings as are asked for."""

    doc: Document

    @Once
    def _text(self) -> str:
        return f"{self.doc.title}\n{self.doc.text[:_READ]}"

    @Once
    def _states(self) -> frozenset[str]:
        """The states named by their abbreviations."""
        return frozenset(code for code in map(gazetteer.state, STATE_AFTER.findall(self._text)) if code)

    @Once
    def _cues(self) -> int:
        """How many different words of its local news there are, up to as many as are ever wanted."""
        found: set[str] = set()
        for match in US_CUES.finditer(self._text):
            found.add(match.group())
            if len(found) >= _ENOUGH:
                break
        return len(found)

    @Once
    def _is_shouted(self) -> bool:
        return toponyms.is_shouted(self._text)

    def weighed(
        self, tallied: tuple[dict[str, float], frozenset[str]], mentions: Iterable[toponyms.Mention], adjectives: Sequence[str]
    ) -> tuple[dict[str, float], frozenset[str]]:
        """The countries with the United States first where states are named or the words are those of its local news."""
        countries, states = tallied
        if (countries.get("US", 0.0) >= 1.0 and states) or self._is_shouted:
            return tallied
        mentions = tuple(mentions)
        foreign = (
            any(country != "US" for country in adjectives)
            or any(map(places.is_foreign_country, mentions))
            or places.has_foreign_towns(mentions, countries)
        )
        if not self._states and self._cues < (_ENOUGH if foreign else _CUES):
            return tallied
        weights = {code: weight * 0.3 for code, weight in countries.items()} | {"US": 1.0}
        return weights, states | self._states
