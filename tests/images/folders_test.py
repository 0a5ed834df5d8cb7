#!/usr/bin/env python3
"""Kiosk, courier and hub can do in their folders what they must, and nothing in each other's.

Usage: folders_test.py BUILD
"""
import os
import re
import stat
import sys
import traceback

from tree import Tree, skip

FOLDERS = {  # path → owner, group, mode; no other folder is made
    "etc/mend": ("root", "root", 0o755),
    "var/lib/mend": ("root", "root", 0o755),
    "var/lib/mend/device": ("mend-kiosk", "mend-kiosk", 0o700),
    "var/lib/mend/content": ("mend-kiosk", "mend-kiosk", 0o700),
    "var/lib/mend/identity": ("mend-dock", "mend-dock", 0o700),
    "var/lib/mend/spool": ("root", "root", 0o755),
    "var/lib/mend/spool/out": ("mend-kiosk", "mend-dock", 0o750),
    "var/lib/mend/spool/sent": ("mend-dock", "mend-dock", 0o700),
    "var/lib/mend/spool/in": ("root", "root", 0o755),
    "var/lib/mend/spool/in/receipts": ("mend-dock", "mend-kiosk", 0o770),
    "var/lib/mend/spool/in/items": ("mend-dock", "mend-kiosk", 0o770),
    "var/lib/mend/spool/in/hub": ("mend-dock", "mend-kiosk", 0o770),
    "var/lib/mend/drop": ("mend-dock", "mend-kiosk", 0o2750),
    "var/lib/mend/drop/metadata": ("mend-dock", "mend-kiosk", 0o2750),
    "var/lib/mend/drop/targets": ("mend-dock", "mend-kiosk", 0o2750),
    "var/lib/mend/drop/blobs": ("mend-dock", "mend-kiosk", 0o2750),
    "var/lib/mend-hub": ("root", "mend-hub", 0o750),
    "var/lib/mend-hub/data": ("mend-hub", "mend-hub", 0o700),
    "var/lib/mend-hub/repository": ("root", "mend-hub", 0o750),
}
MASKS = {"mend-kiosk": 0o077, "mend-dock": 0o027, "mend-hub": 0o077}


def check_accounts(tree):
    accounts = tree.accounts()
    assert set(accounts) == {"root", *MASKS}, accounts
    assert len(set(accounts.values())) == 4, accounts
    with open(tree.path("etc/passwd"), encoding="utf-8") as file:
        for line in file:
            assert line.startswith("root:") or line.rstrip().endswith("/nologin"), f"somebody can log in: {line}"
    with open(tree.path("etc/group"), encoding="utf-8") as file:
        groups = {line.split(":")[0] for line in file}
    for name in MASKS:
        with open(tree.path(f"usr/lib/systemd/system/{name}.service"), encoding="utf-8") as file:
            unit = file.read()
        assert f"UMask={MASKS[name]:04o}\n" in unit, f"{name} has another mask than is tried here"
        for wanted in re.findall(r"^SupplementaryGroups=(.*)$", unit, re.MULTILINE):
            assert groups.issuperset(wanted.split()), f"{name} could not start: not all of {wanted} are there"


def check_modes(tree):
    accounts = tree.accounts()
    made = set()
    for top in ("etc/mend", "var/lib/mend", "var/lib/mend-hub"):
        for folder, _, files in os.walk(tree.path(top)):
            made.add(os.path.relpath(folder, tree.root))
            assert not files, files
    assert made == set(FOLDERS), made ^ set(FOLDERS)
    for folder, (owner, group, mode) in FOLDERS.items():
        about = os.stat(tree.path(folder))
        found = (about.st_uid, about.st_gid, stat.S_IMODE(about.st_mode))
        assert found == (accounts[owner][0], accounts[group][1], mode), f"{folder}: {found}"


def as_user(tree, name, act):
    """Runs act in a process of that user; True if it could, False if the system said no."""
    user, group = tree.accounts()[name]
    child = os.fork()
    if child == 0:
        code = 2
        try:
            os.setgroups([])
            os.setgid(group)
            os.setuid(user)
            os.umask(MASKS[name])
            act()
            code = 0
        except PermissionError:
            code = 1
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 1), f"{name}: see above"
    return code == 0


def put(path):
    """A file as the programs write one: hidden, mode 0600, then readable, then by rename; the folder synced."""
    def act():
        folder, name = os.path.split(path)
        hidden = os.path.join(folder, f".{name}.tmp")
        file = os.open(hidden, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(file, b"sealed")
        os.fchmod(file, 0o644)
        os.close(file)
        os.rename(hidden, path)
        file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(file)
        os.close(file)
    return act


def read(path):
    def act():
        with open(path, "rb") as file:
            assert file.read() == b"sealed"
        os.listdir(os.path.dirname(path))
    return act


def check_device(tree):
    mend = tree.path("var/lib/mend")
    kiosk, dock, hub = "mend-kiosk", "mend-dock", "mend-hub"

    def can(name, act):
        return as_user(tree, name, act)

    # Nobody else gets into what is one side's alone, also when a file in there has lost its own mode.
    for folder, owner in (("device", kiosk), ("content", kiosk), ("identity", dock), ("spool/sent", dock)):
        secret = f"{mend}/{folder}/secret"
        assert can(owner, put(secret)) and can(owner, read(secret))
        for other in {kiosk, dock, hub} - {owner}:
            assert not can(other, read(secret)), f"{other} reads {folder}"
            assert not can(other, put(f"{mend}/{folder}/planted")), f"{other} writes {folder}"

    envelope = f"{mend}/spool/out/50000000-envelope.env"
    assert can(kiosk, put(envelope)) and can(dock, read(envelope)) and not can(hub, read(envelope))
    assert not can(dock, put(f"{mend}/spool/out/planted.env")), "the courier plants an envelope"
    assert not can(dock, lambda: os.unlink(envelope)), "the courier removes an answer before its receipt was verified"
    assert not can(dock, lambda: open(envelope, "r+b").close()), "the courier alters an answer"
    assert can(kiosk, lambda: os.unlink(envelope))

    for folder in ("receipts", "items", "hub"):
        letter = f"{mend}/spool/in/{folder}/letter"
        assert can(dock, put(letter)) and can(kiosk, read(letter)) and not can(hub, read(letter))
        assert can(kiosk, lambda place=letter: os.unlink(place)), f"{folder} would fill up"

    # Folders that the courier makes are 0750 before its mask, as content/base makes them.
    made = f"{mend}/drop/targets/modules/mend"
    assert can(dock, lambda: (os.mkdir(os.path.dirname(made), 0o750), os.mkdir(made, 0o750)))
    target = f"{made}/1.json"
    assert can(dock, put(target)) and can(kiosk, read(target)), "updates would never arrive"
    assert not can(hub, read(target))
    assert not can(kiosk, put(f"{mend}/drop/metadata/planted.json")), "the kiosk writes to the drop folder"
    assert not can(kiosk, lambda: os.unlink(target))


def check_hub(tree):
    place = tree.path("var/lib/mend-hub")
    assert as_user(tree, "mend-hub", put(f"{place}/data/hub.db"))
    assert not as_user(tree, "mend-hub", put(f"{place}/repository/planted")), "a stolen hub swaps content"
    put(f"{place}/repository/timestamp.json")()
    assert as_user(tree, "mend-hub", read(f"{place}/repository/timestamp.json"))
    assert not as_user(tree, "mend-dock", read(f"{place}/repository/timestamp.json"))


if __name__ == "__main__":
    if os.geteuid() != 0:
        skip("files of several users can be made by root only")
    with Tree(sys.argv[1]) as machine:
        machine.add_accounts()
        machine.add_folders()
        check_accounts(machine)
        check_modes(machine)
        check_device(machine)
        check_hub(machine)
