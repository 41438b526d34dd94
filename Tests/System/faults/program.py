"""The program under test: run as anyone would, or with one system call failing under strace.

It has to be linked statically (scripts/link-program static), so that every call is its own and none a loader's."""

import os
import pathlib
import re
import signal
import subprocess
import threading

# The calls that are made to fail: every one that a run's promises rest on.
CALLS = (
    "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "openat", "mkdirat", "symlinkat",
    "flock", "close", "read",
)
# Those that no full disk can fail, and those that change no file or folder; "openat" does where it creates one.
NEED_NO_SPACE = {"close", "flock", "read"}
CHANGE_NOTHING = {"close", "read"}
POLICY = b"name: night\nextends: standard\n"
# A run that makes few calls, but one of each kind that a large one makes.
SMALL = ["--policy", "./policy.yaml", "--out", "out", "--threads", "1", "--pages", "1", "-q"]
ENVIRONMENT = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
# Longer than any run here takes, on a machine however busy.
PATIENCE = 120


class NoTracing(Exception):
    """strace may not trace the program on this system."""


def run(program, arguments, cwd, timeout=PATIENCE, **options):
    """Runs it; its exit code, negative for a signal, and what it said."""
    done = subprocess.run(
        [program, *arguments], cwd=cwd, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, timeout=timeout, **options)
    return done.returncode, done.stdout.decode(errors="replace")


class Traced:
    """A run under strace. The tracer is beside it, not above it: so the program is our own child, whose exit code and
    stops are ours to wait for. `injection` is strace's, without `inject=`; `path` holds it to calls on one file; with `names`
    its lines have the paths of open files.

    strace counts the calls of each thread by itself. On a single processor all tasks are on one thread."""

    def __init__(self, program, arguments, cwd, injection=None, path=None, names=False):
        self.log, self.said = pathlib.Path(cwd, "strace.log"), pathlib.Path(cwd, "said.txt")
        calls = injection.split(":")[0] if injection else ",".join(CALLS)
        command = ["strace", "-D", "-f", "-qqq", "-o", self.log, "-e", f"trace={calls}"]
        # Its filter makes all other calls cost nothing, but strace sends no signals then.
        command += [] if "signal=" in (injection or "") else ["--seccomp-bpf"]
        command += ["-e", f"inject={injection}"] if injection else []
        command += ["-P", path] if path else []
        command += ["-y"] if names else []
        self.log.unlink(missing_ok=True)
        # Open in the tracer as long as it lives.
        self.tracer_lives, inherited = os.pipe()
        with open(self.said, "wb") as output:
            self.process = subprocess.Popen(
                [*command, program, *arguments], cwd=cwd, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=output,
                stderr=output, pass_fds=[inherited])
        os.close(inherited)
        self.stopped = False

    def until_stopped(self):
        """Waits until it is stopped by a signal: whether it is, or else has ended."""
        _, status = os.waitpid(self.process.pid, os.WUNTRACED)
        self.stopped = os.WIFSTOPPED(status)
        if not self.stopped:
            self.process.returncode = os.waitstatus_to_exitcode(status)
        return self.stopped

    def end(self, send=None):
        """Lets it go on to its end, wherever it is stopped, the first time with a signal to the whole of it, as a terminal or
        a supervisor would send it: exit code, negative for a signal, what it said, and strace's lines."""
        watch = threading.Timer(PATIENCE, self.process.kill)
        watch.start()
        while self.process.returncode is None and (self.stopped or self.until_stopped()):
            if send:
                self.process.send_signal(send)
                send = None
            self.process.send_signal(signal.SIGCONT)
            self.stopped = False
        watch.cancel()
        os.read(self.tracer_lives, 1)
        os.close(self.tracer_lives)
        said = self.said.read_text(errors="replace")
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        if not lines and "strace: " in said:
            raise NoTracing(said.strip())
        return self.process.returncode, said, lines


def calls(lines):
    """The lines of each call, of the thread that makes it most often."""
    threads = {}
    for line in lines:
        if match := re.match(r"(\d+) +(\w+)\(", line):
            threads.setdefault(match.groups(), []).append(line)
    most = {}
    for (_, call), made in threads.items():
        most[call] = max(most.get(call, []), made, key=len)
    return most


def changes_files(call, line):
    """Whether a call, of which this is strace's line, may change a file or a folder."""
    return call not in CHANGE_NOTHING and (call != "openat" or "O_CREAT" in line)


def hits(lines):
    """The calls that were made to fail, or at which a signal came."""
    return [line for line in lines if "(INJECTED" in line or " --- SIGSTOP " in line]
