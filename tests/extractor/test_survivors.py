"""Those shot without the dead: derived where the article gives both numbers near each other and none of the injured."""

import pytest

from schemas.article import Article
from schemas.claim import Claim
from services.extractor.step import extract
from services.extractor.survivors import RULE
from services.wiring import known_claimants


def claims(text: str, title: str | None = None) -> list[Claim]:
    article = Article(id="a1", title=title, text=text, published="2026-05-04")
    return [one for one in extract(article, known_claimants()) if isinstance(one, Claim)]


def figures(text: str, title: str | None = None) -> list[tuple[str, int | None, int | None]]:
    return [(one.measure, one.low, one.high) for one in claims(text, title)]


@pytest.mark.parametrize(
    ("text", "alive"),
    [
        ("Nine people were shot, one fatally, in Quillham on Monday.", (8, 8)),
        ("Police came to a triple shooting in Quillham that left one man dead.", (2, 2)),
        ("At least six people were shot in Quillham. Two of them died.", (4, None)),
    ],
)
def test_those_shot_who_did_not_die_are_injured(text: str, alive: tuple[int, int | None]) -> None:
    (one,) = [claim for claim in claims(text) if claim.rule == RULE]
    assert (one.measure, one.low, one.high, one.part_of) == ("injured", *alive, None)


def test_its_quote_holds_both_numbers() -> None:
    text = "Nine people were shot in Quillham on Monday. One man died."
    (one,) = [claim for claim in claims(text) if claim.rule == RULE]
    assert one.quote.text == "Nine people were shot in Quillham on Monday. One man died"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were shot in Quillham. One died and five others were injured.",
        "Nine people were shot in Quillham on Monday.",
        "Nine people were shot in Quillham and all nine were killed.",
        "Nine dead and injured in Quillham. One man died.",
        "Gunmen shot five guards at the gate. They drove on, killing a nurse.",
        "Two people were shot, one fatally, and a woman was wounded.",
    ],
)
def test_where_the_article_tells_of_the_injured_itself_or_nobody_lives_nothing_is_derived(text: str) -> None:
    assert all(one.rule != RULE for one in claims(text))


def test_figures_far_apart_make_none() -> None:
    between = "The street was closed. Shops were shut. Buses took another way. The mayor came."
    assert all(one.rule != RULE for one in claims(f"Nine people were shot in Quillham. {between} One man died."))


def test_people_found_wounded_of_whom_some_die_are_not_all_injured() -> None:
    text = "Officers found four people with gunshot wounds. Two men were pronounced dead on the spot."
    assert ("killed_or_injured", 4, 4) in figures(text, "Two killed, two hurt in Quillham shooting")
    assert ("injured", 2, 2) in figures(text, "Two killed, two hurt in Quillham shooting")


def test_patients_of_whom_one_dies_and_the_rest_are_told_of_are_not_all_injured() -> None:
    text = "Four victims were taken to a hospital. Three of the victims had minor wounds; the fourth victim was pronounced dead."
    assert ("killed_or_injured", 4, 4) in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two men died and one was hurt. Three people are in serious condition.",
        "One man died. The other three victims, one of them a boy, were taken to a hospital. Two guards were hurt.",
    ],
)
def test_patients_told_to_live_stay_injured_whatever_adds_up(text: str) -> None:
    assert ("injured", 3, 3) in figures(text)


def test_those_shot_in_an_incident_without_a_death_are_injured_though_another_had_one() -> None:
    text = "Five people were shot in Quillham, Ohio, on Monday, police said. On March 3 last year a man was killed in Denver, Colorado."
    assert ("injured", 5, 5) in figures(text)


def test_those_wounded_beside_the_dead_stay_injured() -> None:
    text = "Two men were killed and four others were taken to a hospital. Two of those four are in critical condition."
    assert ("injured", 4, 4) in figures(text)


def test_a_father_is_no_part_of_two_children() -> None:
    text = "Two children were found dead in Quillham. A father was found dead beside them. A man was found dead in the yard."
    assert [(one.low, one.part_of) for one in claims(text)] == [(2, None), (1, None), (1, None)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Two men were stabbed in Quillham. One of the victims died and the other was badly hurt.", "killed_or_injured"),
        ("Two men were stabbed in Quillham. A guard died and another guard was badly hurt.", "injured"),
    ],
)
def test_those_of_whom_one_died_are_not_all_injured(text: str, measure: str) -> None:
    assert (measure, 2, 2) in figures(text)


def test_a_part_that_is_told_again_is_part_of_the_same_whole() -> None:
    text = "Eight people died in Quillham, including three children. The fire was out. Rain fell. The three children killed were at home."
    found = claims(text)
    assert [(one.low, one.part_of) for one in found] == [(8, None), (3, found[0].claim_id), (3, found[0].claim_id)]
