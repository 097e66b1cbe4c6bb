"""Writes the sample files beside it, every value invented: python -m tests.data.vendor.make"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
CUSTOMER = "A1SAMPLECUSTOM"
HALL = ("AHALLTYPE00001", "SAMPLEHALL000001", "Robin's hall Echo")
LOFT = ("ALOFTTYPE00001", "SAMPLELOFT000002", "Loft Dot")
PERSON = {"personId": "amzn1.actor.person.oid.SAMPLE", "personFirstName": "Robin", "personType": "ADULT"}
Entry = dict[str, object]


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _utterance(device: tuple[str, str, str], at: datetime, guid: int, part: str, typed: bool = False) -> str:
    who = "TextClient" if typed else device[0]
    when = f"{at:%Y/%m/%d/%H}/DEVICE_UNSPECIFIED/{at:%M:%S}"
    return f"{who}:1.0/{when}::TNIH_2V.{guid:08d}-0000-4000-8000-000000000000LPM{part}"


def _record(device: tuple[str, str, str], at: datetime, lag: float, kind: str, said: str, ids: list[str]) -> Entry:
    stamp = _ms(at + timedelta(seconds=lag))
    asked = "CUSTOMER_TRANSCRIPT" if kind == "GENERAL" else "ASR_REPLACEMENT_TEXT"
    items: list[Entry] = [
        {"recordItemType": asked, "utteranceId": i, "timestamp": 0, "transcriptText": said, "personsInfo": [PERSON]}
        for i in ids
    ]
    items.append({"recordItemType": "PROFILE", "utteranceId": None, "timestamp": 0, "transcriptText": None})
    return {
        "recordKey": f"{CUSTOMER}#{stamp}#{device[0]}#{device[1]}",
        "recordType": "VOICE_HISTORY",
        "timestamp": stamp,
        "customerId": CUSTOMER,
        "device": {"deviceName": device[2], "deviceEntityId": None},
        "utteranceType": kind,
        "voiceHistoryRecordItems": items,
        "personsInfo": [PERSON],
    }


def alexa_records() -> list[Entry]:
    """12 lines of 10 activations, newest first, as the page gives them."""
    a, b, c = _at("2026-05-04T06:30:11"), _at("2026-05-04T06:41:02"), _at("2026-05-04T11:05:40")
    d, e, f = _at("2026-05-04T19:12:33"), _at("2026-05-04T19:55:00"), _at("2026-05-04T21:00:07")
    g, h, i = _at("2026-05-05T05:59:58"), _at("2026-05-05T06:10:10"), _at("2026-05-05T06:30:30")
    found = [
        _record(HALL, a, 0.4, "WAKE_WORD_ONLY", "alexa", [_utterance(HALL, a, 1, "/0")]),
        _record(HALL, a, 2.1, "GENERAL", "is it raining", [_utterance(HALL, a, 1, "/1")]),
        _record(HALL, b, 1.3, "GENERAL", "alexa stop", [_utterance(HALL, b, 2, "/0")]),
        _record(LOFT, b, 1.2, "DEVICE_ARBITRATION", "alexa", [_utterance(LOFT, b, 3, "/0")]),
        _record(HALL, c, 0.8, "WAKE_WORD_ONLY", "alexa", [_utterance(HALL, c, 4, "/0")]),
        _record(HALL, c, 5.9, "ASR_TIMEOUT", "", [_utterance(HALL, c, 4, "")]),
        _record(LOFT, d, 1.5, "FALSE_WAKE_WORD_1P", "", [_utterance(LOFT, d, 5, "")]),
        _record(LOFT, e, 2.4, "NO_EXPRESSED_INTENT", "", [_utterance(LOFT, e, 6, "/0")]),
        _record(HALL, f, 1.0, "NO_TEXT_OR_AUDIO_STORED", "", [_utterance(HALL, f, 7, "/0")]),
        _record(HALL, g, 0.3, "ROUTINES_OR_TAP_TO_ALEXA", "start", [_utterance(HALL, g, 8, "/0", typed=True)]),
        _record(HALL, h, 0.0, "CIF", "by the way", []),
        _record(HALL, i, 1.1, "A_LABEL_OF_2031", "", [_utterance(HALL, i, 9, "/0")]),
    ]
    return list(reversed(found))


def newer_records() -> list[Entry]:
    """The same in the newer list, one without device facts, and a conversation without a label."""
    found: list[Entry] = []
    for n, old in enumerate(alexa_records()):
        _, _, kind, serial = str(old["recordKey"]).split("#")
        info: object = None if n == 1 else {"deviceSerialNumber": serial, "deviceName": "x", "deviceType": kind}
        found.append(
            {
                "activityKey": old["recordKey"],
                "recordType": "utterance",
                "timestamp": old["timestamp"],
                "utteranceType": old["utteranceType"],
                "title": "",
                "deviceInfo": info,
                "personsInfo": PERSON,
            }
        )
    at = _ms(_at("2026-05-05T09:00:00"))
    talk = {
        "recordType": "conversation",
        "conversationId": "c1",
        "startTime": at,
        "timestamp": at + 700,
        "subTitle": "hello there",
    }
    return [{**talk, "deviceInfo": [{"deviceSerialNumber": HALL[1]}]}, *found]


def activities() -> list[Entry]:
    """The older list: a bare wake word and its request, one not meant, one without a description."""

    def entry(at: datetime, status: str, summary: str | None) -> Entry:
        told = None if summary is None else json.dumps({"summary": summary})
        key = f"{CUSTOMER}#{_ms(at)}#{HALL[0]}#{HALL[1]}"
        return {"id": key, "activityStatus": status, "creationTimestamp": _ms(at), "description": told}

    start = _at("2019-03-03T10:00:00")
    return [
        entry(start + timedelta(seconds=3), "SUCCESS", "what time is it"),
        entry(start, "SUCCESS", "alexa"),
        entry(start - timedelta(minutes=5), "DISCARDED_NON_DEVICE_DIRECTED_INTENT", ""),
        entry(start - timedelta(minutes=9), "FAULT", None),
    ]


def transcriptions() -> str:
    rows = [
        ["Timestamp", "Transcript", "Audio File", "Alexa Response"],
        ["2026-05-04T06:30:12Z", "is it raining", "1.wav", "No, not\ntoday."],
        ["2026-05-04T11:05:44Z", "Data Not Available", "Data Not Available", "Data Not Available"],
        ["2026-05-04T19:12:34Z", "Text not available \u2013 audio was not intended for Alexa", "2.wav", ""],
        ["2026-05-04T20:00:01Z", 'alexa, say "hi", please', "3.wav", "Hi."],
    ]
    return _csv(rows)


def _csv(rows: list[list[str]], end: str = "\r\n") -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator=end).writerows(rows)
    return made.getvalue()


def google(
    title: str, time: str, *details: str, answer: str = "", product: str = "Assistant", audio: str = ""
) -> Entry:
    entry: Entry = {"header": product, "title": title, "time": time, "products": [product]}
    if answer:
        entry["subtitles"] = [{"name": answer}]
    if details:
        entry["details"] = [{"name": d} for d in details]
    if audio:
        entry["audioFiles"] = [audio]
    return entry


def assistant() -> list[Entry]:
    """Six lines, two of them within one second and with one title; one without an answer holds an empty object."""
    home, word = "Google Home", "Started by hotword"
    place = {"name": "Home", "url": "https://maps.example/@52.5,13.4", "source": "device"}
    return [
        google("Said dim the lights", "2026-05-04T06:30:13.381Z", home, word, answer="Sure.")
        | {"locationInfos": [place]},
        google("Said next song", "2026-05-04T07:00:01.120552Z", home, word, answer="OK.", audio="a.mp3"),
        google("Said next song", "2026-05-04T07:00:01.920Z", home, word, answer="OK.", audio="b.mp3"),
        google("Unknown voice command", "2026-05-04T08:00:00.004Z", home, word),
        google("Used Assistant", "2026-05-04T09:00:00Z", home, word) | {"subtitles": [{}]},
        google("Said directions", "2026-05-04T10:00:00.000Z", "Started by tapping mic", answer="OK."),
    ]


def german() -> list[Entry]:
    name = "Google Assistant"
    return [
        google("„Licht aus“ gesagt", "2026-05-04T06:30:13.381Z", "Google Home", product=name),
        google("Unbekannter Sprachbefehl", "2026-05-04T08:00:00.004Z", "Google Home", product=name),
    ]


_CELL = (
    '<div class="outer-cell mdl-cell"><div><p class="mdl-typography--title">{title}<br></p></div>'
    '<div class="content-cell mdl-typography--body-1">{body}</div></div>'
)


def page(title: str, body: str) -> str:
    return f"<html><head><title>x</title></head><body>{_CELL.format(title=title, body=body)}</body></html>"


PAGES = {
    "en": ("Assistant", "Said&nbsp;<a href='#'>dim</a><br>Sure.<br>May 4, 2026, 6:30:13\u202fAM UTC<br>"),
    "old": ("Assistant", "Said&nbsp;<a href='#'>dim</a><br>Sure.<br>May 4, 2017, 6:30:13 AM"),
    "de": ("Google Assistant", "„Licht aus“ gesagt<br>04.05.2026, 08:30:13 MESZ<br>"),
    "nl": ("Assistent", "Gezegd&nbsp;<a href='#'>x</a><br>4 mei 2026, 08:30:13 CEST<br>"),
    "zh": ("Assistant", "Said&nbsp;<a href='#'>x</a><br>2026年5月4日 08:30:13 CEST<br>"),
    "ar": ("Assistant", "x<br>04\u200f/05\u200f/2026، 8:30:13 ص CEST<br>"),
}


def satellite() -> str:
    who, at = "assist_satellite.hall", "2026-05-04T{}.000Z"
    states = [("05:00:00", "idle"), ("06:30:12", "listening"), ("06:30:15", "processing"), ("06:30:16", "responding")]
    states += [("06:30:20", "idle"), ("07:00:00", "responding"), ("07:00:05", "idle"), ("08:00:00", "unavailable")]
    states += [("08:01:00", "idle"), ("09:00:00", "listening"), ("09:00:05", "idle")]
    rows = [["entity_id", "state", "last_changed"], *([who, state, at.format(time)] for time, state in states)]
    return _csv(rows, "\n")


def pipeline() -> Entry:
    def run(n: int, *events: tuple[str, object]) -> Entry:
        stamp = f"2026-05-04T0{n}:00:00.500000+00:00"
        return {
            "pipeline_run_id": f"01RUN{n}",
            "events": [{"type": t, "data": d, "timestamp": stamp} for t, d in events],
        }

    woke: tuple[str, object] = ("wake_word-end", {"wake_word_output": {"timestamp": 1880}})
    begin: tuple[str, object] = ("run-start", {})
    return {
        "pipeline_id": "01PIPE",
        "runs": [
            run(1, begin, woke, ("stt-end", {"stt_output": {"text": "dim the lights"}}), ("run-end", None)),
            run(2, begin, woke, ("error", {"code": "stt-no-text-recognized"})),
            run(3, begin, ("error", {"code": "duplicate_wake_up_detected"})),
            run(4, begin, ("error", {"code": "wake-word-timeout"})),
            run(5, begin, ("stt-end", {"stt_output": {"text": "typed"}})),
        ],
    }


def archive(members: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(zipfile.ZipInfo(name, (2026, 5, 6, 0, 0, 0)), content)
    return made.getvalue()


def files() -> Iterator[tuple[str, bytes]]:
    """(name, content) of every sample."""
    records = alexa_records()
    yield "alexa-page-1.json", _json({"customerHistoryRecords": records[:7], "encodedRequestToken": "SAMPLE=="})
    yield "alexa-page-2.json", _json({"customerHistoryRecords": records[6:], "encodedRequestToken": None})
    yield "alexa-pages.json", _json([{"customerHistoryRecords": records[:7]}, {"customerHistoryRecords": records[7:]}])
    yield "alexa-array.json", _json(records)
    yield "alexa-lines.ndjson", b"".join(_json(r) for r in records)
    yield "alexa-newer.json", _json({"alexaHistoryRecords": newer_records(), "encodedRequestToken": None})
    yield "alexa-older.json", _json({"activities": activities()})
    yield "alexa-wrapped.json", _json([{"data": records[-1], "conversionDetails": {}, "name": "x"}])
    yield "alexa-filtered.json", _json([{"timestamp": 1777876212000, "summary": "dim", "response": "ok"}])
    whole = transcriptions()
    yield "alexa-transcriptions.csv", whole.encode()
    yield "Alexa_1.zip", archive({"Other/README.txt": "nothing of a voice"})
    yield "Alexa_2.zip", archive({"Audio and Transcription/Transcriptions-1.csv": whole})
    yield "google-assistant.json", _json(assistant())
    yield "google-german.json", _json(german())
    gemini = [
        google("Said lamp on", "2026-05-04T06:00:00.773Z", product="Gemini Apps"),
        google("Prompted a note", "2026-05-04T06:20:01Z", product="Gemini Apps"),
    ]
    yield "google-gemini.json", _json(gemini)
    folder = "Takeout/Meine\u00a0Aktivitäten/Google Assistant/MeineAktivitäten.json"
    yield (
        "takeout.zip",
        archive(
            {
                folder: json.dumps(german()),
                "Takeout/Drive/x.json": "[]",
                "Takeout/archive_browser.html": "<html></html>",
            }
        ),
    )
    for name, (title, body) in PAGES.items():
        yield f"google-{name}.html", page(title, body).encode()
    yield "satellite.csv", satellite().encode()
    yield "pipeline.json", _json(pipeline())
    yield (
        "wyoming-audio-time.jsonl",
        _json({"type": "detection", "data": {"timestamp": 1880}}) + _json({"type": "played"}),
    )
    yield "wyoming.jsonl", _json({"type": "detection", "at": "2026-05-04T06:30:12.250Z", "satellite": "hall"})
    yield (
        "by-hand.csv",
        b"time,device,kind,text\n2026-05-04 06:30 +00:00,hall,request,hi\n" + b"2026-05-04T08:41Z,hall,,\n" * 2,
    )
    yield "by-hand.ndjson", b'{"time": "2026-05-04T08:30:05+02:00", "device": "hall", "kind": "woke-no-speech"}\n'


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


if __name__ == "__main__":
    for name, content in files():
        (HERE / name).write_bytes(content)
