"""Figures taken back: by the outlet, by the claimant they were put into the mouth of, by an editor; and their copies."""

from schemas.claim import Claimant
from schemas.report import Command, Ruling
from tests.aggregator.made import AGENCY, COALITION, changes, claim, event, people, report, settled, statement

FIRE = event("fire")
BRIGADE = Claimant(name="fire service", kind="emergency_services")
WRONG = report("wrong", claim(60, BRIGADE, event=FIRE), outlet="Delta Post", hour=9)
COPY = report("copy", claim(60, BRIGADE, event=FIRE, relays=("Delta Post",)), outlet="Evening Mail", hour=10)
COPY_OF_COPY = report("late", claim(60, Claimant(name="Evening Mail", kind="media"), modifier="at_least", event=FIRE), hour=30)
RIGHT = report("right", claim(6, BRIGADE, event=FIRE), claim(60, BRIGADE, stance="denies", event=FIRE), hour=12)
CORRECTED = report(
    "wrong", claim(6, BRIGADE, event=FIRE), statement("retraction", None, low=60, high=60), outlet="Delta Post", hour=13, version=2, revision=2
)  # fmt: skip


def test_a_figure_denied_by_its_alleged_source_falls_with_its_copies() -> None:
    incident = settled(WRONG, COPY, RIGHT, COPY_OF_COPY)

    assert people(incident) == (6, 6, 6)
    assert {one.article_id for one in incident.excluded if one.reason == "retracted"} == {"wrong", "copy", "late"}


def test_a_correction_takes_the_figure_back_from_those_who_relayed_it() -> None:
    incident = settled(report("first", claim(4, BRIGADE, modifier="at_least", event=FIRE)), COPY, CORRECTED, COPY_OF_COPY)

    assert people(incident) == (6, 6, 6)
    assert (incident.denials, incident.contested.value) == ((), False)


def test_a_partys_denial_of_somebody_elses_figure_takes_nothing_back() -> None:
    incident = settled(report("a", claim(40, AGENCY)), report("b", claim(40, COALITION, stance="denies"), hour=9))

    assert people(incident) == (40, 40, 40)
    assert [(one.who, one.denies) for one in incident.denials] == [("Coalition", "figure")]
    assert incident.contested.value


def ruling(**more: object) -> Ruling:
    command = Command.model_validate({"command_id": "cmd_1", "block": "XX", "editor": "Mara", "reason": "checked", **more})
    return Ruling(incident_id="inc_1", block="XX", commands=(command,))


def test_an_editors_pin_holds_whatever_comes_after() -> None:
    incident = settled(
        report("a", claim(40, AGENCY)), ruling(action="pin", measure="killed", best=41), report("b", claim(50, COALITION), hour=9)
    )

    assert people(incident) == (41, 41, 41)
    assert incident.estimates["killed"]["people"].pinned_by == "cmd_1"
    assert "pinned by Mara" in incident.estimates["killed"]["people"].explanation


def test_an_editors_retraction_strikes_the_claims_out_and_says_why() -> None:
    incident = settled(
        report("a", claim(40, AGENCY)), report("b", claim(90, COALITION), hour=9), ruling(action="retract", claim_ids=("b-0",))
    )

    assert people(incident) == (40, 40, 40)
    assert [(one.claim_id, one.detail) for one in incident.excluded] == [("b-0", "retracted by Mara: checked")]


def test_an_incident_whose_every_figure_was_taken_back_is_discounted() -> None:
    incident = settled(report("a", claim(90, AGENCY)), ruling(action="retract", article_id="a"))

    assert (incident.grade, incident.estimates) == ("discounted", {})


def test_a_change_tells_which_figure_moved_and_why() -> None:
    told = changes(report("a", claim(36, AGENCY)), report("b", claim(43, AGENCY), hour=9))

    assert told[0] == "People killed 36, because Outlet a (a) reported."
    assert told[1] == "People killed from 36 to 43; outlets from 1 to 2, because Outlet b (b) reported."


def test_a_denied_figure_in_an_outlets_own_voice_stands_while_somebody_stands_by_it() -> None:
    incident = settled(
        report("a", claim(40)),
        report("b", claim(40, AGENCY), hour=9),
        report("c", claim(40, COALITION, stance="denies"), hour=10),
    )

    assert [one for one in incident.excluded if one.reason == "retracted"] == []


def test_a_corrected_number_in_the_mouth_of_a_claimant_who_gives_another_falls() -> None:
    colonel = Claimant(name="Lt Col Omer Lund", kind="police")
    talk = report("talk", claim(6, BRIGADE, event=FIRE), claim(60, colonel, event=FIRE), hour=12)

    assert people(settled(talk, CORRECTED)) == (6, 6, 6)
