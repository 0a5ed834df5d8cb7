#!/usr/bin/env python3
"""Neither the voice nor the decoder of recordings is in the kiosk's process, nor under its licence."""
import argparse
import subprocess
import sys

LIBRARIES = ["libespeak-ng", "libopusfile", "libopus", "libpulse"]


def needed(program):
    """What the program itself links, and not what SDL brings along."""
    lines = subprocess.run(["readelf", "-d", program], check=True, capture_output=True, text=True).stdout
    return [line for line in lines.splitlines() if "(NEEDED)" in line]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--helper", required=True)
    parser.add_argument("--kiosk", required=True)
    arguments = parser.parse_args()
    faults = []
    helper = needed(arguments.helper)
    if not any("libespeak-ng" in line for line in helper) or not any("libopusfile" in line for line in helper):
        faults.append("mend-speak links neither voice nor decoder: looking for them in the kiosk proves nothing")
    kiosk = needed(arguments.kiosk)
    for library in LIBRARIES:
        if any(library in line for line in kiosk):
            faults.append(f"mend-kiosk links {library}")
    # Not by any other library that it links either.
    loaded = subprocess.run(["ldd", arguments.kiosk], check=True, capture_output=True, text=True).stdout
    if "libespeak" in loaded:
        faults.append("mend-kiosk loads libespeak-ng")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
