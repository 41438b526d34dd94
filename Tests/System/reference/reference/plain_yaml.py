"""As much YAML as a policy file needs: block maps, flow maps and lists, comments, plain scalars kept as text."""

import re

_TOKEN = re.compile(r"\s*(?:([\[\]{},])|(:)(?=[\s\[{]|$)|((?:[^\[\]{},:\s]|:(?!\s|$))+))")


def parse(text):
    """The document's map. Every scalar is a str; what it means is the reader's business."""
    lines = []
    for line in text.splitlines():
        line = re.sub(r"(^|\s)#.*", "", line).rstrip()
        if line and line != "---":
            lines.append((len(line) - len(line.lstrip()), line.strip()))
    result, rest = _block(lines, 0)
    if rest:
        raise ValueError(f"not understood: {rest[0][1]}")
    return result


def _block(lines, indent):
    result = {}
    while lines and lines[0][0] == indent:
        key, _, value = lines[0][1].partition(":")
        lines = lines[1:]
        if value.strip():
            result[key.strip()] = _flow(value.strip())
        else:
            if not lines or lines[0][0] <= indent:
                raise ValueError(f"no value: {key}")
            result[key.strip()], lines = _block(lines, lines[0][0])
    return result, lines


def _flow(text):
    tokens = [next(part for part in match.groups() if part is not None) for match in _TOKEN.finditer(text)]
    value, rest = _value(tokens)
    if rest:
        raise ValueError(f"not understood: {text}")
    return value


def _value(tokens):
    if tokens[0] == "[":
        items, tokens = [], tokens[1:]
        while tokens[0] != "]":
            item, tokens = _value(tokens)
            items.append(item)
            tokens = tokens[1:] if tokens[0] == "," else tokens
        return items, tokens[1:]
    if tokens[0] == "{":
        items, tokens = {}, tokens[1:]
        while tokens[0] != "}":
            items[tokens[0]], tokens = _value(tokens[2:])
            tokens = tokens[1:] if tokens[0] == "," else tokens
        return items, tokens[1:]
    return tokens[0], tokens[1:]
