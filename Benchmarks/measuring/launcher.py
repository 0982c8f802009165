"""Starts a program, waits for it, and prints what it cost: exit code, seconds, CPU seconds, peak in KiB.

A script of its own, run without site packages, since Linux counts the memory of the process that starts a program as the program's
until the program has replaced it: the peak of the measuring process, which grows, must not be among what it measures.

Usage: launcher.py OUTPUT ERRORS LIMIT PROGRAM ARGUMENT…; after LIMIT seconds (0: never) the program is killed, with all that it started.
"""

import os
import select
import signal
import sys
import time


def main() -> None:
    output, errors, limit, *command = sys.argv[1:]
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)] + [
        (os.POSIX_SPAWN_OPEN, number, path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        for number, path in enumerate((output, errors), start=1)
    ]
    begin = time.perf_counter()
    # In a process group of its own, so that it can be killed with its children.
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions, setpgroup=0)
    if float(limit) > 0:
        kill_after(float(limit), process)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begin
    print(os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def kill_after(limit: float, process: int) -> None:
    descriptor = os.pidfd_open(process)
    if not select.select([descriptor], [], [], limit)[0]:
        os.killpg(process, signal.SIGKILL)
    os.close(descriptor)


main()
