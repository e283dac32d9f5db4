"""A report: what one article revision says about one incident, after identity was decided. Topic `reports`, key: incident id.

Does not judge figures: the aggregator does. A report replaces the article's earlier report on the same incident.
"""

from typing import Literal

from schemas.article import When
from schemas.base import Model
from schemas.claim import ArticleHead, Claim, Statement


class Linked(Model):
    """Why an article's event was put into this incident: score in [0, 1] and a sentence."""

    score: float
    reason: str


class CopyOf(Model):
    """Whose text the article carries: the first article of the group, and why we say so."""

    article_id: str
    score: float
    reason: str


class Command(Model):
    """An editor's decision, by name of the editor. Topic `commands`, key: block. Overrides what the rules say and survives replay."""

    command_id: str
    block: str
    at: When = None
    editor: str
    action: Literal["merge", "split", "move", "retract", "pin", "not_same", "undo"]
    incident_id: str | None = None
    other_id: str | None = None
    """merge, not_same: the other incident. undo: the command_id to undo."""
    article_id: str | None = None
    claim_ids: tuple[str, ...] = ()
    """move, retract, split: the claims concerned (none: all claims of `article_id` in the incident)."""
    measure: str | None = None
    category: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    """pin: the figure that holds until undone."""
    reason: str = ""


class Report(Model):
    """One article's part in one incident, or its withdrawal (no claims, no statements)."""

    incident_id: str
    block: str
    article: ArticleHead
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    linked: Linked | None = None
    copy_of: CopyOf | None = None
    other_incidents: tuple[str, ...] = ()
    """Incidents to which the article's other events belong."""
    version: int = 1
    """Grows with every change of this article's part in this incident; the highest wins."""

    @property
    def withdrawal(self) -> bool:
        """Whether the article no longer tells of the incident."""
        return not self.claims and not self.statements


class Redirect(Model):
    """The incident was merged into another (or, with null, stands again). Also on `reports`, key: the incident that moved."""

    incident_id: str
    block: str
    merged_into: str | None
    reason: str
    version: int = 1


class Ruling(Model):
    """Editor's commands that bear on this incident's figures (pin, retract), all that stand. Also on `reports`."""

    incident_id: str
    block: str
    commands: tuple[Command, ...] = ()
    version: int = 1
