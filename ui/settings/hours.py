"""The hours in which to listen, as a line of the Settings page."""

from __future__ import annotations

from monitor.settings import Hours
from ui.speakers.hours import HoursField


class ListenHours(HoursField):
    def show_value(self, value: object) -> None:
        if isinstance(value, tuple):
            self.show_hours([each for each in value if isinstance(each, Hours)])
