"""The files for the cluster are what their own tools accept, and name commands, topics and settings that exist.

No engine runs them here: a compose parser, a Dockerfile linter and the Kubernetes schemas read them.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from schemas.topics import TOPICS, changelogs

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
KUBERNETES = ROOT / "deploy" / "kubernetes"
SERVICES = ("fetcher", "extractor", "deduplicator", "aggregator", "board")


def documents(path: Path) -> list[dict[str, Any]]:
    return [document for document in yaml.safe_load_all(path.read_text()) if document]


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def compose() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(run(str(BIN / "docker-compose"), "-f", "docker-compose.yml", "config"))
    return parsed


def test_the_dockerfile_passes_its_linter() -> None:
    run(str(BIN / "hadolint"), "deploy/Dockerfile")


def test_the_compose_file_is_read_by_compose_and_starts_the_flow_in_order() -> None:
    services = compose()["services"]

    assert set(services) == {"kafka", "topics", *SERVICES}
    assert services["topics"]["depends_on"]["kafka"]["condition"] == "service_healthy"
    for name in SERVICES:
        assert services[name]["depends_on"]["topics"]["condition"] == "service_completed_successfully"
        assert services[name]["command"] == ["python", "-m", f"services.{name}"]
        assert services[name]["user"] == "10001:10001"


@pytest.mark.parametrize("service", SERVICES)
def test_the_command_of_each_container_exists(service: str) -> None:
    assert find_spec(f"services.{service}.__main__") is not None


@pytest.mark.parametrize("path", sorted(KUBERNETES.glob("base/*.yaml")), ids=lambda path: str(path.relative_to(KUBERNETES)))
def test_a_manifest_is_what_kubernetes_accepts(path: Path) -> None:
    kinds = {document["kind"] for document in documents(path)}
    if kinds & {"Kustomization", "KafkaTopic", "KafkaUser"}:
        assert len(kinds) == 1
        return

    run(str(BIN / "kubernetes-validate"), "-k", "1.31", "--strict", str(path))


def test_every_file_of_the_base_is_named_by_its_kustomization() -> None:
    (kustomization,) = documents(KUBERNETES / "base" / "kustomization.yaml")
    present = {path.name for path in (KUBERNETES / "base").glob("*.yaml")} - {"kustomization.yaml"}

    assert set(kustomization["resources"]) == present


def test_the_cluster_has_the_declared_topics() -> None:
    declared = {topic.name: topic.partitions for topic in [*TOPICS.values(), *changelogs()]}
    topics = documents(KUBERNETES / "base" / "topics.yaml")

    assert {topic["metadata"]["name"]: topic["spec"]["partitions"] for topic in topics} == declared


def test_each_service_may_reach_only_topics_that_exist() -> None:
    names = {topic.name for topic in [*TOPICS.values(), *changelogs()]}
    users = documents(KUBERNETES / "base" / "users.yaml")

    assert [user["metadata"]["name"] for user in users] == list(SERVICES)
    for user in users:
        used = {acl["resource"]["name"] for acl in user["spec"]["authorization"]["acls"] if acl["resource"]["type"] == "topic"}
        assert used <= names


@pytest.mark.parametrize("service", SERVICES)
def test_containers_run_as_nobody_and_wait_for_restore(service: str) -> None:
    workload = documents(KUBERNETES / "base" / f"{service}.yaml")[0]
    pod = workload["spec"]["template"]["spec"]
    (container,) = pod["containers"]

    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["startupProbe"]["httpGet"]["path"] == "/startupz"
    assert container["command"] == ["python", "-m", f"services.{service}"]
