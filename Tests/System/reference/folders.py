"""Input folders as records: to show a profile's rows, and to write a part of a folder again."""

import os

from reference.columns import COLUMNS
from reference.text import BYTE_ORDER_MARK, records


class Folder:
    """The header and the records of each file, as they are."""

    def __init__(self, path):
        self.headers, self.rows = {}, []  # rows: (file, Record)
        for file in COLUMNS:
            full = os.path.join(path, file)
            if not os.path.exists(full):
                continue
            with open(full, "rb") as stream:
                lines = records(stream.read(), file)
            self.headers[file] = next(lines)
            self.rows += [(file, record) for record in lines]

    def cells(self, file, record):
        """Known column to text, empty ones left out; nothing for a record whose text has a fault."""
        found = dict(zip(self.headers[file].fields, record.fields))
        return {column.name: found[column.name] for column in COLUMNS[file] if found.get(column.name)}

    def write(self, path, rows):
        os.makedirs(path, exist_ok=True)
        for file, header in self.headers.items():
            parts = [header.raw + (header.end or b"\n")]
            parts += [record.raw + (record.end or b"\n") for name, record in rows if name == file]
            with open(os.path.join(path, file), "wb") as stream:
                stream.write(b"".join(parts).removeprefix(BYTE_ORDER_MARK))

    def rows_of(self, profile):
        """Every row that belongs to a profile."""
        contracts, feedback, found = set(), set(), []
        for file, record in self.rows:
            cells = self.cells(file, record)
            if file == "contracts.csv":
                if (cells.get("agency_id") or cells.get("freelancer_id")) == profile:
                    contracts.add(cells.get("contract_id"))
                    found.append((file, record))
            elif cells.get("contract_id") in contracts or cells.get("profile_id") == profile:
                feedback.add(cells.get("feedback_id"))
                found.append((file, record))
            elif file == "feedback_reports.csv" and cells.get("feedback_id") in feedback:
                found.append((file, record))
        return found

    def show(self, rows):
        lines = []
        for file, record in rows:
            cells = self.cells(file, record)
            cells_or_text = " ".join(f"{name}={text[:60]!r}" for name, text in cells.items()) if cells else repr(record.raw[:300])
            lines.append(f"    {file}:{record.line} {cells_or_text}")
        return "\n".join(lines)
