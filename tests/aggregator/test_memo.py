"""What was worked out before is used again only where it is made of the same; and an incident comes to the same with it as without."""

from random import Random

from schemas.report import Report
from services.aggregator.memo import Memo
from services.aggregator.state import load
from tests.aggregator.made import AGENCY, MINISTRY, NOW, OBSERVATORY, POLICE, SERVICE, claim, ran, report, shown
from tests.work import calls

WHOS = (AGENCY, MINISTRY, OBSERVATORY, POLICE, None)


def test_equal_inputs_give_the_former_result_and_others_a_new_one() -> None:
    asked: list[int] = []

    def doubled(number: int) -> int:
        asked.append(number)
        return 2 * number

    memo = Memo()
    found = []
    for number in (4, 4, 5):
        memo.turn()
        found.append(memo.of("place", doubled, number))

    assert found == [8, 8, 10]
    assert asked == [4, 5]


def test_a_place_that_a_round_did_not_ask_for_is_forgotten() -> None:
    asked: list[str] = []
    memo = Memo()
    for places in ("ab", "a", "ab"):
        memo.turn()
        for place in places:
            memo.of(place, asked.append, place)

    assert asked == ["a", "b", "b"]


def test_a_long_story_comes_to_the_same_however_much_was_remembered() -> None:
    events = [
        report(f"a{number}", claim(10 + number // 3, WHOS[number % 5]), claim(number % 7, WHOS[number % 4], measure="injured"),
               hour=number, copy_of=f"a{number - 1}" if number % 4 == 1 else None)
        for number in range(40)
    ]  # fmt: skip
    Random(4).shuffle(events)
    parts: dict[str, bytes] = {}
    remembering = load({})
    for one in events:
        fresh = SERVICE.step(load(parts), one, NOW)
        outcome = SERVICE.step(remembering, one, NOW)
        remembering = outcome.state
        parts |= {name: data for name, data in outcome.writes.items() if data is not None}

        assert shown(fresh.state) == shown(outcome.state)

    assert shown(ran(events[::-1])[0]) == shown(remembering)


def test_a_report_asks_little_more_of_a_large_incident_than_of_a_small_one() -> None:
    def story(count: int) -> list[Report]:
        return [
            report(f"a{number:03}", claim(10 + number // 30, WHOS[number % 5]), claim(number % 7, WHOS[number % 4], measure="injured"),
                   hour=number)
            for number in range(count)
        ]  # fmt: skip

    def work(count: int) -> int:
        *before, last = story(count)
        state, _ = ran(before)
        return calls(lambda: SERVICE.step(state, last, NOW))

    small, large = work(40), work(320)

    assert large < 5 * small, f"eight times the articles cost {large / small:.1f} times the calls"
