"""What an interpreter runs, from its command line."""

from __future__ import annotations

import pytest

from monitor.microphone.scripts import absolute, headline, interpreter, script


@pytest.mark.parametrize(
    ("exe", "kind"),
    [
        ("/usr/bin/python3.11", "python"),
        ("/usr/bin/python3", "python"),
        ("/usr/bin/bash", "bash"),
        ("/usr/bin/ruby3.1", "ruby"),
        ("/usr/bin/perl", "perl"),
        ("/usr/lib/jvm/java-17/bin/java", "java"),
        ("/usr/bin/lua5.4", "lua"),
        ("/usr/lib/wine/wine64-preloader", "wine"),
        ("/usr/lib/electron25/electron", "electron"),
        ("/usr/bin/firefox", None),
        ("/usr/bin/pythonista", None),
        ("", None),
    ],
)
def test_interpreters_are_known_by_their_file(exe: str, kind: str | None) -> None:
    assert interpreter(exe) == kind


@pytest.mark.parametrize(
    ("kind", "line", "told"),
    [
        ("python", ["python3", "backup.py", "-c", "x"], "backup.py"),
        ("python", ["python3", "-u", "-W", "error", "-X", "dev", "backup.py"], "backup.py"),
        ("python", ["python3", "-m", "http.server", "80"], "-m http.server"),
        ("python", ["python3", "-Im", "pip"], "-m pip"),
        ("python", ["python3", "-mpip"], "-m pip"),
        ("python", ["python3", "-c", "import x; x()"], "-c import x; x()"),
        ("python", ["python3", "-Bc", "a\nb"], "-c a\nb"),
        ("python", ["python3"], None),
        ("python", ["python3", "-"], None),
        ("python", ["python3", "-m"], None),
        ("python", [], None),
        ("bash", ["bash", "-lc", "arecord x"], "-c arecord x"),
        ("bash", ["bash", "-c", "-e", "arecord x"], "-c arecord x"),
        ("bash", ["bash", "-o", "pipefail", "run.sh"], "run.sh"),
        ("sh", ["sh", "-e", "--", "-odd.sh"], "-odd.sh"),
        ("bash", ["-bash"], None),
        ("node", ["node", "-r", "dotenv/config", "server.js"], "server.js"),
        ("node", ["node", "--inspect", "server.js"], "server.js"),
        ("node", ["node", "-e", "code"], "-c code"),
        ("java", ["java", "-Xmx1g", "-jar", "/opt/app.jar", "x"], "/opt/app.jar"),
        ("java", ["java", "-cp", "a:b", "org.example.Main"], "org.example.Main"),
        ("java", ["java", "-m", "mod/org.Main"], "mod/org.Main"),
        ("perl", ["perl", "-w", "-e", "1"], "-c 1"),
        ("ruby", ["ruby", "-I", "lib", "x.rb"], "x.rb"),
        ("electron", ["electron", "--no-sandbox", "/opt/chat/app.asar"], "/opt/chat/app.asar"),
        ("electron", ["electron", "--app=/opt/chat"], "/opt/chat"),
        ("deno", ["deno", "run", "--allow-all", "x.ts"], "x.ts"),
        ("wine", ["C:\\Program Files\\Zoom\\Zoom.exe", "/x"], "C:\\Program Files\\Zoom\\Zoom.exe"),
        ("wine", ["wine64-preloader"], None),
    ],
)
def test_the_script_is_found_among_the_options(kind: str, line: list[str], told: str | None) -> None:
    assert script(kind, line) == told


@pytest.mark.parametrize(
    ("told", "folder", "path"),
    [
        ("backup.py", "/home/x", "/home/x/backup.py"),
        ("../backup.py", "/home/x", "/home/backup.py"),
        ("/opt/backup.py", "/home/x", "/opt/backup.py"),
        ("-m pip", "/home/x", "-m pip"),
        ("C:\\a.exe", "/home/x", "C:\\a.exe"),
        ("backup.py", None, "backup.py"),
    ],
)
def test_two_scripts_of_one_name_in_two_folders_stay_two(told: str, folder: str | None, path: str) -> None:
    assert absolute(told, folder) == path


@pytest.mark.parametrize(
    ("exe", "told", "name"),
    [
        ("/usr/bin/python3.11", "/home/x/backup.py", "python3 · backup.py"),
        ("/usr/bin/python3.11", "-m pip", "python3 · -m pip"),
        ("/usr/bin/bash", "-c arecord secret", "bash · -c"),
        ("/usr/bin/java", "/opt/app.jar", "java · app.jar"),
        ("/usr/bin/wine", "C:\\Zoom\\Zoom.exe", "wine · Zoom.exe"),
        ("/usr/bin/node", "/", "node · /"),
    ],
)
def test_the_headline_names_interpreter_and_script(exe: str, told: str, name: str) -> None:
    assert headline(exe, told) == name
