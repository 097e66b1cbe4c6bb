"""Doing something from the timeline: the menu of a row or bar; and what was done, read for its lane."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from monitor.act_model import Act, Acted
from monitor.model import Activation, Published
from monitor.service import ServiceProtocol
from ui import control_words
from ui.card_acts import Ask
from ui.jobs import Latest
from ui.language import tr
from ui.messages import application_title
from ui.timeline.acts import ActLane
from ui.timeline.table import ActivationTableView
from ui.timeline.view import TimelineView
from ui.told import told


class Acting(QObject):
    """``asked``: an ``Ask``. ``rule_asked``: the activation that a rule shall be made about. ``renewed``: the acts were
    read, or another came."""

    asked = Signal(object)
    rule_asked = Signal(object)
    renewed = Signal()

    def __init__(self, service: ServiceProtocol, view: TimelineView, table: ActivationTableView) -> None:
        super().__init__(view)
        self._service, self._view, self._table = service, view, table
        self._acts: list[Acted] = []
        self._read = Latest(self)
        self._read.done.connect(self._on_read)
        for widget, menu in ((view, self._on_view), (table, self._on_table)):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(menu)

    def reload(self) -> None:
        self._read.ask(partial(self._service.acts, None, None))

    def on_published(self, record: Published) -> None:
        if isinstance(record, Acted):
            self._acts.append(record)
            self._show()

    def menu(self, id: str, parent: QWidget) -> QMenu | None:
        """What can be done about an activation; None for what is none, and for this program's own."""
        running = self.running(id)
        found = running or next((each for each in self._view.scene.visible() if each.id == id), None)
        if found is None or found.application.own:
            return None
        menu = QMenu(parent)
        if running is not None:
            self._add_cut(menu, running)
        menu.addAction(tr("Make a &rule…")).triggered.connect(lambda: self.rule_asked.emit(found))
        return menu

    def _add_cut(self, menu: QMenu, found: Activation) -> None:
        why = self._service.control.why_not_cut_off(found)
        cut = menu.addAction(tr("&Cut off"))
        cut.setEnabled(not why)
        cut.triggered.connect(lambda: self.asked.emit(Ask(Act.CUT_OFF, activations=(found,))))
        said = told(why) if why else control_words.cut_spoken(application_title(found.application))
        cut.setToolTip(said)
        if why:
            reason = QAction(said.replace("&", "&&"), menu)
            reason.setEnabled(False)
            menu.addAction(reason)

    def running(self, id: str) -> Activation | None:
        """As the service knows it, which also knows how to find its stream."""
        return next((each for each in self._service.snapshot().activations if each.id == id), None)

    def _on_view(self, at: QPoint) -> None:
        self._pop(self._view.scene.marked or "", self._view, at)

    def _on_table(self, at: QPoint) -> None:
        index = self._table.indexAt(at)
        if index.isValid():
            self._pop(self._table.table.row(index.row()).id, self._table.viewport(), at)

    def _pop(self, id: str, over: QWidget, at: QPoint) -> None:
        menu = self.menu(id, over)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(over.mapToGlobal(at))

    def _on_read(self, acts: object) -> None:
        if isinstance(acts, list):
            known = {one.id for one in acts}
            self._acts = [*acts, *(one for one in self._acts if one.id not in known)]
            self._show()

    def _show(self) -> None:
        self._view.scene.all_acts = ActLane(self._acts)
        self._view.refresh()
        self.renewed.emit()
