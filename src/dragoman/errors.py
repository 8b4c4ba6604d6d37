"""Every error that Dragoman raises on purpose: what was wrong, where, and what to do.

DragomanError
├── ModelError            a value that the record cannot hold
│   ├── SpanError         a span that is empty, reversed or out of the text
│   └── DateError         a date that EDTF does not know or no calendar has
├── IntakeError           a source that cannot become a report
├── ReadingError          a report that cannot be read
│   ├── GazetteerError    a gazetteer file that cannot be read or has faults, each named with its line
│   └── LexiconError      a lexicon of the package that does not parse
├── LedgerError           a ledger that cannot be opened, trusted or written
│   ├── DamagedError      a ledger whose database does not hold together
│   └── ErasedError       a report that was erased and is not filed again
└── UsageError            a request that makes no sense: an unknown id, process, field
"""


class DragomanError(Exception):
    """The root of all errors that are meant for a person; `exit_code` is what the command line ends with."""

    exit_code = 1


class ModelError(DragomanError, ValueError):
    """A value that the record cannot hold."""


class SpanError(ModelError):
    """A span that is empty, reversed or out of the text."""


class DateError(ModelError):
    """A date that EDTF does not know or no calendar has."""


class UsageError(DragomanError):
    """A request that makes no sense: an unknown id, process, field."""

    exit_code = 2


class IntakeError(DragomanError):
    """A source that cannot become a report."""

    exit_code = 3


class ReadingError(DragomanError):
    """A report that cannot be read."""

    exit_code = 4


class GazetteerError(ReadingError):
    """A gazetteer file that cannot be read or has faults, each named with its line."""


class LexiconError(ReadingError):
    """A lexicon of the package that does not parse: a fault of the package, not of its input."""


class LedgerError(DragomanError):
    """A ledger that cannot be opened, trusted or written."""

    exit_code = 5


class DamagedError(LedgerError):
    """A ledger whose database does not hold together."""


class ErasedError(LedgerError):
    """A report that was erased and is not filed again."""
