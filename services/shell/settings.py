"""Settings of a service's process, frozen, read from the environment once, in `__main__`.

Names and defaults are the table below; a bad value is named, with what would be a good one. Does not hold any rule about content.
"""

import os
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.shell.deadletter import Limits
from services.shell.ports import ShellError

PREFIX = "TOLLWIRE_"


class SettingsError(ShellError):
    """A setting that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs. Each field is TOLLWIRE_<NAME> in the environment."""

    brokers: str = "127.0.0.1:9092"
    """Kafka's address, host:port, several by comma."""
    instance: str = ""
    """This replica's own name among the replicas of its service, stable over restarts (static membership); empty: the host's name."""
    prefix: str = ""
    """Put before consumer groups and transactional ids, where several installations share a cluster."""
    batch: int = 100
    """Records of one partition in one transaction at most."""
    batch_seconds: float = 0.5
    """Steps that take more of the processor's time end their transaction: what is done need not wait for what is not, nor other partitions
    for this one. A service that has its records sorted by time (`Service.by_time`) is never cut short: it gets as many at once as lately
    took so long."""
    pace_seconds: float = 0.1
    """A partition's transactions begin so far apart at least: under load records gather, and the broker commits less often. A single record waits for
    nothing but, where a service has its records sorted by time, for those that were handed on with it."""
    session_ms: int = 30_000
    """A replica that has not been heard of for so long loses its partitions."""
    transaction_ms: int = 30_000
    """A transaction left open by a dead process is aborted after this time, if nobody fenced it before."""
    drain_seconds: float = 10.0
    """How long a batch under way may take to finish when partitions leave or the process ends."""
    restore_seconds: float = 300.0
    """A restore that takes longer ends the process."""
    health_host: str = "127.0.0.1"
    """Where /livez, /readyz, /startupz and /metrics listen."""
    health_port: int = 0
    """0: they do not listen."""
    state_dir: str = ""
    """Where a shell may keep a local cache; empty: none."""
    dead_run: int = 100
    """So many refusals in a row stop the process."""
    dead_ratio: float = 0.5
    """Such a share of refusals among the last 500 records stops the process."""
    security: str = "PLAINTEXT"
    """PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL."""
    sasl_mechanism: str = "SCRAM-SHA-512"
    sasl_username: str = ""
    sasl_password: str = ""
    ca_file: str = ""
    """Certificate authority of the cluster; empty: the system's."""
    log_level: str = "info"
    traces: str = ""
    """A file to which spans are written as JSON Lines; empty: none are."""

    @property
    def limits(self) -> Limits:
        """The dead-letter limits."""
        return Limits(run=self.dead_run, ratio=self.dead_ratio)

    def member(self, service: str) -> str:
        """The static member id of this replica."""
        name = self.instance or socket.gethostname()
        return f"{self.prefix}{name}" if name.startswith(service) else f"{self.prefix}{service}-{name}"

    def client(self) -> dict[str, Any]:
        """What every Kafka client of this process is given."""
        if self.security == "PLAINTEXT":
            return {"bootstrap_servers": self.brokers}
        given: dict[str, Any] = {"bootstrap_servers": self.brokers, "security_protocol": self.security}
        if self.security.endswith("SSL"):
            given["ssl_context"] = ssl.create_default_context(cafile=self.ca_file or None)
        if self.security.startswith("SASL"):
            given |= {"sasl_mechanism": self.sasl_mechanism, "sasl_plain_username": self.sasl_username,
                      "sasl_plain_password": self.sasl_password}  # fmt: skip
        return given


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment. Raises SettingsError."""
    given = os.environ if environment is None else environment
    found: dict[str, Any] = {}
    for name, default in ((name, getattr(Settings(), name)) for name in Settings.__dataclass_fields__):
        text = given.get(PREFIX + name.upper())
        if text is not None:
            found[name] = _value(name, text, type(default))
    return Settings(**found)


def _value(name: str, text: str, kind: type[Any]) -> Any:
    try:
        return kind(text)
    except ValueError as error:
        wanted = "a whole number" if kind is int else "a number"
        raise SettingsError(f"{PREFIX}{name.upper()} is {text!r}, but has to be {wanted}") from error
