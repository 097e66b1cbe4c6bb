from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.errors import BadInput, JournalError
from monitor.pairing_client import OnEvent
from monitor.pairing_model import Expected, Failed, Level, Mark, Picture, Refusal, Refused, TakeHeard, Trouble, Working
from monitor.speaker_model import Speaker, Vendor
from monitor.speakers import Hearing
from tests.ui.fakes import FakeService
from tests.ui.fakes_pairing import ANSWER, EXPECTATION, ScriptedPairing, found, take
from tests.ui.fakes_speakers import ECHO, FakeSpeakers
from ui.speakers.picture import image_of
from ui.speakers.session import Seat
from ui.speakers.wizard import PairingWizard
from ui.stylesheet import stylesheet
from ui.theme import DARK, LIGHT

NAME, ROOM, FOUND, TAKES, MICROPHONE = -1, -2, -3, -4, -5


class Pairer:
    """The wizard, the pairing it drives and what is kept in the end."""

    def __init__(self, qtbot: QtBot, of: Speaker | None = None) -> None:
        self.qtbot, self.service = qtbot, FakeService()
        self.service.speakers = FakeSpeakers(*([of] if of else []))
        self.listening = self.service.listening
        self.listening.is_so = replace(self.listening.is_so, state=Hearing.LISTENING)
        self.clients: list[ScriptedPairing] = []
        self.parent = QWidget()
        self.parent.setStyleSheet(stylesheet(LIGHT))
        qtbot.addWidget(self.parent)
        self.wizard = PairingWizard(self.service, Seat(self._start, self.service.keep_pairing), LIGHT, self.parent, of)
        self.wizard.show()

    def _start(self, on_event: OnEvent) -> ScriptedPairing:
        made = ScriptedPairing(on_event)
        # A take is over when the test says so, not at once.
        made.answers["begin_take"] = ()
        self.clients.append(made)
        return made

    @property
    def client(self) -> ScriptedPairing:
        return self.clients[-1]

    def next(self) -> None:
        self.qtbot.waitUntil(self.wizard._next.isEnabled)
        self.wizard._next.click()

    def to(self, step: int) -> None:
        """Forward to that page, as somebody does for whom all goes well."""
        while self.wizard.step is not self.wizard.steps[step]:
            if self.wizard.step is self.wizard.takes_step:
                self.hear_takes(4)
            elif self.wizard.step is self.wizard.steps[ROOM]:
                self.wizard.step._start.click()
            self.next()

    def hear_takes(self, count: int) -> None:
        self.client.takes = [take(number) for number in range(1, count + 1)]
        self.client.emit(*(TakeHeard(each) for each in self.client.takes))
        self.qtbot.waitUntil(lambda: len(self.wizard.takes_step._session.takes) == count)

    def texts(self) -> list[str]:
        return [each.text() for each in self.wizard.findChildren(QLabel) if each.isVisible() and each.text()]

    def says(self, text: str) -> bool:
        return any(text in each for each in self.texts())

    def wait_for(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: self.says(text))


@pytest.fixture
def pairer(qtbot: QtBot) -> Iterator[Callable[..., Pairer]]:
    made: list[Pairer] = []

    def make(of: Speaker | None = None) -> Pairer:
        made.append(Pairer(qtbot, of))
        return made[-1]

    yield make
    for each in made:
        each.wizard.reject()


@pytest.fixture
def fresh(pairer: Callable[..., Pairer]) -> Pairer:
    return pairer()


def test_a_pairing_that_goes_well_ends_with_a_speaker_that_is_listened_for(fresh: Pairer) -> None:
    fresh.to(NAME)
    kept: list[Speaker] = []
    fresh.wizard.paired.connect(kept.append)
    assert not fresh.wizard._next.isEnabled()
    QTest.keyClicks(fresh.wizard.name_step.name_field, "Kitchen Echo")
    QTest.keyClicks(fresh.wizard.name_step.room_field, "Kitchen")
    fresh.next()
    fresh.qtbot.waitUntil(lambda: bool(kept))
    assert (kept[0].name, kept[0].room, kept[0].vendor) == ("Kitchen Echo", "Kitchen", Vendor.ALEXA)
    assert fresh.listening.templates == {kept[0].id: 2}
    assert [what for what, _ in fresh.listening.asked] == ["pause", "microphone", "reload", "resume"]
    assert fresh.client.closed and not fresh.wizard.isVisible()


@pytest.mark.parametrize("step", [MICROPHONE, TAKES, FOUND, ROOM, NAME])
def test_cancelled_anywhere_nothing_is_left_and_the_listener_goes_on(fresh: Pairer, step: int) -> None:
    fresh.to(step)
    fresh.qtbot.waitUntil(lambda: bool(fresh.clients))
    QTest.keyClick(fresh.wizard, Qt.Key.Key_Escape)
    assert not fresh.wizard.isVisible()
    assert fresh.client.closed
    assert not fresh.service.speakers.speakers() and not fresh.listening.templates
    assert [what for what, _ in fresh.listening.asked] == ["pause", "resume"]


def test_a_listener_that_was_paused_before_stays_so(pairer: Callable[..., Pairer]) -> None:
    one = pairer()
    one.listening.is_so = replace(one.listening.is_so, state=Hearing.PAUSED)
    one.to(TAKES)
    one.wizard.reject()
    assert one.listening.asked == []


def test_the_microphone_s_warnings_are_told_in_plain_words(fresh: Pairer) -> None:
    fresh.to(MICROPHONE)
    listed = fresh.wizard.microphone_step._list._list
    fresh.qtbot.waitUntil(lambda: listed.count() == 3)
    fresh.client.answers["open"] = ()
    listed.setCurrentRow(2)
    fresh.wait_for("comes over Bluetooth")
    assert fresh.clients[-1].calls[0] == ("open", "headset")
    assert fresh.clients[-2].closed


def test_digital_silence_does_not_lead_on(fresh: Pairer) -> None:
    fresh.to(MICROPHONE)
    fresh.qtbot.waitUntil(fresh.wizard._next.isEnabled)
    fresh.client.emit(Level(-120.0, -120.0, silent=True))
    fresh.wait_for("Nothing at all arrives")
    assert not fresh.wizard._next.isEnabled()


def test_takes_are_recorded_one_after_the_other_until_four_are_good(fresh: Pairer) -> None:
    fresh.to(TAKES)
    step = fresh.wizard.takes_step
    step._breath.setInterval(1)
    step._start.click()
    for number, trouble in enumerate([None, Trouble.QUIET, None, None, None], 1):
        fresh.qtbot.waitUntil(lambda: step._recording)
        fresh.client.emit(Level(-30.0, -12.0, take_s=1.0))
        fresh.wait_for("say the wake word now")
        fresh.client.emit(TakeHeard(take(number, trouble)))
        fresh.qtbot.waitUntil(lambda count=number: len(step._session.takes) == count)
    assert fresh.says("4 good takes. That is enough")
    assert fresh.says("○ Left out: nothing was heard")
    assert sum(call == ("begin_take",) for call in fresh.client.calls) == 5


def test_a_take_is_left_out_or_deleted_by_the_person(fresh: Pairer) -> None:
    fresh.to(TAKES)
    fresh.hear_takes(4)
    tiles = fresh.wizard.takes_step._tiles
    tiles[0]._use.click()
    fresh.wait_for("○ Left out by you")
    assert ("use_take", 1, False) in fresh.client.calls
    tiles[1]._delete.click()
    fresh.qtbot.waitUntil(lambda: sum(tile.isVisible() for tile in tiles) == 3)
    assert not fresh.wizard._next.isEnabled()


def test_leaving_while_a_take_is_recorded_ends_it(fresh: Pairer) -> None:
    fresh.to(TAKES)
    fresh.wizard.takes_step._start.click()
    fresh.wizard.back()
    assert fresh.client.calls[-1] == ("end_take",)


def test_another_sound_can_be_chosen_and_a_voice_can_not(fresh: Pairer) -> None:
    fresh.to(FOUND)
    fresh.wait_for("A start sound was found in 4 of 4 takes, and an end sound.")
    radios = [each for each in fresh.wizard.findChildren(QRadioButton) if each.isVisible()]
    starts = [each for each in radios if each.text() == "This is its start sound"]
    assert [each.isEnabled() for each in starts] == [True, True, False]
    assert fresh.says("sounds like a voice")
    starts[1].click()
    fresh.qtbot.waitUntil(lambda: ("choose", 2, 2) in fresh.client.calls)
    next(each for each in radios if each.text() == "It has no end sound").click()
    fresh.qtbot.waitUntil(lambda: ("choose", 2, None) in fresh.client.calls)


def test_what_can_not_work_is_refused_with_its_reason(fresh: Pairer) -> None:
    fresh.to(TAKES)
    fresh.hear_takes(4)
    refused = found(fresh.client.takes, Refused(Refusal.NOTHING_RECURS))
    fresh.client.answers["find"] = (Working("finding", 1.0), replace(refused, candidates=(ANSWER,)))
    fresh.next()
    fresh.wait_for("No sound is the same in all takes")
    assert not fresh.wizard._next.isEnabled()
    fresh.wizard.back()
    assert fresh.wizard.step is fresh.wizard.takes_step


def test_other_takes_are_searched_again(fresh: Pairer) -> None:
    fresh.to(FOUND)
    fresh.qtbot.waitUntil(fresh.wizard._next.isEnabled)
    fresh.wizard.back()
    fresh.client.emit(TakeHeard(take(5)))
    fresh.qtbot.waitUntil(lambda: fresh.wizard._session.found is None)
    fresh.next()
    fresh.qtbot.waitUntil(lambda: fresh.client.calls.count(("find",)) == 2)


def test_the_room_tells_what_to_expect_and_what_would_help(fresh: Pairer) -> None:
    fresh.to(ROOM)
    assert not fresh.wizard._next.isEnabled()
    fresh.wizard.step._start.click()
    fresh.wait_for("Here it would hear about 99 of 100 wakes.")
    assert fresh.says("False alarms: about one in 10 days.")
    assert fresh.says("Switch the end sound on too")


def test_a_room_that_is_too_loud_is_refused(fresh: Pairer) -> None:
    fresh.to(ROOM)
    loud = Expected(replace(EXPECTATION, advice=("move-closer",)), Refused(Refusal.HOPELESS))
    fresh.client.answers["hear_room"] = (loud,)
    fresh.wizard.step._start.click()
    fresh.wait_for("nearly every wake would be missed")
    assert fresh.says("Bring the microphone closer") and not fresh.wizard._next.isEnabled()


def test_a_microphone_that_is_gone_leads_back_to_choose_another(fresh: Pairer) -> None:
    fresh.to(FOUND)
    fresh.client.emit(Failed("The microphone is gone. Plug it in again."))
    fresh.wait_for("The microphone is gone.")
    assert fresh.wizard.step is fresh.wizard.microphone_step
    fresh.to(FOUND)
    assert len(fresh.clients) > 1


@pytest.mark.parametrize("error", [BadInput("There is such a name."), JournalError("The disk is full.")])
def test_what_can_not_be_kept_says_why_and_lets_one_try_again(fresh: Pairer, error: Exception) -> None:
    fresh.to(NAME)
    QTest.keyClicks(fresh.wizard.name_step.name_field, "Kitchen Echo")
    fresh.service.speakers.trouble = error
    fresh.next()
    fresh.wait_for(str(error))
    assert fresh.wizard.isVisible() and not fresh.listening.templates
    fresh.next()
    fresh.qtbot.waitUntil(lambda: len(fresh.listening.templates) == 1)


def test_a_refusal_at_the_end_is_told_on_the_last_page(fresh: Pairer) -> None:
    fresh.to(NAME)
    QTest.keyClicks(fresh.wizard.name_step.name_field, "Kitchen Echo")
    fresh.client.answers["finish"] = (Refused(Refusal.UNHEARD),)
    fresh.next()
    fresh.wait_for("not found again in the same recordings")
    assert fresh.wizard._next.isEnabled()


def test_pairing_again_asks_for_no_name_and_keeps_the_speaker(pairer: Callable[..., Pairer]) -> None:
    again = pairer(ECHO)
    assert len(again.wizard.steps) == 6
    again.to(NAME)
    again.wait_for("What was learned before is replaced")
    again.next()
    again.qtbot.waitUntil(lambda: again.listening.templates == {ECHO.id: 2})
    assert again.service.speakers.speakers() == (ECHO,)


def test_a_speaker_with_several_sounds_keeps_what_was_learned_before(pairer: Callable[..., Pairer]) -> None:
    again = pairer(ECHO)
    again.listening.templates = {ECHO.id: 1}
    again.to(NAME)
    again.wizard.name_step.adds.click()
    again.next()
    again.qtbot.waitUntil(lambda: again.listening.templates == {ECHO.id: 3})


def test_how_to_switch_the_sounds_on_is_told_with_its_source(fresh: Pairer) -> None:
    fresh.next()
    fresh.wait_for("Source: ")
    fresh.wizard.back()
    fresh.wizard.vendor_step.choose(Vendor.OTHER)
    fresh.next()
    assert fresh.wizard.step.intro.text().startswith(("Nothing is known here", "Most speakers are silent"))


def test_the_wizard_is_walked_by_keyboard_alone(fresh: Pairer) -> None:
    wizard = fresh.wizard
    QTest.keyClick(QApplication.focusWidget() or wizard, Qt.Key.Key_Down)
    assert wizard.vendor_step.vendor is Vendor.GOOGLE
    QTest.keyClick(QApplication.focusWidget() or wizard, Qt.Key.Key_Return)
    assert wizard.step is wizard.steps[1]
    QTest.keyClick(wizard, Qt.Key.Key_Return)
    assert wizard.step is wizard.microphone_step
    fresh.qtbot.waitUntil(wizard._next.isEnabled)
    QTest.keyClick(wizard, Qt.Key.Key_Return)
    assert wizard.step is wizard.takes_step
    assert QApplication.focusWidget() is wizard.takes_step._start


def test_every_control_has_a_name_and_no_text_is_markup(fresh: Pairer) -> None:
    for step in (MICROPHONE, TAKES, FOUND, ROOM, NAME):
        fresh.to(step)
        for each in fresh.wizard.findChildren(QAbstractButton):
            if each.isVisible() and each.parent().__class__.__name__ != "QLineEdit":
                assert each.accessibleName() or each.text()
        for text in fresh.wizard.findChildren(QLabel):
            assert text.textFormat() is Qt.TextFormat.PlainText or not text.text()


def test_an_event_of_a_pairing_that_was_closed_changes_nothing(fresh: Pairer) -> None:
    fresh.to(TAKES)
    old = fresh.client
    old.on_event(TakeHeard(take(9)))
    fresh.wizard._session.begin(None)
    QApplication.processEvents()
    assert fresh.wizard._session.takes == []


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_picture_that_lies_about_its_size_is_drawn_as_none(qapp: QApplication, palette: object) -> None:
    good = image_of(Picture(4, 2, bytes(range(8))), LIGHT)
    assert (good.width(), good.height()) == (4, 2)
    assert image_of(Picture(4, 2, b"123"), LIGHT).isNull()
    assert image_of(Picture(0, 0, b""), LIGHT).isNull()


def test_marks_outside_the_picture_are_left_out(qtbot: QtBot) -> None:
    from ui.speakers.picture import PictureView

    view = PictureView(LIGHT)
    qtbot.addWidget(view)
    inside, outside = Mark("start", 1.0, 1.3), Mark("start", 8.0, 8.3)
    view.show_picture(Picture(4, 2, bytes(8)), (0.9, 2.9), [outside])
    plain = view.grab().toImage()
    view.show_picture(Picture(4, 2, bytes(8)), (0.9, 2.9), [inside])
    assert view.grab().toImage() != plain
