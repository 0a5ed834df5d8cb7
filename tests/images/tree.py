"""A machine as the install rules make it, in a temporary folder: files, and then users and folders."""
import os
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
SYSTEM = "/usr/lib/systemd/system"
PROGRAMS = ["usr/bin/mend-kiosk", "usr/bin/mend-dock", "usr/bin/mend-hub", "usr/sbin/nft"]


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def run(*command, **options):
    return subprocess.run(command, text=True, capture_output=True, check=False, **options)


def must(*command, **options):
    done = run(*command, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


class Tree:
    """`with Tree(build) as tree:` installs both components of a configured build below tree.root."""

    def __init__(self, build):
        self.build = build

    def __enter__(self):
        self.root = tempfile.mkdtemp(prefix="mend-images-")
        os.chmod(self.root, 0o755)
        for component in ("device", "hub"):
            must("cmake", "--install", self.build, "--component", component, "--prefix", "/usr",
                 env={**os.environ, "DESTDIR": self.root})
        os.makedirs(self.path("etc"), exist_ok=True)
        with open(self.path("etc/group"), "w", encoding="utf-8") as file:
            file.write("root:x:0:\n")
        with open(self.path("etc/passwd"), "w", encoding="utf-8") as file:
            file.write("root:x:0:0:root:/root:/bin/sh\n")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def path(self, inside):
        return os.path.join(self.root, inside.lstrip("/"))

    def units(self):
        return sorted(name for name in os.listdir(self.path(SYSTEM)) if name.startswith("mend-"))

    def add_system(self):
        """The targets of systemd, and a program for each one that this build has not made."""
        for name in os.listdir(SYSTEM):
            place = os.path.join(SYSTEM, name)
            if name.endswith((".target", ".slice", ".mount", ".socket")) and os.path.isfile(place):
                shutil.copy(place, self.path(SYSTEM))
        for program in PROGRAMS:
            if not os.path.exists(self.path(program)):
                os.makedirs(os.path.dirname(self.path(program)), exist_ok=True)
                shutil.copy("/bin/true", self.path(program))

    def add_accounts(self):
        must("systemd-sysusers", f"--root={self.root}")

    def add_folders(self):
        must("systemd-tmpfiles", f"--root={self.root}", "--create", "--prefix=/etc/mend", "--prefix=/var/lib")

    def accounts(self):
        """name → (user number, group number)"""
        found = {}
        with open(self.path("etc/passwd"), encoding="utf-8") as file:
            for line in file:
                name, _, user, group, *_ = line.split(":")
                found[name] = (int(user), int(group))
        return found
