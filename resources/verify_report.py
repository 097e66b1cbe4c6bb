#!/usr/bin/env python3
"""Checks an incident report of Earwitness without Earwitness: python3 verify.py FILE [--key FINGERPRINT]

FILE: the .zip or the .json. Needs Python 3.9 and its package "cryptography".
Shares no code with the program; both follow the same description:

leaf   event: SHA-256(00 | salt | body)      control record: SHA-256(02 | ctl)
head   head0 = SHA-256("earwitness-log/1 genesis\\n" | log id), headN = SHA-256(01 | headN-1 | number as u64be | leaf)
note   eleven lines: format, log id, number, size, head, SHA-256 of the note before, time in us, boot time in ns,
       boot id, key, next key; signed with Ed25519 as it is
report JSON, indented by one, keys in order, ASCII, a line feed at its end. Its signature is Ed25519 over
       "earwitness-report/1 signature\\n" | SHA-256(the same file without its "signature")
told   events, acts and alerts as their records say; presence from each shown change of it to the next, within the
       selection and until "made", without what coverage calls blind for "earwitness"; "unknown" is not told

Exit 0: unchanged since it was signed. 1: it is not, or it is not signed. 2: this is no report.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import sys
import zipfile
from datetime import datetime
from typing import Any

Json = dict[str, Any]
REPORT = "earwitness-report/1"
LOG = "earwitness-log/1"
LIMIT = 2 << 30
NOTE = re.compile(
    r"earwitness-log/1 checkpoint\n([0-9a-f]{32})\n([0-9]{1,18})\n([0-9]{1,18})\n([A-Za-z0-9+/]{43}=)\n"
    r"([A-Za-z0-9+/]{43}=)\n(-?[0-9]{1,18})\n([0-9]{1,18})\n([0-9a-f-]{0,36})\n([A-Za-z0-9+/]{43}=)\n"
    r"([A-Za-z0-9+/]{43}=)\n"
)
Found = tuple[Json, "bytes | None", int]


class NoReport(Exception):
    """What was given is no report."""


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def written(value: Json) -> bytes:
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=True, allow_nan=False)
    return text.encode("ascii") + b"\n"


def read_json(raw: bytes, form: str) -> Json:
    def once(pairs: list[tuple[str, Any]]) -> Json:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            raise ValueError("a key twice")
        return dict(pairs)

    try:
        value = json.loads(raw, object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise NoReport("it is not readable as one") from None
    if not isinstance(value, dict) or value.get("format") != form:
        raise NoReport("it says so nowhere")
    return value


def good(key: bytes, signature: bytes, message: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def signer_of(raw: bytes, value: Json, problems: list[str], what: str) -> bytes | None:
    """The key that signed this file, None where none did."""
    bare = {key: part for key, part in value.items() if key != "signature"}
    if written(value) != raw:
        problems.append(f"form: {what} is not written as Earwitness writes it")
    if "signature" not in value:
        problems.append(f"signature: {what} is not signed")
        return None
    key = base64.b64decode(value["signature"]["key"], validate=True)
    signature = base64.b64decode(value["signature"]["value"], validate=True)
    if not good(key, signature, (REPORT + " signature\n").encode() + sha(written(bare))):
        problems.append(f"signature: {what} was changed after it was signed, or signed by another key")
        return None
    return key


def check_chain(part: Json, key: bytes | None, problems: list[str]) -> tuple[list[Json], int]:
    """Follow the records; give what is shown of them, and how many no checkpoint covers."""
    head, last, heads, shown = bytes.fromhex(part["before"]), None, {}, []
    entries = part["entries"]
    begins = sha((LOG + " genesis\n").encode(), bytes.fromhex(part["log_id"]))
    if entries and entries[0]["seq"] == 1 and begins != head:
        problems.append("chain: the first record does not follow from the log's id")
    for entry in entries:
        number, leaf = entry["seq"], bytes.fromhex(entry["leaf"])
        if last is not None and number != last + 1:
            problems.append(f"chain: record {last + 1} is not where it belongs")
        last = number
        head = sha(b"\x01", head, number.to_bytes(8, "big"), leaf)
        heads[number] = head
        if "ctl" in entry and sha(b"\x02", entry["ctl"].encode("ascii")) != leaf:
            problems.append(f"content: record {number} is not what was committed to")
        if "body" in entry:
            body = entry["body"].encode("ascii")
            if sha(b"\x00", bytes.fromhex(entry["salt"]), body) != leaf:
                problems.append(f"content: record {number} is not what was committed to")
            shown += [record for record in [json.loads(body)] if isinstance(record, dict)]
    if head != bytes.fromhex(part["head"]):
        problems.append("chain: the records do not lead to the head that is named")
    return shown, check_note(part, key, heads, problems)


def check_note(part: Json, key: bytes | None, heads: dict[int, bytes], problems: list[str]) -> int:
    if part["checkpoint"] is None:
        problems.append("checkpoint: no part of the log that is shown is signed")
        return 0
    text = part["checkpoint"]["note"]
    found = NOTE.fullmatch(text)
    if found is None:
        raise NoReport("its checkpoint is none")
    log_id, size, sealed = found.group(1), int(found.group(3)), base64.b64decode(found.group(4))
    note_key = base64.b64decode(found.group(9))
    if log_id != part["log_id"]:
        problems.append("checkpoint: it belongs to another log")
    if not good(note_key, base64.b64decode(part["checkpoint"]["signature"], validate=True), text.encode("ascii")):
        problems.append("checkpoint: its signature is not good")
    if key is not None and note_key != key:
        problems.append("key: checkpoint and report were signed by different keys")
    if heads.get(size) != sealed:
        problems.append("checkpoint: the records are not those that were signed")
    return sum(1 for number in heads if number > size)


def when(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def check_events(value: Json, records: list[Json], problems: list[str]) -> None:
    """What the report tells against what its records say."""
    kept: dict[str, Json] = {}
    for record in records:
        one = record.get("id")
        if not isinstance(one, str):
            continue
        if record["event"] == "activation-started":
            kept[one] = {"start": record, "who": [record["application"]], "end": None}
        elif record["event"] == "activation-identified" and one in kept:
            kept[one]["who"].append(record["application"])
        elif record["event"] == "activation-ended" and one in kept:
            kept[one]["end"] = record
    told = {event["id"]: event for event in value["events"] if isinstance(event["id"], str)}
    problems.extend(f"events: {one} was recorded and is not told" for one in kept if one not in told)
    for one, event in told.items():
        if one not in kept:
            problems.append(f"events: {one} is told, and no record shows it")
        elif not same(event, kept[one], value["made"]):
            problems.append(f"events: {one} is not told as it was recorded")


def check_deeds(value: Json, records: list[Json], problems: list[str]) -> None:
    for part, event in (("acts", "act"), ("alerts", "rule-applied")):
        mine = [record for record in records if record["event"] == event]
        if value.get(part, []) != [{key: one[key] for key in one if key != "kept"} for one in mine]:
            problems.append(f"events: the {part} are not told as they were recorded")
    if value.get("presence", []) != presence(value, [record for record in records if record["event"] == "presence"]):
        problems.append("events: who was there is not told as it was recorded")


def presence(value: Json, changes: list[Json]) -> list[Json]:
    """Times have one width, so that their order as text is that of time."""
    first, made = value["selection"]["since"], value["made"]
    last = min(value["selection"]["until"], made)
    told = [change for change in changes if change["at"] <= made and change["since"] < last]
    told.sort(key=lambda change: str(change["since"]))
    spans: list[tuple[str, str, str]] = []
    for number, change in enumerate(told, 1):
        start, who = max(change["since"], first), change["attendance"]
        end = told[number]["since"] if number < len(told) else last
        if start < end:
            start = spans.pop()[0] if spans and spans[-1][2] == who else start
            spans.append((start, end, who))
    for hole in value["coverage"]:
        if hole["source"] == "earwitness" and hole["blind"] is not None:
            a, b = hole["from"], hole["to"] or last
            cut = [piece for s, e, who in spans for piece in ((s, min(e, a), who), (max(s, b), e, who))]
            spans = [piece for piece in cut if piece[0] < piece[1]]
    return [{"from": s, "to": e, "attendance": who} for s, e, who in spans if who != "unknown"]


def same(event: Json, kept: Json, made: str) -> bool:
    start, end = kept["start"], kept["end"]
    if event["started"] != start["at"] or event["application"] not in kept["who"]:
        return False
    if any(event[name] != start[name] for name in ("microphone", "source", "use", "presence")):
        return False
    if event["ended"] is None:
        return end is None or when(end["at"]) >= when(made)
    if end is None:
        end = {"at": start.get("ended"), "duration_s": start.get("duration_s"), "presence": start.get("presence_end")}
    told = event["ended"], event["duration_s"], event.get("presence_end")
    return bool(told == (end["at"], end["duration_s"], end.get("presence")))


def check_report(raw: bytes, problems: list[str]) -> Found:
    value = read_json(raw, REPORT)
    key = signer_of(raw, value, problems, "the report")
    beyond = 0
    if value["chain"] is not None:
        records, beyond = check_chain(value["chain"], key, problems)
        if value["removed"]["level"] == "none":
            check_events(value, records, problems)
            check_deeds(value, records, problems)
    return value, key, beyond


def check_bundle(archive: zipfile.ZipFile, problems: list[str]) -> Found:
    names = [entry.filename for entry in archive.infolist()]
    for name in sorted(set(names)):
        if names.count(name) > 1:
            problems.append(f"files: {name} is in the bundle twice")
        if archive.getinfo(name).file_size > LIMIT:
            raise NoReport(f"{name} in it is too large")
    raw = archive.read("manifest.json")
    manifest = read_json(raw, REPORT + " manifest")
    value, key, beyond = check_report(archive.read("report.json"), problems)
    listed = manifest["files"]
    for name in sorted(set(listed) | (set(names) - {"manifest.json"})):
        if name not in names:
            problems.append(f"files: {name} is missing from the bundle")
        elif name not in listed:
            problems.append(f"files: {name} is not in the manifest")
        elif hashlib.sha256(archive.read(name)).hexdigest() != listed[name]["sha256"]:
            problems.append(f"files: {name} is not the file that the manifest names")
    manifest_key = signer_of(raw, manifest, problems, "the manifest")
    if manifest_key is not None and key is not None and manifest_key != key:
        problems.append("key: manifest and report were signed by different keys")
    return value, key, beyond


def fingerprint(key: bytes) -> str:
    digest = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))


def check(raw: bytes) -> tuple[list[str], Json, bytes | None, int]:
    """(problems, the report, its key, how many records no checkpoint covers). Raises NoReport."""
    problems: list[str] = []
    try:
        if zipfile.is_zipfile(io.BytesIO(raw)):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                return (problems, *check_bundle(archive, problems))
        return (problems, *check_report(raw, problems))
    except NoReport:
        raise
    except Exception as error:  # whatever else a hostile file does to a parser, it is no report
        raise NoReport(f"it is damaged ({type(error).__name__})") from error


def main(arguments: list[str]) -> int:
    at = arguments.index("--key") if "--key" in arguments else len(arguments)
    expected = "".join(arguments[at + 1 : at + 2]).replace(" ", "").lower()
    del arguments[at : at + 2]
    if len(arguments) != 1:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    try:
        with open(arguments[0], "rb") as file:  # noqa: PTH123 - one file of the standard library
            problems, value, key, beyond = check(file.read())
    except (OSError, NoReport) as error:
        print(f"This is no report of Earwitness: {error}.", file=sys.stderr)
        return 2
    if expected and (key is None or fingerprint(key).replace(" ", "") != expected):
        problems.append("key: it was signed by another installation than the one expected")
    for problem in problems:
        print(problem)
    if problems or key is None:
        return 1
    print(f"Unchanged since it was signed on {value['made']} by the installation with the key")
    print(fingerprint(key))
    print("Compare that with the key that the installation shows itself: anybody can make a key and sign with it.")
    if beyond:
        print(f"{beyond} of its records are younger than the checkpoint: the report's signature alone covers them.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
