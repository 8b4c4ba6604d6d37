"""What all tests share: where the corpora and cases lie, and the rule on skipping."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REASON = "needs ../shared"
"""How the reason of every permitted skip begins."""

# Two busy cores make single examples slow now and then; a deadline would test the machine.
settings.register_profile("dragoman", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dragoman")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora, cases and scorers, named by DRAGOMAN_SHARED (default ../shared); skips where absent."""
    folder = Path(os.environ.get("DRAGOMAN_SHARED", "../shared"))
    if not folder.is_dir():
        pytest.skip(f"{REASON}: {folder} is not there; name it with DRAGOMAN_SHARED")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skip for any other reason is a failure: a test that never runs holds nothing."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if REASON not in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped in CI: {reason}"
    return report
