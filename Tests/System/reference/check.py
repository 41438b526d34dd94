"""Holds the program against the reference on random marketplaces, as many as are asked for; test_program.py holds a few.

python3 Tests/System/reference/check.py --jss PROGRAM [--seeds 1..10] [--profiles 3000] [--removals] [--badges] [--visitors 20] [--faults]
python3 Tests/System/reference/check.py minimise --jss PROGRAM --input FOLDER --as-of DAY --policy NAME|FILE --out FOLDER

One case is one marketplace under one policy. The exit status is 1 where any differs.
"""

import argparse
import os
import sys
import tempfile

import random_market
from compare import compare, compare_badges, compare_public_profile
from folders import Folder
from minimise import minimise
from reference.dates import parse_day
from reference.policies import BUILT_IN, load
from reference.random_policy import random_policy
from reference.reading import read_folder


def main():
    if sys.argv[1:2] == ["minimise"]:
        return _minimise(sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jss", required=True, help="the program")
    parser.add_argument("--seeds", default="1..10", help="one marketplace a seed")
    parser.add_argument("--profiles", type=int, default=3000, help="profiles over all marketplaces together")
    parser.add_argument("--policies", default=",".join(BUILT_IN), help="names and files, separated by commas")
    parser.add_argument("--random-policies", type=int, default=3, help="random policy files for each marketplace")
    parser.add_argument("--removals", action="store_true", help="compare removals.csv, scores.csv's columns of it, and actions.csv")
    parser.add_argument("--badges", action="store_true", help="compare the answer of `jss badges` for all profiles too")
    parser.add_argument("--visitors", type=int, default=0, help="compare `jss profile` of so many profiles too")
    parser.add_argument("--faults", action="store_true", help="mix every fault of 1.5 into the input")
    parser.add_argument("--show", type=int, default=3, help="how many differing cases to show")
    parser.add_argument("--keep", help="where to write the marketplaces and policies, and leave them")
    options = parser.parse_args()
    first, _, last = options.seeds.partition("..")
    seeds = range(int(first), int(last or first) + 1)
    with tempfile.TemporaryDirectory() as temporary:
        check = _Check(options, options.keep or temporary)
        for seed in seeds:
            check.market(seed, max(1, options.profiles // len(seeds)))
    print(f"{check.passed} passed, {check.failed} failed")
    return 1 if check.failed else 0


class _Check:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.passed = self.failed = 0

    def market(self, seed, profiles):
        market = random_market.make(seed, profiles, self.options.faults)
        path = os.path.join(self.folder, f"market-{seed}")
        market.write(path, seed, self.options.faults)
        joined = read_folder(path)
        for name in self._policies(seed):
            differences = compare_all(
                self.options.jss, path, market.as_of, name, joined, removals=self.options.removals,
                badges=self.options.badges, visitors=self.options.visitors)
            title = f"seed {seed}, {profiles} profiles, as of {market.as_of}, policy {name}"
            self._count(title, differences, path)

    def _policies(self, seed):
        names = [name for name in self.options.policies.split(",") if name]
        for number in range(self.options.random_policies):
            name = os.path.join(self.folder, f"policy-{seed}-{number}.yaml")
            with open(name, "w", encoding="utf-8") as stream:
                stream.write(random_policy(f"{seed}-{number}"))
            names.append(name)
        return names

    def _count(self, title, differences, path):
        if not differences:
            self.passed += 1
            return
        self.failed += 1
        if self.failed > self.options.show:
            return
        print(f"\n{title}: {described(differences, path)}")


def compare_all(jss, path, as_of, name, joined, removals=False, badges=False, visitors=0):
    """Every difference under the policy of a name: of the tables, and of badges and so many profiles' public sides."""
    policy = (name, load(name))
    differences = compare(jss, path, as_of, policy, removals, joined)
    if badges:
        differences += compare_badges(jss, path, as_of, policy, joined)
    for profile in [each for each in joined.profiles if each.counting(policy[1])][:visitors]:
        differences += compare_public_profile(jss, path, as_of, policy, profile)
    return differences


def described(differences, path):
    """The first differences in words, and the rows of the first one's profile."""
    lines = [f"{len(differences)} differences", *(f"  {difference}" for difference in differences[:8])]
    if profile := differences[0].profile:
        folder = Folder(path)
        lines.append(f"  the rows of {profile!r}:\n{folder.show(folder.rows_of(profile))}")
    return "\n".join(lines)


def _minimise(arguments):
    parser = argparse.ArgumentParser(prog="check.py minimise")
    parser.add_argument("--jss", required=True)
    parser.add_argument("--input", required=True)
    parser.add_argument("--as-of", type=parse_day, required=True)
    parser.add_argument("--policy", required=True)
    parser.add_argument("--profile", help="only differences of this profile")
    parser.add_argument("--removals", action="store_true")
    parser.add_argument("--out", required=True)
    options = parser.parse_args(arguments)
    policy = (options.policy, load(options.policy))
    difference = minimise(
        options.jss, options.input, options.as_of, policy, options.removals, options.profile, options.out
    )
    if difference is None:
        print("no difference")
        return 1
    folder = Folder(options.out)
    print(f"{difference}\n{folder.show(folder.rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
