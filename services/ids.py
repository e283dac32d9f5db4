"""Content-hash ids: version first, then the key fields. Equal input gives equal id, on every machine.

Contains no rule about what a key field is: callers name them.
"""

import hashlib

VERSION = "1"
_SEPARATOR = "\x1f"


def content_id(kind: str, *fields: object) -> str:
    """An id such as "clm_1f0c…": the kind, then 80 bits of SHA-256 over version, kind and fields (None differs from "")."""
    told = ["\x00" if field is None else str(field) for field in (VERSION, kind, *fields)]
    joined = _SEPARATOR.join(told)
    if joined.count(_SEPARATOR) >= len(told):
        joined = _SEPARATOR.join(one.replace(_SEPARATOR, " ") for one in told)
    return f"{kind}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"
