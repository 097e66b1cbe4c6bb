"""The rules as a table: to read how often each spoke, to add, change, switch off, remove, hand on and take in."""

from __future__ import annotations

import uuid
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.model import Activation
from monitor.rule_model import Reaction, Rule, Who
from monitor.rules_file import read_rules, write_rules
from monitor.service_seam import ServiceProtocol
from ui.language import tr
from ui.parts import button, label, row
from ui.rules import words
from ui.rules.dialog import Place, RuleDialog, people_of
from ui.rules.table import cell, cells, rules_table_view
from ui.theme import Palette
from ui.timeline.table import table_style
from ui.told import told
from ui.work import Work

MONTH = timedelta(days=30)
"""Programs and microphones of this time are there to choose from."""
_FILES = "TOML (*.toml)"


@dataclass(frozen=True, slots=True)
class _Read:
    counts: Mapping[str, tuple[int, datetime]]
    people: tuple[Who, ...]
    places: tuple[Place, ...]


class RulesPanel(QWidget):
    """For a page or a dialog. What changes elsewhere is shown at once."""

    changed_elsewhere = Signal()

    def __init__(self, service: ServiceProtocol, clock: Clock, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service, self._clock = service, clock
        self._read_so_far = _Read({}, (), ())
        self._rules: tuple[Rule, ...] = ()
        self._removed: list[Rule] = []
        self._table = rules_table_view(palette)
        self._told = label(style="muted", wrap=True)
        self._build_buttons()
        self._lay_out()
        self._work = Work(self._read, self._use, self)
        self._table.itemSelectionChanged.connect(self._on_chosen)
        self._table.itemDoubleClicked.connect(lambda _: self.change())
        self.changed_elsewhere.connect(self.refresh)
        service.choices.subscribe(_teller(self))
        self.refresh()

    def set_palette(self, palette: Palette) -> None:
        self._table.setStyleSheet(table_style(palette))

    def refresh(self) -> None:
        """Show what is so now; how often each spoke is read meanwhile."""
        self._show()
        self._work.ask()

    def add(self) -> None:
        draft = Rule(uuid.uuid4().hex, Who(), Reaction.NOTIFY, self._now())
        self._open(draft)

    def change(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._open(chosen)

    def switch(self) -> None:
        """Off, or on again."""
        chosen = self._chosen()
        if chosen is not None:
            self._put([replace(chosen, on=not chosen.on)])

    def remove(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self._try(lambda: self._service.rules.remove(chosen.id)):
            return
        self._removed.append(chosen)
        self._show(tr("Removed: {rule}").format(rule=words.sentence(chosen)))

    def undo(self) -> None:
        if self._removed and self._put([self._removed[-1]]):
            self._show(tr("Back again: {rule}").format(rule=words.sentence(self._removed.pop())))

    def take_in(self, path: Path) -> None:
        """Those of a file are added; one with the same id is replaced."""
        try:
            found = read_rules(path)
            self._service.rules.put(found)
        except EarwitnessError as error:
            self._show(told(str(error)))
            return
        self._show(tr("%n {rule was|rules were} imported.", "", len(found)))

    def hand_on(self, path: Path) -> None:
        """All of them, into a file."""
        if self._try(lambda: write_rules(path, self._rules)):
            self._show(tr("The rules are in {file}.").format(file=path))

    # Inside

    def _open(self, draft: Rule) -> None:
        read = self._read_so_far
        RuleDialog(self._service, draft, self._now(), read.people, read.places, self).exec()
        self._show()

    def _put(self, rules: Sequence[Rule]) -> bool:
        done = self._try(lambda: self._service.rules.put(rules))
        if done:
            self._show()
        return done

    def _try(self, do: Callable[[], None]) -> bool:
        try:
            do()
        except EarwitnessError as error:
            self._show(told(str(error)))
            return False
        return True

    def _show(self, said: str = "") -> None:
        now, before = self._now(), self._chosen()
        self._rules = tuple(self._service.rules.rules())
        self._table.setRowCount(len(self._rules))
        for place, rule in enumerate(self._rules):
            for column, text in enumerate(cells(rule, self._read_so_far.counts.get(rule.id), now)):
                self._table.setItem(place, column, cell(text, rule))
        kept = next((place for place, rule in enumerate(self._rules) if before and rule.id == before.id), 0)
        self._table.setCurrentCell(kept, 0)
        self._on_chosen()
        if said or not self._rules:
            self._told.setText(said or _empty())

    def _on_chosen(self) -> None:
        """The whole sentence, of which the row may show only the beginning."""
        chosen = self._chosen()
        if chosen is not None:
            self._told.setText(words.sentence(chosen))
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        chosen = self._chosen()
        for each in (self._change, self._switch, self._remove):
            each.setEnabled(chosen is not None)
        self._switch.setText(tr("Switch o&n") if chosen is not None and not chosen.on else tr("Switch o&ff"))
        self._undo.setEnabled(bool(self._removed))
        self._export.setEnabled(bool(self._rules))

    def _chosen(self) -> Rule | None:
        place = self._table.currentRow()
        return self._rules[place] if 0 <= place < len(self._rules) else None

    def _read(self) -> object:
        held = self._service.timeline(self._now() - MONTH, None)
        return _Read(self._service.rules.counts(), _people(held), _places(held))

    def _use(self, answer: object) -> None:
        if isinstance(answer, _Read):
            self._read_so_far = answer
            self._show(self._told.text())

    def _on_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Import rules"), "", _FILES)
        if name:
            self.take_in(Path(name))

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Export rules"), "earwitness-rules.toml", _FILES)
        if name:
            self.hand_on(Path(name))

    def _now(self) -> datetime:
        return self._clock.now().wall

    def _build_buttons(self) -> None:
        self._add = button(tr("&Add…"), self.add)
        self._change = button(tr("&Change…"), self.change)
        self._switch = button(tr("Switch o&ff"), self.switch)
        self._remove = button(tr("&Remove"), self.remove)
        self._undo = button(tr("&Undo"), self.undo)
        self._import = button(tr("&Import…"), self._on_import)
        self._export = button(tr("&Export…"), self._on_export)
        for each in (self._add, self._change, self._switch, self._remove, self._undo, self._import, self._export):
            each.setAutoDefault(False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(label(_explained(), "muted", wrap=True))
        layout.addWidget(self._table, 1)
        layout.addWidget(self._told)
        first = (self._add, self._change, self._switch, self._remove, self._undo)
        # Two rows: in a narrow window one would be wider than the page.
        layout.addLayout(row(*first, 1))
        layout.addLayout(row(self._import, self._export, 1))


class RulesDialog(QDialog):
    """The rules in a window of their own."""

    def __init__(self, service: ServiceProtocol, clock: Clock, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Rules"))
        self.resize(1040, 520)
        self.panel = RulesPanel(service, clock, palette, self)
        close = button(tr("C&lose"), self.accept)
        close.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(self.panel, 1)
        layout.addLayout(row(1, close))


def _teller(panel: RulesPanel) -> Callable[[object], None]:
    """Tells the panel, on whatever thread made the change, as long as the panel lives: nobody unsubscribes."""
    held = weakref.ref(panel)

    def tell(_settings: object) -> None:
        alive = held()
        if alive is not None and isValid(alive):
            alive.changed_elsewhere.emit()

    return tell


def _people(held: Sequence[Activation]) -> tuple[Who, ...]:
    """Each program that something proves, as it was last, and each package."""
    found = [who for each in held if not each.application.own for who in people_of(each.application)]
    return tuple({who.identity: who for who in found if who.identity is not None}.values())


def _places(held: Sequence[Activation]) -> tuple[Place, ...]:
    return tuple({each.microphone.id: Place(each.microphone.id, each.microphone.name) for each in held}.values())


def _explained() -> str:
    return tr(
        "What happens when a program opens a microphone. The most specific rule speaks; an alarm is silenced only by a "
        "rule that is as narrow. Whatever a rule says, everything is recorded."
    )


def _empty() -> str:
    return tr("There is no rule yet: each program is announced when it opens the microphone.")
