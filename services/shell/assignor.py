"""Who gets which partition: partition p of all inputs goes to the same replica, and the same names get the same partitions again.

A service with two inputs (claims and commands) keeps one state per partition number, so both must meet. Takes no part in processing.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from aiokafka.coordinator.assignors.abstract import AbstractPartitionAssignor
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment, ConsumerProtocolMemberMetadata

_VERSION = 0


def spread(partitions: Iterable[int], names: Iterable[str]) -> dict[str, list[int]]:
    """Partition numbers over replicas by name: as even as can be, and independent of who asks."""
    order = sorted(names)
    shares: dict[str, list[int]] = {name: [] for name in order}
    for number in sorted(partitions):
        shares[order[number % len(order)]].append(number)
    return shares


class CopartitionedAssignor(AbstractPartitionAssignor):  # type: ignore[misc] # aiokafka ships no types
    """The group protocol's side of `spread`. Replicas tell their names in the protocol's user data."""

    name = "tollwire-copartitioned"
    instance = ""

    @classmethod
    def metadata(cls, topics: Iterable[str]) -> Any:
        """What this replica tells the group's leader."""
        return ConsumerProtocolMemberMetadata(_VERSION, sorted(topics), cls.instance.encode())

    @classmethod
    def assign(cls, cluster: Any, members: dict[str, Any]) -> dict[str, Any]:
        """Every member's partitions. Two members of one name (an old and a new process) are told apart by member id."""
        names = {f"{meta.user_data.decode('utf-8', 'replace')}\x1f{member}": member for member, meta in members.items()}
        topics = sorted({topic for meta in members.values() for topic in meta.subscription})
        numbers = {topic: set(cluster.partitions_for_topic(topic) or ()) for topic in topics}
        shares = spread(set().union(*numbers.values()), names)
        given: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for name, owned in shares.items():
            for topic in topics:
                given[names[name]][topic] = [number for number in owned if number in numbers[topic]]
        return {member: ConsumerProtocolMemberAssignment(_VERSION, sorted(given[member].items()), b"") for member in members}

    @classmethod
    def on_assignment(cls, assignment: Any) -> None:
        """Nothing to remember: the assignment follows from the names."""


def assignor(instance: str) -> type[CopartitionedAssignor]:
    """The assignor of the replica of that name."""
    return type("Copartitioned", (CopartitionedAssignor,), {"instance": instance})
