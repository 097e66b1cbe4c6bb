"""What can be done about a program that holds the microphone: the buttons on its card."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from monitor.act_model import Act
from monitor.control.model import ControlProtocol, Mutes
from monitor.model import Activation, Application
from ui import control_words
from ui.flow import flow
from ui.language import tr
from ui.messages import application_title
from ui.parts import button, tip
from ui.status import Holder
from ui.told import told


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody pressed. ``microphones``: ids, with MUTE and UNMUTE; none: all of them."""

    act: Act
    microphones: tuple[str, ...] = ()
    activations: tuple[Activation, ...] = ()
    application: Application | None = None


class CardActs(QWidget):
    """*Mute*, *Cut off*, and a small menu with *End process*. What can't be done is shown with the reason."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder: Holder | None = None
        self._control: ControlProtocol | None = None
        self._muted = False
        self._microphones: tuple[str, ...] = ()
        self._mute = button(control_words.mute_button(False), self._on_mute)
        self._cut = button(tr("Cut off"), self._on_cut)
        self._more = QPushButton("⋯")
        self._menu = QMenu(self._more)
        self._end = self._menu.addAction("")
        self._why = self._menu.addAction("")
        self._why.setEnabled(False)
        self._end.triggered.connect(lambda: self._on_end())
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        self.setLayout(flow(self._mute, self._cut, self._more))

    def show_holder(self, holder: Holder, mutes: Mutes, control: ControlProtocol) -> None:
        self._holder, self._control = holder, control
        title = application_title(holder.application)
        held = {each.microphone.id for each in holder.activations}
        known = [each for each in mutes.microphones if each.id in held]
        self._muted = bool(known) and all(each.muted for each in known)
        self._microphones = tuple(each.id for each in known if bool(each.muted) is self._muted)
        self._mute.setVisible(bool(known))
        self._mute.setText(control_words.mute_button(self._muted))
        self._say(self._mute, control_words.mute_spoken(self._muted, [each.name for each in known]))
        why = self._why_not_cut()
        self._cut.setEnabled(not why)
        self._cut.setText(tr("Cut off"))
        self._say(self._cut, why or control_words.cut_spoken(title))
        self._cut.setAccessibleName(tr("Cut off {program}").format(program=title))
        self._more.setAccessibleName(control_words.more_spoken(title))
        self.setVisible(not holder.application.own)

    def _say(self, of: QPushButton, text: str) -> None:
        tip(of, text)
        of.setAccessibleName(text)

    def _why_not_cut(self) -> str:
        """Of the first stream that can't be, where none can."""
        if self._holder is None or self._control is None:
            return ""
        reasons = [self._control.why_not_cut_off(each) for each in self._holder.activations]
        return "" if "" in reasons else told(reasons[0])

    def _fill_menu(self) -> None:
        """Asked when it opens: whether a process may be ended takes a look at it."""
        if self._holder is None or self._control is None:
            return
        why = self._control.why_not_end(self._holder.application)
        self._end.setText(tr("&End process…"))
        self._end.setEnabled(not why)
        self._why.setVisible(bool(why))
        self._why.setText(told(why).replace("&", "&&"))

    def _on_mute(self) -> None:
        self.asked.emit(Ask(Act.UNMUTE if self._muted else Act.MUTE, self._microphones))

    def _on_cut(self) -> None:
        if self._holder is not None:
            self.asked.emit(Ask(Act.CUT_OFF, activations=self._holder.activations))

    def _on_end(self) -> None:
        if self._holder is not None:
            self.asked.emit(Ask(Act.END_PROCESS, application=self._holder.application))
