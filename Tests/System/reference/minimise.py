"""Shrinks an input folder to the smallest that still differs in the same table and column."""

import os
import sys
import tempfile

from compare import compare
from folders import Folder
from reference.text import Fatal, Record


def minimise(program, source, as_of, policy, with_removals, profile, out):
    """Writes the smallest folder found to `out` and gives the difference that it shows; None where none was found."""
    folder = Folder(source)
    rows = folder.rows
    first = _difference(program, source, as_of, policy, with_removals, profile, None)
    if first is None:
        return None
    kind = (first.table, first.column)

    def differs(rows):
        with tempfile.TemporaryDirectory() as trial:
            folder.write(trial, rows)
            return _difference(program, trial, as_of, policy, with_removals, profile, kind) is not None

    if profile is not None and differs(folder.rows_of(profile)):
        rows = folder.rows_of(profile)
    rows = _fewer_rows(rows, differs)
    rows = _fewer_cells(folder, rows, differs)
    folder.write(out, rows)
    for file in set(folder.headers) - {name for name, _ in rows} - {"contracts.csv", "feedback.csv"}:
        os.remove(os.path.join(out, file))
    return _difference(program, out, as_of, policy, with_removals, profile, kind)


def _difference(program, path, as_of, policy, with_removals, profile, kind):
    try:
        found = compare(program, path, as_of, policy, with_removals)
    except Fatal:
        return None
    for difference in found:
        if profile not in (None, difference.profile):
            continue
        if kind in (None, (difference.table, difference.column)):
            return difference
    return None


def _fewer_rows(rows, differs):
    size = len(rows)
    while size > 1:
        size = (size + 1) // 2
        start = 0
        while start < len(rows):
            fewer = rows[:start] + rows[start + size :]
            if differs(fewer):
                rows = fewer
            else:
                start += size
        print(f"{len(rows)} rows", file=sys.stderr)
    return rows


def _fewer_cells(folder, rows, differs):
    """Empties what may be empty, one cell after the other."""
    for index, (file, record) in enumerate(rows):
        for cell in range(len(record.fields)):
            if rows[index][1].fields[cell] == "":
                continue
            fields = list(rows[index][1].fields)
            fields[cell] = ""
            text = ",".join('"' + each.replace('"', '""') + '"' if set(each) & set(',"\r\n ') else each for each in fields)
            trial = list(rows)
            trial[index] = (file, Record(record.line, text.encode("utf-8"), record.end, tuple(fields), None))
            if differs(trial):
                rows = trial
    return rows
