"""Random histories and questions for the panel, and what the program answers to them."""

import json
import os
import random
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import random_market
from reference.policies import BUILT_IN
from reference.random_policy import random_policy

BLOCK = re.compile(r'<script type="application/json" id="try-data">(.*?)</script>', re.DOTALL)
POLICIES = [*BUILT_IN, "random 0", "random 1", "random 2"]
AHEAD = [0, 0, 0, 1, 29, 30, 31, 90, 91, 179, 180]
STARS = [100, 101, 199, 200, 240, 299, 300, 301, 399, 400, 433, 450, 499, 500]
CENTS = [0, 99, 100, 24_999, 25_000, 25_001, 100_000, 100_001, 5_000_000]
DAYS = [0, 1, 30, 89, 90, 91, 179, 180, 181, 270, 719, 720, 721, 810, 3650]


@dataclass
class Case:
    """A question about a profile, as the panel takes it, and the command for it."""

    block: dict
    question: dict
    command: list

    def answer(self):
        """What the program says, with decimals as their text."""
        ran = subprocess.run(self.command, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, f"{self.command}: {ran.stderr}"
        return json.loads(ran.stdout, parse_float=str)


def make(jss, folder, seed, policy, audience, count):
    """So many cases: a market, its pages by a policy for an audience, and questions about profiles of it."""
    chance = random.Random(f"panel {seed} {policy} {audience}")
    market = random_market.make(seed, 40)
    source, pages = folder / f"market-{seed}", folder / f"pages-{seed}"
    market.write(source, seed)
    if policy.startswith("random"):
        path = folder / f"policy-{seed}.yaml"
        path.write_text(random_policy(f"panel-{seed}-{policy[-1]}"), encoding="utf-8")
        policy = str(path)
    how = ["--as-of", str(market.as_of), "--policy", policy, "--audience", audience, "--max-rejects", "100%"]
    how += ["--log-format", "json"]
    blocks = _blocks(jss, source, pages, how)
    cases = []
    while len(cases) < count and blocks:
        block = chance.choice(blocks)
        question = _question(chance, block)
        if question:
            command = [jss, "simulate", str(source), "--json", *how, *arguments(question), "--", block["profile_id"]]
            # The folder comes first, whatever the profile's id begins with.
            command.remove(str(source))
            command.insert(-1, str(source))
            cases.append(Case(block, question, command))
    return cases


def _blocks(jss, source, pages, how):
    """The data of the pages of every profile with a contract."""
    scored = subprocess.run([jss, "score", str(source), "--json", *how], capture_output=True, text=True, check=True)
    ids = [json.loads(line)["profile_id"] for line in scored.stdout.splitlines()]
    reported = [jss, "report", *how, "--out", str(pages), "--", str(source), *ids]
    subprocess.run(reported, capture_output=True, text=True, check=True)
    return [read_block(page) for page in sorted(pages.iterdir())]


def read_block(page):
    return json.loads(BLOCK.search(page.read_text(encoding="utf-8"))[1])


def _question(chance, block):
    """Removals, corrections, new contracts and a day; none where nothing is changed."""
    given = [one["id"] for one in block["contracts"] if "removed" not in one and {"stars", "private", "given"} & set(one)]
    chosen = chance.sample(given, min(len(given), chance.choice([0, 1, 1, 2, 3, 4])))
    corrected = chosen[: chance.randint(0, len(chosen))]
    question = {"remove": chosen[len(corrected) :], "change": [], "add": [], "ahead": chance.choice(AHEAD)}
    if chance.random() < 0.2:
        question["ahead"] = chance.randint(0, 180)
    for one in corrected:
        change = {"id": one}
        if chance.random() < 0.7:
            change["stars"] = chance.choice(STARS)
        if "stars" not in change or chance.random() < 0.5:
            change["private"] = chance.randint(0, 10)
        question["change"].append(change)
    for _ in range(chance.choice([0, 0, 0, 1, 1, 2])):
        question["add"].append(
            {
                "stars": chance.choice([None, *STARS]),
                "private": chance.choice([None, *range(11)]),
                "cents": chance.choice(CENTS),
                "days": chance.choice(DAYS),
                "count": chance.choice([1, 1, 2, 3, 5, 12, 40]),
            }
        )
    return question if chosen or question["add"] else None


def _decimal(hundredths):
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def arguments(question):
    """The question as options of `jss simulate`."""
    options = [f"--remove={one}" for one in question["remove"]]
    for change in question["change"]:
        values = [f"stars={_decimal(change['stars'])}"] if "stars" in change else []
        values += [f"private={change['private']}"] if "private" in change else []
        options.append(f"--change={change['id']}:{','.join(values)}")
    for one in question["add"]:
        stars = "none" if one["stars"] is None else _decimal(one["stars"])
        score = "none" if one["private"] is None else one["private"]
        options.append(
            f"--add=stars={stars},private={score},earnings={_decimal(one['cents'])},days={one['days']},count={one['count']}"
        )
    return [*options, f"--ahead={question['ahead']}"]


# Asks `whatIf` of a page for each answer, with what only the page shows: the days ahead, and whether the same comes out
# when every day is asked for by itself.
ASK = """(cases) => cases.map(({ block, question }) => {
  const model = whatIf(block);
  const answer = model.answer(question);
  const path = model.ahead(answer.sheets.after);
  if (!question.add.length) {
    let shown = answer.after.jss;
    const found = [];
    for (let day = question.ahead + 1; day <= question.ahead + 180; day += 1) {
      const { jss } = model.answer({ ...question, ahead: day }).after;
      if (jss !== shown) found.push({ day, score: jss });
      shown = jss;
    }
    if (JSON.stringify(found) !== JSON.stringify(path)) return { path, found };
  }
  const { before, after, effect, why, change, others, removals } = answer;
  return { before, after, effect, why, change, others, removals };
})"""


def differences(cases, page):
    """Where the page and the program do not agree, in words."""
    asked = [{"block": case.block, "question": case.question} for case in cases]
    answers = page.evaluate(ASK, asked)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        expected = list(pool.map(Case.answer, cases))
    found = []
    for case, got, wanted in zip(cases, answers, expected):
        if "found" in got:
            found.append(f"{case.command}: day by day {got['found']}, at once {got['path']}")
            continue
        for one in wanted["removals"]:
            del one["mode"]
        for name in got:
            if got[name] != wanted[name]:
                found.append(f"{case.command}\n  {name}: page {got[name]}\n  program {wanted[name]}")
    return found
