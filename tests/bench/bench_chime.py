"""How well a speaker's chime is heard, beside the first experiments' detectors, and what listening costs.

Short by default; EARWITNESS_BENCH_FULL=1 measures all and writes docs/measured/chime.json and docs/images/det.png.
EARWITNESS_BENCH_SET=acceptance measures the detector alone, in full, on chimes that nobody tuned or tested on, and
writes docs/measured/chime-acceptance.json. What was scanned is kept under .bench and not scanned again. In the
environment besides: EARWITNESS_BENCH_HOURS, hours of background ("24,24,8": of test, of calibration, and of each for
the peers); EARWITNESS_BENCH_FED, hours fed to a listening process; EARWITNESS_BENCH_WORKERS, processes at once, usually
one.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import numpy as np

from monitor.indicator.chime import Detector, saved
from tests.bench.chimes import RATE, det, report
from tests.bench.chimes.corpus import hour
from tests.bench.chimes.methods import FLOOR, OURS, Ours, code, surety
from tests.bench.chimes.pool import versions
from tests.bench.chimes.sounds import ALIKE, twins
from tests.bench.chimes.stand import FULL, SET, Size, Stand, acceptance_size, size
from tests.bench.chimes.trials import Cell, stream

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "docs" / "measured" / "chime.json"
ACCEPTED = FIGURES.with_name("chime-acceptance.json")
PICTURE = ROOT / "docs" / "images" / "det.png"
COST_OF = ("alexa", "home assistant", "yaru device-added", "oxygen Im-Contact-In")


def run() -> Iterator[str]:
    if SET == "test":
        return _tested()
    if SET != "acceptance":
        raise ValueError(f"There is no set of chimes called {SET}, only test and acceptance.")
    return accepted(SET, acceptance_size(), ACCEPTED)


def accepted(kept: str, wanted: Size, figures: Path) -> Iterator[str]:
    """The detector as it ships, on another set's chimes in the test set's rooms and background."""
    yield f"the {kept} set, the detector alone: {wanted.words}"
    began = time.monotonic()
    stand = Stand(wanted, kept=kept)
    alike = twins(kept)
    yield f"{len(stand.known)} chimes: {', '.join(one.chime.name for one in stand.known)}"
    yield f"alike, at {ALIKE} or more, to a sound of any set or background: " + (_pairs(alike) or "none")
    facts: report.Facts = {**_facts(stand), "alike": alike, "code": hashlib.sha256(code()).hexdigest()[:16]}
    yield from _parts(report.ACCEPTANCE, stand, facts, began)
    yield _written(figures, facts)


def _tested() -> Iterator[str]:
    wanted = size()
    kind = "the full run, an hour or two" if FULL else "a short run, some ten minutes (EARWITNESS_BENCH_FULL=1: all)"
    yield f"{kind}: {wanted.words}; the first ever makes the sounds, ten minutes more"
    began = time.monotonic()
    stand = Stand(wanted)
    by_others = sum(one.chime.by != "made here" for one in stand.known)
    rooms = len({one.room.name for one in stand.known})
    yield f"{len(stand.known)} chimes, {by_others} of them made by others, in {rooms} rooms"
    of = f"{wanted.peer_calibration} h of calibration background" if wanted.calibration else "those themselves"
    yield f"the peers are judged by {wanted.peer_hours} h of test background; their thresholds are set on {of}"
    facts = _facts(stand)
    yield from _parts(report.PARTS, stand, facts, began)
    yield from _agreement(stand)
    yield from _cost(stand, facts)
    if FULL:
        det.draw(facts, PICTURE)
        yield f"{_written(FIGURES, facts)}, {PICTURE.relative_to(ROOT)}"


def _facts(stand: Stand) -> report.Facts:
    names = [one.chime.name for one in stand.known]
    return {"size": stand.size.words, "packages": versions(), "chimes": names}


def _parts(parts: Sequence[report.Part], stand: Stand, facts: report.Facts, began: float) -> Iterator[str]:
    for part in parts:
        yield from part(stand, facts)
        yield f"   [{(time.monotonic() - began) / 60:.0f} min]"


def _written(path: Path, facts: report.Facts) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(facts, indent=1) + "\n")
    return f"\nwritten: {os.path.relpath(path, ROOT)}"


def _pairs(alike: Sequence[tuple[str, str, float]]) -> str:
    return "; ".join(f"{one} and {other} {like:.2f}" for one, other, like in alike)


def _agreement(stand: Stand) -> Iterator[str]:
    """The stand asks for whole hours at once, the listener feeds a tenth of a second: both must say the same."""
    searcher = cast("Ours", stand.ours.searcher)
    worst, missing, count = 0.0, 0, 0
    for index, one in list(enumerate(stand.known))[:6]:
        made = stream(stand.split, one.chime, one.learned, one.room, Cell(10.0, "same"), 8, index)
        batch = searcher.search(made.samples, [index])[OURS][0]
        detector = Detector((searcher.templates[index],), FLOOR, adapting=False)
        blocks = np.array_split(made.samples, len(made.samples) // (RATE // 10))
        live = [(hit.onset_s, surety(hit.score)) for block in blocks for hit in detector.feed(block)]
        for at in made.onsets:
            near = np.abs(batch.onset - at) < 0.1
            same = [score for onset, score in live if abs(onset - at) < 0.1]
            if not near.any():
                continue
            count += 1
            missing += not same
            worst = max(worst, abs(max(same) - float(batch.score[near].max()))) if same else worst
    yield (
        f"\nfed in blocks against whole: {count - missing} of {count} hits the same,"
        f" largest difference in the logarithm of the rate {worst:.4f}"
    )


def _cost(stand: Stand, facts: report.Facts) -> Iterator[str]:
    searcher = cast("Ours", stand.ours.searcher)
    four = [t for t in searcher.templates if t.id in COST_OF] or searcher.templates
    four = (four + [t for t in searcher.templates if t not in four])[:4]
    with tempfile.TemporaryDirectory() as folder:
        for number, template in enumerate(four):
            (Path(folder) / f"{number}.chime").write_bytes(saved(template))
        np.asarray(hour(stand.split, 0).samples).tofile(Path(folder) / "busy.raw")
        argv = [sys.executable, "-m", "tests.bench.chimes.cost", folder, str(stand.size.fed)]
        env = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(argv, capture_output=True, text=True, check=False, env=env, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-800:])
    said = json.loads(done.stdout)
    facts["cost"] = said
    yield f"\nlistening for {len(four)} chimes, CPU seconds for a second of sound (asked for: 0.020 busy, 0.005 quiet)"
    yield f"  busy {said['busy']:.4f}   quiet room {said['quiet']:.4f}   digital silence {said['silence']:.4f}"
    rss = [mib for _, mib in said["rss"]]
    shown = ", ".join(f"{mib:.1f}" for mib in rss[:: max(len(rss) // 8, 1)])
    yield f"  resident MiB while {stand.size.fed:g} h are fed at full speed (asked for: under 100, flat):"
    yield f"  {shown}, at the end {rss[-1]:.1f}"
