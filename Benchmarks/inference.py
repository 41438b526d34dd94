"""Writes Benchmarks/inference.md: what the inference of hidden feedback takes and reaches on simulated profiles, by the
release build of `inference-bench`. Times are CPU seconds of one thread."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/inference-bench"


def tables(kind, profiles):
    """The Markdown tables of one part of the benchmark."""
    print(f"Measuring {kind} ...", file=sys.stderr)
    return subprocess.run([PROGRAM, kind, profiles], check=True, capture_output=True, text=True).stdout


def main():
    profiles = sys.argv[1] if len(sys.argv) > 1 else "100"
    drops, reliability, leaks, policies = tables("quality", profiles).strip().split("\n\n")
    text = f"""# Inference of hidden feedback

`make bench-inference` writes this file: simulated profiles with contracts of three years, whose private feedback is known.
{profiles} profiles a line (`PROFILES=N` for others). All but times and memory is the same on every machine. The figures of
7.13 in [chapter 7](../docs/specification/7-inference.md) are those of a prototype, on other simulated markets.

## How long it takes

Ten observed scores of each profile, with the default of `--states`; a fifth of the profiles where they have 120 contracts.
Times are CPU seconds of one thread; memory is the most that the process had so far. "All used" is how many answers rest on
all ten scores; the others say that they rest on fewer.

{tables("speed", profiles)}
## Which feedback a fall is put down to

The observations end with the last fall of three points or more. Of the falls that new bad feedback caused: how often the new
feedback that is most probably bad is so ("culprit first"), how often one of the first three is, and how often the newest is,
if one had blamed that. Then, of all feedback, how many verdicts `very_likely_bad` are right; and of the falls of which the
answer says with more than 90 % that new feedback caused them, or that ageing alone did, how many were otherwise. In the second
half, the private scores 0 to 6 have 2.5 times the weight that the answer assumes.

{drops}

## Whether a probability is what it says

All feedback of the answers above: how often it is bad, beside how often the answer says so. Where the prior is the true one
both are equal, so no answer from the same scores could be right more often.

{reliability}

## What publications leak

What `jss audit-leak` finds: of profiles all of whose feedback is of the audited year, and of older ones. What was given before
the first published score leaks by leaving its windows alone, so less of it is known.

{leaks}

## How soon policies are told apart

Markets of 12 profiles with ten monthly scores each: after how many profiles the true policy makes the scores ten times as
probable as another one (> 12: not within the market).

{policies}
"""
    (ROOT / "Benchmarks/inference.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
