"""One rule, made or changed in plain words; what will be so is said before it is kept."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QGridLayout, QGroupBox, QVBoxLayout, QWidget

from monitor import rules
from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.model import Activation, Application
from monitor.rule_model import Reaction, Rule, Signal, Who
from monitor.same_file import who_of_package
from monitor.service_seam import ServiceProtocol
from ui.language import tr
from ui.messages import name as shown_name
from ui.parts import button, label, row
from ui.rules import words
from ui.rules.hours import HoursChoice
from ui.told import told


@dataclass(frozen=True, slots=True)
class Place:
    """A microphone to choose."""

    id: str
    name: str


def make_rule(service: ServiceProtocol, clock: Clock, parent: QWidget, about: Activation) -> bool:
    """Ask for a rule about this program; whether one was kept."""
    now = clock.now().wall
    who = who_of(about.application)
    proven = about.application.trust in rules.PROVEN
    draft = Rule(uuid.uuid4().hex, who, Reaction.RECORD if proven else Reaction.ALARM, now)
    place = Place(about.microphone.id, about.microphone.name)
    people = people_of(about.application)
    return RuleDialog(service, draft, now, people, (place,), parent).exec() == QDialog.DialogCode.Accepted


def who_of(application: Application) -> Who:
    """This program as it is now; one that nothing proves stands for all of them."""
    return rules.who_of(application) if application.trust in rules.PROVEN else Who(unknown=True)


def people_of(application: Application) -> tuple[Who, ...]:
    """This program, and all of its package."""
    package = who_of_package(application) if application.trust in rules.PROVEN else None
    return (who_of(application), *([package] if package else []))


class RuleDialog(QDialog):
    """``draft``: the rule that is changed, or begun with. ``people`` and ``places``: what there is to choose from."""

    def __init__(
        self,
        service: ServiceProtocol,
        draft: Rule,
        now: datetime,
        people: Sequence[Who] = (),
        places: Sequence[Place] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._draft, self._now = service, draft, now
        self._who = _choice(tr("Which program"), [(words.who_words(who), who) for who in _people(draft, people)])
        self._place = _choice(tr("Which microphone"), _places(draft, places))
        self._when = _choice(tr("Presence"), [(tr(text), when) for when, text in words.WHENS.items()])
        self._hours = HoursChoice()
        self._signals = {signal: QCheckBox(words.capital(tr(words.SIGNALS[signal]))) for signal in _offered(draft)}
        self._reaction = _choice(
            tr("What happens"), [(words.capital(tr(text)), of) for of, text in words.REACTIONS.items()]
        )
        self._life = _choice(tr("How long"), [(tr(text), life) for life, text in words.LIVES.items()])
        self._preview, self._told = label(style="body", wrap=True), label(style="warn", wrap=True)
        self.setWindowTitle(tr("Rule"))
        self.setMinimumWidth(620)
        self._lay_out()
        self._show_draft()
        self._wire()
        self._refresh()

    def rule(self) -> Rule:
        """As it is chosen now."""
        place, life = self._place.currentData(), self._life.currentData()
        same = life is self._draft.life
        return replace(
            self._draft,
            who=self._who.currentData(),
            microphone=None if place is None else place.id,
            microphone_name="" if place is None else place.name,
            when=self._when.currentData(),
            hours=self._hours.hours(),
            signals=frozenset(signal for signal, box in self._signals.items() if box.isChecked()),
            reaction=self._reaction.currentData(),
            life=life,
            expires=self._draft.expires if same and self._draft.expires is not None else rules.ends(life, self._now),
        )

    def _refresh(self) -> None:
        self._preview.setText(words.preview(self.rule()))
        self._told.hide()

    def _on_save(self) -> None:
        try:
            self._service.rules.put([self.rule()])
        except EarwitnessError as error:
            self._told.setText(told(str(error)))
            self._told.show()
            return
        self.accept()

    def _show_draft(self) -> None:
        draft = self._draft
        _choose(self._who, draft.who)
        _choose(self._place, _place_of(draft))
        _choose(self._when, draft.when)
        _choose(self._reaction, draft.reaction)
        _choose(self._life, draft.life)
        self._hours.show_hours(draft.hours)
        for signal, box in self._signals.items():
            box.setChecked(signal in draft.signals)

    def _wire(self) -> None:
        for each in (self._who, self._place, self._when, self._reaction, self._life):
            each.currentIndexChanged.connect(lambda _: self._refresh())
        for box in self._signals.values():
            box.toggled.connect(lambda _: self._refresh())
        self._hours.changed.connect(self._refresh)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("When &this opens"), self._who)
        form.addRow(tr("this &microphone"), self._place)
        form.addRow(tr("while (&presence)"), self._when)
        form.addRow(tr("&between"), self._hours)
        form.addRow(tr("&do this"), self._reaction)
        form.addRow(tr("for how &long"), self._life)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._only_if())
        layout.addWidget(self._preview)
        layout.addWidget(self._told)
        keep = button(tr("&Save"), self._on_save)
        keep.setDefault(True)
        layout.addLayout(row(1, keep, button(tr("&Cancel"), self.reject)))
        self._preview.setMinimumHeight(self._preview.fontMetrics().lineSpacing() * 4)

    def _only_if(self) -> QGroupBox:
        group = QGroupBox(tr("Only if one of these is so (none chosen: always)"))
        grid = QGridLayout(group)
        for place, box in enumerate(self._signals.values()):
            grid.addWidget(box, place // 2, place % 2)
        return group


def _people(draft: Rule, people: Sequence[Who]) -> list[Who]:
    """The rule's own first; the others by name."""
    known = {who.identity: who for who in people if who.identity is not None and who.identity != draft.who.identity}
    others = sorted(known.values(), key=lambda who: words.who_words(who).casefold())
    own = [draft.who] if draft.who.identity is not None else []
    return [*own, Who(), Who(unknown=True), *others]


def _places(draft: Rule, places: Sequence[Place]) -> list[tuple[str, object]]:
    own = _place_of(draft)
    known = {place.id: place for place in (*places, *([own] if own else []))}
    named: list[tuple[str, object]] = [(shown_name(place.name), place) for place in known.values()]
    return [(tr(words.ANYWHERE), None), *sorted(named, key=lambda each: each[0].casefold())]


def _offered(draft: Rule) -> list[Signal]:
    """Who is there has a field of its own, and no rule reaches this program's own listener; what a rule has already
    stays to be seen."""
    elsewhere = {Signal.NOBODY_THERE, Signal.LOCKED, Signal.SPEAKER_LISTENING} - draft.signals
    return [signal for signal in words.SIGNALS if signal not in elsewhere]


def _place_of(rule: Rule) -> Place | None:
    return None if rule.microphone is None else Place(rule.microphone, rule.microphone_name or rule.microphone)


def _choice(name: str, options: Sequence[tuple[str, object]]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumContentsLength(24)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for text, value in options:
        made.addItem(text, value)
    return made


def _choose(box: QComboBox, value: object) -> None:
    place = next((place for place in range(box.count()) if box.itemData(place) == value), 0)
    box.setCurrentIndex(place)
