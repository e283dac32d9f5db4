"""Bytes to text for feeds and pages whose declared encoding cannot be trusted.

Knows nothing of feeds: declared names in, text out; never fails on any bytes.
"""

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# What the web means by these names (WHATWG Encoding): supersets that newsrooms' tools really write.
SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932",
             "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"}  # fmt: skip
XML_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
HTML_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
HEADER_DECLARED = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
MOJIBAKE = re.compile("[\u00c2\u00c3][\u0080-\u00bf\u0152-\u2122]|\u00e2\u20ac.|\u00e2\u201e\u00a2")
HEAD = 4096


def decode(data: bytes, content_type: str | None = None) -> str:
    """The text: byte order mark, then valid UTF-8, then what the document or the header declares, then cp1252."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark):].decode(name, "replace")  # fmt: skip
    if wide := _unmarked_utf16(data):
        return data.decode(wide, "replace")
    declared = declared_encoding(data, content_type)
    if declared and not _is_utf8(declared):
        strict = _strictly(data, "utf-8") if _has_high_bytes(data) and "2022" not in declared else None
        return strict if strict is not None else data.decode(declared, "replace")
    strict = _strictly(data, "utf-8")
    return strict if strict is not None else _mixed(data)


def declared_encoding(data: bytes, content_type: str | None) -> str | None:
    """A codec's name that the XML declaration, the meta tag or the header gives, if Python knows it as a text codec."""
    head = data[:HEAD]
    inside = XML_DECLARED.search(head) or HTML_DECLARED.search(head)
    header = HEADER_DECLARED.search(content_type or "")
    names = [inside[1].decode("ascii", "replace") if inside else None, header[1] if header else None]
    return next((codec for name in names if name and (codec := _codec(name))), None)


def repaired(text: str) -> str:
    """The text with UTF-8 that somebody read as cp1252 put right, where the whole of it can be."""
    if not MOJIBAKE.search(text):
        return text
    try:
        better = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
    return better if len(MOJIBAKE.findall(better)) < len(MOJIBAKE.findall(text)) else text


def _codec(name: str) -> str | None:
    try:
        info = codecs.lookup(name)
        "".encode(name)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None
    return SUPERSETS.get(info.name, info.name)


def _is_utf8(codec: str) -> bool:
    return codec.replace("-", "").replace("_", "") in {"utf8", "utf8sig"} or codec.startswith("utf-16")


def _has_high_bytes(data: bytes) -> bool:
    return not data.isascii()


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _mixed(data: bytes) -> str:
    """UTF-8 with a few bytes of cp1252 pasted in, if most of what is not ASCII is UTF-8; else cp1252 altogether."""
    text = data.decode("utf-8", "surrogateescape")
    strays = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    good = sum(1 for char in text if char > "\x7f") - strays
    if strays > good:
        return data.decode("cp1252", "replace")
    return re.sub("[\udc80-\udcff]", lambda hit: bytes([ord(hit[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:64]
    for name, opening in (("utf-16-le", b"<\x00"), ("utf-16-be", b"\x00<")):
        if head.lstrip(b" \x00\n\r").startswith(opening.strip(b"\x00")) and head.startswith(opening):
            return name
    return None
