"""Where a program comes from, in words: who ran it, its file, its sandbox. No Qt."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from monitor.model import Application, ExeState, PackageFile
from monitor.names import shown
from ui.language import QT_TR_NOOP, tr
from ui.messages import name

_SANDBOXES = {"flatpak": "Flatpak", "snap": "Snap", "appimage": "AppImage", "container": QT_TR_NOOP("container")}
_EXE = {
    ExeState.DELETED: QT_TR_NOOP("{file}, file deleted since"),
    ExeState.MEMFD: QT_TR_NOOP("{file}, exists only in memory"),
}
# Linux keeps 15 bytes of a process's name, so these are beginnings.
_TERMINALS = (
    "gnome-terminal", "konsole", "xterm", "alacritty", "kitty", "foot", "xfce4-terminal", "kgx", "ptyxis",
    "mate-terminal", "lxterminal", "terminator", "tilix", "qterminal", "urxvt", "rxvt", "wezterm", "ghostty",
)  # fmt: skip


def provenance(application: Application) -> str:
    """Where the program comes from: ``run by bash in a terminal · /usr/bin/pacat``."""
    return " · ".join(part for part in _origins(application) if part)


def _origins(application: Application) -> Iterable[str]:
    box = application.sandbox
    if box:
        yield f"{name(box.id)} · {tr(_SANDBOXES[box.kind]) if box.kind in _SANDBOXES else name(box.kind)}"
    else:
        yield _run_by(application.parents)
    if application.script:
        yield tr("script {script}, as its command line says").format(script=shown(application.script))
    if application.exe and not box:
        yield tr(_EXE.get(application.exe_state, "{file}")).format(file=shown(application.exe))
        yield _of_package(application)
    if application.unit and application.unit.endswith(".service") and not application.unit.startswith("user@"):
        yield tr("service {unit}").format(unit=name(application.unit))
    if application.remote:
        yield tr("from {host}").format(host=name(application.remote))
    if application.user and application.uid not in (None, _own_uid()):
        yield tr("as user {user}").format(user=name(application.user))


def _of_package(application: Application) -> str:
    package = application.package
    if package is None:
        return ""
    altered = package.file is PackageFile.ALTERED
    said = tr("not as the package {package} ships it") if altered else tr("package {package}")
    return said.format(package=name(package.name))


def _run_by(parents: Sequence[str]) -> str:
    near = [parent for parent in parents if parent not in ("systemd", "init")]
    if not near:
        return ""
    if near[0].startswith(_TERMINALS):
        return tr("run in a terminal")
    terminal = any(parent.startswith(_TERMINALS) for parent in near)
    said = tr("run by {parent} in a terminal") if terminal else tr("run by {parent}")
    return said.format(parent=name(near[0]))


def _own_uid() -> int | None:
    return os.getuid() if hasattr(os, "getuid") else None
