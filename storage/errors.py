"""The errors of this package, so that its callers never have to know a driver's own."""


class StorageError(Exception):
    """What was asked for could not be remembered or recalled."""


class DatabaseUnavailableError(StorageError):
    """The database cannot be reached or written; the driver's error is the cause."""


class UnknownPersonError(StorageError):
    """No row belongs to this internal person id, most likely because the person has deleted everything."""


class UnknownBeratungError(StorageError):
    """No row belongs to this consultation id, most likely because the person has deleted everything."""


class CopyError(StorageError):
    """A database could not be copied, backed up or restored."""


class SameDatabaseError(CopyError):
    """Source and target are the same database."""


class SourceMissingError(CopyError):
    """There is nothing at the source, or no database of this program."""


class WrongVersionError(CopyError):
    """A database is at another migration than this program."""

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(f"the database is at migration {found}, the program needs {needed}")
        self.found = found
        self.needed = needed


class TargetNotEmptyError(CopyError):
    """The target holds data that do not come from an earlier try of the same copy."""


class SourceChangedError(CopyError):
    """Somebody wrote into the source while it was copied."""


class CopyMismatchError(CopyError):
    """A table of the target does not hold what the source holds."""

    def __init__(self, tabelle: str) -> None:
        super().__init__(tabelle)
        self.tabelle = tabelle


class IncompleteCopyError(StorageError):
    """A copy into this database was begun and not finished; nobody may use it before."""


class BackupExistsError(CopyError):
    """There is a file of that name."""


class BackupDamagedError(CopyError):
    """The file is no backup, or it cannot be read."""


class AlreadyRunningError(StorageError):
    """Another process has claimed the database for itself alone."""
