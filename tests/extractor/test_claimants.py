"""The table of known claimants: names lead to one organisation, words to a kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.claimants import KnownClaimants, kind_of, parse, plain
from services.shell.resources import deploy_path

SMALL = """
monitor = [{ name = "Lakeland Observatory", also = ["LKO"], short = ["observatory"], people = ["Ada Brook"], country = "SE", side = "north" }]
military = [
  { name = "Lakeland army", short = ["army"], country = "SE" },
  { name = "Ridgeland army", short = ["army"], country = "NO" },
]
media = [{ name = "Lake Wire", also = ["LW"], wire = true }]
[country]
SE = ["Lakelander", "Lakeland", "Lakestad"]
NO = ["Ridgelander", "Ridgeland"]
"""


@pytest.fixture(scope="module")
def small() -> KnownClaimants:
    return parse(SMALL)


@pytest.fixture(scope="module")
def shipped() -> KnownClaimants:
    return parse(deploy_path("claimants.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["Lakeland Observatory", "LKO", "the Observatory", "Ada Brook", "the Lakeland observatory's"])
def test_all_names_of_one_organisation_lead_to_one_key(small: KnownClaimants, name: str) -> None:
    assert small.canonical(name) == "Lakeland Observatory"


def test_a_short_name_that_two_have_needs_the_country(small: KnownClaimants) -> None:
    assert small.canonical("the army") is None
    assert small.canonical("the army", "NO") == "Ridgeland army"


def test_a_known_claimant_may_have_a_country(shipped: KnownClaimants) -> None:
    assert [shipped.home(name) for name in ("French defence ministry", "Syrian army", "United Nations", "defence ministry")] == [
        "FR",
        "SY",
        None,
        None,
    ]


def test_a_short_name_never_leads_abroad(small: KnownClaimants) -> None:
    assert small.canonical("the observatory", "NO") is None


@pytest.mark.parametrize("name", ["state media", "police", "a war monitor", "witnesses", "", "   "])
def test_a_name_that_names_nobody_has_no_key(shipped: KnownClaimants, name: str) -> None:
    assert shipped.canonical(name) is None


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("Lakelander health ministry", None, "Lakelander health ministry"),
        ("Ministry of Health of Lakeland", None, "Lakelander health ministry"),
        ("the health ministry", "SE", "Lakelander health ministry"),
        ("Lakestad", None, "Lakelander government"),
        ("the health ministry", None, None),
        ("Lakelander", None, None),
    ],
)
def test_bodies_that_every_state_has_are_named_with_their_country(
    small: KnownClaimants, name: str, country: str | None, key: str | None
) -> None:
    assert small.canonical(name, country) == key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a medical official", "medical"),
        ("the source at Northport Police Command", "police"),
        ("spokesman for the ministry of health", "government"),
        ("defence ministry", "military"),
        ("state media", "media"),
        ("two residents", "witness"),
        ("opposition activists in the town", "activist"),
        ("rescue workers", "emergency_services"),
        ("civil defence", "emergency_services"),
        ("the rebel commander", "armed_group"),
        ("a monitoring group", "monitor"),
        ("an aid agency", "un_ngo"),
        ("the county medical examiner's office", "medical"),
        ("Mary Jones", "other"),
    ],
)
def test_the_nouns_of_a_name_give_its_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_the_table_wins_over_the_nouns(small: KnownClaimants) -> None:
    assert small.classify("Lakeland Observatory") == "monitor"
    assert small.side("LKO") == "north"


def test_a_name_is_found_among_words_only_with_its_capital(small: KnownClaimants) -> None:
    assert small.within(["correspondent", "of", "lw"], [False, False, True]) == (2, 3, small.find("Lake Wire"))
    assert small.within(["correspondent", "of", "lw"], [False, False, False]) is None


def test_agencies_are_told_from_other_claimants(small: KnownClaimants) -> None:
    assert small.is_wire("Lake Wire")
    assert not small.is_wire("Lakeland Observatory")


@pytest.mark.parametrize(
    "text",
    [
        "this is no table",
        'poet = [{ name = "X" }]',
        "monitor = [{ kind = 1 }]",
        'monitor = [{ name = "X", nickname = "Y" }]',
        'monitor = [{ name = "X", also = "Y" }]',
        'monitor = [{ name = "X" }, { name = "Y", also = ["x"] }]',
        '[country]\nSE = "Lakeland"',
    ],
)
def test_a_table_at_fault_is_refused_with_its_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


def test_the_shipped_table_knows_three_hundred_of_every_kind_that_has_names(shipped: KnownClaimants) -> None:
    assert len(shipped.entries) >= 300
    assert {one.kind for one in shipped.entries} >= {"monitor", "media", "military", "government", "un_ngo", "armed_group"}


@pytest.mark.parametrize(
    "name", ["SOHR", "Rami Abdurrahman", "Rami Abdel Rahman", "the Observatory", "Syrian Observatory for Human Rights"]
)
def test_the_shipped_table_unites_spellings(shipped: KnownClaimants, name: str) -> None:
    assert shipped.canonical(name) == "Syrian Observatory for Human Rights"


@given(st.text(max_size=300))
def test_any_name_has_a_plain_form_that_is_its_own_and_a_kind(name: str) -> None:
    assert plain(plain(name)) == plain(plain(plain(name)))
    assert kind_of(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("human rights ministry of the exiled administration", "government"),
        ("Lorn Documentation Network", "monitor"),
        ("human rights group", "un_ngo"),
    ],
)
def test_a_body_is_of_the_kind_of_its_head(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize("name", ["the ruling council", "junta", "military council"])
def test_who_rules_by_the_army_speaks_for_it(shipped: KnownClaimants, name: str) -> None:
    assert shipped.canonical(name, "MM") == shipped.canonical("the army", "MM") is not None
