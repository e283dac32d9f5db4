"""Statements without a number: who confirms, denies, blames, cannot verify, and what an outlet takes back."""

import pytest

from services.extractor import assertions, casualties, sentences
from services.extractor.candidate import Assertion
from services.extractor.claimants import parse
from services.shell.resources import deploy_path

KNOWN = parse(deploy_path("claimants.toml").read_text(encoding="utf-8"))
LEAD = "An explosion killed nine people in the market of Northport on Monday.\n\n"


def found(text: str) -> list[Assertion]:
    document = sentences.split(None, LEAD + text, "2024-05-06")
    return assertions.find(document, casualties.find(document), KNOWN)


@pytest.mark.parametrize(
    ("text", "asserts", "stance", "who", "target"),
    [
        ("The army confirmed the strike.", "event_occurred", "asserts", "army", None),
        ("The army denied the attack.", "event_occurred", "denies", "army", None),
        ("The army rejected reports that a drone had struck a wedding.", "event_occurred", "denies", "army", None),
        ("The army denied any involvement.", "responsibility", "denies", "army", None),
        ("The army said it was not behind the explosion.", "responsibility", "denies", "army", None),
        ("The coalition denied that civilians had been harmed.", "no_civilian_harm", "denies", "coalition", None),
        ("The army said there were no civilians in the vicinity.", "no_civilian_harm", "denies", "army", None),
        ("The army said reports of civilian casualties were fabrications.", "no_civilian_harm", "denies", "army", None),
        ("The interior ministry blamed the rebels for the attack.", "responsibility", "asserts", "interior ministry", "rebels"),
        ("The interior ministry blamed the attack on the rebels.", "responsibility", "asserts", "interior ministry", "rebels"),
        ("Residents accused government forces of the bombing.", "responsibility", "asserts", "Residents", "government forces"),
        ("Police said militants were behind the attack.", "responsibility", "asserts", "Police", "militants"),
        ("The Taliban claimed responsibility for the blast.", "responsibility", "asserts", "Taliban", "Taliban"),
        ("A local watch group was alone in blaming the rebels.", "responsibility", "asserts", "A local watch group", "rebels"),
        ("Some networks described air raids by the coalition.", "responsibility", "asserts", "Some networks", "coalition"),
        ("None of the accounts could be verified.", "unverifiable", "asserts", None, None),
        ("The reports could not be independently verified.", "unverifiable", "asserts", None, None),
        ("A doctor said it was difficult to verify the toll.", "unverifiable", "asserts", "A doctor", None),
    ],
)
def test_what_is_said_without_a_number(text: str, asserts: str, stance: str, who: str | None, target: str | None) -> None:
    (one,) = found(text)
    assert (one.asserts, one.stance, one.claimant and one.claimant.name, one.target) == (asserts, stance, who, target)


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the blast.",
        "The army did not say whether it was behind the explosion.",
        "Police could not confirm the motive of the driver.",
        "The two companies denied the merger.",
        "The mayor opened a new school.",
        "The army said it takes precautions to spare civilians.",
        "The army takes no precautions whatever to spare the town civilian casualties, the government said.",
        "The president has rejected the treaty, but the three candidates have pledged to sign it.",
    ],
)
def test_nothing_is_found_where_nothing_is_said(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Correction: An earlier version of this article said 60 people had died; the correct number is 6.", 60),
        ("This story incorrectly stated that 31 people were killed.", 31),
        ("Correction: 12 people, not 21, were killed in the fire.", 21),
        ("Correction: Twelve people died in the fire, not forty.", 40),
        ("CORRECTION: the report said 14 miners had died.", 14),
    ],
)
def test_a_correction_takes_back_the_figure(text: str, wrong: int) -> None:
    taken = [one for one in found(text) if one.asserts == "retraction"]
    assert [(one.low, one.claimant) for one in taken] == [(wrong, None)]


@pytest.mark.parametrize(
    "text",
    [
        "CORRECTION May 3: The four people who were killed in the fire were cousins.",
        "The Department of Correction said three inmates were killed in a fight.",
    ],
)
def test_a_notice_that_names_no_error_takes_nothing_back(text: str) -> None:
    assert [one for one in found(text) if one.asserts == "retraction"] == []


UNION = "The miners' union said 16 people had died in the explosion. "


@pytest.mark.parametrize(
    ("text", "low"),
    [
        (UNION + "The mining agency rejected the figure.", 16),
        (UNION + "The mining agency disputed that number on Tuesday.", 16),
        (UNION + "The mining agency said the count was not correct.", 16),
        (
            UNION
            + 'The mining agency said 11 bodies had been found. "The number given by the union has no basis," the agency said.',
            16,
        ),
        (UNION + 'The mining agency dismissed that number. "These figures are pure invention," it said.', 16),
        (UNION + "The mining agency rejected the treaty.", None),
        (UNION + "The union rejected a number of offers.", None),
    ],
)
def test_the_figure_that_is_rejected_is_that_told_before_by_somebody_else(text: str, low: int | None) -> None:
    assert {one.low for one in found(text) if one.asserts == "figure"} == ({low} if low else set())


def test_the_evidence_is_the_text_between_the_offsets() -> None:
    (one,) = found("The army denied the attack.")
    assert (LEAD + "The army denied the attack.")[one.start : one.end].startswith("The army denied the attack")


def test_an_article_without_figures_makes_no_statement() -> None:
    document = sentences.split(None, "The army confirmed the strike.", None)
    assert assertions.find(document, [], KNOWN) == []
