"""Which incident a figure is about, of what kind, and whether it is a total."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor import casualties, event_types, events
from services.extractor.candidate import Candidate, Happening
from services.extractor.sentences import split
from services.extractor.vocabulary.en_events import EVENT, EVENT_STARTS
from tests.work import calls

PUBLISHED = "2018-11-17"
FIGURE = re.compile(r"(\d[\d,]*) (?:\w+ )?(?:people|civilians|men|soldiers|children|others|workers)?", re.IGNORECASE)


def happenings(text: str, title: str | None = None, published: str | None = PUBLISHED) -> list[Happening]:
    """What `events.assign` makes of every number marked as {12 people}."""
    candidates, plain = [], re.sub(r"[{}]", "", text)
    spans = [(m.start() - 2 * n, m.end() - 2 * n - 2, m.group(1)) for n, m in enumerate(re.finditer(r"\{([^}]*)\}", text))]
    doc = split(title, plain, published)
    for start, end, words in spans:
        sentence = next(each for each in doc.sentences if each.field == "text" and each.start <= start < each.end)
        number = int(re.sub(r"\D", "", words) or 1)
        candidates.append(Candidate(sentence.index, start, end, start, end, "killed", number, number, "exact", words))
    return events.assign(doc, candidates)


def test_no_figure_gives_no_event() -> None:
    assert events.assign(split("Quiet day", "Nothing happened.", PUBLISHED), []) == []


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("The monitor has counted {191 civilians} killed since Sept. 10.", "2018-09-10"),
        ("Police say {40 people} have been shot dead so far this year.", "2018"),
        ("Shelling has killed {60 people} in the past two weeks.", "2018-11-03"),
        ("The war has killed more than {220,000 people}.", None),
        ("Floods killed {12 people} on Thursday and Friday.", "2018-11-15"),
        ("A series of bombings has killed {80 people} in the capital.", None),
        ("Attacks in Aleppo and Damascus killed {9 people} on Friday.", "2018-11-16"),
        ("Police: {8 people} killed in Labor Day weekend shootings", None),
        ("Shootings over the long holiday weekend killed {8 people}.", None),
        ("A violent night in the city left {8 people} dead.", None),
        ("The army says that {53 soldiers} were killed in 386 clashes.", None),
        ("The rebels killed {18 soldiers} in three ambushes.", None),
        ("Attacks on 15 towns in seven provinces killed {40 people}.", None),
        ("He added that {43 soldiers} were killed during the same period.", None),
        ("The rebels' cumulative losses are {76 people} killed.", None),
        ("The rebel offensive resulted in {284 soldiers} killed.", None),
        ("In the offensive, the rebels killed {827 soldiers}.", None),
    ],
)
def test_a_total_over_time_or_many_attacks_is_cumulative(text: str, since: str | None) -> None:
    (happening,) = happenings(text)

    assert (happening.scope, happening.since) == ("cumulative", since)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed {12 people} in Kabul on Friday.",
        "It was the deadliest attack since 2011, with {60 people} killed.",
        "Air strikes killed {12 people} in Idlib on Friday.",
        "The bombing killed {12 people} within minutes.",
        "A man is charged with the shooting of {6 people} during a violent night.",
        "Nearly 40 air raids on the market of Idlib killed {12 people} on Friday.",
        "The quake killed {12 people} in four villages.",
    ],
)
def test_one_day_in_one_place_is_an_incident(text: str) -> None:
    assert [happening.scope for happening in happenings(text)] == ["incident"]


def test_figures_of_the_same_attack_share_an_event_and_others_do_not() -> None:
    told = happenings(
        "A suicide bomber killed {12 people} at a market in Kabul on Friday. The blast also hurt {30 others}. "
        "In a separate attack in Kandahar, gunmen shot dead {3 soldiers}. Last month {50 people} died in a bombing in Herat. "
        "The health ministry later said {14 people} had died in the market."
    )

    assert [happening.event.ref for happening in told] == ["A", "A", "B", "C", "A"]
    assert [happening.event.background for happening in told] == [False, False, True, True, False]


def test_a_part_stays_with_its_whole() -> None:
    doc = split(None, "An air strike killed 43 people, including 17 children, near Hajin.", PUBLISHED)
    whole = Candidate(0, 14, 30, 21, 23, "killed", 43, 43, "exact", "43")
    part = Candidate(0, 42, 53, 42, 44, "killed", 17, 17, "exact", "17", category="children", parent=0)
    one, other = events.assign(doc, [whole, part])

    assert one.event == other.event


def test_the_sum_of_incidents_told_apart_is_a_total() -> None:
    told = happenings(
        "Attacks killed {13 people} on Friday. Shells hit the Salam quarter and killed {6 people}. Shells hit the Amal quarter and killed {7 people}."
    )

    assert [happening.scope for happening in told] == ["cumulative", "incident", "incident"]
    assert len({happening.event.ref for happening in told}) == 3


def test_the_day_of_publication_is_never_taken_in_silence() -> None:
    (stated,), (silent,) = happenings("A bomb killed {12 people} on Thursday."), happenings("A bomb killed {12 people}.")

    assert (stated.event.date, stated.event.date_basis, stated.event.date_precision) == ("2018-11-15", "relative", "day")
    assert (silent.event.date, silent.event.date_basis) == (PUBLISHED, "published")
    assert [each.event.date for each in happenings("A bomb killed {12 people} on Thursday.", published=None)] == [None]


def test_an_event_has_the_country_of_the_article_where_it_names_no_place() -> None:
    told = happenings("A bomb went off in Quetta, Pakistan. It killed {12 people}. Officials fear that {20 people} died.")

    assert {happening.event.place.country for happening in told if happening.event.place} == {"PK"}


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


def test_a_statement_is_about_the_figure_beside_it_and_else_about_the_main_event() -> None:
    text = "A bomb killed 12 people in Kabul. In a separate attack in Herat 3 people died. The group denied it. Rain fell. The ministry confirmed it."
    doc = split(None, text, PUBLISHED)
    first = Candidate(0, 7, 23, 14, 16, "killed", 12, 12, "exact", "12")
    second = Candidate(1, 67, 75, 67, 68, "killed", 3, 3, "exact", "3")
    told = events.assign(doc, [first, second])

    assert [events.at(doc, index, told, [first, second]).ref for index in (2, 4)] == [told[1].event.ref, "A"]


def test_an_article_without_figures_still_has_a_main_event() -> None:
    event = events.main(
        split(
            "Coalition denies strike on Manbij",
            "The coalition denied that its jets had bombed Manbij, Syria, on Friday.",
            PUBLISHED,
        )
    )

    assert event.place is not None
    assert (event.place.country, event.date, event.type) == ("SY", "2018-11-16", "airstrike")


def test_types_differ_most_between_nature_and_violence() -> None:
    assert (
        event_types.differ("earthquake", "shooting")
        > event_types.differ("bombing", "shooting")
        > event_types.differ("other", "shooting")
    )


def test_reading_takes_work_in_proportion_to_length() -> None:
    text = (
        "In the past since in Aleppo, Hama and Idlib the the the war attacks have killed {40 people} by militants of of of. " * 40
    )
    happenings(text)

    assert len(happenings(text)) == 40
    assert calls(lambda: happenings(text * 4)) < 12 * calls(lambda: happenings(text))


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 199), st.integers(1, 9)), max_size=4))
def test_any_text_with_figures_anywhere_gives_an_event_for_each(text: str, figures: list[tuple[int, int]]) -> None:
    doc = split(text[:50], text, PUBLISHED)
    candidates = []
    for position, number in figures:
        if doc.sentences:
            sentence = doc.sentences[position % len(doc.sentences)]
            candidates.append(
                Candidate(
                    sentence.index,
                    sentence.start,
                    sentence.end,
                    sentence.start,
                    sentence.end,
                    "killed",
                    number,
                    number,
                    "exact",
                    "x",
                )
            )
    told = events.assign(doc, candidates)

    assert len(told) == len(candidates)
    assert told == events.assign(doc, candidates)
    assert all(happening.event.ref for happening in told)


def test_the_day_on_which_somebody_reported_a_figure_is_not_another_incident() -> None:
    told = happenings(
        "A bomb killed {12 people} in Northport on Friday. The day before, the monitor and the radio had both reported {14 people} killed."
    )

    assert [happening.event.ref for happening in told] == ["A", "A"]


def test_an_incident_of_so_many_days_before_has_its_own_day() -> None:
    told = happenings("Two blasts killed {25 people} on Saturday. It comes eight days after a fire in which {60 people} died.")

    assert [(happening.event.ref, happening.event.date) for happening in told] == [("A", "2018-11-17"), ("B", "2018-11-09")]


def test_the_day_that_names_an_attack_is_that_of_the_attack() -> None:
    (happening,) = happenings("The toll from Thursday's attack has gone up to {57 people}.")

    assert happening.event.date == "2018-11-15"


def test_what_was_said_last_week_is_about_nothing_that_happened_since() -> None:
    text = (
        "Raids killed {11 people} in Aksu on Friday. On 8 November a raid had killed {40 people} in Borlu. "
        "The coalition has said nothing. It is hard to reach. Last week it denied any civilian casualties."
    )
    told = happenings(text)
    doc = split(None, re.sub(r"[{}]", "", text), PUBLISHED)
    candidates = [Candidate(n, 0, 1, 0, 1, "killed", low, low, "exact", "x") for n, low in ((0, 11), (1, 40))]

    assert [happening.event.date for happening in told] == ["2018-11-16", "2018-11-08"]
    assert events.at(doc, 3, told, candidates).date == "2018-11-16"
    assert events.at(doc, 4, told, candidates).date == "2018-11-08"


def test_a_heading_does_not_part_a_figure_from_the_place_told_before_it() -> None:
    told = happenings(
        "Jets bombed homes in Dar al-Tadin village on Saturday.\n\nToll not certain\n\nThe monitor counted {31 people} killed.\n\n"
        "The agency said {28 people} died in Oderan, another village close to Dar al-Tadin."
    )

    assert [happening.event.place and happening.event.place.text for happening in told] == ["Dar al-Tadin", "Oderan"]


def test_who_dies_of_his_wounds_days_later_died_of_the_same_incident() -> None:
    doc = split(
        None,
        "Two bakers were shot near the quay on Monday, 12 November 2018. One of them died on Thursday, 15 November.",
        PUBLISHED,
    )
    found = casualties.find(doc)

    assert [one.measure for one in found] == ["killed_or_injured", "killed"]
    assert {one.event.ref for one in events.assign(doc, found)} == {"A"}


def test_another_count_of_nearly_the_same_size_is_of_the_same_attack_though_it_names_the_next_village() -> None:
    told = happenings(
        "The monitor said {31 people} were killed in Dar al-Tadin on Saturday. It was a heavy blow.\n\nThe agency reported that "
        "{28 civilians} died in the village of al-Oderan."
    )

    assert [happening.event.ref for happening in told] == ["A", "A"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A bomb killed {5 people} in Kabul on Monday and a mine killed {3 soldiers} in Kandahar on Sunday.",
            ["2018-11-12", "2018-11-11"],
        ),
        ("In Kabul {5 people} died on Monday and in Kandahar {3 soldiers} died on Sunday.", ["2018-11-12", "2018-11-11"]),
        ("A bomb in Kabul on Monday killed {5 people} and wounded {3 soldiers} near the palace.", ["2018-11-12"] * 2),
    ],
)
def test_clauses_that_each_have_a_figure_and_a_day_tell_of_their_own_incident(text: str, days: list[str]) -> None:
    found = happenings(text)
    assert [one.event.date for one in found] == days
    assert len({one.event.ref for one in found}) == len(set(days))


@pytest.mark.parametrize(
    "text",
    [
        "He spoke of the repression, which rights groups say has killed more than {580 people}.",
        "The unrest, which doctors say has cost {200 people} their lives, goes on.",
        "The monitor counts {2,300 people} who have been killed in the crackdown on the marches.",
        "Monitors put the overall death toll in the country at {1,297 civilians}.",
        "The ministry says {3,000 soldiers} have died fighting armed gangs.",
        "Last month {1,200 civilians} were killed, mostly in air raids.",
        "Figures show {4,000 people} were killed on the roads last year.",
        "Shootings on the South Side over the weekend left {12 people} dead.",
        "In 2010 the drones attacked 110 times, killing {600 people}.",
    ],
)
def test_what_a_period_of_violence_has_cost_is_a_total(text: str) -> None:
    assert [one.scope for one in happenings(text)] == ["cumulative"]


def test_the_years_of_somebody_told_of_in_an_aside_are_no_period_of_deaths() -> None:
    found = happenings(
        "The general, who has governed for three decades, fled an air strike which killed {3 men} in Tripoli on Friday."
    )
    assert [(one.scope, one.event.date) for one in found] == [("incident", "2018-11-16")]


def test_a_year_that_a_clause_hangs_on_is_its_date_though_since_stands_before_it() -> None:
    found = happenings("The crash is the worst since 2004, when {7 people} were killed near Ufton.")
    assert [(one.event.date, one.scope) for one in found] == [("2004", "incident")]


def test_also_alone_makes_no_other_attack() -> None:
    text = "A raid killed {14 people} on a house in Idlib. Its walls fell on the yard. {3 members} of the Tadin family were also killed."
    assert len({one.event.ref for one in happenings(text)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{4 people} were shot in Gilham Court on Friday. Mayor Odell spoke. Rain fell. Officers were called to a shooting at the Alder Market. {2 people} had been shot there, police said.",
        "{4 people} were shot in Houston, Texas, on Friday. Mayor Odell spoke. Rain fell. Officers were called to a shooting near Tulsa Street. {2 people} had been shot, police said.",
        "{4 people} were shot in Marlow Park in Houston, Texas, on Friday. Mayor Odell spoke. Rain fell. {2 people} had been shot, police said: Tulsa Street was closed.",
    ],
)
def test_a_street_that_only_stands_near_a_figure_makes_no_other_attack(text: str) -> None:
    assert [each.event.ref for each in happenings(text)] == ["A", "A"]


def test_a_few_of_one_kind_told_again_are_rather_the_same_than_as_many_others() -> None:
    lead = "{3 people} died in a shooting in Houston, Texas, on Friday. Rain fell. Snow fell."
    assert [each.event.ref for each in happenings(f"{lead} {{3 people}} were killed on Thursday.")] == ["A", "A"]
    assert [each.event.ref for each in happenings(f"{lead} {{2 people}} were killed on Thursday.")] == ["A", "B"]


@pytest.mark.parametrize(
    "text",
    [
        "The coast guard ended the search for victims on Friday. The ferry cost {38 people} their lives.",
        "The governor on Friday promised tents after the earthquake, which left {38 people} dead.",
        "Families buried their dead on Friday. {38 people} died in the mudslide.",
        "Two of the injured died of their burns on Friday, taking the toll of the fire to {38 people}.",
        "Hundreds gathered on Friday night to remember the {38 people} who drowned when the ferry sank.",
        "The ministry on Friday lowered the toll of the ferry accident to {38 people}.",
    ],
)
def test_the_day_of_what_came_after_a_disaster_is_not_its_day(text: str) -> None:
    happening = happenings(text)[-1]

    assert (happening.event.date, happening.event.date_basis) == (PUBLISHED, "published")


def test_what_came_after_leads_to_the_day_from_which_it_is_counted() -> None:
    (counted,) = happenings("The search ended on Friday, six days after the ferry went down. {38 people} are dead.")
    (told,) = happenings("Divers on Friday found seven more bodies in the ferry that sank two days ago. {31 people} are dead.")

    assert (counted.event.date, told.event.date) == ("2018-11-10", "2018-11-15")


def test_the_day_on_which_a_toll_is_told_is_not_stated_as_that_of_a_disaster() -> None:
    (fire,) = happenings("The death toll from a fire in Accra has risen to {30 people}, the ministry said on Thursday.")
    (raid,) = happenings("The death toll from air strikes on Idlib has risen to {30 people}, the monitor said on Thursday.")

    assert (fire.event.date, fire.event.date_basis) == ("2018-11-15", "published")
    assert (raid.event.date, raid.event.date_basis) == ("2018-11-15", "relative")


def test_the_dead_of_one_town_are_part_of_those_of_the_earthquake() -> None:
    whole, town, other = happenings(
        "An earthquake killed {30 people} in Peru on Friday. {12 people} died in Huancayo. In Tarma {5 people} were killed."
    )

    assert {one.event.ref for one in (whole, town, other)} == {"A"}
    assert [one.partial for one in (whole, town, other)] == [False, True, True]


def test_a_disaster_of_another_sort_or_called_another_one_stays_apart() -> None:
    quake, slide, flood = happenings(
        "An earthquake killed {30 people} in Peru on Friday. A mudslide in Piura buried {6 people}. "
        "In a separate incident in Tarma {5 people} were killed."
    )

    assert len({quake.event.ref, slide.event.ref, flood.event.ref}) == 3


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


def test_two_years_are_two_incidents_as_two_days_are() -> None:
    lead = "A ferry sank on Friday and {38 people} died. "
    text = lead + "One burned off Port Arvel in May 2017, killing {7 people}. In 2015 {61 people} lost their lives off Elin."

    assert [one.event.ref for one in happenings(text)] == ["A", "B", "C"]


def test_what_rolled_several_times_is_no_series() -> None:
    (crash,) = happenings("{14 people} were killed on Friday when a coach left the road and rolled several times.")

    assert (crash.scope, crash.event.date) == ("incident", "2018-11-16")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mourners met on Friday where a bomb killed {59 people} a year ago.", ["2017"]),
        ("Rebels on Friday claimed an ambush on the army, saying they had killed {33 soldiers}.", ["2018-11-17"]),
        ("Three days after bombs fell on a market in Arvel, the monitor on Saturday published its list: {33 people} dead.", ["2018-11-14"]),
        ("{27 people} were killed in Arvel on Wednesday. The ministry's figures stood at {23 people} killed on Friday.", ["2018-11-14"] * 2),
        (
            "{5 people} died in Razik on Friday. It came a day after the bombing of Arvel, in which {29 people} died.",
            ["2018-11-16", "2018-11-15"],
        ),
        ("The envoy spoke, he said on Saturday, two days after shells killed {20 people} in Arvel.", ["2018-11-15"]),
        ("A bomb in Arvel on Wednesday killed {31 people}. {2 children} died in hospital on Friday.", ["2018-11-14", "2018-11-14"]),
    ],
)  # fmt: skip
def test_the_day_of_claiming_counting_or_mourning_is_not_that_of_the_attack(text: str, days: list[str]) -> None:
    assert [one.event.date for one in happenings(text)] == days


def test_what_an_attack_came_after_is_of_its_own_kind() -> None:
    told = happenings(
        "Mortars killed {3 people} in Arvel on Friday evening. The shelling came hours after a car bomb there killed {57 people}."
    )

    assert [one.event.type for one in told] == ["shelling", "bombing"]


def test_most_of_a_number_is_no_superlative_and_leaves_the_total_a_total() -> None:
    (told,) = happenings(
        "It is blamed for most of the {214 civilians} that the monitor has counted since the siege began on June 13."
    )

    assert (told.scope, told.since) == ("cumulative", "2018-06-13")


def test_a_statement_is_not_about_a_figure_of_the_next_paragraph() -> None:
    text = "A raid killed {26 people} in Arvel on Friday.\n\nThe army saw it otherwise. Nobody could check it.\n\nIn 2016 {97 people} died in Borlu."
    told = happenings(text)
    doc = split(None, re.sub(r"[{}]", "", text), PUBLISHED)
    candidates = [Candidate(n, 0, 1, 0, 1, "killed", low, low, "exact", "x") for n, low in ((0, 26), (3, 97))]

    assert events.at(doc, 2, told, candidates).date == "2018-11-16"


def test_losses_told_behind_the_lead_are_of_its_day_and_place_and_the_next_raid_is_another() -> None:
    told = happenings(
        "Soldier found alive.\n\nThe soldier missing since Monday's ambush in Arvel has been found, the army said. It put its losses at {16 people}.\n\nTroops "
        "freed hostages in a raid in Borlu on Thursday, killing {7 people}."
    )

    assert [(one.event.ref, one.event.date) for one in told] == [("A", "2018-11-12"), ("B", "2018-11-15")]


def test_hours_after_others_died_elsewhere_is_told_of_two_accidents_of_a_day() -> None:
    text = (
        "{6 people} died on Friday when a van hit a lorry at Thika, hours after {16 people} were killed in a bus accident at Kiongwe. "
        "A guard was hurt. He said {2 people} of the Kiongwe accident had since died."
    )
    near, before, since = happenings(text)

    assert [one.event.ref for one in (near, before, since)] == ["A", "B", "B"]
    assert [one.event.place and one.event.place.text for one in (near, before)] == ["Thika", "Kiongwe"]
    assert {one.event.date for one in (near, before)} == {"2018-11-16"}


def test_so_many_days_after_two_others_keeps_the_days_of_both() -> None:
    _, one, other = happenings(
        "A gunman killed {3 people} in Milwaukee on Friday. It came 10 days after {5 people} were shot dead in Dallas and 12 days after {7 people} were shot "
        "dead in Houston."
    )

    assert [each.event.date for each in (one, other)] == ["2018-11-06", "2018-11-04"]


def test_who_dies_hours_after_the_crash_died_of_it() -> None:
    told = happenings("{6 people} died at Dunmore on Friday and {2 people} died in Elin on Friday, hours after the bus crash.")

    assert {one.event.date for one in told} == {"2018-11-16"}
    assert (
        happenings("{5 people} died in hospital in Elin, hours after the crash at Ardle killed {9 people}.")[1].event.ref == "A"
    )


@pytest.mark.parametrize(
    "text",
    [
        "It was one of two fatal crashes in Elin county on Friday.",
        "It was the second crash in Elin county that day.",
        "It was the third deadly crash in Elin county in as many days.",
    ],
)
def test_after_one_of_several_another_is_told(text: str) -> None:
    first, second = happenings(
        f"A bus rolled at Ardle on Friday and {{18 people}} died. Police are at work. {text} {{6 people}} died at Dunmore."
    )

    assert (first.event.ref, second.event.ref) == ("A", "B")


def test_that_blaze_is_the_one_of_the_month_just_named() -> None:
    lead = "Last month {17 people} died when a coach rolled at Ardle. "
    _, past = happenings(
        lead + "The worst disaster there was in January 2009, when a tanker caught fire. That blaze killed {113 people}."
    )
    _, same = happenings(
        lead
        + "The worst disaster there was in January 2009, when a tanker caught fire. Of the 40 aboard {15 people} were pupils."
    )

    assert (past.event.ref, past.event.date) == ("B", "2009-01")
    assert same.event.ref == "A"


def test_who_lay_in_a_coma_since_an_accident_makes_its_toll_no_total() -> None:
    (toll,) = happenings(
        "A girl who had been in a coma since the crush in Elin nine days ago died on Friday, taking the death toll to {25 people}."
    )

    assert (toll.scope, toll.event.date) == ("incident", "2018-11-08")


def test_one_disaster_of_a_total_has_its_own_place_and_year() -> None:
    doc = split(
        None, "Fires at dance halls have killed 900 people over the past 40 years, including 48 in Ireland in 1981.", PUBLISHED
    )
    found = {one.low: told for one, told in zip(casualties.find(doc), events.assign(doc, casualties.find(doc)), strict=True)}

    assert found[900].scope == "cumulative"
    assert (found[48].scope, found[48].event.date, found[48].event.place and found[48].event.place.country) == (
        "incident",
        "1981",
        "IE",
    )


def test_mourners_abroad_do_not_say_where_it_happened() -> None:
    first, second = happenings(
        "DUBAI: Filipinos in the Emirates held prayers on Friday for those of the ferry accident in Cebu province, where {26 people} "
        "have died and {41 people} are feared dead.",
        "Filipinos in UAE pray for victims of ferry accident",
    )

    assert [one.event.place and one.event.place.country for one in (first, second)] == ["PH", "PH"]
