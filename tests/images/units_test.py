#!/usr/bin/env python3
"""The units are right, as tightly closed as promised, and a wrong or open one would be noticed.

Usage: units_test.py BUILD
"""
import glob
import os
import re
import sys

from tree import SYSTEM, Tree, must, run

# systemd's own measure, 0 (closed) to 10 (open); what is left is explained in images/README.md.
EXPOSURE = {"mend-kiosk.service": 0.5, "mend-dock.service": 1.1, "mend-hub.service": 1.1,
            "mend-firewall.service": 1.6, "mend-firewall-hub.service": 1.6}
PROGRAM_UNITS = ["mend-kiosk.service", "mend-dock.service", "mend-hub.service"]


def verify(tree, unit):
    """What systemd has against a unit; nothing if it is right."""
    done = run("systemd-analyze", "verify", f"--root={tree.root}", "--man=no", unit)
    return done.stdout + done.stderr + ("" if done.returncode == 0 else f"exit {done.returncode}")


def too_open(tree, unit, threshold):
    """What systemd says of a unit that is more exposed than the threshold; nothing if it is not."""
    done = run("systemd-analyze", "security", "--offline=true", "--no-pager",
               f"--threshold={round(threshold * 10)}", tree.path(f"{SYSTEM}/{unit}"))
    if done.returncode == 0:
        return ""
    return "\n".join(line for line in (done.stdout + done.stderr).splitlines() if "✓" not in line)


def settings(tree, unit):
    with open(tree.path(f"{SYSTEM}/{unit}"), encoding="utf-8") as file:
        return [line.strip() for line in file if "=" in line and not line.startswith("#")]


def plant(tree, unit, replace, by):
    with open(tree.path(f"{SYSTEM}/{unit}"), encoding="utf-8") as file:
        text = file.read()
    assert replace in text, f"{unit} no longer says {replace!r}: plant another fault"
    with open(tree.path(f"{SYSTEM}/mend-planted.service"), "w", encoding="utf-8") as file:
        file.write(text.replace(replace, by))
    return "mend-planted.service"


def check_units(tree):
    assert set(tree.units()) == set(EXPOSURE), f"units without a measure: {tree.units()}"
    for unit, threshold in EXPOSURE.items():
        assert not verify(tree, unit), verify(tree, unit)
        assert not too_open(tree, unit, threshold), too_open(tree, unit, threshold)
    for unit in PROGRAM_UNITS:
        said = settings(tree, unit)
        for wanted in ("LimitCORE=0", "Restart=always", "StartLimitIntervalSec=0", "MemorySwapMax=0",
                       "NoNewPrivileges=yes", "MemoryDenyWriteExecute=yes", "ProtectSystem=strict",
                       f"User={unit.removesuffix('.service')}"):
            assert wanted in said, f"{unit} does not say {wanted}"
    assert "PrivateNetwork=yes" in settings(tree, "mend-kiosk.service")


def check_enabled(tree):
    # As on an image that starts nothing but what is named.
    with open(tree.path("usr/lib/systemd/system-preset/99-default.preset"), "w", encoding="utf-8") as file:
        file.write("disable *\n")
    must("systemctl", f"--root={tree.root}", "preset", *tree.units())
    for unit in tree.units():
        links = glob.glob(tree.path(f"etc/systemd/system/*.wants/{unit}"))
        assert links, f"{unit} would not start with the machine"


def check_programs_installed(tree):
    for program in ("mend-kiosk", "mend-dock", "mend-hub"):
        if os.path.exists(os.path.join(tree.build, "bin", program)):
            assert os.access(tree.path(f"usr/bin/{program}"), os.X_OK), f"{program} is built and not installed"
    share = os.path.join(tree.build, "share/mend")
    for part in os.listdir(share) if os.path.isdir(share) else []:
        assert os.path.exists(tree.path(f"usr/share/mend/{part}")), f"share/mend/{part} is not installed"


def check_settings_files(tree):
    """sysctl and modprobe read on over a line that they do not understand."""
    shapes = {"sysctl.d": r"[a-z0-9_]+(\.[a-z0-9_]+)+ = \S.*", "modprobe.d": r"install [a-z0-9_-]+ /bin/false"}
    for folder, shape in shapes.items():
        seen = {}
        for name in os.listdir(tree.path(f"usr/lib/{folder}")):
            with open(tree.path(f"usr/lib/{folder}/{name}"), encoding="utf-8") as file:
                for line in file.read().splitlines():
                    if not line or line.startswith("#"):
                        continue
                    assert re.fullmatch(shape, line), f"{name}: {line}"
                    key = line.split(" = ")[0]
                    assert key not in seen, f"{name} and {seen[key]} both say {key}"
                    seen[key] = name


def check_planted(tree):
    assert verify(tree, plant(tree, "mend-dock.service", "RestartSec=10", "RestartSec=often"))
    assert verify(tree, plant(tree, "mend-dock.service", "/usr/bin/mend-dock run", "/usr/bin/mend-duck run"))
    assert verify(tree, plant(tree, "mend-dock.service", "Requires=mend-firewall.service", "Requires=mend-wall.service"))
    kiosk, threshold = "mend-kiosk.service", EXPOSURE["mend-kiosk.service"]
    assert not too_open(tree, plant(tree, kiosk, "RestartSec=1", "RestartSec=1"), threshold)
    assert too_open(tree, plant(tree, kiosk, "PrivateNetwork=yes", "PrivateNetwork=no"), threshold)
    assert too_open(tree, plant(tree, kiosk, "CapabilityBoundingSet=\n", "CapabilityBoundingSet=CAP_SYS_ADMIN\n"), threshold)


if __name__ == "__main__":
    with Tree(sys.argv[1]) as machine:
        machine.add_system()
        check_units(machine)
        check_enabled(machine)
        check_programs_installed(machine)
        check_settings_files(machine)
        check_planted(machine)
