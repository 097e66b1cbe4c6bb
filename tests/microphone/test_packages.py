"""Which package a file is of: by the real dpkg of this system, and by records that lie or contradict each other."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.microphone import dpkg, identity
from monitor.microphone.dpkg import Diversion, Dpkg, listed_as
from monitor.microphone.fingerprint import Fingerprints
from monitor.microphone.package_tools import Pacman, Rpm, ask
from monitor.microphone.packages import AllRecords, Digests, records_here
from monitor.model import Activation, Application, Evidence, Microphone, MicrophoneKind, Package, PackageFile, Trust
from monitor.presence_model import Attendance
from monitor.rule_model import Life, Reaction, Rule, Signal, Verdict, When
from monitor.rule_signals import Context
from monitor.rules import decide, rule_about

CAT = os.path.realpath(shutil.which("cat") or "/bin/cat")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
real_dpkg = pytest.mark.skipif(not Path(dpkg.ADMIN, "status").exists(), reason="no system of Debian's")


def digests(content: bytes) -> Digests:
    return Digests(hashlib.sha256(content).hexdigest(), hashlib.md5(content).hexdigest())


def always(*paths: str) -> bool:
    return True


def never(*paths: str) -> bool:
    return False


# The real records


@real_dpkg
def test_the_systems_own_programs_are_as_their_package_shipped_them() -> None:
    records = records_here()
    for program in ("cat", "dpkg", "dash"):
        path = os.path.realpath(shutil.which(program) or "")
        found = records.package_of(path, digests(Path(path).read_bytes()))
        assert found is not None and found.file is PackageFile.SHIPPED
        listed = subprocess.run(["dpkg-query", "-L", found.name], capture_output=True, text=True, check=True).stdout
        assert {path, path.removeprefix("/usr")} & set(listed.splitlines())


@real_dpkg
def test_a_system_program_with_another_content_is_altered() -> None:
    found = records_here().package_of(CAT, digests(b"another"))
    assert found == Package("dpkg", "coreutils", PackageFile.ALTERED)


@real_dpkg
def test_a_file_of_ones_own_is_of_no_package(tmp_path: Path) -> None:
    path = shutil.copy(CAT, tmp_path / "cat")
    assert records_here().package_of(str(path), digests(Path(CAT).read_bytes())) is None


@real_dpkg
def test_a_running_program_is_told_with_its_package_at_once_when_it_is_known() -> None:
    with running(CAT) as first, running(CAT) as second:
        known = identity.sha256_of(first)
        again = identity.identify(second.pid or 0, Trust.KERNEL, Evidence.SOCKET_HOLDER)
    assert known.package == Package("dpkg", "coreutils", PackageFile.SHIPPED)
    assert (again.exe_sha256, again.package) == (known.exe_sha256, known.package)


# Records that are made up


class Admin:
    """An admin folder of dpkg's, with what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "info").mkdir(parents=True)
        (folder / "status").write_text("")
        (folder / "diversions").write_text("")

    def install(self, stem: str, files: dict[str, bytes | None]) -> None:
        """``None``: listed, but without a sum."""
        paths = ["/.", *files]
        sums = [f"{digests(what).md5}  {path[1:]}" for path, what in files.items() if what is not None]
        self.write(f"{stem}.list", "".join(f"{path}\n" for path in paths))
        self.write(f"{stem}.md5sums", "".join(f"{line}\n" for line in sums))

    def remove(self, stem: str) -> None:
        for path in (self.folder / "info").glob(f"{stem}.*"):
            path.unlink()
        self._touch()

    def divert(self, was: str, to: str, by: str) -> None:
        (self.folder / "diversions").write_text(f"{was}\n{to}\n{by}\n")

    def write(self, name: str, text: str) -> None:
        (self.folder / "info" / name).write_text(text)
        self._touch()

    def _touch(self) -> None:
        """As dpkg does: another status file takes the place of the one before."""
        new = self.folder / "status-new"
        new.write_text((self.folder / "status").read_text() + ".")
        new.replace(self.folder / "status")

    def records(self, only_root: Callable[..., bool] = always) -> Dpkg:
        return Dpkg(str(self.folder), only_root)

    def of(self, path: str, content: bytes = b"new", only_root: Callable[..., bool] = always) -> Package | None:
        return AllRecords([self.records(only_root)]).package_of(path, digests(content))


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    return Admin(tmp_path / "dpkg")


ZOOM = "/opt/zoom/zoom"
SHIPPED = Package("dpkg", "zoom", PackageFile.SHIPPED)


def test_what_was_shipped_is_told_from_what_was_altered(admin: Admin) -> None:
    admin.install("zoom", {ZOOM: b"new"})
    assert admin.of(ZOOM) == SHIPPED
    assert admin.of(ZOOM, b"altered") == replace(SHIPPED, file=PackageFile.ALTERED)
    assert admin.of("/opt/zoom/other") is None
    assert admin.of("/opt/zoom") is None and admin.of("opt/zoom/zoom") is None


def test_where_others_than_root_may_write_nothing_is_known_to_be_shipped(admin: Admin) -> None:
    admin.install("zoom", {ZOOM: b"new"})
    assert admin.of(ZOOM, only_root=never) == replace(SHIPPED, file=PackageFile.UNKNOWN)
    assert admin.of(ZOOM, b"altered", only_root=never) == replace(SHIPPED, file=PackageFile.ALTERED)


def test_a_package_without_sums_proves_nothing_of_the_content(admin: Admin) -> None:
    admin.install("zoom", {ZOOM: None})
    assert admin.of(ZOOM) == replace(SHIPPED, file=PackageFile.UNKNOWN)


def test_sums_that_contradict_each_other_prove_nothing(admin: Admin) -> None:
    admin.install("zoom", {ZOOM: b"new"})
    lines = [f"{digests(what).md5}  {ZOOM[1:]}\n" for what in (b"new", b"old")]
    admin.write("zoom.md5sums", "".join(lines))
    assert admin.of(ZOOM) == replace(SHIPPED, file=PackageFile.UNKNOWN)


def test_a_package_for_several_architectures_is_one(admin: Admin) -> None:
    for stem in ("zoom:amd64", "zoom:i386"):
        admin.install(stem, {ZOOM: b"new"})
    assert admin.of(ZOOM) == SHIPPED


def test_a_file_that_two_packages_list_is_of_none(admin: Admin) -> None:
    admin.install("zoom", {ZOOM: b"new"})
    admin.install("other", {ZOOM: b"new"})
    assert admin.of(ZOOM) is None


def test_a_removed_package_owns_nothing(admin: Admin) -> None:
    admin.install("zoom", {ZOOM: b"new"})
    admin.remove("zoom")
    assert admin.of(ZOOM) is None


def test_a_diverted_file_is_of_whom_it_was_before_and_the_place_of_who_diverted(admin: Admin) -> None:
    admin.install("libpq", {"/opt/pg": b"original"})
    admin.install("common", {"/opt/pg": b"wrapper"})
    admin.divert("/opt/pg", "/opt/pg.libpq", "common")
    assert admin.of("/opt/pg", b"wrapper") == Package("dpkg", "common", PackageFile.SHIPPED)
    assert admin.of("/opt/pg.libpq", b"original") == Package("dpkg", "libpq", PackageFile.SHIPPED)
    assert admin.of("/opt/pg.libpq", b"wrapper") == Package("dpkg", "libpq", PackageFile.ALTERED)


def test_what_the_administrator_put_in_the_place_of_a_diverted_file_is_of_no_package(admin: Admin) -> None:
    admin.install("zoom", {ZOOM: b"new"})
    admin.divert(ZOOM, f"{ZOOM}.distrib", ":")
    assert admin.of(ZOOM) is None
    assert admin.of(f"{ZOOM}.distrib") == SHIPPED


def test_damaged_diversions_divert_nothing(admin: Admin) -> None:
    admin.install("zoom", {ZOOM: b"new"})
    (admin.folder / "diversions").write_bytes(b"\n\n\xff\n/opt/zoom/zoom\n")
    assert admin.of(ZOOM) == SHIPPED


@pytest.mark.parametrize(
    "listed",
    [
        f"/.\n{ZOOM}\x00\n", f"/.\n{ZOOM}\r\n", f"/.\n{ZOOM} \n", f"/.\n/home{ZOOM}\n", f"/.\n{ZOOM}x\n", ZOOM,
        f"\x1b[2J{ZOOM}\n", f"/.\n{ZOOM}/\n", "\n" * 9, "",
    ],
)  # fmt: skip
def test_only_a_whole_line_of_a_list_names_a_file(admin: Admin, listed: str) -> None:
    admin.install("zoom", {ZOOM: b"new"})
    admin.write("zoom.list", listed)
    assert admin.of(ZOOM) is None


@pytest.mark.parametrize(
    "path", ["/opt/zoom\n/opt/zoom/zoom", "/.\n/opt/zoom/zoom", "/opt/\x1bzoom", "/opt/\udcff\ud800"]
)
def test_a_name_with_line_breaks_or_control_characters_is_looked_up_nowhere(admin: Admin, path: str) -> None:
    admin.write("zoom.list", f"{path}\n".encode("utf-8", "replace").decode())
    assert admin.of(path) is None


@pytest.mark.parametrize("stem", ["-zoom", "zo\nom", "zoom;rm", "zoom:", "zo om", ".zoom", "zoom\u202e"])
def test_a_list_with_an_impossible_name_is_passed_over(admin: Admin, stem: str) -> None:
    admin.install(stem, {ZOOM: b"new"})
    assert admin.of(ZOOM) is None


def test_records_that_are_no_files_prove_nothing(admin: Admin) -> None:
    (admin.folder / "info" / "zoom.list").mkdir()
    assert admin.of(ZOOM) is None
    assert Dpkg(str(admin.folder / "nowhere")).package_of(ZOOM, digests(b"")) is None


MERGED = [(b"/usr/bin", b"/bin")]


def test_on_a_merged_system_a_file_has_two_names() -> None:
    def names(path: bytes, *diverted: Diversion) -> set[bytes]:
        return set(listed_as(path, MERGED, diverted)[0])

    assert names(b"/usr/bin/cat") == names(b"/bin/cat") == {b"/usr/bin/cat", b"/bin/cat"}
    assert names(b"/usr/binary/cat") == {b"/usr/binary/cat"}
    moved = Diversion(b"/bin/sh", b"/bin/sh.distrib", "dash")
    assert names(b"/usr/bin/sh.distrib", moved) == {b"/bin/sh", b"/usr/bin/sh"}


# Over time, with programs that run


@contextmanager
def running(path: str) -> Iterator[Application]:
    """A copy of cat that is surely executed."""
    with subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None and child.stdout is not None
        child.stdin.write(b"ping\n")
        child.stdin.flush()
        child.stdout.readline()
        found = identity.identify(child.pid, Trust.KERNEL, Evidence.SOCKET_HOLDER)
        yield replace(found, own=False)  # what this program starts itself no rule reaches
        child.stdin.close()


class Installed:
    """A program of a package that is updated, altered and removed; it runs as its content is then."""

    def __init__(self, folder: Path, admin: Admin) -> None:
        self.path, self.admin = str(folder / "zoom"), admin
        self.fingerprints = Fingerprints(admin.records())

    def put(self, version: bytes, *, recorded: bool = True) -> None:
        """As a package manager does: another file takes the place."""
        new = f"{self.path}.new"
        shutil.copy(CAT, new)
        with Path(new).open("ab") as file:
            file.write(version)
        Path(new).replace(self.path)
        if recorded:
            self.admin.install("zoom", {self.path: Path(self.path).read_bytes()})

    def seen(self) -> Application:
        with running(self.path) as found:
            return self.fingerprints.add_to(self.fingerprints.note(found))


@pytest.fixture
def zoom(tmp_path: Path, admin: Admin) -> Installed:
    made = Installed(tmp_path, admin)
    made.put(b"1")
    return made


def allowed(application: Application) -> Rule:
    return rule_about(application, Reaction.RECORD, "r", NOON, Life.FOR_EVER, When.ANY)


def verdict(rule: Rule, application: Application) -> Verdict:
    opened = Activation("a", "pipewire", application, Microphone("m", "m", MicrophoneKind.HARDWARE), NOON)
    return decide([rule], opened, Context(NOON, attendance=Attendance.THERE))


def test_an_update_of_an_allowed_program_is_no_alarm_and_is_told_as_one(zoom: Installed) -> None:
    rule = allowed(zoom.seen())
    zoom.put(b"2")
    after = zoom.seen()
    assert after.exe_sha256 != rule.who.sha256
    found = verdict(rule, after)
    assert (found.reaction, found.rule, found.updated) == (Reaction.RECORD, rule, "dpkg:zoom")
    assert Signal.CHANGED_SINCE_ALLOWED not in found.signals


def test_a_program_that_was_altered_has_changed(zoom: Installed) -> None:
    rule = allowed(zoom.seen())
    zoom.put(b"evil", recorded=False)
    found = verdict(rule, zoom.seen())
    assert found.reaction is Reaction.NOTIFY and Signal.CHANGED_SINCE_ALLOWED in found.signals


def test_a_program_whose_package_is_gone_or_is_another_has_changed(zoom: Installed) -> None:
    rule = allowed(zoom.seen())
    zoom.put(b"2")
    zoom.admin.remove("zoom")
    assert Signal.CHANGED_SINCE_ALLOWED in verdict(rule, zoom.seen()).signals
    zoom.admin.install("malware", {zoom.path: Path(zoom.path).read_bytes()})
    assert Signal.CHANGED_SINCE_ALLOWED in verdict(rule, zoom.seen()).signals


def test_a_program_that_still_runs_after_its_update_is_as_it_was_shipped(zoom: Installed) -> None:
    rule = allowed(zoom.seen())
    zoom.put(b"2")
    zoom.seen()
    with running(zoom.path) as old:
        zoom.put(b"3")
        assert verdict(rule, zoom.fingerprints.add_to(zoom.fingerprints.note(old))).updated == "dpkg:zoom"


def test_what_is_known_of_a_package_holds_until_the_records_change(zoom: Installed) -> None:
    known = zoom.seen()
    with ExitStack() as stack:
        again = stack.enter_context(running(zoom.path))
        assert zoom.fingerprints.note(again) == replace(again, exe_sha256=known.exe_sha256, package=known.package)
        zoom.admin.install("other", {"/opt/other": b""})
        noted = zoom.fingerprints.note(again)
        assert (noted.exe_sha256, noted.package) == (None, None), "one without the other would look like a change"
        assert zoom.fingerprints.add_to(noted).package == known.package


def test_a_file_that_is_not_the_one_at_its_path_is_not_of_that_paths_package(zoom: Installed) -> None:
    """As of a program in a container, which has other files under the same names."""
    with running(CAT) as elsewhere:
        found = zoom.fingerprints.add_to(replace(elsewhere, exe=zoom.path, exe_sha256=None, package=None))
    assert (found.exe_sha256 is not None, found.package) == (True, None)


# Other package managers


def answering(*answers: str) -> Callable[..., str]:
    left = list(answers)

    def asked(program: str, *words: str) -> str:
        return left.pop(0)

    return asked


def test_rpm_tells_the_package_and_the_sums_of_its_files() -> None:
    said = f"=zoom\n/opt/zoom\t\n{ZOOM}\t{digests(b'new').sha256}\n/opt/zoom/x\t00\n"
    assert Rpm(answering(said), always).package_of(ZOOM, digests(b"new")) == Package("rpm", "zoom", PackageFile.SHIPPED)
    altered = Rpm(answering(said), always).package_of(ZOOM, digests(b"x"))
    assert altered is not None and altered.file is PackageFile.ALTERED
    for other in ("", f"=zoom\n=other\n{said}", "=zo om\n", "nonsense"):
        assert Rpm(answering(other), always).package_of(ZOOM, digests(b"new")) is None


def test_pacman_tells_the_package_and_its_file_list_the_sums(tmp_path: Path) -> None:
    path = "/opt/zo om/zoom"
    (tmp_path / "zoom-1.0-1").mkdir()
    tree = (
        f"#mtree\n/set type=file\n./opt/zo\\040om/zoom time=1.0 size=3 sha256digest={digests(b'new').sha256}\n./x a=b\n"
    )
    (tmp_path / "zoom-1.0-1" / "mtree").write_bytes(gzip.compress(tree.encode()))

    def found(content: bytes, *answers: str) -> Package | None:
        return Pacman(answering(*answers), str(tmp_path), always).package_of(path, digests(content))

    assert found(b"new", "zoom\n", "zoom 1.0-1\n") == Package("pacman", "zoom", PackageFile.SHIPPED)
    assert found(b"x", "zoom\n", "zoom 1.0-1\n") == Package("pacman", "zoom", PackageFile.ALTERED)
    assert found(b"new", "zoom\n", "zoom ../../etc\n") == Package("pacman", "zoom", PackageFile.UNKNOWN)
    assert found(b"new", "") is None


def test_a_tool_that_fails_or_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert ask(str(tmp_path / "none"), "-q") == ""
    assert ask("/bin/sh", "-c", "echo said; exit 1") == ""
    assert ask("/bin/sh", "-c", "echo $PATH $HOME") == "/usr/bin:/bin\n"
