"""The same facts of a process through psutil, where there is no /proc (Windows, macOS)."""

from __future__ import annotations

import os
from collections.abc import Callable

import psutil

from monitor.model import Application, ExeState


def read_process(pid: int, most_parents: int) -> Application | None:
    """None when ``pid`` is gone. ``start_ticks`` holds the start in milliseconds by the system's clock; psutil
    compares start times itself, so that no recycled parent is named."""
    try:
        found = psutil.Process(pid)
        with found.oneshot():
            return _read(found, most_parents)
    except psutil.Error:
        return None


def _read(found: psutil.Process, most_parents: int) -> Application:
    exe = _quietly(found.exe)
    parents = found.parents()
    return Application(
        name=os.path.basename(exe) if exe else found.name(),
        pid=found.pid,
        start_ticks=int(found.create_time() * 1000),
        exe=exe,
        exe_state=ExeState.PRESENT if exe else ExeState.UNREADABLE,
        parents=tuple(filter(None, (_quietly(parent.name) for parent in parents[:most_parents]))),
        user=_quietly(found.username),
        own=os.getpid() in (found.pid, *(parent.pid for parent in parents)),
    )


def _quietly(question: Callable[[], str]) -> str | None:
    """None where the system refuses to say, or says nothing."""
    try:
        return question() or None
    except (psutil.AccessDenied, psutil.NoSuchProcess, KeyError):
        return None
