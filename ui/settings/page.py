"""The Settings page: a card for each group. Every change holds at once, and each line leads back to how it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from monitor import __version__
from monitor.autostart import Autostart
from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.hotkey.backend import Held, Hotkey
from monitor.model import Published
from monitor.service import ServiceProtocol
from monitor.settings import Language, ProgramToasts, Scheme, Settings, SpeakerToasts
from monitor.settings_keys import BY_NAME
from ui.language import tr
from ui.parts import button, card, label, row
from ui.settings import words
from ui.settings.fields import Keys, Minutes, Pick, Switch
from ui.settings.hours import ListenHours
from ui.settings.keeping import Keeping, open_folder
from ui.settings.lines import SettingLine
from ui.settings.microphone import MicrophoneField
from ui.settings.start import StartLine
from ui.theme import Palette
from ui.told import told

MARK, MUTE, KEEP = "hotkeys.mark_moment", "hotkeys.mute_all", "keep_for"


class SettingsPage(QScrollArea):
    """``report_asked``: a report of what is kept. Shows the settings it is given by ``show_settings``."""

    report_asked = Signal()

    def __init__(
        self, service: ServiceProtocol, clock: Clock, palette: Palette, autostart: Autostart, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._service, self._clock, self._palette = service, clock, palette
        self._keeping = Keeping(service, clock, self)
        self._lines: dict[str, SettingLine] = {}
        self._start = StartLine(autostart)
        self._damaged = label(style="warn", wrap=True)
        self._rules: QWidget | None = None
        self._lay_out()
        self._connect()
        self.show_settings(service.choices.get())

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        set_palette = getattr(self._rules, "set_palette", None)
        if set_palette is not None:
            set_palette(palette)

    def on_published(self, record: Published) -> None:
        on_published = getattr(self._rules, "on_published", None)
        if on_published is not None:
            on_published(record)

    def show_settings(self, settings: Settings) -> None:
        for line in self._lines.values():
            line.show_settings(settings)
        trouble = self._service.choices.trouble()
        self._damaged.setText(words.damaged(told(trouble)) if trouble else "")
        self._damaged.setVisible(bool(trouble))

    def show_hotkeys(self, held: Mapping[Hotkey, Held]) -> None:
        """What became of each."""
        for name, hotkey in ((MARK, Hotkey.MARK_MOMENT), (MUTE, Hotkey.MUTE_ALL)):
            chosen = BY_NAME[name].of(self._service.choices.get())
            self._lines[name].say(words.held_words(held.get(hotkey)) if chosen else "")

    # What is chosen

    def _on_asked(self, name: str, value: object) -> None:
        settings = self._service.choices.get()
        if name == KEEP and value != settings.keep_for:
            self._keeping.ask(settings.keep_for, value)  # type: ignore[arg-type]  # the field offers nothing else
        else:
            self._change(name, value)

    def _change(self, name: str, value: object) -> None:
        sentence = ""
        try:
            self._service.choices.change(lambda settings: BY_NAME[name].put(settings, value))
        except EarwitnessError as error:
            sentence = told(str(error))
        self._lines[name].say(sentence)
        self.show_settings(self._service.choices.get())

    # How it is built

    def _line(self, name: str, field: Pick | Switch | Minutes | Keys | ListenHours | MicrophoneField) -> SettingLine:
        made = SettingLine(name, field)
        made.asked.connect(self._on_asked)
        self._lines[name] = made
        return made

    def _switch(self, name: str) -> SettingLine:
        return self._line(name, Switch(words.title_of(name)))

    def _general(self) -> Sequence[QWidget]:
        return (
            self._start,
            self._line("language", Pick(list(Language), words.choice_words)),
            self._line("theme", Pick(list(Scheme), words.choice_words)),
            self._line("icon", Pick(list(Scheme), words.choice_words)),
        )

    def _notifications(self) -> Sequence[QWidget]:
        return (
            self._line("notifications.programs", Pick(list(ProgramToasts), words.choice_words)),
            self._line("notifications.speakers", Pick(list(SpeakerToasts), words.choice_words)),
            self._switch("notifications.weekly"),
            self._switch("notifications.sound"),
            self._line("away_after", Minutes()),
        )

    def _listening(self) -> Sequence[QWidget]:
        return (
            self._switch("listening.on"),
            self._line("listening.hours", ListenHours()),
            self._line("listening.microphone", MicrophoneField(lambda: self._service.listening.inputs())),
        )

    def _hotkeys(self) -> Sequence[QWidget]:
        lines = []
        for name in (MARK, MUTE):
            field = Keys()
            line = self._line(name, field)
            field.refused.connect(lambda sentence, line=line: line.say(told(sentence)))
            lines.append(line)
        return lines

    def _kept(self) -> Sequence[QWidget]:
        folder = self._service.journal.parent
        where = label(tr("Everything is in {folder}").format(folder=folder), "small", wrap=True)
        buttons = QWidget()
        open_it = button(tr("Open the folder"), lambda: open_folder(folder))
        buttons.setLayout(row(open_it, button(tr("Make a report…"), self.report_asked.emit), 1))
        return self._line(KEEP, Pick(words.LENGTHS, words.length_words)), where, buttons

    def _about(self) -> Sequence[QWidget]:
        buttons = QWidget()
        doctor = button(tr("What can be watched here…"), self._on_doctor)
        buttons.setLayout(row(doctor, button(tr("About Qt…"), QApplication.aboutQt), 1))
        return (*(label(line, "body", wrap=True) for line in words.about_lines(__version__)), buttons)

    def _on_doctor(self) -> None:
        from ui.settings.doctor import DoctorDialog

        DoctorDialog(self._service.journal.parent, self).exec()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("pageBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(label(tr("Settings"), "headline"))
        layout.addWidget(label(tr("Each change holds at once."), "subline", wrap=True))
        layout.addWidget(self._damaged)
        for title, parts in self._groups():
            frame, inner = card(title)
            for part in parts:
                inner.addWidget(part)
            layout.addWidget(frame)
        layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Settings"))
        self.setWidget(body)

    def _groups(self) -> Sequence[tuple[str, Sequence[QWidget]]]:
        from ui.rules.panel import RulesPanel

        self._rules = RulesPanel(self._service, self._clock, self._palette)
        return [
            (tr("General"), self._general()),
            (tr("Notifications"), self._notifications()),
            (tr("Rules"), (self._rules,)),
            (tr("Listening"), self._listening()),
            (tr("Hotkeys"), self._hotkeys()),
            (tr("Keeping"), self._kept()),
            (tr("About"), self._about()),
        ]

    def _connect(self) -> None:
        self._keeping.agreed.connect(lambda length: self._change(KEEP, length))
        self._keeping.refused.connect(lambda: self.show_settings(self._service.choices.get()))
        self._keeping.failed.connect(lambda sentence: self._lines[KEEP].say(told(sentence)))
