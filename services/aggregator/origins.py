"""Who is whom: the independent claimants behind the names that an incident's articles use.

A name leads to its origin through the table of known claimants, through other names that an article gives the same claimant
("Rami Abdurrahman" of the Observatory), through a longer name that contains it, or, for a name that names nobody ("state media",
"police"), through a named claimant of that kind. Does not judge figures.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from schemas.claim import Category, ClaimantKind, Measure
from services.aggregator.memo import Memo
from services.aggregator.names import alike, bare, core, is_acronym_of, is_crowd, is_ranked_person, names_nobody
from services.aggregator.reading import Reading
from services.aggregator.tables import OFFICIAL, RELATED_KINDS
from services.aggregator.tolls import Figure, Spot, Who


class Table(Protocol):
    """The table of known claimants, as far as consensus needs it."""

    def canonical(self, name: str, context_country: str | None = None) -> str | None:
        """The canonical name of a known claimant, None for anybody else."""

    def home(self, name: str) -> str | None:
        """The country of a known claimant, None where it has none or nobody knows it."""


@dataclass(frozen=True, slots=True)
class Known:
    """The table, read where the incident happened: "health ministry" is that of the country."""

    table: Table
    country: str | None

    def canonical(self, name: str) -> str | None:
        """The canonical name of a known claimant, None for anybody else."""
        return self.table.canonical(name, self.country)


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent claimant: all its names here, and whether it can be told from everybody else."""

    key: str
    name: str
    names: tuple[str, ...]
    kind: ClaimantKind
    side: str | None
    crowd: bool
    nobody: bool


_SILENT: Final[frozenset[Figure]] = frozenset()
_NOWHERE: Final[frozenset[str]] = frozenset()


class _Sets:
    """Sets that grow together; the smallest member stands for its set, so that order does not matter."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, one: str) -> str:
        root = one
        while self.parent.setdefault(root, root) != root:
            root = self.parent[root]
        while self.parent[one] != root:
            self.parent[one], one = root, self.parent[one]
        return root

    def join(self, one: str, other: str) -> None:
        left, right = sorted((self.find(one), self.find(other)))
        self.parent[right] = left


def resolve(readings: Sequence[Reading], known: Known, memo: Memo) -> Mapping[Spot, Origin]:
    """The origin of every claimant in every article."""
    spots: dict[Spot, Who] = {}
    for reading in readings:
        spots.update(reading.spots)
    distinct = tuple({id(who): who for who in spots.values()}.values())
    cast = memo.of("cast", _cast, distinct, known)
    nodes = {id(who): cast.get(who) for who in distinct}
    root = {spot: node for spot, who in spots.items() if (node := nodes[id(who)]) is not None}
    if len(root) < len(spots):
        vague = {spot: who for spot, who in spots.items() if spot not in root}
        root |= _place_vague(vague, root, _kinds(spots, root), readings)
    _join_ranks(spots, distinct, root)
    return _described(spots, root, known, memo)


def _cast(whos: Sequence[Who], known: Known) -> dict[Who, str]:
    """Those who are named, and the node of each."""
    named = [who for who in dict.fromkeys(whos) if not _vague(who, known)]
    sets = _join_named(named, known)
    return {who: sets.find(_node(who, known)) for who in named}


def _vague(who: Who, known: Known) -> bool:
    return who.key is None and names_nobody(who.name) and not (known.canonical(who.name) or _proper(who, known))


def _proper(who: Who, known: Known) -> str | None:
    """The known claimant that another name of somebody unnamed gives away: "sources" of SANA."""
    return next((key for name in who.also if (key := known.canonical(name))), None)


def _node(who: Who, known: Known) -> str:
    proper = _proper(who, known) if names_nobody(who.name) else None
    return who.key or proper or known.canonical(who.name) or f"~{bare(who.name)}"


def _join_named(whos: Iterable[Who], known: Known) -> _Sets:
    sets = _Sets()
    names: dict[str, str] = {}
    for who in sorted(whos, key=lambda one: (one.handle, one.also)):
        node = _node(who, known)
        if not names_nobody(who.name):
            names.setdefault(bare(who.name), node)
        for other in who.also:
            theirs = known.canonical(other)
            if not names_nobody(other) and not (theirs and theirs != node and not node.startswith("~")):
                sets.join(node, theirs or f"~{bare(other)}")
                names.setdefault(bare(other), theirs or f"~{bare(other)}")
    _join_contained(names, sets, known)
    _join_acronyms(names, sets)
    return sets


def _join_contained(names: Mapping[str, str], sets: _Sets, known: Known) -> None:
    """A name whose words another holds is that other, when it is the only one; so are two spellings of a person's name."""
    holders: dict[str, set[str]] = defaultdict(set)
    surnames: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for word in core(name):
            holders[word].add(name)
        surnames[name.split()[-1][:2]].append(name)
    for name in sorted(names, key=lambda one: (-len(core(one)), one)):
        roots = {
            one for one in _containing(name, names, holders, sets) if not _of_two_countries(sets.find(names[name]), one, known)
        }
        roots = {one for one in roots if not one.startswith("~")} or roots
        if len(roots) == 1:
            sets.join(names[name], roots.pop())
    for group in surnames.values():
        for at, name in enumerate(group):
            for other in group[at + 1 : at + 40]:
                if alike(name, other):
                    sets.join(names[name], names[other])


def _join_acronyms(names: Mapping[str, str], sets: _Sets) -> None:
    """A word made of the initials of one other name only is that name."""
    for name in (one for one in names if " " not in one):
        longer = {sets.find(names[other]) for other in names if is_acronym_of(name, other)}
        if len(longer) == 1:
            sets.join(names[name], longer.pop())


def _containing(name: str, names: Mapping[str, str], holders: Mapping[str, set[str]], sets: _Sets) -> set[str]:
    """Whose names hold all words of this one, in longer names before equal ones: "health ministry" is that of a province where only
    that one is named in full, and nobody else where its own full name is there too.
    """
    words, own = core(name), sets.find(names[name])
    inside = set.intersection(*(holders[word] for word in words)) - {name} if words else set()
    longer = {one for one in inside if core(one) > words}
    roots = {sets.find(names[one]) for one in longer or inside}
    named = any(not names[one].startswith("~") and sets.find(names[one]) == own for one in longer)
    return set() if named else roots - {own}


def _of_two_countries(one: str, other: str, known: Known) -> bool:
    homes = {home for node in (one, other) if not node.startswith("~") and (home := known.table.home(node))}
    return len(homes) > 1


def _join_ranks(spots: Mapping[Spot, Who], distinct: Sequence[Who], root: dict[Spot, str]) -> None:
    """A person named by a rank speaks for the one official body of the article; so he does wherever he is named."""
    persons = {who for who in distinct if is_ranked_person(who.name) and who.kind in (*OFFICIAL, "other")}
    if not persons:
        return
    bodies: dict[str, set[tuple[str, ClaimantKind]]] = defaultdict(set)
    for spot, who in spots.items():
        if who.kind in OFFICIAL and who not in persons and core(who.name):
            bodies[spot[0]].add((root[spot], who.kind))
    speaks: dict[str, set[str]] = defaultdict(set)
    for spot, who in spots.items():
        if who in persons:
            speaks[root[spot]] |= {node for node, kind in bodies[spot[0]] if _may_serve(who.kind, kind)} - {root[spot]}
    for spot, node in list(root.items()):
        if len(speaks.get(node, ())) == 1:
            root[spot] = next(iter(speaks[node]))


def _may_serve(person: ClaimantKind, body: ClaimantKind) -> bool:
    """Whether somebody of a kind may speak for a body of another: a colonel may for the fire service, a doctor may not."""
    return person != "medical" or body in RELATED_KINDS[person]


def _kinds(spots: Mapping[Spot, Who], root: Mapping[Spot, str]) -> dict[str, Counter[ClaimantKind]]:
    kinds: dict[str, Counter[ClaimantKind]] = defaultdict(Counter)
    for spot, node in root.items():
        kinds[node][spots[spot].kind] += 1
    return kinds


def _place_vague(
    vague: Mapping[Spot, Who], root: Mapping[Spot, str], kinds: Mapping[str, Counter[ClaimantKind]], readings: Sequence[Reading]
) -> dict[Spot, str]:
    """Names that name nobody: the named claimant of that kind with a figure that fits, in the same article before others."""
    figures = _Figures()
    at_home: dict[str, set[str]] = defaultdict(set)
    theirs: dict[Spot, frozenset[Figure]] = {}
    for reading in readings:
        for spot, said in reading.said:
            node = root.get(spot)
            if node is None:
                theirs[spot] = said
            else:
                figures.add(node, said)
                at_home[spot[0]].add(node)
    distinct = {id(who): who for who in vague.values()}
    able = {one: frozenset(node for node in kinds if _may_be(who, kinds[node])) for one, who in distinct.items()}
    homes = {article: frozenset(nodes) for article, nodes in at_home.items()}
    places: dict[tuple[int, frozenset[str], frozenset[Figure]], str] = {}
    placed: dict[Spot, str] = {}
    for spot, who in vague.items():
        home, mine = homes.get(spot[0], _NOWHERE), theirs.get(spot, _SILENT)
        told = (id(who), home, mine)
        node = places.get(told)
        if node is None:
            node = places[told] = _placed(who, home, mine, able[id(who)], figures)
        placed[spot] = node
    return placed


class _Figures:
    """Who gives which figures, by what is asked of them."""

    def __init__(self) -> None:
        self._equal: dict[tuple[Measure, Category, int], set[str]] = defaultdict(set)
        self._most: dict[tuple[Measure, Category], dict[str, int]] = defaultdict(dict)
        self._least_floor: dict[tuple[Measure, Category], dict[str, int]] = defaultdict(dict)
        self._known: set[tuple[str, frozenset[Figure]]] = set()

    def add(self, node: str, said: frozenset[Figure]) -> None:
        """Whoever is at this node gives these figures."""
        if (node, said) not in self._known:
            self._known.add((node, said))
            for figure in said:
                self._add(node, figure)

    def _add(self, node: str, figure: Figure) -> None:
        measure, category, value, bound = figure
        self._equal[measure, category, value].add(node)
        most, floors = self._most[measure, category], self._least_floor[measure, category]
        most[node] = max(value, most.get(node, value))
        if bound == "floor":
            floors[node] = min(value, floors.get(node, value))

    def equal(self, mine: Collection[Figure], able: frozenset[str]) -> set[str]:
        """Those of the able who give one of these figures."""
        found: set[str] = set()
        for measure, category, value, _ in mine:
            found |= able & self._equal.get((measure, category, value), _NOWHERE)
        return found

    def counts(self, mine: Collection[Figure], able: frozenset[str]) -> bool:
        """Whether one of the able gives any figure of what one of these counts."""
        return any(not able.isdisjoint(self._most.get((measure, category), ())) for measure, category, _, _ in mine)

    def fitting(self, mine: Collection[Figure], able: frozenset[str]) -> set[str]:
        """Those with a figure that a lower bound among these leaves room for, or with a lower bound that one of these satisfies."""
        found: set[str] = set()
        for measure, category, value, bound in mine:
            floors, most = self._least_floor[measure, category], self._most[measure, category]
            open_ended = bound in ("floor", "about")
            for node in able & most.keys():
                if (open_ended and most[node] >= value) or floors.get(node, value + 1) <= value:
                    found.add(node)
        return found


def _placed(who: Who, at_home: frozenset[str], mine: Collection[Figure], able: frozenset[str], figures: _Figures) -> str:
    """Whoever gives an equal figure first, else the only one whose figure fits, at home before anywhere; else the only one at home,
    where he gives nothing that this figure could be another of: "a resistance force said 12 died; X of the Corva Brigade said 20 were hurt".
    """
    equal = figures.equal(mine, able)
    for near in (able & at_home, _NOWHERE if who.kind == "other" else able):
        if chosen := equal & near:
            return min(chosen)
        fitting = figures.fitting(mine, near) if near else _NOWHERE
        if len(fitting) == 1:
            return next(iter(fitting))
    if len(alone := able & at_home) == 1 and mine and not figures.counts(mine, alone):
        return next(iter(alone))
    return min(equal) if equal else f"?{who.kind}:{_body(who.name)}"


@lru_cache(maxsize=8192)
def _body(name: str) -> str:
    return " ".join(sorted(core(name))) if not is_crowd(name) else "unnamed"


def _may_be(who: Who, kinds: Counter[ClaimantKind]) -> bool:
    """Whether somebody unnamed may be a claimant of these kinds; of whom not even the kind is known may be anybody but a witness."""
    if who.kind == "other" or ("agency" in bare(who.name).split() and "media" in kinds):
        return True
    return bool(({who.kind} | RELATED_KINDS[who.kind]) & set(kinds)) and who.kind != "witness"


def _described(spots: Mapping[Spot, Who], root: Mapping[Spot, str], known: Known, memo: Memo) -> dict[Spot, Origin]:
    members: dict[str, dict[Who, int]] = defaultdict(dict)
    known_by_id = {id(who): who for who in spots.values()}
    for (node, one), times in Counter(zip(map(root.__getitem__, spots), map(id, spots.values()), strict=True)).items():
        of_node, who = members[node], known_by_id[one]
        of_node[who] = of_node.get(who, 0) + times
    origins = {node: memo.of(("origin", node), _origin, node, whos, known) for node, whos in members.items()}
    return {spot: origins[node] for spot, node in root.items()}


def _origin(node: str, whos: Mapping[Who, int], known: Known) -> Origin:
    counts: Counter[str] = Counter()
    for who, times in whos.items():
        counts[who.name] += times
    name = min(counts, key=lambda one: (names_nobody(one), one != node, -counts[one], -len(one), one))
    telling = {who: times for who, times in whos.items() if who.kind != "other" and not names_nobody(who.name)}
    kinds: Counter[ClaimantKind] = Counter()
    for who, times in (telling or whos).items():
        kinds[who.kind] += times
    names = sorted({*counts, *(other for who in whos for other in who.also)} - {name})
    nobody = all(_vague(who, known) for who in whos)
    return Origin(
        key=node.lstrip("~"),
        name=name,
        names=tuple(names[:20]),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        side=next(iter(sorted({who.side for who in whos if who.side})), None),
        crowd=nobody and all(is_crowd(who.name) or who.kind == "other" for who in whos),
        nobody=nobody,
    )
