"""The browser tests: one JupyterLab, one Chromium, and evidence of what went wrong.

Playwright's asynchronous interface is used because its synchronous one keeps an event loop running in the test's thread, where
pytest-asyncio could then run nothing else.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from lab_server import PATIENCE, LabServer, NotebookPage, launch_chromium
from playwright.async_api import Browser, BrowserContext, async_playwright

ARTIFACTS = Path(__file__).parents[1] / "_artifacts"
OPEN = pytest.StashKey[list[NotebookPage]]()

FAILED = pytest.StashKey[bool]()

Opener = Callable[[Path | list[str], str], Awaitable[NotebookPage]]


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """A running JupyterLab; its home is ``lab_server.home``."""
    server = LabServer(tmp_path_factory.mktemp("jupyter"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium without a window."""
    async with async_playwright() as playwright:
        try:
            chromium, missing = await launch_chromium(playwright), ""
        except FileNotFoundError as error:
            chromium, missing = None, str(error)
        if chromium is None:
            # Never a skip: a studio that no browser has driven is untested.
            pytest.fail(missing, pytrace=False)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """One person's browser profile."""
    profile = await browser.new_context(viewport={"width": 1280, "height": 1000}, accept_downloads=True)
    await profile.grant_permissions(["clipboard-read", "clipboard-write"])
    profile.set_default_timeout(PATIENCE)
    yield profile
    await profile.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def open_notebook(
    request: pytest.FixtureRequest, lab_server: LabServer, context: BrowserContext
) -> AsyncIterator[Opener]:
    """A function that opens a notebook in the browser: a copy of a file, or one made of the sources of its cells."""
    opened: list[NotebookPage] = []
    request.session.stash[OPEN] = opened

    async def open_(source: Path | list[str], name: str) -> NotebookPage:
        file = lab_server.add(source, name)
        opened.append(NotebookPage(await context.new_page(), lab_server, file))
        return await opened[-1].open()

    yield open_
    for notebook in opened:
        await notebook.close()


# Evidence: the report of a failed test names a picture of the page and the server's log, which are then written.


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Name the evidence in the report of a browser test that failed."""
    report = yield
    if report.failed and "_evidence" in getattr(item, "funcargs", {}):
        item.stash[FAILED] = True
        name = evidence_name(item)
        report.sections.append(("Evidence", f"tests/_artifacts/{name}-*.png and tests/_artifacts/{name}.log"))
    return report


def evidence_name(item: pytest.Item) -> str:
    """Return what the files of a test's evidence begin with."""
    return re.sub(r"[^\w]+", "-", item.name).strip("-")


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def _evidence(request: pytest.FixtureRequest, lab_server: LabServer) -> AsyncIterator[None]:
    yield
    if not request.node.stash.get(FAILED, False):
        return
    name = evidence_name(request.node)
    ARTIFACTS.mkdir(exist_ok=True)
    shutil.copyfile(lab_server.log, ARTIFACTS / f"{name}.log")
    for number, notebook in enumerate(request.session.stash.get(OPEN, []), start=1):
        if not notebook.page.is_closed():
            await notebook.screenshot(ARTIFACTS / f"{name}-{number}.png")
