"""`make crash`: python -m tests.crash --seed N --articles N --faults N [--seeds N] [--services real|toy] [--way feeds|topic] [--shell kafka|faust] [--broken NAME].

Prints the schedule and, as each seed ends, its SCORE; then a table of all that ended, and as its last line SCORE for all. A run that
is interrupted still tells of the seeds that ended. Exit status 1 where anything was lost, doubled or different, or a run broke off.
"""

# ruff: noqa: T201 - a command speaks on its terminal
import argparse
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Sequence
from statistics import median, quantiles

from services.shell.telemetry import set_up_logs
from tests.crash.run import SETTLE_SECONDS, VARIANTS, Plan, Result, faults_of, run


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    set_up_logs("error", "crash")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    results: list[Result] = []
    broken_off = 0
    try:
        for seed in range(options.seed, options.seed + options.seeds):
            try:
                results.append(_one(seed, options))
            except Exception:  # noqa: BLE001 - the other seeds may still tell something
                traceback.print_exc()
                broken_off += 1
                print(f"seed {seed} broke off", flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
    if results:
        _summary(results)
    return int(broken_off > 0 or not all(result.verdict.good for result in results))


def _one(seed: int, options: argparse.Namespace) -> Result:
    plan = Plan(
        seed, options.articles, options.faults, options.services == "real", options.broken, options.shell,
        press=options.services == "real" and options.way == "feeds",
        settle=25.0 if options.broken else SETTLE_SECONDS, tell=lambda line: print(f"  {line}", flush=True),
    )  # fmt: skip
    print(f"seed {seed}: " + ", ".join(f"{fault.kind}@{fault.target}" for fault in faults_of(plan)), flush=True)
    result = run(plan)
    _report(result)
    if options.logs:
        print(result.logs)
    print(f"seed {seed}: {_score([result])}", flush=True)
    return result


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make crash")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="so many seeds, counting up")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--faults", type=int, default=12)
    parser.add_argument("--services", choices=["real", "toy"], default="real")
    parser.add_argument(
        "--way",
        choices=["feeds", "topic"],
        default="feeds",
        help="how articles get in: the real services' by fetchers, or at once",
    )
    parser.add_argument("--shell", choices=["kafka", "faust"], default="kafka", help="what the aggregator runs on")
    parser.add_argument("--broken", choices=["", *VARIANTS], default="", help="break the shell on purpose")
    parser.add_argument("--logs", action="store_true")
    return parser


def _report(result: Result) -> None:
    verdict = result.verdict
    for name in ("difference", "duplicates", "lost"):
        found = getattr(verdict, name)
        if found:
            print(f"  {name}: {len(found)}, such as {'; '.join([*found[:2], *found[-2:]])}")
    print(f"  sent {result.sent}: {result.steady:.0f}/s steady, {result.chaos:.0f}/s under faults; the last version came {result.settle:.1f} s "
          f"after the last article; {result.restarts} restarts; "
          f"{result.compacted} versions compacted", flush=True)  # fmt: skip


def _percentiles(values: list[float]) -> tuple[float, float]:
    if len(values) < 2:
        return (values or [0.0])[0], (values or [0.0])[0]
    return median(values), quantiles(values, n=100, method="inclusive")[98]


def _counts(results: Sequence[Result]) -> dict[str, int]:
    found = {name: sum(len(getattr(result.verdict, name)) for result in results) for name in ("difference", "duplicates", "lost")}
    return {"articles": sum(result.plan.articles for result in results),
            "faults": sum(result.faults.total() for result in results), **found}  # fmt: skip


def _score(results: Sequence[Result]) -> str:
    return "SCORE " + " ".join(f"{name}={count}" for name, count in _counts(results).items())


def _summary(results: Sequence[Result]) -> None:
    kinds: Counter[str] = sum((result.faults for result in results), start=Counter())
    half, most = _percentiles([value for result in results for value in result.recovery])
    steady, chaos = (median(getattr(result, name) for result in results) for name in ("steady", "chaos"))
    print(
        "\n| articles | faults | seeds | difference | duplicates | lost | recovery p50 | recovery p99 | steady | under faults |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    counts = _counts(results)
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    print(f"| {counts['articles']} | {counts['faults']}: {told} | {len(results)} | {counts['difference']} | {counts['duplicates']} "
          f"| {counts['lost']} | {half:.1f} s | {most:.1f} s | {steady:.0f}/s | {chaos:.0f}/s |\n")  # fmt: skip
    print(_score(results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
