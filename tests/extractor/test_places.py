"""Where: names as places, their roles, and the gazetteer behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.claim import Place
from services.extractor import gazetteer, places, settings, toponyms
from services.extractor.sentences import split
from services.extractor.toponyms import Mention
from services.extractor.vocabulary.en_places import ENGLISH_NAMES


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


@pytest.mark.parametrize(
    ("text", "name", "precision", "country"),
    [
        ("Ten people died in the La Esperanza mine near the town of Socha in Colombia.", "La Esperanza", "site", "CO"),
        ("Ten people died at the Esperance factory in Socha, Colombia.", "Esperance", "site", "CO"),
        ("Ten people died in the Santa Rosa mine, in the department of Boyaca, Colombia.", "Santa Rosa", "site", "CO"),
    ],
)
def test_a_mine_or_a_factory_is_not_the_town_of_its_name(text: str, name: str, precision: str, country: str) -> None:
    (mention,) = [each for each in read(text) if each.text == name]

    assert (mention.precision, mention.spot) == (precision, None)
    assert places.place(mention, (), country).lat is None


@pytest.mark.parametrize(
    ("text", "name", "precision", "country"),
    [
        ("Ten people died in the Gao region of Mali.", "Mali", "country", "ML"),
        ("Ten people died in the Malian region of Gao.", "Gao", "province", "ML"),
        ("Ten people died in the Aleppo village of Qubasa in Syria.", "Qubasa", "settlement", "SY"),
        (
            "Ten people died on the Congolese side of Lake Tanganyika near Kigoma in Tanzania.",
            "Lake Tanganyika",
            "province",
            "CD",
        ),
    ],
)
def test_the_kind_and_the_country_of_a_place_may_stand_before_it(text: str, name: str, precision: str, country: str) -> None:
    (mention,) = [each for each in read(text) if each.text == name]

    assert mention.precision == precision
    assert places.place(mention, (), "TZ" if country == "CD" else country).country == country


@pytest.mark.parametrize(
    "text",
    [
        'Ten people died. "They had no time," said Esperance Holt, a survivor.',
        "Ten people died. One of them was a junior at Monterey High School.",
    ],
)
def test_a_speaker_and_a_school_do_not_say_where_it_was(text: str) -> None:
    assert all(mention.role == "speaking" for mention in read(text))


@pytest.mark.parametrize(
    ("outlet", "country"),
    [("Bamako Morning English", "ML"), ("The Colombian Gazette", "CO"), ("Radio Signal", None), (None, None)],
)
def test_an_outlet_says_in_which_country_where_the_text_does_not(outlet: str | None, country: str | None) -> None:
    doc = split(None, "Ten people died when a bus overturned on Monday.", "2018-11-17", outlet)

    assert settings.read(doc, [0]).country == country


def test_a_mine_called_by_its_town_stands_in_that_town() -> None:
    (mention,) = [each for each in read("Ten people died in the Socha mine in Boyaca, Colombia.") if each.text == "Socha"]

    assert mention.precision == "settlement"
    assert mention.spot is not None


@pytest.mark.parametrize(
    "text",
    [
        "The National Unity Government said ten people died in the village of Nyaung Thar.",
        "The National Salvation Front said ten people died in the village of Nyaung Thar.",
        "(Andes Press) - Ten people died in the village of Nyaung Thar.",
    ],
)
def test_what_a_party_or_an_agency_is_called_is_no_place(text: str) -> None:
    assert [each.text for each in read(text)] == ["Nyaung Thar"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Houthis said ten people died in the village of Bayt Salam.", "YE"),
        ("Ten people died in the village of Nyaung Thar, the People’s Defence Force said.", "MM"),
        ("Ten people died in the village of Bayt Salam in Iraq, the Houthis said.", "IQ"),
        ("Ten people died in the village of Bayt Salam.", None),
    ],
)
def test_a_party_speaks_for_its_country_where_nothing_else_does(text: str, country: str | None) -> None:
    doc = split(None, text, "2018-11-17")

    assert settings.read(doc, [0]).country == country


def test_an_outlet_does_not_place_what_it_tells() -> None:
    setting = settings.read(split(None, "Ten people died in Colombia, the Medellin Times reported.", "2018-11-17"), [0])

    assert setting.home is None


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
        ("Its envoy, talking to Al Jazeera in Doha, said that ten had died.", "Doha"),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A raid on the village of Ardello AFP Wednesday killed 12 people.", "Ardello"),
        ("Twelve civilians died in Ardello The Foreign Office said.", "Ardello"),
        ("Tanks shelled the city of Hama Monday killing four.", "Hama"),
    ],
)
def test_a_name_ends_where_a_day_or_an_agency_begins_though_the_mark_is_lost(text: str, name: str) -> None:
    assert [mention.text for mention in read(text) if name in mention.text] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The UN's office counted four.",
        "Officials of the Red Cross said four died.",
        "Four died in Wednesday's fighting.",
        "The charity Bread for Those in Need said four died.",
    ],
)
def test_a_day_or_a_common_word_is_no_place(text: str) -> None:
    assert [mention for mention in read(text) if mention.role == "at"] == []


def test_the_port_city_of_a_hospital_is_where_it_stands_and_the_place_of_a_count_where_its_dead_are() -> None:
    spoken = toponyms.scan(split(None, "The hospital in the port city of Hodeidah has taken in 12 bodies.", None).sentences[0])
    counted = toponyms.scan(split(None, "The ministry raised its count for Hodeidah to 12.", None).sentences[0])

    assert [one.role for one in spoken] == ["speaking"]
    assert [one.role for one in counted] == ["at"]


def test_a_surname_that_is_also_a_town_is_no_place() -> None:
    assert read("Melville was shot twice. Melville died at the scene, police said.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Four people were killed when Tom Milan opened fire. Milan shot himself.", []),
        ("Four people were killed when Tom Hale opened fire. Milan shot himself.", ["Milan"]),
        ("Four people were killed in Milan when Tom Milan opened fire. Milan shot himself.", ["Milan", "Milan"]),
    ],
)
def test_the_surname_of_somebody_in_the_article_is_no_large_city_elsewhere(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read(text)] == names


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


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Two people died in a fire in Odessa on Friday.", "Odesa", "UA"),
        ("Two people died in a fire in Odessa, Texas, on Friday.", "Odessa", "US"),
        ("Nine pilgrims were crushed in Mecca on Friday.", "Makkah", "SA"),
        ("Nine people were hurt when a train braked in Cologne on Friday.", "Köln", "DE"),
    ],
)
def test_a_large_city_is_found_by_its_english_name_and_its_namesake_by_the_state(text: str, name: str, country: str) -> None:
    spots = [mention.spot for mention in read(text) if mention.role == "at"]

    assert (name, country) in [(spot.name, spot.country) for spot in spots if spot is not None]


def test_each_english_name_leads_to_a_city_of_its_country() -> None:
    for name, city in ENGLISH_NAMES.items():
        country, _, own = city.partition(":")
        found = [spot for spot in gazetteer.find(name) if spot.precision == "settlement" and spot.country == country]
        assert found, (name, own)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sixteen men died when a helicopter fell into the North Sea off Peterhead.", "North Sea"),
        ("At least 40 migrants drowned in the Gulf of Aden on Sunday.", "Gulf of Aden"),
    ],
)
def test_a_sea_is_a_wide_place_and_not_the_town_of_its_name(text: str, name: str) -> None:
    (sea,) = [mention for mention in read(text) if mention.text == name]

    assert (sea.precision, sea.spot) == ("province", None)


def test_a_sea_that_tells_where_a_port_lies_is_no_place_of_events() -> None:
    assert [mention.text for mention in read("Four people drowned in Sinop, a Black Sea port in Turkey.")] == ["Sinop", "Turkey"]


def test_a_name_after_a_title_is_a_person() -> None:
    assert read("Detective Melville said that Sheriff Dumfries and Mr Preston knew of two deaths.") == []


def test_a_shared_name_is_read_in_the_light_of_the_other_places() -> None:
    text = (
        "An inmate was stabbed to death in Perth. He had come from the jails in Glasgow and Kilmarnock, a Scottish court heard."
    )

    (perth,) = {mention.spot for mention in read(text) if mention.text == "Perth"}
    assert perth is not None
    assert perth.country == "GB"


def test_a_lone_shared_name_is_that_of_the_large_city() -> None:
    (perth,) = {mention.spot for mention in read("An inmate was stabbed to death in Perth.")}

    assert perth is not None
    assert perth.country == "AU"
