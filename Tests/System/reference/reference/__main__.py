"""python3 -m reference INPUT --as-of DAY --policy NAME|FILE --out FOLDER"""

import argparse
import os
import sys

from .dates import parse_day
from .policies import load
from .reading import read_folder
from .tables import tables, written
from .text import Fatal


def main():
    parser = argparse.ArgumentParser(prog="python3 -m reference", description="Scores an input folder, plainly.")
    parser.add_argument("input")
    parser.add_argument("--as-of", type=parse_day, required=True)
    parser.add_argument("--policy", default="standard", help="a built-in policy's name, or a file")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    try:
        market = read_folder(options.input)
    except Fatal as fatal:
        print(fatal, file=sys.stderr)
        return fatal.status
    os.makedirs(options.out, exist_ok=True)
    for name, rows in tables(market, load(options.policy), options.as_of).items():
        with open(os.path.join(options.out, name), "wb") as stream:
            stream.write(written(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
