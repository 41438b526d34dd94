"""Bytes to records (1.1): RFC 4180 with the specification's own rules for quotes, line ends and length."""

import re
from dataclasses import dataclass

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LONGEST_RECORD = 1 << 20
_UNQUOTED_END = re.compile(rb'[,"\r\n]')
_BLANKS = re.compile(rb"[ \t]*")


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
                return fields, fault or "stray_quote", _line_end(data, position)
            if may_hold_text:
                value += text
            byte = data[stop : stop + 1]
            if byte == b'"':
                return fields, fault or "stray_quote", _line_end(data, stop)
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


def _line_end(data, position):
    found = data.find(b"\n", position)
    return found if found >= 0 else len(data)
