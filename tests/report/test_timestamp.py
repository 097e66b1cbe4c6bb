"""A time stamp is asked for and read without a network, and it is never said to prove more than it does.

The authority is a real one: openssl's, with certificates made for the test.
"""

from __future__ import annotations

import json
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from main import main
from monitor.codec import moment
from monitor.errors import BadInput
from monitor.report.timestamp import read_answer
from tests.report.parts import Case

SPAN = ("--since", "2026-05-04T11:59Z", "--until", "2026-05-04T15:00Z")
CONFIG = """
[req]
distinguished_name = name
prompt = no
x509_extensions = ca
[name]
CN = Test authority
[ca]
basicConstraints = critical,CA:true
[stamping]
basicConstraints = CA:false
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
ordering = yes
tsa_name = yes
"""


class Authority:
    """openssl as a time-stamping authority in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._config = folder, folder / "openssl.cnf"
        folder.mkdir()
        (folder / "serial").write_text("01\n")
        self.accepts("sha256")
        new = ("req", "-new", "-newkey", "rsa:2048", "-nodes", "-config", str(self._config))
        self.run(*new, "-x509", "-days", "2", "-keyout", "ca.key", "-out", "ca.pem")
        self.run(*new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Stamper")
        self.run("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
                 "-extfile", str(self._config), "-extensions", "stamping", "-out", "tsa.pem")  # fmt: skip

    def accepts(self, digests: str) -> None:
        self._config.write_text(CONFIG.format(folder=self.folder, digests=digests))

    def run(self, *words: str) -> str:
        done = subprocess.run(
            ["openssl", *words], cwd=self.folder, capture_output=True, text=True, timeout=120, check=False
        )
        return f"{done.stdout}{done.stderr}"

    def answer(self, query: Path) -> Path:
        out = self.folder / f"{query.stem}.tsr"
        self.run("ts", "-reply", "-config", str(self._config), "-queryfile", str(query), "-out", str(out))
        return out


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "tsa")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    (tmp_path / "data").mkdir()
    made = Case(tmp_path / "data")
    monkeypatch.setattr("monitor.journal.keys.KeyringKeys", lambda: made.keys)
    return made


def call(case: Case, *words: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(case.paths.data), *words])


def asked(case: Case, folder: Path, name: str = "report") -> tuple[Path, Path]:
    bundle, query = folder / f"{name}.zip", folder / f"{name}.tsq"
    found = call(case, "report", "--out", str(bundle), "--timestamp-query", str(query), *SPAN)
    assert found.exit_code == 0, found.output
    assert "was sent to nobody" in " ".join(found.stdout.split())
    return bundle, query


def test_a_real_authority_answers_and_the_answer_is_about_this_bundle(
    case: Case, tmp_path: Path, authority: Authority
) -> None:
    bundle, query = asked(case, tmp_path)
    told = authority.run("ts", "-query", "-in", str(query), "-text")
    assert "Hash Algorithm: sha256" in told and "Certificate required: yes" in told
    answer = authority.answer(query)
    found = call(case, "verify", str(bundle), "--timestamp", str(answer))
    assert found.exit_code == 0, found.output
    assert "It is about this bundle's manifest" in found.stdout and "is not checked here" in found.stdout
    stamp = json.loads(call(case, "verify", str(bundle), "--timestamp", str(answer), "--json").stdout)["timestamp"]
    assert (stamp["granted"], stamp["ours"], stamp["signature_checked"]) == (True, True, False)
    said = re.search(r"Time stamp: (.+) GMT", authority.run("ts", "-reply", "-in", str(answer), "-text"))
    assert said is not None
    assert moment(stamp["at"]) == datetime.strptime(said[1], "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)


def test_the_way_it_names_checks_the_authoritys_signature(case: Case, tmp_path: Path, authority: Authority) -> None:
    bundle, query = asked(case, tmp_path)
    answer = authority.answer(query)
    manifest = subprocess.run(["unzip", "-p", str(bundle), "manifest.json"], capture_output=True, check=True).stdout
    (tmp_path / "manifest.json").write_bytes(manifest)
    check = ("ts", "-verify", "-data", str(tmp_path / "manifest.json"), "-in", str(answer), "-CAfile", "ca.pem")
    assert "Verification: OK" in authority.run(*check)
    (tmp_path / "manifest.json").write_bytes(manifest + b" ")
    assert "Verification: FAILED" in authority.run(*check)


def test_a_stamp_of_another_bundle_is_told_and_fails(case: Case, tmp_path: Path, authority: Authority) -> None:
    _, query = asked(case, tmp_path, "one")
    other, _ = asked(case, tmp_path, "other")
    found = call(case, "verify", str(other), "--timestamp", str(authority.answer(query)))
    assert found.exit_code == 1 and "not about this bundle" in found.stdout


def test_a_refusal_is_told_and_fails(case: Case, tmp_path: Path, authority: Authority) -> None:
    bundle, query = asked(case, tmp_path)
    authority.accepts("sha512")
    answer = authority.answer(query)
    authority.accepts("sha256")
    found = call(case, "verify", str(bundle), "--timestamp", str(answer))
    assert found.exit_code == 1 and "The authority gave no time stamp: rejection." in found.stdout


def test_no_cut_and_no_rubbish_is_taken_for_an_answer(case: Case, tmp_path: Path, authority: Authority) -> None:
    _, query = asked(case, tmp_path)
    raw = authority.answer(query).read_bytes()
    for bad in (b"", b"\x30\x80", b"\x00" * 40, raw + b"x", *(raw[:end] for end in range(1, len(raw), 97))):
        with pytest.raises(BadInput, match="no answer"):
            read_answer(bad, bytes(32))


def test_a_query_goes_with_a_bundle_alone_and_replaces_nothing_unasked(case: Case, tmp_path: Path) -> None:
    query = tmp_path / "x.tsq"
    words = ("report", "--timestamp-query", str(query), *SPAN, "--out")
    assert call(case, *words, str(tmp_path / "x.pdf")).exit_code == 2
    query.write_bytes(b"mine")
    found = call(case, *words, str(tmp_path / "x.zip"))
    assert found.exit_code == 2 and "is there already" in found.output
    assert query.read_bytes() == b"mine" and not (tmp_path / "x.zip").exists()


def test_an_answer_is_not_held_against_what_is_no_bundle(case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.tsr").write_bytes(b"x")
    report = tmp_path / "r.json"
    call(case, "report", "--out", str(report), *SPAN)
    for path in (report, case.paths.journal):
        found = call(case, "verify", str(path), "--timestamp", str(tmp_path / "a.tsr"))
        assert found.exit_code == 2 and "bundle" in found.output
