"""What the program does to a microphone, a stream or a process; each act becomes a record, also a refused one."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from monitor.act_model import Act, Acted, By, Outcome
from monitor.clock import Clock
from monitor.control import processes
from monitor.control.following import Following
from monitor.control.memory import Memory
from monitor.control.model import Backend, MicrophoneMute, Mutes
from monitor.errors import CannotAct, CannotWatch, EarwitnessError, JournalError, NoLongerThere, NotPermitted
from monitor.model import Activation, Application, Microphone

log = logging.getLogger(__name__)

_NO_MICROPHONE = "No microphone is connected."
_NOT_HERE = "That microphone is not connected."
_OWN_STREAM = "This is Earwitness itself. Pause listening instead."
_NO_SERVER = (
    "This program uses the sound card itself, past any sound server, so its stream can't be cut off. Mute the "
    "microphone, or end the program."
)
_ENDED = "That stream has ended already."
_FINAL = "That can't be taken back."

Keep = Callable[[Sequence[Acted]], None]


class Control:
    """Implements ``ControlProtocol``. ``keep`` commits records and publishes them."""

    def __init__(
        self, backends: Sequence[Backend], memory: Memory, clock: Clock, keep: Keep, new_id: Callable[[], str]
    ) -> None:
        self._backends, self._memory = tuple(backends), memory
        self._clock, self._keep, self._new_id = clock, keep, new_id
        self._following = Following(self._backends, memory, self._mute_newcomer)
        self._work: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None
        self._starting = threading.Lock()

    def follow(self) -> None:
        """From now on ``mutes`` is so, and who subscribed is told."""
        self._following.start()

    def stop(self) -> None:
        self._following.stop()
        self._work.put(None)

    def mutes(self) -> Mutes:
        return self._following.mutes

    def microphones(self) -> list[MicrophoneMute]:
        found = [each for backend in self._backends for each in backend.microphones()]
        return sorted(found, key=lambda each: (each.name, each.id))

    def subscribe(self, listener: Callable[[Mutes], None]) -> None:
        self._following.listeners.append(listener)

    def mute(self, microphone: str | None, muted: bool, by: By, rule: str | None = None) -> Acted:
        act = self._begun(Act.MUTE if muted else Act.UNMUTE, by, rule)
        if microphone is None:
            return self._do(act, lambda: self._mute_all(by) if muted else self._unmute_all())
        return self._mute_one(act, microphone, muted)

    def cut_off(self, activation: Activation, by: By, rule: str | None = None) -> Acted:
        act = self._begun(Act.CUT_OFF, by, rule)
        about = replace(
            act, application=activation.application, microphone=activation.microphone, activation=activation.id
        )
        return self._do(about, lambda: self._cut(activation))

    def end_process(self, application: Application, by: By, *, by_force: bool = False) -> Acted:
        act = replace(self._begun(Act.END_PROCESS, by), application=application)
        return self._do(act, lambda: processes.end(application, by_force=by_force))

    def why_not_cut_off(self, activation: Activation) -> str:
        if activation.application.own:
            return _OWN_STREAM
        if activation.ended is not None or not activation.stream:
            return _ENDED
        return "" if any(each.cuts and each.name == activation.source for each in self._backends) else _NO_SERVER

    def why_not_end(self, application: Application) -> str:
        return processes.why_not_end(application)

    def can_undo(self, acted: Acted) -> bool:
        return acted.act in (Act.MUTE, Act.UNMUTE) and acted.outcome is Outcome.DONE

    def undo(self, acted: Acted) -> Acted:
        muted = acted.act is Act.UNMUTE
        act = replace(self._begun(Act.MUTE if muted else Act.UNMUTE, acted.by), undoes=acted.id)
        if not self.can_undo(acted):
            about = replace(act, act=acted.act, application=acted.application, microphone=acted.microphone)
            return self._do(about, lambda: _raise(NotPermitted(_FINAL)))
        if acted.microphone is None:
            return self._do(act, lambda: self._mute_all(acted.by) if muted else self._unmute_all())
        return self._mute_one(act, acted.microphone.id, muted)

    def later(self, work: Callable[[], object]) -> None:
        with self._starting:
            if self._worker is None:
                self._worker = threading.Thread(target=self._run, name="control", daemon=True)
                self._worker.start()
        self._work.put(work)

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            try:
                work()
            except EarwitnessError as error:
                log.warning("What was to be done was not: %s", error)

    # Acts

    def _mute_one(self, act: Acted, id: str, muted: bool) -> Acted:
        try:
            backend, found = self._place(id)
        except (CannotWatch, NoLongerThere) as error:
            trouble = error
            return self._do(act, lambda: _raise(trouble))
        act = replace(act, microphone=Microphone(found.id, found.name, found.kind))
        done = self._do(act, lambda: backend.mute(id, muted))
        if not muted and done.outcome is Outcome.DONE:
            self._memory.drop(id)
        return done

    def _mute_newcomer(self, microphone: MicrophoneMute, by: By) -> None:
        """It came while all are meant to be muted."""
        self.later(lambda: self._mute_standing(microphone, by))

    def _mute_standing(self, microphone: MicrophoneMute, by: By) -> None:
        if self._memory.standing() is None:
            return
        done = self._mute_one(self._begun(Act.MUTE, by), microphone.id, True)
        if done.outcome is Outcome.DONE:
            self._memory.begin(by, [microphone.id])

    def _mute_all(self, by: By) -> str:
        found = self._with_backend()
        if not found:
            raise NoLongerThere(_NO_MICROPHONE)
        hearing = [(backend, each) for backend, each in found if not each.muted]
        # Before the first is muted: a crash in between must not make it forgotten what could hear.
        self._memory.begin(by, [each.id for _, each in hearing])
        return self._each(hearing, True)

    def _unmute_all(self) -> str:
        found, standing = self._with_backend(), self._memory.standing()
        wanted = None if standing is None else set(standing.muted)
        chosen = [(backend, each) for backend, each in found if wanted is None or each.id in wanted]
        self._memory.end()
        if not chosen and wanted is None:
            raise NoLongerThere(_NO_MICROPHONE)
        return self._each(chosen, False)

    def _each(self, several: Sequence[tuple[Backend, MicrophoneMute]], muted: bool) -> str:
        """All that can be; the sentence that names those that could not. Raises where not one could."""
        failed: list[tuple[str, EarwitnessError]] = []
        for backend, each in several:
            try:
                backend.mute(each.id, muted)
            except (CannotAct, CannotWatch) as error:
                failed.append((each.name, error))
        if failed and len(failed) == len(several):
            raise failed[0][1]
        return " ".join(f"{name}: {error}" for name, error in failed)

    def _cut(self, activation: Activation) -> None:
        reason = self.why_not_cut_off(activation)
        if reason:
            raise NoLongerThere(reason) if reason == _ENDED else NotPermitted(reason)
        if not processes.is_alive(activation.application):
            raise NoLongerThere(_ENDED)
        backend = next(each for each in self._backends if each.name == activation.source)
        backend.cut_off(activation)

    def _with_backend(self) -> list[tuple[Backend, MicrophoneMute]]:
        return [(backend, each) for backend in self._backends for each in backend.microphones()]

    def _place(self, id: str) -> tuple[Backend, MicrophoneMute]:
        for backend, each in self._with_backend():
            if each.id == id:
                return backend, each
        raise NoLongerThere(_NOT_HERE)

    # Records

    def _begun(self, act: Act, by: By, rule: str | None = None) -> Acted:
        return Acted(self._new_id(), self._clock.now().wall, act, by, Outcome.DONE, rule=rule)

    def _do(self, act: Acted, work: Callable[[], str | None]) -> Acted:
        try:
            done = replace(act, reason=work() or "")
        except NotPermitted as error:
            done = replace(act, outcome=Outcome.NOT_PERMITTED, reason=str(error))
        except NoLongerThere as error:
            done = replace(act, outcome=Outcome.GONE, reason=str(error))
        except (CannotAct, CannotWatch) as error:
            done = replace(act, outcome=Outcome.FAILED, reason=str(error))
        try:
            self._keep([done])
        except JournalError as error:
            log.warning("An act could not be kept: %s", error)
        return done


def _raise(error: EarwitnessError) -> None:
    raise error
