"""Bytes that are made once are those that would be made each time."""

from schemas.base import canonical
from schemas.claim import Quote
from schemas.incident import Agree, Evidence, Excluded, Incident, Origin

QUOTE = Quote(field="text", start=0, end=9, text="43 killed")


def incident() -> Incident:
    return Incident(
        incident_id="inc_1", block="SY", articles=("a",),
        origins=(Origin(key="sohr", name="Observatory"),),
        agreement=(Agree(a="sohr", b="sana", relation="disputes", reason="43 and 40"),),
        excluded=(Excluded(claim_id="clm_2", article_id="a", reason="vague", detail="words without a “number”"),),
        evidence=(Evidence(claim_id="clm_1", article_id="a", quote=QUOTE, low=43),),
    )  # fmt: skip


def test_an_incident_of_pieces_has_the_bytes_of_one_written_whole() -> None:
    one = incident()

    assert one.to_json() == one.to_json() == canonical(one.model_dump(mode="json"))
    assert Incident.from_json(one.to_json()) == one


def test_a_changed_copy_of_a_piece_has_bytes_of_its_own() -> None:
    before = incident().evidence[0]
    assert b'"low":43' in before.piece

    after, other = before.model_copy(update={"low": 40}), before.but(low=41)

    assert b'"low":40' in after.piece
    assert b'"low":41' in other.piece
    assert before == Evidence.from_json(before.piece)
