"""Writes Benchmarks/inference.md: what the inference of hidden feedback takes and reaches on simulated profiles, by the
release build of `inference-bench`. Times are CPU seconds of one thread."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/inference-bench"


def tables(kind, profiles):
    """The Markdown tables of one part of the benchmark."""
    return subprocess.run([PROGRAM, kind, profiles], check=True, capture_output=True, text=True).stdout


def main():
    profiles = sys.argv[1] if len(sys.argv) > 1 else "20"
    text = f"""# Inference of hidden feedback

`make bench-inference` writes this file: simulated profiles with contracts of three years, whose private feedback is known.
{profiles} profiles a line. Times are CPU seconds of one thread.

## Speed

{tables("speed", profiles)}
## Quality

{tables("quality", profiles)}"""
    (ROOT / "Benchmarks/inference.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
