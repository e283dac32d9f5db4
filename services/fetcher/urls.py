"""One form of a URL: the same article reached by two links has one address.

Pure string work. Does not resolve names or decide whether an address may be visited: see addresses.py.
"""

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from services.ids import content_id

WEB_SCHEMES = frozenset({"http", "https"})
DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_URL = 4096

# Parameters that say who sent the reader, never what he reads.
TRACKING_PREFIXES = (
    "utm_",
    "at_",
    "mc_",
    "pk_",
    "piwik_",
    "mtm_",
    "matomo_",
    "hsa_",
    "stm_",
    "wt_",
    "ns_",
    "ic_",
    "itm_",
    "__twitter",
)
TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "wbraid", "gbraid", "cmpid", "cmp",
    "ocid", "ito", "ftag", "ref", "ref_src", "ref_url", "referrer", "referer", "source", "src", "smid", "smtyp", "partner", "taid",
    "campaign", "campaign_id", "s_cid", "spm", "rss", "rssid", "feedtype", "feedname", "ftcamp", "emc", "_ga", "_gl", "xtor", "sref",
    "guccounter", "guce_referrer", "guce_referrer_sig", "ncid", "sr_share", "share", "shared", "sh", "mkt_tok", "traffic_source",
    "social", "via", "wpisrc", "intcid", "icid", "maca", "feature", "amp", "outputtype", "__source", "soc_src", "soc_trk",
})  # fmt: skip
AMP_TAIL = re.compile(r"(?:/amp|\.amp|/amp\.html|\.amp\.html)+$")


def is_web(url: str | None) -> bool:
    """Is it an http or https address with a host, of a sane length?"""
    parts = _split(url)
    return parts is not None and parts.scheme in WEB_SCHEMES and bool(parts.hostname)


def is_inbox(url: str | None) -> bool:
    """Is it the name of a feed that is pushed to us, never polled ("inbox:agency")?"""
    return url is not None and re.fullmatch(r"inbox:[A-Za-z0-9_.-]{1,100}", url) is not None


def absolute(url: str | None, base: str | None) -> str | None:
    """The link as a full address, tidied (host and scheme in lower case); what is no web address comes back as written."""
    if not url or not url.strip():
        return None
    text = re.sub(r"[\t\r\n]", "", url.strip())
    if len(text) > MAX_URL:
        return None
    try:
        joined = urljoin(base, text) if base else text
    except ValueError:
        return text
    parts = _split(joined)
    if parts is None or parts.scheme not in WEB_SCHEMES or not parts.hostname:
        return joined
    return urlunsplit((parts.scheme, _lower_host(parts.netloc), parts.path, parts.query, parts.fragment))


def canonical(url: str | None) -> str | None:
    """The form for comparing: https, no www, no default port, no fragment, no tracking, sorted query, no AMP tail."""
    parts = _split(url)
    if parts is None or parts.scheme not in WEB_SCHEMES or not parts.hostname:
        return None
    path = AMP_TAIL.sub("", _path(parts.path)).rstrip("/") or "/"
    return urlunsplit(("https", _authority(parts), path, _query(parts.query), ""))


def without_tracking(url: str) -> str:
    """The address as it is, less the parameters that only track and the fragment: fit to be shown and fetched."""
    parts = _split(url)
    if parts is None or parts.scheme not in WEB_SCHEMES:
        return url
    kept = [piece for piece in parts.query.split("&") if piece and not is_tracking(unquote(piece.partition("=")[0]))]
    return urlunsplit((parts.scheme, _lower_host(parts.netloc), parts.path, "&".join(kept), ""))


def is_tracking(name: str) -> bool:
    """Does this query parameter only say where the reader came from?"""
    lower = name.lower()
    return lower in TRACKING or lower.startswith(TRACKING_PREFIXES)


def host_of(url: str | None) -> str:
    """The host with its port where that is not the scheme's own: the unit of politeness."""
    parts = _split(url)
    return _netloc(parts) if parts is not None and parts.hostname else ""


def same_site(one: str | None, other: str | None) -> bool:
    """Do both lie on one site (mobile and AMP hosts are the site's own)?"""
    first, second = (_split(url) for url in (one, other))
    if first is None or second is None or not first.hostname or not second.hostname:
        return False
    a, b = _bare_host(first.hostname), _bare_host(second.hostname)
    return a == b or a.endswith("." + b) or b.endswith("." + a)


def has_credentials(url: str) -> bool:
    """Does the address carry a user name or password?"""
    parts = _split(url)
    return parts is not None and (parts.username is not None or parts.password is not None)


def article_id(url: str | None, guid: str | None, feed_url: str) -> str:
    """The identity of an article, the same from every feed that carries its address; a bare guid counts within its host."""
    address = canonical(url)
    if address is not None:
        return content_id("art", "url", address)
    return content_id("art", "guid", guid, "" if _is_global(guid) else host_of(feed_url))


def _is_global(guid: str | None) -> bool:
    return guid is not None and re.match(r"(?:tag:|urn:|https?://)", guid) is not None


def _split(url: str | None) -> SplitResult | None:
    if not url or len(url) > MAX_URL:
        return None
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # raises for a port that is none
    except ValueError:
        return None
    return parts


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    port = parts.port
    name = f"[{host}]" if ":" in host else host
    return name if port is None or port == DEFAULT_PORTS.get(parts.scheme) else f"{name}:{port}"


def _authority(parts: SplitResult) -> str:
    host = _bare_host(parts.hostname or "")
    name = f"[{host}]" if ":" in host else host
    port = parts.port
    return name if port is None or port in DEFAULT_PORTS.values() else f"{name}:{port}"


def _bare_host(host: str) -> str:
    return re.sub(r"^(?:(?:www\d?|amp|m|mobile)\.)+(?=[^.]+\.)", "", host.lower().rstrip("."))


def _lower_host(netloc: str) -> str:
    user, at, host = netloc.rpartition("@")
    return f"{user}{at}{host.lower()}"


def _path(path: str) -> str:
    return quote(unquote(path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")


def _query(query: str) -> str:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return query
    return urlencode(sorted((name, value) for name, value in pairs if not is_tracking(name)))
