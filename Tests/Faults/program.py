"""The program under test: run as anyone would, or with one system call failing under strace."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import time

# The calls that are made to fail: every one that a run's promises rest on.
CALLS = (
    "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "openat", "mkdirat", "symlinkat",
    "flock", "close", "read",
)
POLICY = b"name: night\nextends: standard\n"
ENVIRONMENT = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
# Longer than any run here takes, on a machine however busy.
PATIENCE = 120


class NoTracing(Exception):
    """strace may not look into the program on this system."""


def run(program, arguments, cwd, timeout=PATIENCE, **options):
    """Runs it; its exit code, negative for a signal, and what it said."""
    done = subprocess.run(
        [program, *arguments], cwd=cwd, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, timeout=timeout, **options)
    return done.returncode, done.stdout.decode(errors="replace")


def run_traced(program, arguments, cwd, injection=None, interrupt=None):
    """Runs it with its policy from a pipe, in which it waits until strace has it: so every call that is counted is the
    program's own, and none the loader's. Gives exit code, what it said, and strace's lines.

    strace counts the calls of each thread by itself, from where it took hold. Where the injection stops the program,
    `interrupt` is sent to it as a whole before it goes on, as a terminal or a supervisor would."""
    pipe, log = pathlib.Path(cwd, "policy-pipe.yaml"), pathlib.Path(cwd, "strace.log")
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe, 0o600)
    said = pathlib.Path(cwd, "said.txt")
    with open(said, "wb") as output:
        process = subprocess.Popen(
            [program, *arguments, "--policy", "./" + pipe.name], cwd=cwd, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
            stdout=output, stderr=output)
    tracer = None
    try:
        writer = opened_by_reader(pipe, process)
        command = ["strace", "-f", "-p", str(process.pid), "-o", log, "-e", "trace=" + ",".join(CALLS)]
        if injection:
            command += ["-e", "inject=" + injection]
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        line = tracer.stderr.readline()
        if "attached" not in line:
            raise NoTracing(line.strip())
        with contextlib.suppress(BrokenPipeError):  # Its very first call may have ended it.
            os.write(writer, POLICY)
        os.close(writer)
        code = ended(process, interrupt)
        tracer.communicate(timeout=PATIENCE)
    except BaseException:
        process.kill()
        process.wait()
        if tracer:
            tracer.terminate()
            tracer.communicate()
        raise
    finally:
        pipe.unlink()
    return code, said.read_text(errors="replace"), log.read_text(errors="replace").splitlines()


def ended(process, interrupt):
    """Waits for the end of it: its exit code, negative for a signal."""
    if interrupt is None:
        return process.wait(PATIENCE)
    while True:
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode
        if interrupt:
            os.kill(process.pid, interrupt)
            interrupt = 0
        os.kill(process.pid, signal.SIGCONT)


def opened_by_reader(pipe, process):
    """The pipe's end for writing, once the program has opened the other and waits for what comes."""
    for _ in range(PATIENCE * 100):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            if process.poll() is not None:
                raise AssertionError(f"the program ended with {process.returncode} before it read its policy")
            time.sleep(0.01)
    raise AssertionError("the program never read its policy")


def calls(lines):
    """How often each call occurs in one thread, at most."""
    counts = {}
    for line in lines:
        match = re.match(r"(\d+) +(\w+)\(", line)
        if match:
            counts[match.groups()] = counts.get(match.groups(), 0) + 1
    most = {}
    for (_, call), count in counts.items():
        most[call] = max(count, most.get(call, 0))
    return most


def hits(lines):
    """The calls that were made to fail, or at which a signal came."""
    return [line for line in lines if "(INJECTED" in line or " --- SIGSTOP " in line]
