"""Which addresses the fetcher may connect to: public ones only, decided on the resolved IP.

Pure. Resolving and connecting are http.py's; it connects only to what passed here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from services.fetcher.errors import FetchError
from services.fetcher.urls import MAX_URL, WEB_SCHEMES

PORTS = frozenset({80, 443})
DEFAULT_PORTS = {"http": 80, "https": 443}
Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

# Named for the refusal. `is_global` below refuses what is not listed; these are listed because libraries have differed on them.
FORBIDDEN: tuple[tuple[str, Network], ...] = tuple((why, ip_network(network)) for why, network in (
    ("this host", "0.0.0.0/8"), ("a private network", "10.0.0.0/8"), ("a carrier's network", "100.64.0.0/10"),
    ("this machine", "127.0.0.0/8"), ("a link-local or metadata address", "169.254.0.0/16"), ("a private network", "172.16.0.0/12"),
    ("a reserved network", "192.0.0.0/24"), ("documentation", "192.0.2.0/24"), ("a 6to4 relay", "192.88.99.0/24"),
    ("a private network", "192.168.0.0/16"), ("a benchmark network", "198.18.0.0/15"), ("documentation", "198.51.100.0/24"),
    ("documentation", "203.0.113.0/24"), ("multicast", "224.0.0.0/4"), ("a reserved network", "240.0.0.0/4"),
    ("this host", "::/128"), ("this machine", "::1/128"), ("an embedded IPv4 address", "::/96"), ("a translated address", "64:ff9b::/96"),
    ("a locally translated address", "64:ff9b:1::/48"), ("discard", "100::/64"), ("a Teredo tunnel", "2001::/32"),
    ("documentation", "2001:db8::/32"), ("a 6to4 tunnel", "2002::/16"), ("a private network", "fc00::/7"),
    ("a link-local address", "fe80::/10"), ("a site-local address", "fec0::/10"), ("multicast", "ff00::/8"),
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guard:
    """The policy. `allowed` lists networks that are let through although forbidden: loopback, in tests and the sample newsroom.

    With `hosts` they are let through for these names only, so that no other name, feed or redirect reaches them.
    """

    allowed: tuple[Network, ...] = ()
    ports: frozenset[int] = PORTS
    hosts: frozenset[str] | None = None

    @classmethod
    def allowing(cls, *networks: str, hosts: Iterable[str] | None = None) -> "Guard":
        """A guard that lets these networks through, on any port. Raises ValueError for what is no network."""
        names = None if hosts is None else frozenset(host.lower() for host in hosts)
        return cls(allowed=tuple(ip_network(network) for network in networks), hosts=names)

    def is_allowed(self, address: Address, host: str) -> bool:
        """Is this forbidden address let through by an explicit setting?"""
        return (self.hosts is None or host.lower().rstrip(".") in self.hosts) and any(
            address in network for network in self.allowed
        )

    def check_address(self, text: str, host: str) -> None:
        """Raises FetchError unless a connection to this IP is permitted."""
        address = plain(ip_address(text.partition("%")[0]))
        if self.is_allowed(address, host):
            return
        if why := forbidden(address):
            raise FetchError("address", f"{host} leads to {address}, which is {why}")

    def check_port(self, port: int, address: str, host: str) -> None:
        """Raises FetchError for a port other than the web's, except on allowed networks."""
        if port not in self.ports and not self.is_allowed(plain(ip_address(address.partition("%")[0])), host):
            raise FetchError("port", f"port {port} of {host} is not one of the web's ({', '.join(map(str, sorted(self.ports)))})")


LOOPBACK = Guard.allowing("127.0.0.0/8", "::1/128")
"""For tests and the sample newsroom only."""
PUBLIC = Guard()


def forbidden(address: Address) -> str | None:
    """Why no connection may go there, or None for a public address."""
    for why, network in FORBIDDEN:
        if address in network:
            return why
    return None if address.is_global else "not a public address"


def plain(address: Address) -> Address:
    """An IPv4 address in IPv6 clothes without them."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def check_url(url: str) -> None:
    """Raises FetchError for what may not even be resolved: other schemes, credentials, no host, absurd length."""
    if len(url) > MAX_URL:
        raise FetchError("address", f"the address is longer than {MAX_URL} characters")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise FetchError("address", f"this is no address: {error}") from error
    if parts.scheme.lower() not in WEB_SCHEMES:
        raise FetchError("scheme", f"{parts.scheme or 'no scheme'} is not http or https")
    if parts.username is not None or parts.password is not None:
        raise FetchError("credentials", "the address carries a user name or password")
    if not parts.hostname or any(char.isspace() or ord(char) < 32 or char in '\\"<>^`{|}' for char in url):  # noqa: PLR2004 - controls
        raise FetchError("address", "the address has no host or holds characters that none may")
