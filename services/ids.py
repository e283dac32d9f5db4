"""Content-hash ids: version first, then the key fields. Equal input gives equal id, on every machine.

Contains no rule about what a key field is: callers name them.
"""

import hashlib

VERSION = "1"
_SEPARATOR = b"\x1f"


def content_id(kind: str, *fields: object) -> str:
    """An id such as "clm_1f0c…": the kind, then 80 bits of SHA-256 over version, kind and fields (None differs from "")."""
    digest = hashlib.sha256(_SEPARATOR.join(_encoded(field) for field in (VERSION, kind, *fields)))
    return f"{kind}_{digest.hexdigest()[:20]}"


def _encoded(field: object) -> bytes:
    return b"\x00" if field is None else str(field).replace("\x1f", " ").encode("utf-8", "surrogatepass")
