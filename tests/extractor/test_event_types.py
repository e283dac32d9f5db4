"""Of what kind an event is, and who did it."""

import pytest

from services.extractor import event_types
from services.extractor.vocabulary.en_events import EVENT, EVENT_STARTS
from tests.extractor.marked import happenings


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Coalition air strikes killed {12 people}.", "airstrike"),
        ("Mortar shells killed {12 people}.", "shelling"),
        ("A roadside bomb killed {12 people}.", "bombing"),
        ("A man blew himself up and killed {12 people}.", "suicide_bombing"),
        ("A gunman opened fire and killed {12 people}.", "shooting"),
        ("A man with a knife stabbed {12 people}.", "stabbing"),
        ("A truck ploughed into a crowd of shoppers, killing {12 people}.", "vehicle_attack"),
        ("Shells with chlorine killed {12 people}.", "chemical_attack"),
        ("Clashes killed {12 people}.", "clash"),
        ("Militants beheaded {12 people}.", "execution"),
        ("An earthquake started fires and killed {12 people}.", "earthquake"),
        ("Flash floods killed {12 people}.", "flood"),
        ("The hurricane brought floods and killed {12 people}.", "storm"),
        ("A blaze in a hotel killed {12 people}.", "fire"),
        ("A warplane crashed and killed {12 people}.", "transport_accident"),
        ("A gas leak at a plant killed {12 people}.", "industrial_accident"),
        ("The cholera outbreak killed {12 people}.", "disease"),
        ("Riot police fired tear gas at protesters; {12 people} died.", "protest_violence"),
        ("A landslide killed {12 people}.", "landslide"),
        ("Gunmen storm hotel, killing {12 people}.", "shooting"),
        ("Troops storm hotel, {12 people} killed.", "other"),
        ("Tropical storm kills {12 people}.", "storm"),
        ("Raids on three villages killed {12 people}.", "shooting"),
        ("Cattle rustlers killed {12 people} in raids on two towns.", "shooting"),
        ("{12 people} died in raids by bandits.", "shooting"),
        ("Air raids on three villages killed {12 people}.", "airstrike"),
        ("Warplanes killed {12 people} in raids on two villages.", "airstrike"),
        ("Raids killed {12 people}.", "airstrike"),
        ("The trampling killed {12 people}.", "other"),
        ("{12 people} died in an explosion at the Bellavista mine.", "industrial_accident"),
        ("{12 miners} died in the blast, the company said.", "industrial_accident"),
        ("Raiders killed {12 people}, miners among them.", "other"),
        ("Firefighters fought for hours; {12 people} died.", "fire"),
        ("Crews battled the flames for hours; {12 people} died.", "fire"),
        ("They came under fire in the market; {12 people} died.", "other"),
        ("{12 people} are dead and two are fighting for their lives.", "other"),
        ("The rebels called it a massacre: a drone killed {12 people}.", "airstrike"),
        ("Soldiers fought for hours; {12 people} died.", "clash"),
        ("A suicide explosion at the refinery killed {12 people}.", "suicide_bombing"),
        ("{12 people} died when a hillside gave way above a digging, firefighters said.", "landslide"),
        ("A slope collapsed on the huts, killing {12 people}, firefighters said.", "landslide"),
        ("{12 people} died, firefighters said.", "fire"),
    ],
)
def test_the_kind_of_event_is_that_of_its_words(text: str, kind: str) -> None:
    assert happenings(text)[0].event.type == kind


def test_every_word_of_the_table_begins_with_letters_that_are_tried() -> None:
    words = "sarin airstrikes raids warplane shelling mortars blast ied rammed stabbed machete protesters unrest shot gunfire murder clashes"
    words += " assault quake tsunami flooding hurricane tornado landslide mudslide flu outbreak derailed capsized blaze inferno arson beheaded"

    assert [word for word in words.split() if word[:3] not in EVENT_STARTS or (word != "rammed" and not EVENT.match(word))] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Boko Haram militants killed {12 people} in Borno.", "Boko Haram militants"),
        ("{12 people} were killed by suspected Taliban gunmen.", "Taliban gunmen"),
        ("US-led coalition strikes killed {12 people}.", "US-led coalition"),
        ("A bomb killed {12 people}, police said.", None),
    ],
)
def test_a_perpetrator_is_named_only_where_the_sentence_says_so(text: str, who: str | None) -> None:
    assert happenings(text)[0].event.perpetrator == who


def test_types_differ_most_between_nature_and_violence() -> None:
    assert (
        event_types.differ("earthquake", "shooting")
        > event_types.differ("bombing", "shooting")
        > event_types.differ("other", "shooting")
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A boiler exploded at a mill and killed {4 workers}.", "industrial_accident"),
        ("A gas explosion in a restaurant killed {3 people}.", "industrial_accident"),
        ("A bus fell into a gorge and {12 people} died.", "transport_accident"),
        ("The ferry accident cost {12 people} their lives.", "transport_accident"),
    ],
)
def test_an_accident_is_no_attack(text: str, kind: str) -> None:
    assert happenings(text)[0].event.type == kind


def test_what_an_attack_came_after_is_of_its_own_kind() -> None:
    told = happenings(
        "Mortars killed {3 people} in Arvel on Friday evening. The shelling came hours after a car bomb there killed {57 people}."
    )

    assert [one.event.type for one in told] == ["shelling", "bombing"]
