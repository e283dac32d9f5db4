"""The process in which parsers run: reads tasks from standard input, writes answers, within limits that the kernel keeps.

Started by sandbox.py only. Knows no network and writes no file: its limits forbid both files and more memory.
"""

import json
import resource
import struct
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, BinaryIO

from schemas.base import Model
from services.fetcher.errors import UnreadableError

HEADER = struct.Struct(">II")
LENGTH = struct.Struct(">I")
OUT_OF_MEMORY = b"-reading it takes more memory than is allowed"
"""The worker that answers so is replaced: what it holds by then nobody knows."""
MODULES = {"feed": ("services.fetcher.feed", "parse_feed"), "page": ("services.fetcher.page", "read_page")}
"""Loaded when first asked for: a worker that reads feeds only needs no page library."""


def main() -> None:
    """Serve until standard input ends. Arguments: memory limit in bytes, CPU seconds per task."""
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    _confine(memory)
    while _serve_one(sys.stdin.buffer, sys.stdout.buffer, seconds):
        pass


def _confine(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))


def _serve_one(source: BinaryIO, target: BinaryIO, seconds: int) -> bool:
    head = source.read(HEADER.size)
    if len(head) < HEADER.size:
        return False
    task_size, data_size = HEADER.unpack(head)
    task = json.loads(source.read(task_size))
    data = source.read(data_size)
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
    answer = _answer(task, data)
    target.write(LENGTH.pack(len(answer)) + answer)
    target.flush()
    return True


@cache
def _reader(kind: str) -> Callable[..., Model]:
    module, name = MODULES[kind]
    reader: Callable[..., Model] = getattr(import_module(module), name)
    return reader


def _answer(task: dict[str, Any], data: bytes) -> bytes:
    """The model's JSON after a "+", or the refusal's reason after a "-"."""
    try:
        return b"+" + _reader(task["kind"])(data, url=task["url"], content_type=task["content_type"]).to_json()
    except UnreadableError as refusal:
        return b"-" + refusal.reason.encode("utf-8", "replace")
    except MemoryError:
        return OUT_OF_MEMORY
    except RecursionError:
        return b"-it is nested too deeply to be read"
    except Exception as error:  # noqa: BLE001 - a parser's bug on hostile bytes is a refusal here; the parent counts it
        return f"-the reader failed on it ({type(error).__name__}: {str(error)[:200]})".encode("utf-8", "replace")


if __name__ == "__main__":
    main()
