"""Who says a figure: each case is a text with the figure in square brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor import attribution, casualties, sentences
from services.extractor.candidate import Candidate
from tests.extractor.marked import KNOWN, said, who
from tests.work import calls


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police said [nine people died] in the fire.", "Police"),
        ("[Nine people died] in the fire, police said.", "police"),
        ("[Nine people died] in the fire, police said on Monday, and the road was closed.", "police"),
        ('"[Nine people died]," said Anna Holm, a neighbour.', "Anna Holm"),
        ("[Nine people died], according to the health ministry.", "health ministry"),
        ("According to a local doctor, [nine people died].", "a local doctor"),
        ("The fire service put the toll at [nine].", "fire service"),
        ("[Nine deaths] were reported by the regional governor.", "regional governor"),
        ("A spokesman for the interior ministry said [nine people died].", "interior ministry"),
        ("Interior ministry spokesman Jan Vik said [nine people died].", "Interior ministry"),
        ("Jan Vik, a spokesman for the Northport hospital, said [nine people died].", "Northport hospital"),
        ("The chief of the hospital, Dr. Jan Vik, said [nine people died].", "hospital"),
        ("A source at the Northport Police Command said [nine people died].", "Northport Police Command"),
        ("A source at Northport said [nine people died].", "A source at Northport"),
        ("A source in the health directorate in Northport said [nine people died].", "health directorate in Northport"),
        ("An official at the Red Cross said [nine people died].", "Red Cross"),
        ("A monitoring group which tracks the violence said [nine people died].", "A monitoring group"),
        ("Hospital officials in Northport told reporters that [nine people died].", "Hospital officials in Northport"),
        ("[Nine civilians died] on Monday residents said.", "residents"),
        ("Nobody knew more, but police confirmed [nine deaths].", "police"),
        ("[Nine people died] when their car hit a mine, a police spokesman there said.", "police"),
        ("The media network Sand and Signal said [nine people died].", "media network Sand and Signal"),
        ("A page run from Northport, Harbour Live, claimed that [nine people died].", "Harbour Live"),
        ("The number, [nine], was carried by a radio station, which attributed it to a local doctor.", "a local doctor"),
        ("The radio said [nine people died], quoting a doctor in the Northport area.", "a doctor in the Northport area"),
        ("Moscow acknowledged that [nine citizens were killed].", "Moscow"),
        ("Figures released by the coroner show that [nine people died], the coroner said.", "coroner"),
        ("POLICE SAID [NINE PEOPLE DIED] IN THE FIRE.", "police"),
        ("Activists in Northport reported that [nine people died].", "Activists in Northport"),
        ("Three security agencies have confirmed that [nine people died].", "Three security agencies"),
        ("Harbour Watch, an organisation that tracks the dead of the war, said [nine civilians died].", "Harbour Watch"),
        ("[Nine people died], according to a new toll from the health ministry.", "health ministry"),
        (
            "Police confirmed the shooting while local journalist Jan Vik placed the death toll at [nine].",
            "local journalist Jan Vik",
        ),
        ("A doctor in the city of Northport said [nine people died].", "A doctor in the city of Northport"),
        (
            "A surgeon at the field hospital near the harbour in Westport, just south of Northport, said [nine people died].",
            "A surgeon at the field hospital",
        ),
        ("Officials said [nine people died]. Officials at Northport Bank said its head had fallen from a roof.", "Officials"),
        (
            "Militants attacked the village, [nine people died], a local official who asked not to be named told AFP.",
            "a local official",
        ),
        ("[Nine people died], an official speaking on condition of anonymity said.", "an official"),
        (
            "The storm left [nine people dead] in Northport and three in Westport, emergency officials said.",
            "emergency officials",
        ),
        ("The police confirmed eight deaths; the governor had earlier reported [nine].", "governor"),
        ("Journalists reported eight killed, and a doctor said [9].", "a doctor"),
        ("The BBC's Jane Roe, in Kabul, said [nine people died].", "BBC"),
        ("[Nine soldiers were killed] near the river, the defence ministry announced in Arvel.", "defence ministry"),
        ("[Nine soldiers were killed] near the river, the army said in Port Arvel on Tuesday.", "army"),
        ("A Veskan doctors' association said [nine people died].", "A Veskan doctors' association"),
        ("The aid mission in Veska said [nine people died].", "aid mission in Veska"),
        ("Arvel Hospital has not changed its own number of [61 dead].", "Arvel Hospital"),
        ("The health ministry's figures stood at [23 killed] on Monday.", "health ministry"),
        (
            "The agency condemned the shelling which, citing the harbour clinic, it said had killed [nine people].",
            "harbour clinic",
        ),
        ("[Nine people died] in the blast. The figure comes from the health ministry.", "health ministry"),
        ('"[Nine people died]," Ana Holm, who heads the Arvel Monitor, told a radio station.', "Arvel Monitor"),
        ('"[Nine people died]," Ana Holm, who runs a bakery, told a radio station.', "Ana Holm"),
        (
            "The interior ministry met on Monday, the ministry said. [Nine people died], spokesman Jan Vik told reporters.",
            "ministry",
        ),
        (
            "A doctors' association said [nine people died]. The Arvel Medics Union, whose members work there, said it had names.",
            "Arvel Medics Union",
        ),
        (
            "The head of a private ambulance service said [nine people died]. The Arvel ambulance service said it needed fuel.",
            "Arvel ambulance service",
        ),
        (
            "A rights group said [nine people died]. Police said the road was closed. The Arvel Rights Watch said water was short.",
            "A rights group",
        ),
        (
            "The alarm was false, said Jan Vik, spokesman of the harbour ministry, who gave the toll as [nine dead].",
            "harbour ministry",
        ),
        ("The Observatorys director said [nine people died].", "Syrian Observatory for Human Rights"),
    ],
)
def test_a_source_is_found_wherever_it_stands(text: str, name: str) -> None:
    assert who(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "[Nine people died] in a fire on Monday.",
        "Rescuers carried out [nine bodies].",
        "Police are looking for a man after [nine people died].",
        "The attack, which the army said it had foiled, left [nine people dead].",
        "The mayor did not say whether [nine people died].",
        "Police closed the road. [Nine people died] in the fire.",
        "[Nine people were reported dead] on Monday.",
        "The club changed its name after [nine people died].",
        "The toll stood at [nine].",
        "[Nine people died] in the blast. The chairs came from the health ministry.",
    ],
)
def test_the_outlets_own_voice_stays_without_a_claimant(text: str) -> None:
    assert who(text) == [None]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Air strike kills [nine] in Northport: monitor", "monitor"),
        ("Police: [nine killed] in Northport fire", "Police"),
        ("[Nine killed] in Northport fire - police", "police"),
        ("[Nine killed] in Northport fire, police say", "police"),
        ("Northport: [nine killed] in fire", None),
        ("[Nine killed] in Northport fire", None),
    ],
)
def test_headlines_attribute_with_marks(title: str, name: str | None) -> None:
    assert who("A fire broke out. Police said so.", title) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The army said [nine] died, while the rebels said [twelve] did.", ["army", "rebels"]),
        ("[Nine] died, the army said, while the rebels put the toll at [twelve].", ["army", "rebels"]),
        ("According to the army [nine] died; according to the rebels, [twelve] did.", ["army", "rebels"]),
    ],
)
def test_each_figure_of_a_sentence_goes_to_its_own_source(text: str, names: list[str]) -> None:
    assert who(text) == names


def test_known_claimants_are_one_under_all_names() -> None:
    found = said("SOHR said [nine] died. The observatory said [two] were children. Rami Abdulrahman said [four] were women.")
    assert {one.claimant.key for one in found if one.claimant} == {"Syrian Observatory for Human Rights"}
    assert {one.claimant.kind for one in found if one.claimant} == {"monitor"}


def test_joint_sources_are_kept_apart() -> None:
    (one,) = said("[Nine] died, a war monitor and state media said.")
    assert one.claimant is not None
    assert (one.claimant.name, [other.name for other in one.joint]) == ("a war monitor", ["state media"])
    assert "state media" in one.alternatives


@pytest.mark.parametrize(
    ("text", "name", "relays"),
    [
        (
            "The Northport Tribune newspaper reported [nine] dead, quoting a medical official.",
            "a medical official",
            ["Northport Tribune newspaper"],
        ),
        ("[Nine] died, Xinhua reported, citing police.", "police", ["Xinhua"]),
        ("A rebel commander told Reuters that [nine] died.", "A rebel commander", ["Reuters"]),
        ("A rebel commander told Reuters it was bad. The commander said [nine] died.", "A rebel commander", ["Reuters"]),
        ("A rebel commander told reporters that [nine] died.", "A rebel commander", []),
        ("Local media, quoting hospital officials, reported that [nine people died].", "hospital officials", ["Local media"]),
    ],
)
def test_relays_stand_between_the_source_and_the_outlet(text: str, name: str, relays: list[str]) -> None:
    (one,) = said(text)
    assert one.claimant is not None
    assert (one.claimant.name, list(one.relays)) == (name, relays)


def test_a_source_named_behind_makes_the_one_named_before_a_relay_in_the_headline_too() -> None:
    text = "The UN says 21 people were killed in Arvel. The figure comes from the health ministry."
    document = sentences.split("UN says 21 people killed in Arvel", text, "2024-05-06")
    found = attribution.attribute(document, casualties.find(document), KNOWN)

    assert [one.claimant and one.claimant.name for one in found] == ["health ministry", "health ministry"]
    assert all(len(one.relays) == 1 for one in found)


def test_a_denied_figure_is_denied() -> None:
    assert [one.stance for one in said("The army denied that [nine people] died.")] == ["denies"]
    assert [one.stance for one in said("The army said [nine people] died.")] == ["asserts"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied any part in the raid that left [nine people dead].", "asserts"),
        ("The army denied using mines in a war which has killed [nine people].", "asserts"),
        ("The army denied responsibility for the blast, which killed [nine people].", "asserts"),
        ("The army denied reports that the raid killed [nine people].", "denies"),
        ("The army denied that a raid which it carried out killed [nine people].", "denies"),
        ("The army denied killing [nine people].", "denies"),
        ("The army confirmed one death but denied that [nine people] were killed.", "denies"),
    ],
)
def test_a_figure_that_only_tells_which_attack_is_meant_is_not_denied(text: str, stance: str) -> None:
    assert [one.stance for one in said(text)] == [stance]


def test_a_party_that_counts_none_where_others_count_some_denies() -> None:
    document = sentences.split(None, "Residents said nine civilians died. The coalition said no civilians died.", None)
    candidates = [
        Candidate(0, 15, 34, 15, 19, "killed", 9, 9, "exact", "nine"),
        Candidate(1, 56, 78, 56, 58, "killed", 0, 0, "exact", "no", denied=True),
    ]
    assert [one.stance for one in attribution.attribute(document, candidates, KNOWN)] == ["asserts", "denies"]


def test_a_force_that_lost_nobody_of_its_own_does_not_deny_the_dead_of_others() -> None:
    text = "A blast killed 20 people in Arvel. The army said none of its soldiers were killed."
    document = sentences.split(None, text, None)
    candidates = casualties.find(document)

    assert [one.stance for one in attribution.attribute(document, candidates, KNOWN)] == ["asserts", "asserts"]


def test_none_of_the_soldiers_does_not_deny_a_figure_of_children() -> None:
    document = sentences.split(None, "Residents said nine children died. The coalition said no soldiers died.", None)
    candidates = [
        Candidate(0, 15, 33, 15, 19, "killed", 9, 9, "exact", "nine", category="children"),
        Candidate(1, 55, 71, 55, 57, "killed", 0, 0, "exact", "no", category="security_forces", denied=True),
    ]
    assert [one.stance for one in attribution.attribute(document, candidates, KNOWN)] == ["asserts", "asserts"]


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("NORTHPORT (AFP) - Nine died.", ("Agence France-Presse",)),
        ("NORTHPORT, May 6 (Reuters) - Nine died.", ("Reuters",)),
        ("Nine died, a doctor told AFP.", ("Agence France-Presse",)),
        ("Nine died.\n\nThe Associated Press contributed to this report.", ("Associated Press",)),
        ("Nine died in Northport (population 900).", ()),
        ("A doctor told police that nine died.", ()),
    ],
)
def test_agencies_are_credited(text: str, credits: tuple[str, ...]) -> None:  # noqa: A002 - what newsrooms call it
    assert attribution.credits(sentences.split(None, text, None), KNOWN) == credits


PIECES = [
    "police",
    "said",
    "the",
    "army",
    ",",
    '"',
    "who",
    "told",
    "Reuters",
    "and",
    "according to",
    "of",
    "Jan Vik",
    ".",
    "nine died",
    ":",
    "it",
    "by",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_no_order_of_words_breaks_it_and_every_figure_has_an_answer(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = sentences.split(None, text, None)
    candidates = [
        Candidate(one.index, one.start, one.end, one.start, one.end, "killed", 9, 9, "exact", "nine")
        for one in document.sentences
    ]
    assert len(attribution.attribute(document, candidates, KNOWN)) == len(candidates)


@pytest.mark.parametrize(
    "unit", ["he said ", "the head of ", "Jan Vik, ", '"', "a group said it told it that ", "and police said, "]
)
def test_work_grows_with_length_only(unit: str) -> None:
    """Counted in calls, not in seconds: ten times the text may cost ten times the calls, and some."""

    def read(times: int) -> None:
        document = sentences.split(None, unit * times, None)
        candidates = [
            Candidate(one.index, one.start, one.end, one.end - 1, one.end, "killed", 9, 9, "exact", "9")
            for one in document.sentences
        ]
        attribution.attribute(document, candidates, KNOWN)

    assert calls(lambda: read(4000)) < 20 * calls(lambda: read(400))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("She described a story of [60 deaths] told in the square as false and asked for calm.", "denies"),
        ("Reports that [60 people were killed] are untrue, the mayor said.", "denies"),
        ("An earlier version of this article gave the number of dead as [60].", "denies"),
        ("A story of [60 deaths] was based on what neighbours said.", "asserts"),
        ("The alarm was false but [60 people were hurt] in the crush.", "asserts"),
    ],
)
def test_a_figure_that_is_told_in_order_to_be_called_false_is_denied(text: str, stance: str) -> None:
    assert [one.stance for one in said(text, low=60, high=60)] == [stance]


@pytest.mark.parametrize(
    ("who_says", "name", "kind"),
    [
        ("the coast guard", "coast guard", "emergency_services"),
        ("Rescue 4455", "Rescue 4455", "emergency_services"),
        ("the civil defence", "civil defence", "emergency_services"),
        ("the prefect", "prefect", "government"),
        ("the district magistrate", "district magistrate", "government"),
        ("the owner of the mill", "owner of the mill", "other"),
        ("the plant's management", "management", "other"),
        ("organisers", "organisers", "other"),
        ("the school principal", "school principal", "other"),
    ],
)
def test_who_speaks_after_an_accident_is_a_source_too(who_says: str, name: str, kind: str) -> None:
    (one,) = said(f"[Seven people] were killed when the boat overturned, {who_says} said.")

    assert one.claimant is not None
    assert (one.claimant.name, one.claimant.kind) == (name, kind)


@pytest.mark.parametrize(
    "ending",
    ["the coast guard told a news conference in Port Arvel", "the coast guard said in its third bulletin on Monday night"],
)
def test_where_and_in_what_somebody_spoke_does_not_hide_what_he_said(ending: str) -> None:
    assert who(f"The number of [missing was put at 43], {ending}.") == ["coast guard"]


def test_a_claim_that_is_rejected_in_passing_is_denied() -> None:
    _, union = said("The mayor spoke of [11 dead], rejecting a claim by a union that [19 workers] had died.")

    assert (union.stance, union.claimant and union.claimant.name) == ("denies", "mayor")


@pytest.mark.parametrize(
    "text",
    [
        "The police chief said the club had withdrawn its claim of [30 deaths].",
        "The union retracted its claim that [30 workers] had died.",
    ],
)
def test_a_figure_that_somebody_takes_back_is_denied(text: str) -> None:
    assert [one.stance for one in said(text)] == ["denies"]


def test_a_count_that_nobody_owns_is_not_who_says_it() -> None:
    assert who("The final count stands at [38 dead] and 29 missing, Commodore Idris Halloum said.") == ["Commodore Idris Halloum"]
    assert who("The Health Ministry's figures stood at [38 dead].") == ["Health Ministry"]


def test_the_name_behind_an_office_is_another_name_of_who_holds_it() -> None:
    (dead,) = said("The governor of Lorn, Maren Holt, said [seven bodies] had been found in the pit.")

    assert dead.claimant is not None
    assert (dead.claimant.name, dead.alternatives) == ("governor of Lorn", ("Maren Holt",))


def test_who_is_named_by_surname_holds_the_office_that_the_article_told_before() -> None:
    told = "The governor of Lorn, Maren Holt, said seven bodies had been found. Holt told reporters that [six miners] were in hospital."
    (hurt,) = said(told)

    assert hurt.claimant is not None
    assert (hurt.claimant.name, hurt.claimant.kind) == ("Maren Holt", "government")


def test_what_a_denial_goes_on_to_say_is_asserted() -> None:
    (dead,) = said("The ministry denies that the army hit a wedding, says [12 fighters died].")

    assert dead.stance == "asserts"
