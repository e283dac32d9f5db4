"""Refuses XML that is built to hurt its reader, before any feed library sees it.

Checks entity declarations and depth only. Malformed XML is none of its business: that is the feed reader's to forgive.
"""

import re
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from services.fetcher.errors import UnreadableError

MAX_DEPTH = 200
"""Elements within elements; real feeds stay under 20."""


class _Depth:
    """A parser target that keeps nothing but the depth."""

    def __init__(self) -> None:
        self.depth = 0

    def start(self, _tag: str, _attributes: dict[str, str]) -> None:
        """Counts in."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnreadableError(f"elements lie more than {MAX_DEPTH} deep")

    def end(self, _tag: str) -> None:
        """Counts out."""
        self.depth -= 1

    def data(self, _text: str) -> None:
        """Text is of no interest."""

    def close(self) -> None:
        """Nothing to return."""


def check(data: bytes) -> None:
    """Raises UnreadableError for entity declarations and for deep nesting. A plain DOCTYPE passes: RSS 0.91 has one."""
    parser = DefusedXMLParser(target=_Depth(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as refusal:
        raise UnreadableError(f"the document declares entities of its own: {type(refusal).__name__}") from refusal
    except (ParseError, ValueError, LookupError):
        _check_loosely(data)


def _check_loosely(data: bytes) -> None:
    """Depth of a document that is no well-formed XML: opening tags less closing ones, all names alike."""
    depth = 0
    for tag in re.finditer(rb"<(/?)[A-Za-z][^<>]{0,500}?(/?)>", data):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if depth > MAX_DEPTH * 10:
            raise UnreadableError(f"elements lie more than {MAX_DEPTH * 10} deep")
