"""A private display, session bus, panel with a tray, notification server and keyring; each a context manager."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.rig.processes import Part, RigError, accepts, require, run, wait_until

PASSWORD = "tests"  # of a keyring that lives as long as a test

_PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="icon-size" type="uint" value="16"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator">
      <property name="expand" type="bool" value="true"/><property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-2" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
    <property name="plugin-3" type="string" value="clock"/>
  </property>
</channel>
"""
_DUNST = """[global]
  width = 380
  height = 200
  origin = top-right
  offset = 16x44
  font = DejaVu Sans 10
  history_length = 200
  idle_threshold = 0
  browser = /bin/true
  dmenu = {menu}
[urgency_low]
  timeout = 20
[urgency_normal]
  timeout = 20
[urgency_critical]
  timeout = 0
"""


class PrivateDisplay(Part):
    """Xvfb on a display number that it finds itself. ``with_manager``: openbox, so that windows can be raised."""

    display: str

    def __init__(
        self, tmp: Path, outer: Mapping[str, str] | None = None, size: str = "1280x800", *, with_manager: bool = False
    ) -> None:
        super().__init__(tmp, outer)
        self.size = size
        self.with_manager = with_manager

    def _start(self) -> None:
        self.display = f":{self._free_number()}"
        self.env["DISPLAY"] = self.display
        self.env["QT_QPA_PLATFORM"] = "xcb"
        if self.with_manager:
            self.programs.start("openbox")
            root = ("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
            if shutil.which("xprop"):
                self.wait_until(lambda: "window id" in run(*root, env=self.env), "the window manager")

    def _free_number(self) -> str:
        """Xvfb chooses the number and writes it once it can be connected to (-displayfd in Xserver(1))."""
        require("Xvfb")
        reading, writing = os.pipe()
        argv = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.size}x24", "-nolisten", "tcp", "-noreset"]
        self.server = subprocess.Popen(
            argv, env=self.env, pass_fds=(writing,), start_new_session=True, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise RigError("Xvfb ended without a display.")
        return number

    def close(self) -> None:
        super().close()
        if hasattr(self, "server"):
            self.server.terminate()
            self.server.wait()

    def wait_until(self, predicate: Callable[[], object], what: str = "a condition", timeout: float = 15.0) -> None:
        wait_until(predicate, what, timeout)

    def xdotool(self, *words: str) -> str:
        return run("xdotool", *words, env=self.env).strip()

    def windows(self, name: str) -> list[str]:
        """Ids of visible windows whose title matches this expression."""
        argv = ["xdotool", "search", "--onlyvisible", "--name", name]
        return subprocess.run(argv, env=self.env, capture_output=True, text=True, check=False).stdout.split()

    def screenshot(self, file: Path, window: str = "root") -> None:
        """``window``: an id, or the whole screen."""
        run("import", "-window", window, str(file), env=self.env)


class PrivateBus(Part):
    """A session bus of its own. No service of the machine is started on it unless ``with_services``."""

    def __init__(self, tmp: Path, outer: Mapping[str, str] | None = None, *, with_services: bool = False) -> None:
        super().__init__(tmp, outer)
        self.with_services = with_services

    @property
    def address(self) -> str:
        return self.env["DBUS_SESSION_BUS_ADDRESS"]

    def _start(self) -> None:
        path = self.root / "bus"
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={path}"
        config = "--session" if self.with_services else f"--config-file={self._config()}"
        self.daemon = self.programs.start("dbus-daemon", config, "--nofork", f"--address={self.address}")
        # The socket is there before anybody listens at it.
        wait_until(lambda: accepts(path), "the session bus")

    def _config(self) -> Path:
        path = self.root / "bus.conf"
        rule = '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        head = "<busconfig><type>session</type><listen>unix:dir=/tmp</listen>"
        text = f'{head}{rule}<allow own="*"/></policy></busconfig>'
        path.write_text(text, encoding="utf-8")
        return path

    def has_owner(self, name: str) -> bool:
        return bus_has_owner(self.env, name)


class Panel(Part):
    """xfce4-panel with a clock and a tray that speaks StatusNotifierItem. Needs a display and a bus in ``outer``."""

    def _start(self) -> None:
        self._own_configuration()
        self._start_xfconf()
        self.program = self.programs.start("xfce4-panel", "--disable-wm-check", "--sm-client-disable", env=self._own)
        wait_until(lambda: bus_has_owner(self.env, "org.kde.StatusNotifierWatcher"), "the panel's tray", 20)

    def _own_configuration(self) -> None:
        folder = self.root / "panel-config"
        self._own = {"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(self.root / "d"), "NO_AT_BRIDGE": "1"}
        target = folder / "xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml"
        target.parent.mkdir(parents=True)
        target.write_text(_PANEL, encoding="utf-8")

    def _start_xfconf(self) -> None:
        """The panel reads its settings through xfconfd, which no .service file starts on a private bus."""
        places = ("lib/*/xfce4/xfconf/xfconfd", "libexec/xfce4/xfconf/xfconfd", "lib*/xfce4/xfconf/xfconfd")
        daemon = next((path for place in places for path in Path("/usr").glob(place)), None)
        if daemon is None:
            raise RigError("xfconfd is not installed; xfce4-panel needs it.")
        self.programs.start(str(daemon), env=self._own)
        wait_until(lambda: bus_has_owner(self.env, "org.xfce.Xfconf"), "xfconfd")

    def items(self) -> list[str]:
        """The tray icons that are registered now: ``bus-name/path``."""
        value = _get_property(
            self.env, "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "RegisteredStatusNotifierItems"
        )
        return [part.strip().strip('"') for part in value]


class Notifier(Part):
    """dunst as the notification server. Needs a display and a bus in ``outer``."""

    def _start(self) -> None:
        rc = self.root / "dunstrc"
        menu = self.root / "choose"
        menu.write_text(f"#!/bin/sh\nexec grep -m1 -F -f {self.root / 'wanted'}\n", encoding="utf-8")
        menu.chmod(0o700)
        rc.write_text(_DUNST.format(menu=menu), encoding="utf-8")
        self.program = self.programs.start("dunst", "-conf", str(rc))
        wait_until(lambda: bus_has_owner(self.env, "org.freedesktop.Notifications"), "dunst")

    def dunstctl(self, *words: str) -> str:
        return run("dunstctl", *words, env=self.env)

    def choose(self, action: str) -> None:
        """As a person who opens the menu of what is shown and takes the entry that holds these words."""
        (self.root / "wanted").write_text(f"{action}\n", encoding="utf-8")
        self.dunstctl("context")

    def shown(self) -> int:
        return int(self.dunstctl("count", "displayed"))

    def history(self) -> list[dict[str, Any]]:
        """Notifications that were closed, newest first: ``{"summary": ..., "body": ..., "urgency": ..., ...}``."""
        entries = json.loads(self.dunstctl("history"))["data"][0]
        return [{key: value["data"] for key, value in entry.items()} for entry in entries]

    def told(self) -> list[dict[str, Any]]:
        """Everything that was ever shown, newest first; closes what is on the screen to have it in the history."""
        self.dunstctl("close-all")
        return self.history()


class Keyring(Part):
    """gnome-keyring as the Secret Service. Unlocked, or ``locked``: it exists, and nobody is there to unlock it."""

    def __init__(self, tmp: Path, outer: Mapping[str, str] | None = None, *, locked: bool = False) -> None:
        super().__init__(tmp, outer)
        self.locked = locked

    def _start(self) -> None:
        control = self.root / "keyring"
        control.mkdir(mode=0o700)
        self._daemon(control)
        wait_until(lambda: bus_has_owner(self.env, "org.freedesktop.secrets"), "gnome-keyring")
        if self.locked:
            self.lock()

    def _daemon(self, control: Path) -> None:
        """The password comes on standard input, as from PAM; --unlock makes the login keyring."""
        require("gnome-keyring-daemon")
        argv = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        argv.append(f"--control-directory={control}")
        log = (self.programs.logs / "gnome-keyring.log").open("ab")
        own = {"XDG_DATA_HOME": str(self.root / "d")}
        with log:
            self.daemon = subprocess.Popen(
                argv, env={**self.env, **own}, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )
        assert self.daemon.stdin is not None
        self.daemon.stdin.write(f"{PASSWORD}\n".encode())
        self.daemon.stdin.close()

    def lock(self) -> None:
        """Locks the login keyring as a screen locker may; reading a secret then asks a person."""
        address = "/org/freedesktop/secrets"
        words = ["array:objpath:/org/freedesktop/secrets/collection/login"]
        _call(self.env, "org.freedesktop.secrets", address, "org.freedesktop.Secret.Service.Lock", *words)

    def close(self) -> None:
        if hasattr(self, "daemon"):
            self.daemon.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.daemon.wait(3)
            self.daemon.kill()
            self.daemon.wait()
        super().close()


def bus_has_owner(env: Mapping[str, str], name: str) -> bool:
    bus = "org.freedesktop.DBus"
    return "true" in _call(env, bus, "/org/freedesktop/DBus", f"{bus}.NameHasOwner", f"string:{name}")


def _call(env: Mapping[str, str], to: str, path: str, method: str, *words: str) -> str:
    return run("dbus-send", "--session", "--print-reply", f"--dest={to}", path, method, *words, env=env)


def _get_property(env: Mapping[str, str], service: str, path: str, name: str) -> list[str]:
    """The strings of an array property."""
    words = (f"string:{service}", f"string:{name}")
    answer = _call(env, service, path, "org.freedesktop.DBus.Properties.Get", *words)
    return [line.split("string", 1)[1] for line in answer.splitlines() if line.strip().startswith("string")]
