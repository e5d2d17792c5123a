"""Runs a command and adds a line to a file: wall seconds, CPU seconds, and the largest resident set in MiB.

Usage: measured.py FILE COMMAND [ARGUMENT...]
"""

import os
import shutil
import sys
import time

figures, command = sys.argv[1], sys.argv[2:]
program = shutil.which(command[0]) or sys.exit(f"there is no {command[0]}")

began = time.monotonic()
process = os.posix_spawn(program, command, os.environ)
_, status, usage = os.wait4(process, 0)
wall = time.monotonic() - began

with open(figures, "a", encoding="ascii") as file:
    print(f"{wall:.4f} {usage.ru_utime + usage.ru_stime:.4f} {usage.ru_maxrss / 1024:.1f}", file=file)
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
