"""An article as a newsroom published it, or a later revision of it. Topic `articles`, key: article id.

Does not hold what the article claims: see claim.py.
"""

from typing import Annotated

from pydantic import BeforeValidator, Field

from schemas.base import Model
from schemas.dates import normalise

When = Annotated[str | None, BeforeValidator(normalise)]
"""ISO 8601 date or time with offset; anything that is no full date becomes null."""


class PreviousText(Model):
    """What the revision before this one said, so that a stateless reader can tell what vanished."""

    revision: int
    title: str | None = None
    text: str = ""
    published: When = None


class Article(Model):
    """One revision of one article. The same id with a higher revision replaces the earlier one."""

    id: str = Field(min_length=1)
    url: str | None = None
    publisher: str | None = None
    published: When = None
    title: str | None = None
    text: str
    language: str = "en"
    revision: int = Field(default=1, ge=1)
    updated: When = None
    withdrawn: bool = False
    authors: tuple[str, ...] = ()
    feed: str | None = None
    previous: PreviousText | None = None

    @property
    def said_at(self) -> str | None:
        """When this revision appeared: `updated`, else `published`."""
        return self.updated or self.published
