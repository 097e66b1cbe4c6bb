"""Brings what somebody asked for into view: at once, or as soon as it is read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from monitor.act_model import Acted
from ui.timeline import showing, words
from ui.timeline.speaker_lanes import Mark
from ui.timeline.table import Row

if TYPE_CHECKING:
    from ui.timeline.page import TimelinePage


class Seeker:
    """Belongs to one page. ``wanted``: the id of what is not read yet; a moment waits in the speakers' feed."""

    def __init__(self, page: TimelinePage) -> None:
        self._page, self.wanted = page, ""

    def show(self, id_: str) -> None:
        """An activation, a contradiction, a flood, or a sighting of a speaker."""
        page = self._page
        found = page.view.scene.story.find(id_)
        if found is None:
            self.wanted = "" if self._show_other(id_) else id_
            return
        self.wanted = ""
        lane, activation = found
        if not words.matches(lane, page.view.scene.wanted):
            page.header.clear_filter()
        self._look_there()
        showing.show_activation(page.view, activation, lane)

    def show_moment(self, at: datetime, *, reading: bool) -> None:
        """``reading``: it may be shown before what lies there is known, so it is shown again then."""
        self._page.feed.wanted = at if reading else None
        self._set_filter_off()
        self._look_there()
        showing.show_moment(self._page.view, at.timestamp())

    def show_row(self, row: Row) -> None:
        """What a row of the table stands for."""
        if isinstance(row, Mark):
            self._look_there()
            showing.show_mark(self._page.view, row)
        elif isinstance(row, Acted):
            self._look_there()
            showing.show_act(self._page.view, row)
        else:
            self.show(row.id)

    def on_loaded(self) -> None:
        if self.wanted:
            self.show(self.wanted)

    def on_heard(self) -> None:
        """What is known of the speakers was read anew."""
        moment, self._page.feed.wanted = self._page.feed.wanted, None
        if self.wanted:
            self.show(self.wanted)
        elif moment is not None:
            self._page.show_moment(moment)

    def _show_other(self, id_: str) -> bool:
        view = self._page.view
        found, mark = view.scene.story.incident(id_), view.scene.story.mark(id_)
        if found is None and mark is None:
            return False
        self._set_filter_off()
        self._look_there()
        if found:
            showing.show_incident(view, found[1], found[0])
        elif mark:
            showing.show_mark(view, mark)
        return True

    def _look_there(self) -> None:
        self._page.show_table(False)
        self._page.spans.set_mode(None)

    def _set_filter_off(self) -> None:
        self._page.header.clear_filter()
        self._page.set_filter("")
