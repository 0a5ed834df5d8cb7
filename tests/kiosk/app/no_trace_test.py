#!/usr/bin/env python3
"""The kiosk that prisons get must not be drivable from outside: no option, no command, no code for it.

The program with the driver is the control: each trace must be found there, or looking for it proves nothing.
"""
import argparse
import subprocess
import sys

WORDS = [b"--drive", b"Play a person", b"advance_seconds", b"screenshot", b"pixel_us", b"The command is not a JSON object"]
CODE = ["JsonDriver", "LineReader", "push_pointer", "push_key", "push_text"]


def symbols(program):
    return subprocess.run(["nm", "-C", program], check=True, capture_output=True, text=True).stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--with", dest="with_driver", required=True)
    parser.add_argument("--without", required=True)
    arguments = parser.parse_args()
    faults = []

    def look(traces, control, tried, kind):
        for trace in traces:
            if trace not in control:
                faults.append(f"the {kind} {trace!r} is not in the program with the driver: name another")
            if trace in tried:
                faults.append(f"the {kind} {trace!r} is in the program without the driver")

    with open(arguments.with_driver, "rb") as control, open(arguments.without, "rb") as tried:
        look(WORDS, control.read(), tried.read(), "text")
    look(CODE, symbols(arguments.with_driver), symbols(arguments.without), "code")
    folders = [word for name in ("device", "content", "spool", "drop", "root") for word in (f"--{name}", "nowhere")]
    run = subprocess.run([arguments.without, *folders, "--drive"], capture_output=True, text=True, timeout=30)
    if run.returncode != 1 or "--drive" not in run.stderr:
        faults.append(f"--drive should be an unknown option, but gave {run.returncode}: {run.stderr}")

    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
