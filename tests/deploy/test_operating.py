"""What operators read is what there is: every setting and every metric is listed, alerts and panels use metrics that exist."""

import json
import re
from pathlib import Path

import yaml

from services.shell.settings import Settings
from services.shell.telemetry import METRICS

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
SUFFIXES = re.compile(r"_(?:bucket|sum|count)$")


def named(text: str) -> set[str]:
    return {SUFFIXES.sub("", name) for name in re.findall(r"\btollwire_\w+", text)}


def test_every_setting_is_listed() -> None:
    page = (DEPLOY / "OPERATING.md").read_text()

    assert [name for name in Settings.__dataclass_fields__ if f"`TOLLWIRE_{name.upper()}`" not in page] == []


def test_every_metric_is_listed_with_its_meaning() -> None:
    page = (DEPLOY / "OPERATING.md").read_text()

    assert [name for name, meaning in METRICS.items() if f"| `{name}` | {meaning} |" not in page] == []


def test_alerts_and_panels_look_at_metrics_that_exist() -> None:
    alerts = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yaml").read_text())
    panels = json.loads((DEPLOY / "grafana" / "tollwire.json").read_text())["panels"]
    used = named(json.dumps([rule["expr"] for group in alerts["groups"] for rule in group["rules"]]))
    used |= named(json.dumps([panel["targets"] for panel in panels]))

    assert used
    assert used <= set(METRICS)
