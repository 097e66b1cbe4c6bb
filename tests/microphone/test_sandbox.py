"""Sandboxes and units, from captured texts of /proc."""

from __future__ import annotations

import pytest

from monitor.microphone.sandbox import Unit, appimage, cgroup_path, container, flatpak, snap, unit
from monitor.model import Sandbox

USER = "/user.slice/user-1000.slice/user@1000.service/app.slice/"


def test_the_cgroup_is_that_of_version_two_or_systemds_own() -> None:
    assert cgroup_path("0::/a/b.scope\n") == "/a/b.scope"
    assert cgroup_path("12:pids:/x\n1:name=systemd:/a:b.scope\n0::/c\n") == "/a:b.scope"
    assert cgroup_path("") == cgroup_path("nonsense\n") == ""


@pytest.mark.parametrize(
    ("name", "desktop_id"),
    [
        ("app-gnome-firefox-4182.scope", "firefox"),
        ("app-gnome-org.gnome.SoundRecorder-991.scope", "org.gnome.SoundRecorder"),
        ("app-firefox@3fa2b1.service", "firefox"),
        ("app-org.kde.konsole-5c1d0e.scope", "org.kde.konsole"),
        ("app-flatpak-org.mozilla.firefox-2871.scope", "org.mozilla.firefox"),
        ("cron.service", None),
        ("pipewire-pulse.service", None),
        ("session-2.scope", None),
    ],
)
def test_the_innermost_unit_is_told_and_what_it_calls_itself(name: str, desktop_id: str | None) -> None:
    assert unit(USER + name) == Unit(name, desktop_id)
    assert unit(USER + name + "/sub") == Unit(name, desktop_id)


@pytest.mark.parametrize(
    ("part", "name", "desktop_id"),
    [
        (r"app-gnome-google\x2dchrome-77.scope", "app-gnome-google-chrome-77.scope", "google-chrome"),
        (r"app-gnome\x2dshell-autostart.service", "app-gnome-shell-autostart.service", "gnome-shell"),
        (r"bad\xff.service", "bad\udcff.service", None),
    ],
)
def test_what_systemd_escapes_is_unescaped(part: str, name: str, desktop_id: str | None) -> None:
    assert unit(USER + part) == Unit(name, desktop_id)


@pytest.mark.parametrize("path", ["", "/", "/user.slice"])
def test_outside_of_any_unit_there_is_none(path: str) -> None:
    assert unit(path) == Unit()


HEX = "3f4a" * 16


@pytest.mark.parametrize(
    ("path", "box"),
    [
        (f"/system.slice/docker-{HEX}.scope", "docker:3f4a3f4a3f4a"),
        (f"/docker/{HEX}", "docker:3f4a3f4a3f4a"),
        (USER + f"libpod-{HEX}.scope/container", "libpod:3f4a3f4a3f4a"),
        ("/lxc.payload.voice/system.slice", "lxc:voice"),
        ("/machine.slice/machine-debian.scope/init.scope", "machine:debian"),
        ("/machine.slice/systemd-nspawn@debian.service", "systemd-nspawn:debian"),
        (USER + "app-docker-77.scope", None),
        ("/system.slice/docker.service", None),
    ],
)
def test_containers_are_known_by_their_cgroup(path: str, box: str | None) -> None:
    assert container(path) == (Sandbox("container", box) if box else None)


UUID = "1b2c3d4e-5f60-4a1b-8c2d-3e4f5a6b7c8d"


@pytest.mark.parametrize(
    ("label", "path", "exe", "box"),
    [
        ("snap.firefox.firefox (enforce)", "/", "/snap/firefox/1/firefox", "firefox"),
        ("snap.firefox.geckodriver (complain)", "/", "", "firefox.geckodriver"),
        ("unconfined", USER + f"snap.spotify.spotify-{UUID}.scope", "/snap/spotify/60/spotify", "spotify"),
        (
            "unconfined",
            USER + f"snap.spotify.spotify.{UUID}.scope",
            "/var/lib/snapd/snap/spotify/60/spotify",
            "spotify",
        ),
        ("unconfined", "/system.slice/snap.lxd.daemon.service", "/snap/lxd/1/bin/lxd", "lxd.daemon"),
        ("unconfined", USER + f"snap.spotify.spotify-{UUID}.scope", "/home/x/evil", None),
        ("snapped.firefox.x (enforce)", "/", "", None),
        ("/usr/bin/snap.firefox.x", "/", "", None),
        ("", "", "", None),
    ],
)
def test_snaps_are_known_by_their_label_or_by_cgroup_and_file(label: str, path: str, exe: str, box: str | None) -> None:
    assert snap(label, path, exe) == (Sandbox("snap", box) if box else None)


def test_a_flatpak_is_named_by_its_info_file() -> None:
    info = "[Application]\nname=org.mozilla.firefox\nruntime=runtime/x\n\n[Instance]\ninstance-id=1\nname=no\n"
    assert flatpak(info) == Sandbox("flatpak", "org.mozilla.firefox")
    assert flatpak("[Instance]\nname=org.evil\n") is None
    assert flatpak("") is None


def test_an_appimage_is_known_by_its_mount() -> None:
    assert appimage("/tmp/.mount_ZoomAbC123/usr/bin/zoom", []) == Sandbox("appimage", "Zoom")
    told = appimage("/tmp/.mount_ZoomAbC123/zoom", [b"HOME=/x", b"APPIMAGE=/home/x/Zoom-6.AppImage"])
    assert told == Sandbox("appimage", "Zoom-6.AppImage")
    assert appimage("/usr/bin/zoom", [b"APPIMAGE=/home/x/Zoom.AppImage"]) is None
