"""Everything that can go wrong in words of ours.

    EarwitnessError
    ├── CannotWatch            a watcher can't see now; its reason becomes a blind time
    │   └── ProtocolError      the sound server sent what its protocol does not allow
    ├── JournalError           the journal can't do what was asked
    │   ├── JournalUnreadable  not a database, or damaged beyond reading
    │   ├── JournalTooNew      written by a newer version: read-only
    │   ├── JournalBusy        another instance holds the writing connection
    │   └── DiskTrouble        full, read-only or failing disk; kept in memory, tried again
    ├── CannotAct              a microphone, stream or process could not be changed
    │   ├── NotPermitted       this user may not, or the program never does that
    │   └── NoLongerThere      what it was about has gone
    ├── KeyUnavailable         no keyring that can be trusted, or it is locked
    └── BadInput               what the user gave can't be used; the message says what to do
        └── ChimesLocked       what was learned of a speaker can't be read until the keyring opens

A message is a whole sentence that a person can act on.
"""


class EarwitnessError(Exception):
    """Root of the tree; its text is shown to the user as it is."""


class CannotWatch(EarwitnessError):
    """A watcher can't see now."""


class ProtocolError(CannotWatch):
    """The sound server sent something that its protocol does not allow."""


class JournalError(EarwitnessError):
    """The journal can't do what was asked of it."""


class JournalUnreadable(JournalError):
    """The file is not a journal, or is damaged beyond reading."""


class JournalTooNew(JournalError):
    """The file was written by a newer version of this program."""


class JournalBusy(JournalError):
    """Another instance holds the journal's writing connection."""


class DiskTrouble(JournalError):
    """The disk is full, read-only or failing."""


class CannotAct(EarwitnessError):
    """A microphone, a stream or a process could not be changed as was asked."""


class NotPermitted(CannotAct):
    """This user may not do it, or the program never does it."""


class NoLongerThere(CannotAct):
    """What it was about has gone."""


class KeyUnavailable(EarwitnessError):
    """No usable keyring, or it stayed locked."""


class BadInput(EarwitnessError):
    """What the user gave can't be used."""


class ChimesLocked(BadInput):
    """What was learned of a speaker can't be read until the keyring opens."""
