"""Every error that Dragoman raises on purpose: what was wrong, where, and what to do.

DragomanError
├── ModelError            a value that the record cannot hold
│   ├── SpanError         a span that is empty, reversed or out of the text
│   └── DateError         a date that EDTF does not know or no calendar has
├── IntakeError           a source that cannot become a report
├── ReadingError          a report that cannot be read
│   ├── GazetteerError    a gazetteer file that cannot be read or has faults, each named with its line
│   ├── LexiconError      a lexicon of the package that does not parse
│   ├── SecondReaderError a second reader that did not answer, or gave nothing that can be used
│   └── WithheldError     a report that is not sent to a second reader, because it may not travel so far
├── LedgerError           a ledger that cannot be opened, trusted or written
│   ├── DamagedError      a ledger whose database does not hold together
│   └── ErasedError       a report that was erased and is not filed again
├── UsageError            a request that makes no sense: an unknown id, process, field
└── MissingPartError      an output that needs a part which is not installed
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


class MissingPartError(DragomanError):
    """An output that needs a part which is not installed; the message says how to install it."""

    exit_code = 2

    def __init__(self, need: str, *, extra: str) -> None:
        super().__init__(f"{need}, which is not installed here: pip install 'dragoman[{extra}]'")


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


class SecondReaderError(ReadingError):
    """A second reader that did not answer, or gave nothing that can be used."""


class WithheldError(ReadingError):
    """A report that is not sent to a second reader, because it may not travel so far."""


class LedgerError(DragomanError):
    """A ledger that cannot be opened, trusted or written."""

    exit_code = 5


class DamagedError(LedgerError):
    """A ledger whose database does not hold together."""


class ErasedError(LedgerError):
    """A report that was erased and is not filed again."""
