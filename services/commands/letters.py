"""`tollwire dead-letters`: what a step refused, from the local log or a cluster; and playing it again.

Does not judge letters: services/shell/deadletter.py makes and replays them.
"""

import asyncio
import base64
import json
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from schemas.deadletter import DeadLetter
from services.commands.tails import opened
from services.commands.terminal import CommandError
from services.outcome import Reject
from services.shell.codec import decode
from services.shell.deadletter import is_whole, listed, replayed
from services.shell.ports import Tail

Work = Callable[[Tail, dict[str, DeadLetter]], Coroutine[Any, Any, None]]


def list_letters(data: Path | None, kafka: str | None) -> int:
    """One line for each letter."""

    async def work(_tail: Tail, letters: dict[str, DeadLetter]) -> None:
        for letter in letters.values():
            sys.stdout.write(f"{letter.letter_id}  {letter.at[:19]}  {letter.topic} -> {letter.step}  {letter.reason}\n")
        if not letters:
            sys.stderr.write("no dead letters\n")

    return _with_letters(work, data, kafka)


def show_letter(letter_id: str, data: Path | None, kafka: str | None) -> int:
    """The letter as JSON, its bytes as text where they are text."""

    async def work(_tail: Tail, letters: dict[str, DeadLetter]) -> None:
        letter = _one(letters, letter_id)
        shown = {**letter.model_dump(mode="json"), "value_as_text": base64.b64decode(letter.value).decode("utf-8", "replace")}
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")

    return _with_letters(work, data, kafka)


def replay_letters(letter_ids: list[str], data: Path | None, kafka: str | None) -> int:
    """Send the letters' events to their topics again."""

    async def work(tail: Tail, letters: dict[str, DeadLetter]) -> None:
        wanted = [_one(letters, one) for one in letter_ids] if letter_ids else list(letters.values())
        whole = [letter for letter in wanted if is_whole(letter)]
        await tail.send([replayed(letter) for letter in whole])
        sys.stdout.write(f"{len(whole)} sent to {', '.join(sorted({letter.topic for letter in whole})) or 'no topic'} again\n")
        if len(whole) < len(wanted):
            sys.stderr.write(
                f"{len(wanted) - len(whole)} left out: their bytes were too many for a letter and stay in their topic\n"
            )

    return _with_letters(work, data, kafka)


def _with_letters(work: Work, data: Path | None, kafka: str | None) -> int:
    async def go() -> None:
        async with opened(data, kafka) as tail:
            await work(tail, await _letters(tail))

    asyncio.run(go())
    return 0


async def _letters(tail: Tail) -> dict[str, DeadLetter]:
    found = []
    async for record in tail.tail(["dead-letters"], follow=False):
        try:
            event = decode(record)
        except Reject:
            continue
        if isinstance(event, DeadLetter):
            found.append(event)
    return listed(found)


def _one(letters: dict[str, DeadLetter], letter_id: str) -> DeadLetter:
    found = [letters[letter_id]] if letter_id in letters else [one for name, one in letters.items() if name.startswith(letter_id)]
    if len(found) != 1:
        raise CommandError(f"{'no letter has' if not found else f'{len(found)} letters have'} an id beginning with {letter_id}")
    return found[0]
