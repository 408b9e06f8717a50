"""The errors of this package, so that its callers never have to know a driver's own."""


class StorageError(Exception):
    """What was asked for could not be remembered or recalled."""


class DatabaseUnavailableError(StorageError):
    """The database cannot be reached or written; the driver's error is the cause."""


class UnknownPersonError(StorageError):
    """No row belongs to this internal person id, most likely because the person has deleted everything."""


class UnknownBeratungError(StorageError):
    """No row belongs to this consultation id, most likely because the person has deleted everything."""


class AlreadyRunningError(StorageError):
    """Another process has claimed the database for itself alone."""
