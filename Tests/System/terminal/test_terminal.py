"""What people see on a terminal: no line is wider than it, and words are whole."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata

import pytest

pytestmark = pytest.mark.terminal

AS_OF = ["--as-of", "2024-08-31"]
COMMANDS = [
    ["score", "SampleData", *AS_OF],
    ["explain", "SampleData", "fl-amara", *AS_OF],
    ["explain", "SampleData", "fl-amara", "--since", "2024-06-01", *AS_OF],
    ["explain", "SampleData", "ag-vela", "--all", *AS_OF],
    ["explain", "SampleData", "fl-amara", "--audience", "talent", *AS_OF],
    ["simulate", "SampleData", "fl-amara", "--all", *AS_OF],
    ["simulate", "SampleData", "fl-amara", "--target", "95", *AS_OF],
    ["simulate", "SampleData", "fl-amara", "--plan", "3", "--schedule", *AS_OF],
    ["forecast", "SampleData", "fl-amara", *AS_OF],
    ["forecast", "SampleData", "fl-amara", "--history", *AS_OF],
    ["badges", "SampleData", "fl-amara", *AS_OF],
    ["actions", "SampleData", *AS_OF],
    ["clients", "SampleData", "ag-vela", *AS_OF],
    ["infer", "SampleData", "fl-amara", *AS_OF],
    ["estimate", "SampleData", "fl-amara", *AS_OF],
    ["audit-leak", "SampleData", "--cadence", "monthly", *AS_OF],
    ["compare", "Reports/sample", "Reports/sample"],
    ["schema", "contracts"],
    ["policy", "list"],
    ["explain", "--help"],
]


def shown(jss, root, command, width):
    """What a terminal of a width is sent."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    environment = {"TERM": "xterm", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    process = subprocess.Popen([jss, *command], stdout=follower, stderr=subprocess.PIPE, cwd=root, env=environment)
    os.close(follower)
    parts = []
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # Linux tells so that the other end is closed.
            break
        if not part:
            break
        parts.append(part)
    os.close(leader)
    complaint = process.stderr.read().decode()
    assert process.wait() == 0, complaint
    return re.sub(r"\x1b\[[0-9;]*m", "", b"".join(parts).decode()).replace("\r\n", "\n")


def columns(line):
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(jss, root, command):
    words = {}
    for width in [60, 80, 120]:
        text = shown(jss, root, command, width)
        assert [line for line in text.split("\n") if columns(line) > width] == []
        words[width] = sorted(re.findall(r"\w+", text))
    assert len(words[120]) > 10
    # Nothing is lost in a narrow terminal; a word may be broken there.
    assert "".join(sorted("".join(words[60]))) == "".join(sorted("".join(words[120])))
