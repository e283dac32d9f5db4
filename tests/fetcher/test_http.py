"""The guarded client against a real hostile server on loopback: every attack by name, each with its bound."""

import asyncio
import shutil
import ssl
import subprocess
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from time import monotonic

import pytest

from services.fetcher.addresses import LOOPBACK, PUBLIC, Guard, check_url, forbidden, plain
from services.fetcher.errors import FailureKind, FetchError
from services.fetcher.http import Client, Limits, Response
from tests.fetcher import hostile
from tests.fetcher.hostile import Behaviour, Hostile, served

MB = 1_000_000
TIGHT = Limits(max_bytes=MB, deadline=3.0, connect=1.0, min_rate=200, grace=0.5)
SECONDS = TIGHT.deadline + 3.0
MEMORY = 12 * MB
"""What a fetch may allocate at its height, whatever the server sends."""


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    yield client
    await client.aclose()


async def bounded(fetch: Awaitable[Response]) -> tuple[Response | FetchError, float, int]:
    """(outcome, seconds, bytes allocated at the height)"""
    tracemalloc.start()
    begun = monotonic()
    try:
        outcome: Response | FetchError = await fetch
    except FetchError as failure:
        outcome = failure
    seconds, (_, peak) = monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return outcome, seconds, peak


ATTACKS: dict[str, tuple[Behaviour, FailureKind]] = {
    "a gzip bomb": (hostile.body(hostile.gzip_bomb(128 << 20), Content_Encoding="gzip"), "bomb"),
    "a deflate bomb": (hostile.body(hostile.deflate_bomb(128 << 20), Content_Encoding="deflate"), "bomb"),
    "brotli, which nobody asked for": (hostile.body(b"\x1b\xff\xff\x00", Content_Encoding="br"), "encoding"),
    "gzip within gzip": (hostile.body(hostile.gzipped(hostile.gzipped(b"x")), Content_Encoding="gzip, gzip"), "encoding"),
    "gzip that is none": (hostile.body(b"plain text", Content_Encoding="gzip"), "encoding"),
    "a server that never answers": (hostile.silence, "timeout"),
    "headers a byte at a time": (hostile.dripping_headers, "timeout"),
    "a body a byte at a time": (hostile.dripping_body, "slow"),
    "an endless body": (hostile.endless, "too_large"),
    "a body declared as huge": (hostile.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"), "too_large"),
    "a declared length of absurd length": (hostile.raw(b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n"), "protocol"),
    "a flood of headers": (hostile.raw(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 500 + b"Content-Length: 0\r\n\r\n"), "headers"),
    "one huge header": (hostile.raw(b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 50_000 + b"\r\nContent-Length: 0\r\n\r\n"), "headers"),
    "headers without end": (hostile.endless_headers, "protocol"),
    "interim answers without end": (hostile.endless_continue, "timeout"),
    "no HTTP at all": (hostile.raw(b"SSH-2.0-OpenSSH_9.0\r\n\r\n"), "protocol"),
    "a broken chunk": (hostile.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"), "protocol"),
    "two lengths": (hostile.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"), "protocol"),
    "a connection cut in the middle": (hostile.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"), "protocol"),
    "nothing at all": (hostile.raw(b""), "protocol"),
    "a redirect to itself": (hostile.redirect("/attack"), "redirect"),
    "a redirect to a file": (hostile.redirect("file:///etc/passwd"), "scheme"),
    "a redirect to gopher": (hostile.redirect("gopher://127.0.0.1:6379/_INFO"), "scheme"),
    "a redirect to the metadata service": (hostile.redirect("http://169.254.169.254/latest/meta-data/"), "address"),
    "a redirect into a private network": (hostile.redirect("http://10.0.0.1/"), "address"),
    "a redirect with a password": (hostile.redirect("http://user:secret@127.0.0.1/"), "credentials"),
    "a redirect to another port of a public host": (hostile.redirect("http://8.8.8.8:22/"), "port"),
    "a redirect to nonsense": (hostile.redirect("http://[::1/"), "address"),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
async def test_an_attack_is_refused_within_its_bounds(attack: str, client: Client) -> None:
    behaviour, kind = ATTACKS[attack]
    async with served({"/attack": behaviour}) as server:
        outcome, seconds, peak = await bounded(client.get(server.url("/attack"), limits=TIGHT))

    assert isinstance(outcome, FetchError), outcome
    assert (outcome.kind, bool(outcome.reason)) == (kind, True), outcome.reason
    assert seconds < SECONDS
    assert peak < MEMORY


async def test_after_every_attack_the_same_client_still_fetches(client: Client) -> None:
    routes = {f"/{number}": behaviour for number, (behaviour, _) in enumerate(ATTACKS.values())} | {
        "/attack": hostile.redirect("/attack")
    }
    quick = Limits(max_bytes=MB, deadline=0.5, connect=0.5, grace=0.1)
    async with served(routes | {"/good": hostile.body(b"fine")}) as server:
        await asyncio.gather(*(bounded_only(client, server.url(path), quick) for path in routes))
        response = await client.get(server.url("/good"), limits=TIGHT)

    assert response.body == b"fine"


async def bounded_only(client: Client, url: str, limits: Limits) -> None:
    with pytest.raises(FetchError):
        await client.get(url, limits=limits)


@pytest.mark.parametrize("address", [
    "http://127.0.0.1/", "http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://0177.0.0.1/", "http://0/",
    "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::]/", "http://localhost/", "http://localhost./",
    "http://100.64.0.1/", "http://10.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://[2001::1]/", "http://[::127.0.0.1]/", "http://198.18.0.1/", "http://192.0.2.1/",
])  # fmt: skip
async def test_no_spelling_of_an_inner_address_is_visited(address: str) -> None:
    client = Client(contact="desk@example.org", guard=PUBLIC)

    with pytest.raises(FetchError) as refusal:
        await client.get(address, limits=TIGHT)

    assert refusal.value.kind in {"address", "dns"}
    await client.aclose()


@pytest.mark.parametrize(("address", "kind"), [
    ("file:///etc/passwd", "scheme"), ("ftp://example.org/a", "scheme"), ("data:text/html,hi", "scheme"), ("javascript:alert(1)", "scheme"),
    ("//example.org/", "scheme"), ("http://user:secret@example.org/", "credentials"), ("https://token@example.org/", "credentials"),
    ("http://", "address"), ("http://exa mple.org/", "address"), ("http://example.org/\r\nX-Injected: 1", "address"), ("http://example.org\\@10.0.0.1/", "credentials"),
    ("http://example.org:99999/", "address"), ("https://example.org/" + "a" * 5000, "address"),
])  # fmt: skip
def test_an_address_that_none_should_have_is_refused_before_it_is_resolved(address: str, kind: str) -> None:
    with pytest.raises(FetchError) as refusal:
        check_url(address)

    assert refusal.value.kind == kind


def test_every_address_but_public_ones_is_forbidden() -> None:
    from ipaddress import ip_address

    assert forbidden(plain(ip_address("::ffff:10.0.0.1"))) == "a private network"
    assert forbidden(ip_address("93.184.216.34")) is None
    assert forbidden(ip_address("2606:2800:220:1:248:1893:25c8:1946")) is None


def resolver(*answers: list[str]) -> Callable[[str, int], Awaitable[list[str]]]:
    """A name server that gives these answers in turn, the last for ever."""
    waiting = list(answers)

    async def resolve(host: str, port: int) -> list[str]:
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    return resolve


async def test_a_name_with_one_inner_address_among_its_answers_is_refused() -> None:
    client = Client(contact="desk@example.org", resolver=resolver(["93.184.216.34", "10.0.0.7"]))

    with pytest.raises(FetchError, match=r"10\.0\.0\.7, which is a private network"):
        await client.get("http://news.example/", limits=TIGHT)

    await client.aclose()


async def test_a_name_that_changes_its_address_after_the_check_is_not_followed() -> None:
    """DNS rebinding: what was checked is what is connected to; the second answer is never asked for."""
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    client = Client(contact="desk@example.org", guard=Guard.allowing("127.0.0.1/32"), resolver=rebinding)
    async with served({"/feed": hostile.body(b"fine")}) as server:
        response = await client.get(server.url("/feed", "news.example"), limits=TIGHT)

    assert (response.body, asked) == (b"fine", ["news.example"])
    await client.aclose()


async def test_each_redirect_is_resolved_and_checked_again() -> None:
    async def names(host: str, port: int) -> list[str]:
        return {"good.example": ["127.0.0.1"], "evil.example": ["10.0.0.9"]}[host]

    client = Client(contact="desk@example.org", guard=LOOPBACK, resolver=names)
    async with served({"/": hostile.redirect("http://evil.example/inner")}) as server:
        with pytest.raises(FetchError, match=r"evil\.example leads to 10\.0\.0\.9"):
            await client.get(server.url("/", "good.example"), limits=TIGHT)

    await client.aclose()


async def test_the_server_sees_the_name_and_an_honest_agent() -> None:
    client = Client(contact="desk@example.org", guard=LOOPBACK, resolver=resolver(["127.0.0.1"]))
    async with served({"/feed": hostile.body(b"fine")}) as server:
        await client.get(server.url("/feed", "news.example"), limits=TIGHT)
        headers = server.asked[0].headers

    assert headers["host"] == f"news.example:{server.port}"
    assert headers["user-agent"].startswith("Tollwire/")
    assert "desk@example.org" in headers["user-agent"]
    assert headers["accept-encoding"] == "gzip"
    await client.aclose()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
async def test_a_secure_server_is_asked_by_name_at_the_checked_address(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(  # noqa: ASYNC221 - nothing else runs yet
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=news.example",
         "-addext", "subjectAltName=DNS:news.example", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    named: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    trusting = ssl.create_default_context(cafile=str(certificate))
    client = Client(contact="desk@example.org", guard=LOOPBACK, resolver=resolver(["127.0.0.1"]), tls=trusting)
    async with served({"/feed": hostile.body(b"fine")}, tls=context) as server:
        response = await client.get(f"https://news.example:{server.port}/feed", limits=TIGHT)
        with pytest.raises(FetchError) as refusal:
            await client.get(f"https://other.example:{server.port}/feed", limits=TIGHT)

    assert response.body == b"fine"
    assert named[0] == "news.example"
    assert refusal.value.kind == "connect"  # the certificate is not that name's
    await client.aclose()


async def test_credentials_stay_with_the_host_they_were_given_for(client: Client) -> None:
    async with served({"/": hostile.body(b"")}) as other:
        routes = {
            "/away": hostile.redirect(other.url("/", "127.0.0.2")),
            "/near": hostile.redirect("/here"),
            "/here": hostile.body(b""),
        }
        async with served(routes) as server:
            await client.get(server.url("/away"), {"authorization": "Bearer secret"}, TIGHT)
            await client.get(server.url("/near"), {"authorization": "Bearer secret"}, TIGHT)
            near = server.asked[-1]

        assert "authorization" not in other.asked[0].headers
        assert near.headers["authorization"] == "Bearer secret"


async def test_only_permanent_redirects_are_remembered(client: Client) -> None:
    routes = {
        "/old": hostile.redirect("/new", "301 Moved Permanently"),
        "/new": hostile.body(b"feed"),
        "/mixed": hostile.redirect("/half", "308 Permanent Redirect"),
        "/half": hostile.redirect("/new", "302 Found"),
        "/passing": hostile.redirect("/old", "307 Temporary Redirect"),
    }
    async with served(routes) as server:
        moved = {
            path: (await client.get(server.url(path), limits=TIGHT)).permanent for path in ("/old", "/mixed", "/passing", "/new")
        }
        expected = {"/old": server.url("/new"), "/mixed": server.url("/half"), "/passing": None, "/new": None}

    assert moved == expected


async def test_honest_compression_is_unpacked_whole(client: Client) -> None:
    text = b"The ministry said that the figure would change. " * 2_000
    import zlib

    raw_deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    routes = {
        "/gzip": hostile.body(hostile.gzipped(text), Content_Encoding="gzip"),
        "/deflate": hostile.body(zlib.compress(text), Content_Encoding="deflate"),
        "/raw": hostile.body(raw_deflate.compress(text) + raw_deflate.flush(), Content_Encoding="deflate"),
    }
    async with served(routes) as server:
        found = [(await client.get(server.url(path), limits=TIGHT)).body for path in routes]

    assert found == [text, text, text]


async def test_proxies_of_the_environment_are_not_used(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    fresh = Client(contact="desk@example.org", guard=LOOPBACK)
    async with served({"/": hostile.body(b"direct")}) as server:
        assert (await fresh.get(server.url("/"), limits=TIGHT)).body == b"direct"

    await fresh.aclose()


async def test_loopback_is_reached_only_by_an_explicit_setting() -> None:
    async with served({"/": hostile.body(b"inner")}) as server:
        assert await outcome_of(PUBLIC, server) == "address"
        assert await outcome_of(Guard.allowing("127.0.0.1/32"), server) == "inner"
        assert await outcome_of(Guard.allowing("127.0.0.2/32"), server) == "address"


async def test_loopback_can_be_opened_for_single_names_only() -> None:
    guard = Guard.allowing("127.0.0.0/8", hosts=["Sample.example"])
    client = Client(contact="desk@example.org", guard=guard, resolver=resolver(["127.0.0.1"]))
    async with served({"/": hostile.body(b"inner"), "/away": hostile.redirect("http://127.0.0.1/")}) as server:
        good = await client.get(server.url("/", "sample.example"), limits=TIGHT)
        refused = []
        for path, host in (("/", "evil.example"), ("/", "127.0.0.1"), ("/away", "sample.example")):
            with pytest.raises(FetchError) as refusal:
                await client.get(server.url(path, host), limits=TIGHT)
            refused.append(refusal.value.kind)

    assert (good.body, refused) == (b"inner", ["address"] * 3)
    await client.aclose()


async def outcome_of(guard: Guard, server: Hostile) -> str:
    client = Client(contact="desk@example.org", guard=guard)
    try:
        return (await client.get(server.url("/"), limits=TIGHT)).body.decode()
    except FetchError as failure:
        return failure.kind
    finally:
        await client.aclose()
