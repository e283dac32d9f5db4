"""Who is known to speak about casualties: organisations with their other names, kind and side, and the kind of anybody else.

Pure: the table is given as text, see deploy/claimants.toml. Reads no articles; attribution.py finds who speaks in one.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, get_args

from schemas.claim import ClaimantKind
from services.extractor.vocabulary import en_sources as words

_KINDS: Final = frozenset(get_args(ClaimantKind))
_POSSESSIVE: Final = re.compile(r"['’]s?(?![^\W_])")
_NOT_WORD: Final = re.compile(r"[\W_]+")
_MARKS: Final = re.compile(r"[\u0300-\u036f]+")
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class KnownClaimant:
    """One organisation. `key` is its canonical name, which is also how it is shown."""

    key: str
    kind: ClaimantKind
    side: str | None = None
    country: str | None = None
    names: tuple[str, ...] = ()
    """Other names that mean nobody else."""
    short: tuple[str, ...] = ()
    """Names that mean it only where its country is spoken of, or where nobody else of the table has them."""
    people: tuple[str, ...] = ()
    """Public figures who speak for it."""
    wire: bool = False
    """A news agency or broadcaster that others are told by: the text may credit it."""


@dataclass(frozen=True)
class KnownClaimants:
    """The table of known claimants. Lookups are by plain form: case, accents, articles and punctuation do not matter."""

    entries: tuple[KnownClaimant, ...]
    by_name: Mapping[str, KnownClaimant] = field(repr=False)
    by_short: Mapping[str, tuple[KnownClaimant, ...]] = field(repr=False)
    people: Mapping[str, KnownClaimant] = field(repr=False)
    countries: Mapping[str, str] = field(repr=False)
    """Plain demonym, name or capital of a country to its code."""
    demonyms: Mapping[str, str] = field(repr=False)
    by_last_word: Mapping[str, tuple[tuple[str, KnownClaimant], ...]] = field(repr=False)
    """Names as written by their last word in plain form: what "the coalition" may mean."""
    first_words: Mapping[str, int] = field(repr=False)
    """First words of all names, with the number of words of the longest name that begins so."""

    def find(self, name: str, context_country: str | None = None) -> KnownClaimant | None:
        """The known claimant of this name, or None.

        A person who speaks for an organisation leads to it. A short name ("the observatory", "the army") leads to the only
        organisation that has it, or, of several, to that of `context_country`; with a context, never to one of another country.
        """
        form = plain(name)
        found = self.by_name.get(form) or self.people.get(form)
        return found or self._short(form, context_country) or self._body(form, context_country)

    def canonical(self, name: str, context_country: str | None = None) -> str | None:
        """The canonical name of a known claimant: equal for all names of one organisation, None for whom the table doesn't know.

        Names that name nobody in particular ("state media", "police", "a war monitor") are None.
        """
        found = self.find(name, context_country)
        return found.key if found else None

    def classify(self, name: str, context_country: str | None = None) -> ClaimantKind:
        """The kind of a claimant: as the table has it, else by the nouns of the name, else "other"."""
        found = self.find(name, context_country)
        return found.kind if found else kind_of(name)

    def side(self, name: str, context_country: str | None = None) -> str | None:
        """Whose side a known claimant is on, None where unknown."""
        found = self.find(name, context_country)
        return found.side if found else None

    def home(self, name: str) -> str | None:
        """The country of a known claimant, None where it has none or nobody knows it."""
        found = self.find(name)
        return found.country if found else None

    def within(self, parts: Sequence[str], capital: Sequence[bool]) -> tuple[int, int, KnownClaimant] | None:
        """The first known claimant named among words in plain form, as (first, last + 1, claimant); longest name first.

        `capital` says which words are written with a capital: without one, "who" and "is" are no organisations.
        """
        for start, word in enumerate(parts):
            for length in range(min(self.first_words.get(word, 0), len(parts) - start), 0, -1):
                form = " ".join(parts[start : start + length])
                found = self.by_name.get(form) or self.people.get(form)
                if found is None or not any(capital[start : start + length]):
                    found = self._short(form, None)
                if found:
                    return start, start + length, found
        return None

    def is_wire(self, key: str) -> bool:
        """Whether a canonical name is that of an agency or broadcaster which texts credit."""
        found = self.by_name.get(plain(key))
        return found is not None and found.wire

    def _short(self, form: str, country: str | None) -> KnownClaimant | None:
        having = self.by_short.get(form, ())
        near = [one for one in having if country is not None and one.country == country]
        if len(near) == 1:
            return near[0]
        return having[0] if len(having) == 1 and (country is None or having[0].country is None) else None

    def _body(self, form: str, country: str | None) -> KnownClaimant | None:
        """A body that every state has ("the Syrian health ministry", "defence ministry of Russia"), named with its country."""
        land, rest = self._without_country(form.split())
        if land and not rest and form != plain(self.demonyms[land]):
            rest = ["government"]
        body = words.STATE_BODIES.get(" ".join(word for word in rest if word not in words.SMALL))
        land = land or (country if country in self.demonyms else None)
        if body is None or land is None:
            return None
        name, kind = body
        return KnownClaimant(f"{self.demonyms[land]} {name}", kind, f"{self.demonyms[land]} government", land)

    def _without_country(self, parts: list[str]) -> tuple[str | None, list[str]]:
        for start in range(len(parts)):
            for length in (3, 2, 1):
                code = self.countries.get(" ".join(parts[start : start + length]))
                if code:
                    return code, parts[:start] + parts[start + length :]
        return None, parts


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """A name in lower case without accents, punctuation and leading article: what is compared."""
    if not name.isascii():
        name = _MARKS.sub("", unicodedata.normalize("NFKD", name[:_LONGEST_NAME]))
    form = _NOT_WORD.sub(" ", _POSSESSIVE.sub("", name[:_LONGEST_NAME].casefold().replace(".", ""))).strip()
    first, _, rest = form.partition(" ")
    return rest if first in words.ARTICLES and rest else form


@lru_cache(maxsize=20_000)
def kind_of(name: str) -> ClaimantKind:
    """The kind by the nouns of a name: the head and what it belongs to before adjectives ("spokesman of the police")."""
    form = plain(name).split()
    head, rest = _head(form)
    if head and head[-1] in words.SPEAKERS and rest:
        return _kind(rest) or _kind(head) or "other"
    return _kind(head) or _kind(rest) or "other"


def _head(form: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The words before the first preposition, and those after it."""
    cut = next((n for n, word in enumerate(form) if n and word in words.OF), len(form))
    return form[:cut], form[cut + 1 :]


def _kind(parts: Sequence[str]) -> ClaimantKind | None:
    """The kind of the last telling pair of words or word: "state media" before "media", heads before what describes them."""
    for at in range(len(parts) - 1, 0, -1):
        kind = words.KIND_OF_PAIRS.get(f"{parts[at - 1]} {parts[at]}")
        if kind:
            return kind
    for part in reversed(parts):
        kind = words.KIND_OF.get(part)
        if kind:
            return kind
    return next((kind for word in parts for ending, kind in words.KIND_OF_ENDINGS if word.endswith(ending)), None)


def parse(toml_text: str) -> KnownClaimants:
    """Read the table. Raises ValueError with the entry at fault."""
    try:
        table = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"the table of claimants is no TOML: {error}") from error
    lands = table.pop("country", {})
    entries = tuple(_entry(kind, row) for kind, rows in table.items() for row in _rows(kind, rows))
    shorts: dict[str, list[KnownClaimant]] = defaultdict(list)
    for entry in entries:
        for name in entry.short:
            shorts[plain(name)].append(entry)
    by_name = _unique((plain(name), one) for one in entries for name in (one.key, *one.names))
    people = _unique((plain(name), one) for one in entries for name in one.people)
    return KnownClaimants(
        entries=entries,
        by_name=by_name,
        by_short={form: tuple(having) for form, having in shorts.items()},
        people=people,
        by_last_word=_by_last_word(entries),
        first_words=_first_words((*by_name, *shorts, *people)),
        countries={plain(name): code for code, land in lands.items() for name in _land_names(land)},
        demonyms={code: str(land[0]) for code, land in lands.items()},
    )


def _by_last_word(entries: Iterable[KnownClaimant]) -> dict[str, tuple[tuple[str, KnownClaimant], ...]]:
    found: dict[str, list[tuple[str, KnownClaimant]]] = defaultdict(list)
    for entry in entries:
        for name in (entry.key, *entry.names):
            found[plain(name).rpartition(" ")[2]].append((name, entry))
    return {word: tuple(named) for word, named in found.items()}


def _first_words(forms: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for form in forms:
        first, *rest = form.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def _land_names(land: Any) -> Iterator[str]:
    if not isinstance(land, list) or not land:
        raise ValueError(f"a country is a list of its adjective and its names, not {land!r}")
    yield from (str(name) for name in land)


def _rows(kind: str, rows: Any) -> list[Any]:
    if kind not in _KINDS or not isinstance(rows, list):
        raise ValueError(f"{kind!r} is no kind of claimant with a list of entries")
    return rows


def _entry(kind: Any, row: Any) -> KnownClaimant:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not plain(row["name"]):
        raise ValueError(f"a claimant of kind {kind!r} has no name: {row!r}")
    unknown = row.keys() - {"name", "also", "short", "people", "side", "country", "wire"}
    if unknown:
        raise ValueError(f"{row['name']}: unknown field {', '.join(sorted(unknown))}")
    return KnownClaimant(
        key=row["name"],
        kind=kind,
        side=row.get("side"),
        country=row.get("country"),
        names=_names(row, "also"),
        short=_names(row, "short"),
        people=_names(row, "people"),
        wire=bool(row.get("wire", False)),
    )


def _names(row: dict[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and plain(one) for one in value):
        raise ValueError(f"{row['name']}: {name} is no list of names")
    return tuple(value)


def _unique(pairs: Iterator[tuple[str, KnownClaimant]]) -> dict[str, KnownClaimant]:
    """Names to claimants. Raises ValueError where two claimants share one."""
    found: dict[str, KnownClaimant] = {}
    for form, entry in pairs:
        if found.setdefault(form, entry) is not entry:
            raise ValueError(f"{form!r} names both {found[form].key} and {entry.key}")
    return found
