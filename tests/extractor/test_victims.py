"""Victims by name: who is told of again, in one incident and not in two."""

import pytest

from services.extractor import casualties, events
from services.extractor.nouns import SOMEBODYS_MURDER
from services.extractor.sentences import split
from services.extractor.victims import Name, Names, name, namesake
from tests.work import calls

PUBLISHED = "2018-11-17"


def rules(text: str) -> list[str]:
    return [one.rule for one in casualties.find(split(None, text, PUBLISHED))]


def refs(text: str) -> list[str]:
    document = split(None, text, PUBLISHED)
    return [one.event.ref for one in events.assign(document, casualties.find(document))]


def test_a_name_is_what_news_writes_with_a_capital_in_a_victims_words() -> None:
    (victim,) = casualties.find(split(None, "Gunmen killed senator Orestes Valdo.", None))
    (shouted,) = casualties.find(split(None, "GUNMEN KILLED SENATOR ORESTES VALDO.", None))
    (nobody,) = casualties.find(split(None, "Gunmen killed a senator.", None))

    assert name(victim) == name(shouted) == {"orestes", "valdo"}
    assert name(nobody) == Name()


def test_the_name_of_a_victims_father_is_not_the_victims() -> None:
    (victim,) = casualties.find(split(None, "Valdo's brother was killed by gunmen.", None))

    assert name(victim) == Name()


def test_a_surname_may_mean_all_who_bear_it() -> None:
    met = Names()
    met.add(Name({"orestes", "valdo"}), 1)
    met.add(Name({"mirta", "valdo"}), 2)

    assert met.find(Name({"valdo"})) == {1, 2}
    assert met.find(Name({"mirta", "valdo", "lorca"})) == {2}
    assert met.find(Name({"lorca"})) == met.find(Name()) == set()


def test_nobody_is_killed_in_two_incidents() -> None:
    text = "Gunmen killed Orestes Valdo on Friday. A year passed. Valdo was killed on 2 March 2017, the court was told."

    assert refs(text) == ["A", "A"]
    assert refs(text.replace("Valdo was", "Lorca was")) == ["A", "B"]


def test_a_murder_recalled_by_a_possessive_counts_where_no_death_is_told_that_may_be_it() -> None:
    recalled = "Judges went on strike after Orestes Valdo's murder."

    assert rules(recalled) == [SOMEBODYS_MURDER]
    assert rules(f"{recalled} Two judges spoke of Mirta Valdo's murder.") == [SOMEBODYS_MURDER, SOMEBODYS_MURDER]
    assert rules(f"{recalled} Police seek those who planned Valdo's murder.") == [SOMEBODYS_MURDER]
    assert rules(f"{recalled} Gunmen killed Mirta Lorca.") == [SOMEBODYS_MURDER, "active"]
    assert rules(f"{recalled} Gunmen killed a judge on Friday.") == ["active"]
    assert rules(f"Gunmen killed Orestes Valdo on Friday. {recalled}") == ["active"]


def test_many_victims_of_one_surname_cost_in_proportion() -> None:
    def work(count: int) -> int:
        text = " ".join(f"Gunmen killed {first}a Valdo." for first in ("Mirt", "Orest", "Adel") * count)
        return calls(lambda: casualties.find(split(None, text, None)))

    assert work(40) < 2.2 * work(20)


@pytest.mark.parametrize(
    ("name", "before", "same"),
    [
        ("Tadin", "Officer Ivo Tadin", True),
        ("Ivo Tadin", "Officer Tadin", True),
        ("Bart Tadin", "Barton Tadin", True),
        ("Dr. Ivo Tadin", "the surgeon Ivo Tadin", True),
        ("Ada Tadin", "Ivo Tadin", False),
        ("Ada Tadin", "Tadin's wife Rima Odel", False),
        ("Ada", "Ada's husband Ivo Tadin", False),
    ],
)
def test_a_name_is_that_of_somebody_before_unless_the_first_names_differ(name: str, before: str, same: bool) -> None:
    assert namesake(name, before, loosely=False) == same


def test_where_capitals_tell_nothing_a_first_name_among_the_others_will_do() -> None:
    assert namesake("IVO TADIN", "HOPEFUL IVO TADIN", loosely=True)
    assert not namesake("ADA TADIN", "HOPEFUL IVO TADIN", loosely=True)
