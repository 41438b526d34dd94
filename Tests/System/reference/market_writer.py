"""Rows to files in every form that 1.1 allows; with faults, also in the forms that it doesn't."""

import os

from reference.columns import COLUMNS
from reference.text import BYTE_ORDER_MARK, END_MARK, LONGEST_RECORD
from reference.values import text

BROKEN_TEXTS = 0.01  # share of the records, where faults are asked for
_CHECKED = {file: [each.name for each in columns if each.read is not text] for file, columns in COLUMNS.items()}
_WORDS = {
    file: [each.name for each in columns if each.read.__qualname__.startswith("choice")] for file, columns in COLUMNS.items()
}
_NEEDS_QUOTES = set(',"\r\n')


def write(tables, folder, chance, faults):
    os.makedirs(folder, exist_ok=True)
    for file, rows in tables.items():
        with open(os.path.join(folder, file), "wb") as stream:
            stream.write(_text(file, rows, chance, faults))


def _text(file, rows, chance, faults):
    columns = _columns(file, rows, chance)
    end = chance.choice([b"\n", b"\n", b"\r\n"])
    mixed = chance.random() < 0.2
    quoting, padding = chance.choice([0, 0, 0.1, 1]), chance.choice([0, 0, 0, 0.1])
    parts = [b",".join(_field(_spelled(name, chance), chance, quoting, 0) for name in columns) + end]
    if chance.random() < 0.1:
        parts.insert(0, chance.choice([b",,", b'""', b"sep=,", b"SEP=,"]) + end)
    shouting = chance.random() < 0.2
    long_column = next((name for name in columns if name not in _CHECKED[file]), None)
    long_row = chance.randrange(len(rows)) if faults and rows and long_column and chance.random() < 0.3 else None
    for number, row in enumerate(rows):
        if mixed:
            end = chance.choice([b"\n", b"\r\n"])
        if chance.random() < 0.01:
            parts.append(chance.choice([b"", b" ", b"\t \t"]) + end)
        if chance.random() < 0.01:
            parts.append(chance.choice([b",", b"," * (len(columns) - 1), b'"", ,""', b'""']) + end)
        fields = [_field(row.get(name, "ignored"), chance, quoting, padding) for name in columns]
        if shouting and _WORDS[file] and chance.random() < 0.1:
            name = chance.choice(_WORDS[file])
            if name in columns:
                fields[columns.index(name)] = fields[columns.index(name)].upper()
        if number == long_row:
            fields[columns.index(long_column)] = b'""'
            length = LONGEST_RECORD - len(b",".join(fields)) + chance.choice([0, 1])
            fields[columns.index(long_column)] = b'"' + b"x" * (length - 2) + b'\n."'
            parts.append(b",".join(fields) + end)
        elif faults and chance.random() < BROKEN_TEXTS:
            parts.append(_spoilt(fields, chance) + end)
        else:
            parts.append(b",".join(fields) + end)
    if chance.random() < 0.3:
        parts[-1] = parts[-1].removesuffix(end)
    if chance.random() < 0.1:
        parts.append(END_MARK)
    return (BYTE_ORDER_MARK if chance.random() < 0.2 else b"") + b"".join(parts)


def _columns(file, rows, chance):
    """The columns in some order, a few that nobody knows, without some optional ones that are empty throughout."""
    names = [
        column.name
        for column in COLUMNS[file]
        if column.in_header or chance.random() < 0.9 or any(row.get(column.name) for row in rows)
    ]
    names += chance.sample(["region", "Status of it", "note, internal"], chance.choice([0, 0, 1, 3]))
    if chance.random() < 0.7:
        chance.shuffle(names)
    return names


def _spelled(name, chance):
    """A column's name, now and then in another way that is read as the same."""
    if chance.random() < 0.9:
        return name
    return chance.choice([name.upper(), name.replace("_", " ").title(), name.replace("_", "-"), f" {name} "])


def _field(value, chance, quoting, padding):
    """The text of one field. Text that blanks begin or end has to be quoted, or they would be lost."""
    plain = value.encode("utf-8")
    if _NEEDS_QUOTES & set(value) or value.strip(" \t") != value or chance.random() < quoting:
        return b'"' + plain.replace(b'"', b'""') + b'"'
    if chance.random() < padding:
        return chance.choice([b" ", b"\t", b"  "]) + plain + chance.choice([b"", b" ", b"\t\t"])
    return plain


def _spoilt(fields, chance):
    """A record with a fault of the whole record."""
    fields = list(fields)
    index = chance.randrange(len(fields))
    kind = chance.randrange(12)
    if kind == 0:
        fields.append(b"")
    elif kind == 1:
        fields.pop()
    elif kind == 2:
        fields[index] = b'stray "quote'
    elif kind == 3:
        fields[index] = b'"closed"text'
    elif kind == 4:
        fields[index] = b'"two\nlines" "x"'
    elif kind == 5:
        fields[index] = b"caf\xe9 \xc3"
    elif kind == 6:
        fields[index] = b'"\xed\xa0\x80"'
    elif kind == 7:
        fields[index] = b"a\rb"
    elif kind == 8:
        # What follows a stray quote may be quoted, with a record in it that would be sound.
        record = b",".join(fields)
        fields[index] = b'a"b'
        fields.append(b'"x\n' + record.replace(b'"', b'""') + b'\n"')
    elif kind == 9:
        fields[index] = b'"a" b"c,"d\n""e\n"f'
    elif kind == 10:
        fields[index] = b'=\"001\"'
    else:
        fields[-1] = fields[-1] + b"\r"
        return b",".join(fields) + b" "
    return b",".join(fields)
