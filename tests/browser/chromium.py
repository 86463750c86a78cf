"""A headless Chromium without any network, driven in short words."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass
class Browser:
    """What the tests need of the browser, in short words."""

    driver: Any
    folder: Path

    def run(self, script: str, *values: object) -> Any:
        return self.driver.execute_script(script, *values)

    def open(self, name: str, fragment: str = "", *, ready: bool = True) -> None:
        """Open a page of the folder, with fresh logs, and wait for its first whole picture."""
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get((self.folder / name).as_uri() + fragment)
        if ready:
            self.until("return !!window.kgView && kgView.ready", seconds=30)

    def until(self, script: str, *values: object, seconds: float = 5) -> Any:
        """Wait for ``script`` to return something true."""
        end = time.monotonic() + seconds
        while not (found := self.run(script, *values)):
            if time.monotonic() > end:
                raise AssertionError(f"still not so after {seconds} s: {script}")
            time.sleep(0.02)
        return found

    def text(self, selector: str) -> str:
        found: str = self.until("return (document.querySelector(arguments[0]) || {}).textContent", selector)
        return found

    def all(self, selector: str) -> list[Any]:
        found: list[Any] = self.driver.find_elements("css selector", selector)
        return found

    def one(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def select(self, node: str) -> None:
        """Choose a node and wait for its panel."""
        assert self.run("return kgView.select(arguments[0])", node)
        self.until("return kgView.selected() === arguments[0] && document.querySelector('#panel .top')", node)

    def press(self, *keys: str) -> None:
        """Type at the stage, as if nothing else had the focus."""
        self.run("document.activeElement.blur()")
        for key in keys:
            self.one("body").send_keys(key)

    def point(self, x: float, y: float, clicks: int = 1) -> None:
        """Press the mouse at a spot of the stage."""
        box = self.run("const b = document.querySelector('#network').getBoundingClientRect(); return [b.x, b.y]")
        for count in range(1, clicks + 1):
            self.mouse("mousePressed", box[0] + x, box[1] + y, count)
            self.mouse("mouseReleased", box[0] + x, box[1] + y, count)

    def mouse(self, kind: str, x: float, y: float, count: int = 1) -> None:
        """One event of the mouse at a spot of the page, the left button held."""
        event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": count}
        self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    def entry(self, text: str) -> Any:
        """An entry of the legend by how it begins."""
        return next(e for e in self.all("#legend .entry") if e.text.startswith(text))

    def save(self, button: str, folder: Path, ending: str) -> Path:
        """Press a button that gives a file, and wait for the file."""
        settings = {"behavior": "allow", "downloadPath": str(folder)}
        self.driver.execute_cdp_cmd("Browser.setDownloadBehavior", settings)
        self.one(button).click()
        end = time.monotonic() + 10
        while not (found := list(folder.glob(f"*.{ending}"))):
            if time.monotonic() > end:
                raise AssertionError(f"no .{ending} file after 10 s")
            time.sleep(0.05)
        return found[0]

    def requests(self) -> list[str]:
        """Every address that the page asked for since it was opened, itself left out."""
        entries = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [e["params"]["request"]["url"] for e in entries if e["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith(("file:", "data:", "blob:", "about:"))]

    def complaints(self) -> list[str]:
        """Warnings and errors of the console."""
        return [e["message"] for e in self.driver.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]


class MissingError(Exception):
    """What is not installed here."""


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """A browser that opens the pages of ``folder``.

    Raises:
        MissingError: no browser, no driver, or no selenium.
    """
    try:
        selenium = import_module("selenium.webdriver")
    except ImportError as error:
        raise MissingError("no selenium") from error
    binary = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not binary or not driver:
        raise MissingError("no Chromium" if not binary else "no chromedriver")
    options = selenium.ChromeOptions()
    options.binary_location = binary
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        service = selenium.ChromeService(executable_path=driver)
        chrome = selenium.Chrome(options=options, service=service)
        chrome.set_script_timeout(30)
        try:
            yield Browser(chrome, folder)
        finally:
            chrome.quit()
