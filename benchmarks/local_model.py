"""Seconds a spec of the local model, beside what else a generation costs: one run, one machine, a new process.

Run from the project's root: ``python -m benchmarks.local_model [--quick]``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from animathic_lab.generation import WriteRequest  # noqa: E402  # the root must be importable first when run by path
from animathic_lab.generation.embedded import EmbeddedWriter  # noqa: E402
from animathic_lab.routing import features  # noqa: E402

PROMPTS = ROOT / "tests" / "model" / "simple40.jsonl"


def percentile(values: list[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def measure(prompts: list[str]) -> None:
    """Print the first answer of a cold model, then those of a warm one."""
    writer = EmbeddedWriter()
    begun = time.perf_counter()
    await writer.write(WriteRequest(prompt=prompts[0]), timeout=120)
    cold = time.perf_counter() - begun
    seconds, tokens, longest = [], 0, 0.0
    for prompt in prompts:
        begun = time.perf_counter()
        draft = await writer.write(WriteRequest(prompt=prompt), timeout=120)
        seconds.append(time.perf_counter() - begun)
        tokens += draft.tokens.written
    begun = time.perf_counter()
    for prompt in prompts:
        features(prompt)
    reading = (time.perf_counter() - begun) / len(prompts)
    longest = max(seconds)
    await writer.aclose()
    p50 = statistics.median(seconds)
    print(f"first answer of a cold model {cold:.2f} s ({cold / p50:.1f}x a warm one)")
    print(
        f"a spec: p50 {p50:.2f} s, p95 {percentile(seconds, 0.95):.2f} s, longest {longest:.2f} s over {len(prompts)} prompts"
    )
    print(f"{tokens / sum(seconds):.0f} tokens a second, {tokens / len(prompts):.0f} tokens a spec")
    print(f"reading a prompt's features for the router {1000 * reading:.2f} ms (a spec takes {p50 / reading:.0f}x as long)")


def main() -> None:
    """Print the numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="ten prompts only")
    rows = [json.loads(line) for line in PROMPTS.read_text(encoding="utf-8").splitlines()]
    prompts = [row["prompt"] for row in rows]
    asyncio.run(measure(prompts[:10] if parser.parse_args().quick else prompts))


if __name__ == "__main__":
    main()
