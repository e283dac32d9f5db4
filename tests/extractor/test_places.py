"""Where: names as places, their roles, and the gazetteer behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.claim import Place
from services.extractor import gazetteer, places, settings, toponyms
from services.extractor.sentences import split
from services.extractor.toponyms import Mention


def read(text: str, title: str | None = None) -> list[Mention]:
    doc = split(title, text, "2018-11-17")
    setting = settings.read(doc, range(len(doc.sentences)))
    return [mention for scene in setting.scenes.values() for chain in scene.chains for mention in chain]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir el-Zour", "Deir Ezzor", "Deir ez-Zor", "Dayr az-Zawr", "Deir Al Zor"),
        ("Raqqa", "Raqqah", "al-Raqqa", "Rakka"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Abu al-Hassan", "Abo Hasan", "Abou Al Hassan"),
        ("Idlib", "Idleb"),
    ],
)
def test_spellings_of_one_name_fold_to_one_form(spellings: tuple[str, ...]) -> None:
    assert len({gazetteer.fold(each) for each in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Mosul", "Kabul"), ("Aleppo", "Idlib"), ("Gaza", "Giza")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert gazetteer.fold(one) != gazetteer.fold(other)


def test_distance_is_that_of_the_great_circle_and_unknown_without_coordinates() -> None:
    paris, london = Place(text="Paris", lat=48.8566, lon=2.3522), Place(text="London", lat=51.5074, lon=-0.1278)

    assert gazetteer.distance_km(paris, london) == pytest.approx(344, abs=3)
    assert gazetteer.distance_km(paris, Place(text="Somewhere")) is None


@pytest.mark.parametrize(
    ("text", "name", "precision", "country"),
    [
        ("Ten people were killed in the Nigerian city of Kano.", "Kano", "settlement", "NG"),
        ("Ten people were killed in Kunduz province, Afghanistan.", "Kunduz", "province", "AF"),
        ("Ten people were killed in Colombia.", "Colombia", "country", "CO"),
        ("A man was shot in Springfield, Ill., police said.", "Springfield", "settlement", "US"),
        ("Ten people died in the village of Wadi Nowhere in Yemen.", "Wadi Nowhere", "settlement", "YE"),
        ("TEN PEASANTS WERE KILLED IN CHALATENANGO DEPARTMENT, EL SALVADOR.", "CHALATENANGO", "province", "SV"),
        ("Ten people died in Syrias Idlib province.", "Idlib", "province", "SY"),
    ],
)
def test_a_name_is_placed_with_its_kind_and_country(text: str, name: str, precision: str, country: str) -> None:
    (mention,) = [each for each in read(text) if each.text == name]

    assert mention.role in {"at", "bare"}
    assert mention.precision == precision
    assert places.place(mention, (), country).country == country
    assert mention.spot is None or mention.spot.country == country


def test_a_village_keeps_what_the_text_says_contains_it() -> None:
    doc = split(None, "Ten people were killed in Buraq, a village near Manbij in Aleppo province, Syria.", None)
    (chain,) = settings.read(doc, [0]).scenes[0].chains

    assert [mention.text for mention in chain] == ["Buraq", "Manbij", "Aleppo", "Syria"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An official in Baghdad told reporters that 10 had died. Officials told reporters in Amman that 10 died.", "Amman"),
        ("The town lies near the border with Turkey.", "Turkey"),
        ("A spokesman for the Aleppo Media Centre said ten had died.", "Aleppo"),
        ("A man from Leeds was killed in the crash.", "Leeds"),
    ],
)
def test_a_place_of_speaking_origin_or_border_is_no_place_of_the_event(text: str, name: str) -> None:
    assert {mention.role for mention in read(text) if mention.text == name} <= {"speaking", "border", "body", "from"}


@pytest.mark.parametrize(
    "text",
    [
        "The agency located the raid at Ardello and spoke of 40 dead.",
        "The agency placed the raid in neighbouring Ardello, in Idlib province.",
        "A raid at Ardello, a locality beside the river, killed 40 people.",
    ],
)
def test_a_name_no_list_has_is_a_place_where_the_words_put_something_there(text: str) -> None:
    assert ("Ardello", "at") in [(mention.text, mention.role) for mention in read(text)]


def test_a_surname_that_is_also_a_town_is_no_place() -> None:
    assert read("Melville was shot twice. Melville died at the scene, police said.") == []


def test_local_news_of_the_united_states_is_known_by_its_words() -> None:
    doc = split("Man shot in Norfolk", "Sheriff's deputies found him in the 800 block of Elm Street around 9 p.m.", None)

    assert settings.read(doc, []).country == "US"


def test_a_place_of_the_gazetteer_has_coordinates_and_number() -> None:
    spot = gazetteer.choose(gazetteer.find("Kabul"), None, {"AF": 1.0})

    assert spot is not None
    assert (spot.country, spot.geonameid) == ("AF", 1138958)
    assert spot.lat == pytest.approx(34.5, abs=0.1)


@given(st.text(max_size=400))
def test_any_text_is_scanned_and_every_mention_is_in_it(text: str) -> None:
    for sentence in split(None, text, None).sentences:
        for mention in toponyms.scan(sentence):
            assert text[mention.start : mention.end] == mention.text


def test_an_agency_in_capitals_is_no_town_and_a_capital_that_speaks_no_place_of_events() -> None:
    assert [mention.text for mention in read("Nov. 9 (UPI) - A raid hit Raqqa on Friday, and a mortar fell.")] == ["Raqqa"]
    roles = {
        mention.text: mention.role
        for mention in read("A raid hit Raqqa. Damascus, whose news agency blamed the jets, said nothing.")
    }
    assert roles["Damascus"] == "speaking"
