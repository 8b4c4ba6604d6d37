"""Run as a program: files, reviews and erases in processes that are killed at one point after another.

After each kill the ledger must verify, and the same work, done again, must end where undisturbed work ends. The points
are SQL statements, and in between every thousand steps of SQLite's virtual machine. Prints how many kills it were.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

sys.path.insert(0, str(Path(__file__).parents[1]))

from dragoman.ledger import Ledger, open_ledger
from ledger.contract import contents
from ledger.samples import OTHER_DIGEST, ROLE, reading, review, taken

STEPS = 1000


def work(ledger: Ledger) -> None:
    """The command: all of it may be run again."""
    gone, kept = taken(1, text="Nobody may read this. " * 300), taken(2)
    if gone.report.id not in ledger.view().erased:
        ledger.file(gone, reading(gone.report, statements=30))
    ledger.file(kept, reading(kept.report))
    ledger.append(review(kept.report), author="A. Weber")
    ledger.append(ROLE, author="A. Weber")
    ledger.erase(gone.report.id, because="takedown", by="C. Clerk")
    ledger.file(kept, reading(kept.report, OTHER_DIGEST))


def arm(after: int, *, each_step: bool) -> None:
    """Let this process be killed when it has come to the point of a number."""
    points = count(1)

    def reached(_: object = None) -> int:
        if next(points) == after:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA cache_size = 4")  # so that pages reach the file before their transaction ends
        if each_step:
            connection.set_progress_handler(reached, STEPS)
        else:
            connection.set_trace_callback(reached)

    event.listen(Engine, "connect", connected)


@event.listens_for(Engine, "connect")
def without_waiting_for_the_disk(connection: sqlite3.Connection, _: object) -> None:
    """What matters when power is cut makes no difference to a kill, and would take most of the time."""
    connection.execute("PRAGMA synchronous = OFF")


def killed(job: Callable[[], None]) -> bool:
    """Run a job in a process of its own; tell whether it was killed."""
    child = os.fork()
    if child == 0:
        job()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0, "the work failed"
    return False


def main(folder: Path) -> int:
    with open_ledger(str(folder / "undisturbed.db"), create=True) as ledger:
        work(ledger)
        expected = contents(ledger.view())
    kills = 0
    for each_step in (False, True):
        for point in count(1):
            path = folder / f"killed-{each_step}-{point}.db"

            def job(path: Path = path, point: int = point, each_step: bool = each_step) -> None:
                arm(point, each_step=each_step)
                with open_ledger(str(path), create=True) as ledger:
                    work(ledger)

            if not killed(job):
                break
            kills += 1
            with open_ledger(str(path), create=True) as ledger:
                verification = ledger.verify()
                assert verification.ok, (path, verification)
                work(ledger)
                assert contents(ledger.view()) == expected, path
                assert ledger.verify().ok, path
            assert b"Nobody may read this" not in path.read_bytes(), path
            assert not path.with_name(path.name + "-journal").exists(), path
            path.unlink()
    print(kills, "kills survived")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
