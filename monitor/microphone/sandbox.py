"""In which sandbox, container or systemd unit a process lives: from its cgroup, its label and its root folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass

from monitor.microphone import process
from monitor.model import Sandbox
from monitor.names import from_bytes

# How desktops name the unit of a program that they start: systemd's DESKTOP_ENVIRONMENTS.md; the two expressions
# are those of xdg-desktop-portal (xdp-app-info-host.c).
_SCOPE = re.compile(r"^app-(?:[^\W_]+-)?(.+?)(?:-[^\W_]*)(?:\.scope|\.slice)$")
_SERVICE = re.compile(r"^app-(?:[^\W_]+-)?(.+?)(?:@[^\W_]*|-autostart)?\.service$")
_SNAP_UNIT = re.compile(r"^snap\.([a-z0-9_-]+)\.([A-Za-z0-9-]+?)(?:[-.][0-9a-f-]{36})?\.(?:scope|service)$")
_SNAP_LABEL = re.compile(r"^snap\.([a-z0-9_-]+)\.([A-Za-z0-9-]+)(?: \(\w+\))?$")
_CONTAINERS = (
    re.compile(r"/(docker|libpod|cri-containerd|crio|buildah)-([0-9a-f]{12,64})\.scope"),
    re.compile(r"/(docker|kubepods\S*)/([0-9a-f]{12,64})"),
    re.compile(r"/(lxc)\.payload\.([^/]+)"),
    re.compile(r"/(lxc)/([^/]+)"),
    re.compile(r"/(machine)-([^/]+)\.scope"),
    re.compile(r"/(systemd-nspawn)@([^/]+)\.service"),
)
_UNESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})")
_MOUNT = re.compile(r"^(/tmp/\.mount_[^/]+)/")


@dataclass(frozen=True, slots=True)
class Unit:
    """``name``: the innermost unit. ``desktop_id``: what the one who started it said it is; anyone may say so."""

    name: str | None = None
    desktop_id: str | None = None


def cgroup_path(raw: str) -> str:
    """The path of cgroup v2, or of systemd's own hierarchy under v1."""
    lines = [line.split(":", 2) for line in raw.splitlines() if line.count(":") >= 2]
    for number, controllers, path in lines:
        if (number == "0" and not controllers) or controllers == "name=systemd":
            return path
    return ""


def unit(path: str) -> Unit:
    units = [part for part in path.split("/") if part.endswith((".service", ".scope"))]
    if not units:
        return Unit()
    name = _unescaped(units[-1])
    found = _SERVICE.match(units[-1]) or _SCOPE.match(units[-1])
    return Unit(name, _unescaped(found[1]) if found else None)


def _unescaped(name: str) -> str:
    """systemd.unit(5), "String escaping for inclusion in unit names"."""
    raw = _UNESCAPE.sub(lambda found: chr(int(found[1], 16)), name)
    return from_bytes(raw.encode("latin-1")) if all(ord(letter) < 256 for letter in raw) else raw


def container(path: str) -> Sandbox | None:
    for pattern in _CONTAINERS:
        found = pattern.search(path)
        if found:
            return Sandbox("container", f"{found[1]}:{_unescaped(found[2])[:12]}")
    return None


def snap(label: str, path: str, exe: str) -> Sandbox | None:
    """By the kernel's AppArmor label. Where there is none, by the cgroup that snapd makes, which anyone can name so,
    if the program file is that snap's as well."""
    found = _SNAP_LABEL.match(label)
    if found is None:
        found = next((match for part in path.split("/") if (match := _SNAP_UNIT.match(part))), None)
        if found is None or not exe.startswith((f"/snap/{found[1]}/", f"/var/lib/snapd/snap/{found[1]}/")):
            return None
    return Sandbox("snap", found[1] if found[1] == found[2] else f"{found[1]}.{found[2]}")


def flatpak(info: str) -> Sandbox | None:
    """``info``: text of /.flatpak-info, which a program in the sandbox can't write. A program outside that builds a
    root folder of its own can put one there: it then runs as poor in rights as it says."""
    group = ""
    for line in info.splitlines():
        if line.startswith("["):
            group = line.strip()
        elif group in ("[Application]", "[Runtime]") and line.startswith("name="):
            return Sandbox("flatpak", line.removeprefix("name=").strip())
    return None


def appimage(exe: str, environment: Iterable[bytes]) -> Sandbox | None:
    """Run from AppImage's own mount; the file's path is from the environment, so the program's word."""
    if not _MOUNT.match(exe):
        return None
    told = next((value[9:] for value in environment if value.startswith(b"APPIMAGE=/")), None)
    mount = exe.split("/")[2].removeprefix(".mount_")
    return Sandbox("appimage", from_bytes(os.path.basename(told)) if told else mount[:-6] or mount)


def sandbox_of(pid: int, exe: process.Exe, path: str) -> Sandbox | None:
    """The innermost sandbox of a living process; None where none is seen. ``path``: its cgroup."""
    info = process.read(pid, "root/.flatpak-info")
    found = flatpak(info.decode("utf-8", "surrogateescape")) if info else None
    if found:
        return found
    label = (process.read(pid, "attr/current") or b"").rstrip(b"\0\n").decode("utf-8", "surrogateescape")
    return snap(label, path, exe.path or "") or _appimage_of(pid, exe.path) or container(path) or _other_root(pid, exe)


def _appimage_of(pid: int, exe: str | None) -> Sandbox | None:
    found = _MOUNT.match(exe) if exe else None
    if exe is None or found is None or not os.path.ismount(found[1]):
        return None
    return appimage(exe, (process.read(pid, "environ") or b"").split(b"\0"))


def _other_root(pid: int, exe: process.Exe) -> Sandbox | None:
    """A pid namespace of its own and a program file that is not one of ours. The namespace alone is no container:
    browsers put their own helpers into one."""
    theirs, ours = process.namespace(pid, "pid"), process.namespace("self", "pid")
    if not theirs or not ours or theirs == ours or exe.path is None or process.is_our_file(pid, exe.path):
        return None
    return Sandbox("container", theirs)
