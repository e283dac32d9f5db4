"""Messages made of trusted values are those that validation makes, and a changed copy is as if made so from the start."""

from schemas.claim import EventRef, Place

FIELDS = {
    "ref": "A", "type": "shelling", "date": "2020-03-02", "date_precision": "day", "date_basis": "stated",
    "place": Place(text="Duma", name="Douma", country="SY"), "perpetrator": None, "background": False,
}  # fmt: skip


def test_trusted_values_make_the_message_that_validation_makes() -> None:
    made, checked = EventRef.trusted(**FIELDS), EventRef(**FIELDS)

    assert made == checked
    assert made.to_json() == checked.to_json()
    assert made.model_copy(update={"ref": "B"}) == checked.model_copy(update={"ref": "B"})


def test_a_changed_copy_leaves_the_message_as_it_was() -> None:
    before = EventRef.trusted(**FIELDS)
    after = before.but(ref="B", date=None)

    assert (before.ref, before.date) == ("A", "2020-03-02")
    assert after.to_json() == EventRef(**{**FIELDS, "ref": "B", "date": None}).to_json()
