"""The rules of the house as tests: pure cores do no I/O, services are strangers, the shell knows no service, files stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for folder in ("schemas", "services") for path in (ROOT / folder).rglob("*.py"))
SERVICES = ("fetcher", "extractor", "deduplicator", "aggregator", "board")

# What may touch network, disk, clock or environment, by design (see DESIGN.md, "The house").
IMPURE = {
    "schemas/generate.py",
    "services/cli.py",
    "services/wiring.py",
    *(str(path.relative_to(ROOT)) for path in SOURCES if path.name == "__main__.py"),
    *(str(path.relative_to(ROOT)) for path in SOURCES if path.is_relative_to(ROOT / "services" / "shell")),
    *(str(path.relative_to(ROOT)) for path in SOURCES if path.is_relative_to(ROOT / "services" / "commands")),
    *(str(path.relative_to(ROOT)) for path in SOURCES if path.is_relative_to(ROOT / "services" / "board")),
    *(str(path.relative_to(ROOT)) for path in SOURCES if path.is_relative_to(ROOT / "services" / "newsroom")),
    *(f"services/fetcher/{name}.py" for name in (
        "http", "manners", "poller", "reading", "sandbox", "visiting", "websub", "inbox", "worker", "assembly", "connections",
    )),
}  # fmt: skip
PURE = [path for path in SOURCES if str(path.relative_to(ROOT)) not in IMPURE]

# Modules that reach outside the process, and calls that do.
FORBIDDEN_MODULES = {
    "aiohttp", "aiokafka", "asyncio", "faust", "http", "httpx", "logging", "multiprocessing", "os", "pathlib", "random", "requests",
    "secrets", "shutil", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib.request", "uuid",
}  # fmt: skip
FORBIDDEN_CALLS = {"now", "utcnow", "today", "getenv"}
FORBIDDEN_BUILTINS = {"open", "print", "input"}
# The gazetteer reads its tables from the installed package, once: data of the program, not input.
MAY_READ_DATA = {"services/extractor/gazetteer.py", "services/extractor/geonames.py"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def violations(source: str) -> set[str]:
    """Forbidden imports and calls in a core."""
    tree = ast.parse(source)
    modules = {module for module in imported(tree) if module in FORBIDDEN_MODULES or module.split(".")[0] in FORBIDDEN_MODULES}
    builtins = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    calls = {call for call in called(tree) if call in FORBIDDEN_CALLS} | (builtins & FORBIDDEN_BUILTINS)
    return modules | {f"{call}()" for call in calls}


@pytest.mark.parametrize("path", PURE, ids=name)
def test_a_core_touches_nothing_outside(path: Path) -> None:
    allowed = {"open()", "pathlib", "os"} if name(path) in MAY_READ_DATA else set()

    assert violations(path.read_text()) <= allowed


@pytest.mark.parametrize("planted", ["import socket", "from datetime import datetime\nx = datetime.now()", "open('x')"])
def test_the_rule_sees_a_planted_violation(planted: str) -> None:
    assert violations(planted)


@pytest.mark.parametrize("service", SERVICES)
def test_a_step_is_pure(service: str) -> None:
    if service == "board":
        return
    assert f"services/{service}/step.py" not in IMPURE
    assert (ROOT / "services" / service / "step.py").exists()


@pytest.mark.parametrize("path", [path for path in SOURCES if "shell" in path.parts], ids=name)
def test_the_shell_knows_no_service(path: Path) -> None:
    known = {
        module for module in imported(ast.parse(path.read_text())) if module.startswith(tuple(f"services.{s}" for s in SERVICES))
    }

    assert known == set()


# Services share messages and vocabulary, nothing else; these are the vocabulary.
SHARED = {
    "services.extractor.claimants",
    "services.extractor.gazetteer",
    "services.extractor.fingerprint",
    "services.extractor.fold",
}


@pytest.mark.parametrize("path", [path for path in PURE if path.parent.name in SERVICES], ids=name)
def test_services_are_strangers_to_each_other(path: Path) -> None:
    own = f"services.{path.parent.name}"
    others = tuple(f"services.{service}" for service in SERVICES if f"services.{service}" != own)
    met = {module for module in imported(ast.parse(path.read_text())) if module.startswith(others)}

    assert met <= SHARED


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_opens_with_what_it_is_for_and_stays_one_room(path: Path) -> None:
    source = path.read_text()

    assert ast.get_docstring(ast.parse(source)), "no docstring at the top"
    assert source.count("\n") <= 400 or "vocabulary" in path.parts


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_function_is_longer_than_sixty_lines(path: Path) -> None:
    functions = [
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}

    assert {function: lines for function, lines in long.items() if lines > 60} == {}
