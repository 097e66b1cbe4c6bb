"""Pure: is a program's file still what it was when a rule was made about it, or an update, or another one?

An update is another content of the same path that the same package ships, by the package manager's own records, where
only root can write. That proves that who could put it there was root, and that the records agree with it. It does not
prove who made it: the records are not signed, root can write file and records alike, and a package's next version may
be as bad as its maker likes. The hash in each record of the journal still tells one version from another.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from monitor.program_model import Application, PackageFile
from monitor.rule_model import Rule, Who

PACKAGE = "package:"
"""Begins the identity of all programs in a package; its id follows."""


class File(Enum):
    SAME = "same"  # or not known yet, or the rule holds whatever the file
    UPDATED = "updated"
    CHANGED = "changed"
    UNPROVEN = "unproven"  # it is of the package that the rule is about, but not known to be as that shipped it


_OF_PACKAGE = {
    PackageFile.SHIPPED: File.SAME,
    PackageFile.ALTERED: File.CHANGED,
    PackageFile.UNKNOWN: File.UNPROVEN,
}


def identities(application: Application) -> tuple[str, ...]:
    """What a rule may know it by; a systemd service is named by the kernel's control group. A script does not belong to
    its interpreter's package."""
    service = application.unit is not None and application.unit.endswith(".service")
    package = None if application.script else application.package
    also = [f"unit:{application.unit}"] if service else []
    return (application.identity, *also, *([PACKAGE + package.id] if package else []))


def file_since(who: Who, application: Application) -> File:
    """What became of the file since ``who`` was written down, of a program that goes by its identity."""
    if who.identity is not None and who.identity.startswith(PACKAGE):
        return _OF_PACKAGE[application.package.file] if application.package else File.UNPROVEN
    if application.exe_sha256 is None or application.exe_sha256 == who.sha256:
        return File.SAME
    if who.package is not None and application.shipped_by == who.package:
        return File.SAME if who.sha256 is None else File.UPDATED
    return File.SAME if who.sha256 is None and who.package is None else File.CHANGED


def is_as_allowed(who: Who, application: Application) -> bool:
    return file_since(who, application) in (File.SAME, File.UPDATED)


def changed_since_allowed(rules: Iterable[Rule], application: Application) -> bool:
    """Rules quiet this program, but as it was then: for none of them its file is the same or an update."""
    called = identities(application)
    quiet = [rule.who for rule in rules if rule.who.identity in called and rule.on and not rule.reaction.alarms]
    return bool(quiet) and all(file_since(who, application) is File.CHANGED for who in quiet)


def who_of_package(application: Application) -> Who | None:
    """All programs of the package that shipped this one; None where none did, or it is a script's interpreter."""
    package = None if application.script else application.shipped_by
    return None if package is None else Who(PACKAGE + package, name=package.partition(":")[2])


def updated_for(rule: Rule | None, application: Application) -> str | None:
    """The id of the package by whose update the file is another than when this rule, which quiets it, was made."""
    if rule is None or rule.who.identity is None or rule.reaction.alarms:
        return None
    return application.shipped_by if file_since(rule.who, application) is File.UPDATED else None
