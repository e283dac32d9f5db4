"""What a figure counts: one incident, or a total over a period or several attacks."""

import pytest

from schemas.article import Article
from schemas.claim import Claim
from services.extractor.step import extract
from services.wiring import known_claimants


def scopes(text: str, published: str = "2026-05-04") -> list[tuple[int | None, str]]:
    article = Article(id="a1", title=None, text=text, published=published, publisher="The Harbour Post")
    lines = extract(article, known_claimants())
    return [(line.low, line.scope) for line in lines if isinstance(line, Claim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 5 attacks in Ardell killed 13 people.", "cumulative"),
        ("The November 5 attacks in Ardell killed 13 people.", "incident"),
        ("The attacks of 5 November 2025 in Ardell killed 13 people.", "incident"),
        ("The Daily Courier says the attacks in Ardell killed 13 people.", "incident"),
        ("Since 2 March 2026 air raids on Ardell have killed 13 people.", "cumulative"),
    ],
)
def test_the_day_of_an_attack_is_no_number_of_attacks(text: str, expected: str) -> None:
    assert scopes(text) == [(13, expected)]


def test_a_disaster_may_have_a_toll_of_any_size() -> None:
    told = "The army puts it at 20,000 dead, and the city has no water."
    assert scopes(f"An earthquake shook Ardell on Sunday. {told}") == [(20_000, "incident")]
    assert scopes(f"The government met in Ardell on Sunday. {told}") == [(20_000, "cumulative")]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("A girl who had been in a coma since the crush nine days ago died on Monday", "incident"),
        ("A girl unconscious ever since the crush nine days ago died on Monday", "incident"),
        ("A girl who had been in the city hospital since the crush died on Monday", "incident"),
        ("Since the crush nine days ago the roads have not been safe either", "cumulative"),
    ],
)
def test_since_when_somebody_lay_ill_is_no_period_of_a_toll(who: str, expected: str) -> None:
    assert (25, expected) in scopes(f"{who}, taking the death toll in Ardell to 25, the hospital said.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 people were shot on the block where 6 others have been shot since Sunday.", [(5, "incident"), (6, "cumulative")]),
        (
            "4 men were wounded at night. The 4 men were among 9 people wounded in the city since Sunday.",
            [(4, "incident"), (4, "incident"), (9, "cumulative")],
        ),
        ("The mayor was among 9 people shot dead in the city since Sunday.", [(1, "incident"), (9, "cumulative")]),
        ("Four women were among 9 people shot dead in the city since Sunday.", [(4, "cumulative"), (9, "cumulative")]),
    ],
)
def test_known_victims_beside_a_total_are_of_one_incident(text: str, expected: list[tuple[int, str]]) -> None:
    assert scopes(text) == expected


def test_what_a_hunt_is_held_on_is_no_day_of_the_shooting() -> None:
    article = Article(
        id="a1",
        title=None,
        text="Police were searching late Tuesday for two men after 4 people were shot in Ardell. They drew guns on Saturday and shot 4 people.",
        published="2026-05-06",
        publisher="The Harbour Post",
    )
    found = [line for line in extract(article, known_claimants()) if isinstance(line, Claim)]
    assert len({line.event.ref for line in found}) == 1
    assert {line.event.date for line in found} == {"2026-05-02"}
