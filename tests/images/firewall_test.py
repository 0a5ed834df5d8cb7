#!/usr/bin/env python3
"""The firewall of the device loads, and lets the courier reach the hub's port and nobody reach anything else.

Usage: firewall_test.py BUILD
"""
import os
import shutil
import subprocess
import sys

from tree import Tree, must, run, skip

DEVICE, HUB, PORT, OTHER_PORT = "10.77.0.1", "10.77.0.2", 8444, 8443

# Runs in the device's network: one line for each try, "who port outcome".
TRY = """
import os, socket, sys
host = sys.argv[1]
host.encode("idna")  # loaded now: later users may not be able to read the libraries of Python
tries = [line.split(":") for line in sys.argv[2:]]
children = []
for _, user, port in tries:
    children.append(os.fork())
    if children[-1] == 0:
        os.setuid(int(user))
        try:
            socket.create_connection((host, int(port)), timeout=2).close()
            os._exit(0)
        except OSError:
            os._exit(1)
for (name, _, port), child in zip(tries, children):
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(name, port, "reached" if code == 0 else "stopped")
"""
LISTEN = """
import socket, sys
listeners = [socket.create_server(("0.0.0.0", int(port))) for port in sys.argv[1:]]
print("ready", flush=True)
sys.stdin.read()
"""


def in_namespace(*command):
    """The command, as root of a network and a mount namespace of its own; as anybody, where that is allowed."""
    return ["unshare", "--net", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), *command]


def with_accounts(tree, *command):
    """The command, where the accounts of the tree are the accounts of the machine, as nft must know the courier."""
    return ["sh", "-ec", 'mount --bind "$0" /etc/passwd; exec "$@"', tree.path("etc/passwd"), *command]


def accepts(tree, rules):
    place = tree.path("firewall-under-test.nft")
    with open(place, "w", encoding="utf-8") as file:
        file.write(rules)
    return run(*in_namespace(*with_accounts(tree, "nft", "-c", "-f", place))).returncode == 0


def check_loads(tree):
    with open(tree.path("usr/share/mend/firewall.nft"), encoding="utf-8") as file:
        rules = file.read()
    assert accepts(tree, rules), "nft refuses the firewall"
    assert accepts(tree, rules + rules), "the firewall can't be loaded a second time"
    assert not accepts(tree, rules.replace("mend-dock", "mend-duck")), "a user that is not there goes unnoticed"
    assert not accepts(tree, rules.replace("policy drop", "policy maybe"))


class Networks:
    """A device and a hub, each a network namespace, with a wire between them."""

    def __enter__(self):
        self.held = [self.hold(), self.hold()]
        self.device, self.hub = (str(process.pid) for process in self.held)
        must("ip", "link", "add", "wire", "netns", self.device, "type", "veth", "peer", "name", "wire",
             "netns", self.hub)
        for where, address in ((self.device, DEVICE), (self.hub, HUB)):
            must(*self.at(where, "ip", "addr", "add", f"{address}/24", "dev", "wire"))
            must(*self.at(where, "ip", "link", "set", "wire", "up"))
            must(*self.at(where, "ip", "link", "set", "lo", "up"))
        return self

    def hold(self):
        process = subprocess.Popen(["unshare", "--net", "sh", "-c", "echo ready; exec cat"], text=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdout.readline() == "ready\n"
        return process

    def __exit__(self, *_):
        for process in self.held:
            process.communicate()

    @staticmethod
    def at(where, *command):
        return ["nsenter", f"--net=/proc/{where}/ns/net", *command]

    def listen(self, where, *ports):
        process = subprocess.Popen(self.at(where, sys.executable, "-c", LISTEN, *map(str, ports)), text=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdout.readline() == "ready\n"
        self.held.insert(0, process)

    def tries(self, where, host, *tries):
        said = must(*self.at(where, sys.executable, "-c", TRY, host, *tries))
        return [line.rsplit(" ", 1)[1] for line in said.splitlines()]


def check_lets_through(tree):
    accounts = tree.accounts()
    dock, kiosk, root = (f"{name}:{accounts[name][0]}" for name in ("mend-dock", "mend-kiosk", "root"))
    everybody = [f"{who}:{port}" for who in (dock, kiosk, root) for port in (PORT, OTHER_PORT)]
    with Networks() as networks:
        networks.listen(networks.hub, PORT, OTHER_PORT)
        networks.listen(networks.device, PORT)
        # Without the firewall all goes through: else what follows would prove nothing.
        assert networks.tries(networks.device, HUB, *everybody) == ["reached"] * 6
        assert networks.tries(networks.hub, DEVICE, f"{root}:{PORT}") == ["reached"]

        def nft(*command):
            must("unshare", "--mount", *with_accounts(tree, *networks.at(networks.device, "nft", *command)))

        nft("-f", tree.path("usr/share/mend/firewall.nft"))
        assert networks.tries(networks.device, HUB, f"{dock}:{PORT}") == ["stopped"], "open before it knows the hub"
        nft("add", "element", "inet", "mend", "hub", f"{{ {HUB} . {PORT} }}")
        assert networks.tries(networks.device, HUB, *everybody) == ["reached"] + ["stopped"] * 5
        assert networks.tries(networks.hub, DEVICE, f"{root}:{PORT}") == ["stopped"], "a way in from the dock"


if __name__ == "__main__":
    for tool in ("nft", "ip", "unshare", "nsenter"):
        if not shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
            sys.exit(f"{tool} is missing: run ./mend setup")
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    if run(*in_namespace("nft", "list", "ruleset")).returncode != 0:
        skip("this machine gives no network namespace of one's own")
    with Tree(sys.argv[1]) as machine:
        machine.add_accounts()
        check_loads(machine)
        if os.geteuid() != 0:
            skip("the rules load; packets of several users can be tried by root only")
        check_lets_through(machine)
