"""Bytes to records (1.1): RFC 4180 with the specification's own rules for quotes, line ends and length."""

import re
from dataclasses import dataclass

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LONGEST_RECORD = 1 << 20
_UNQUOTED_END = re.compile(rb'[,"\r\n]')
_BLANKS = re.compile(rb"[ \t]*")
_FIELD_END = re.compile(rb"[,\r\n]")
END_MARK = b"\x1a"  # of a text, for DOS
PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")


class Fatal(Exception):
    """The run can't go on (1.5). `status` is the exit code."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Record:
    line: int  # 1-based physical line it starts on
    raw: bytes  # without its line end
    end: bytes  # its line end, empty at the end of the file
    fields: tuple  # of str, empty where there is a fault
    fault: object  # code of a fault of the text, or None


def records(data, file):
    """Every record of the text, the header included, blank lines left out."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        raise Fatal(65, f"{file}: UTF-16 or UTF-32; mend it with iconv")
    if data.startswith(PACKED):
        raise Fatal(65, f"{file}: no text")
    data = data.removesuffix(END_MARK)
    position = len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0
    line = 1
    while position < len(data):
        fields, fault, stop = _scan(data, position, file, line)
        following = min(stop + 1, len(data))
        raw, end = _split_line_end(data[position:following])
        if raw.strip(b" \t") != b"":
            yield _checked(line, raw, end, fields, fault)
        line += data.count(b"\n", position, following)
        position = following


def _split_line_end(text):
    for end in (b"\r\n", b"\n"):
        if text.endswith(end):
            return text[: -len(end)], end
    return text, b""


def _checked(line, raw, end, fields, fault):
    if fault == "stray_quote":
        return Record(line, raw, end, (), fault)
    if len(raw) > LONGEST_RECORD:
        return Record(line, raw, end, (), "record_too_long")
    if fault is None:
        try:
            return Record(line, raw, end, tuple(field.decode("utf-8") for field in fields), None)
        except UnicodeDecodeError:
            fault = "invalid_utf8"
    return Record(line, raw, end, (), fault)


def _scan(data, position, file, line):
    """The fields of the record at `position`, its first fault, and where the LF (or the file's end) stands."""
    fields, fault = [], None
    while True:
        position = _BLANKS.match(data, position).end()
        if data[position : position + 1] == b'"':
            value, position = _quoted(data, position + 1, file, line)
            position = _BLANKS.match(data, position).end()
            may_hold_text = False
        else:
            value, may_hold_text = b"", True
        # Up to the field's end: the text of an unquoted field, or nothing but blanks after a closing quote.
        while True:
            found = _UNQUOTED_END.search(data, position)
            stop = found.start() if found else len(data)
            text = data[position:stop]
            if not may_hold_text and text.strip(b" \t") != b"":
                return fields, "stray_quote", _end_after_stray_quote(data, position, file, line)
            if may_hold_text:
                value += text
            byte = data[stop : stop + 1]
            if byte == b'"':
                return fields, "stray_quote", _end_after_stray_quote(data, stop + 1, file, line)
            if byte == b"\r" and data[stop + 1 : stop + 2] != b"\n":
                fault = fault or "lone_carriage_return"
                position = stop + 1
                continue
            break
        fields.append(value.strip(b" \t") if may_hold_text else value)
        if byte == b",":
            position = stop + 1
            continue
        return fields, fault, stop + 1 if byte == b"\r" else stop


def _quoted(data, position, file, line):
    value = b""
    while True:
        quote = data.find(b'"', position)
        if quote < 0:
            raise Fatal(65, f"{file}:{line}: a quoted field never ends")
        value += data[position:quote]
        position = quote + 1
        if data[position : position + 1] != b'"':
            return value, position
        value += b'"'
        position += 1


def _end_after_stray_quote(data, position, file, line):
    """Where the record's LF (or the file's end) stands: from a place inside a field on, field by field."""
    while True:
        found = _FIELD_END.search(data, position)
        if found is None:
            return len(data)
        stop = found.start()
        if data[stop : stop + 1] == b"\n":
            return stop
        if data[stop : stop + 2] == b"\r\n":
            return stop + 1
        # The next field begins; where that is with a quote, it goes to the closing one, and perhaps on behind it.
        position = _BLANKS.match(data, stop + 1).end()
        if data[position : position + 1] == b'"':
            _, position = _quoted(data, position + 1, file, line)
