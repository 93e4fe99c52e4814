"""The loop that attends to a preview: it hears of what is saved, has it read, and has the engine asked when need be."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from slt_plan.live.disk import Stamps, stamp, stamps
from slt_plan.live.server import Answer, Server
from slt_plan.live.serving import Serving
from slt_plan.live.watching import Watch

log = logging.getLogger(__name__)

_LOOK = 1.0
"""Seconds after which to look for changes that nobody has told of."""
_LOOK_SHARE = 30
"""How many times as long as it takes to look, to wait before looking again, where there is much to look at."""


class Attendant:
    """Keeps a preview up to date, and shows it on one address of this machine, until told to stop."""

    def __init__(
        self, serving: Serving, data: Path, sources: Sequence[Path], rebuild: Callable[[], None]
    ) -> None:
        """Take what is shown, the data folder, and all other files and folders that pages come from.

        ``rebuild`` asks the engine to make its part again of those.
        """
        self._serving, self._data, self._rebuild = serving, data.resolve(), rebuild
        self._sources = [source.resolve() for source in sources]
        self._seen = self._now()
        self._server: Server | None = None
        self._stopped = False
        self._pause = _LOOK

    def open(self, host: str, port: int, root: str) -> str:
        """Take the port, and answer on it; gives the address of the site's root. Raises ``OSError``."""
        self._server = Server(host, port, lambda path: self._answer(path, root))
        self._server.start()
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{self._server.server_port}{root}"

    def attend(self) -> None:
        """Keep up with what is saved, until told to stop."""
        watch = Watch([self._data, *self._sources])
        try:
            while not self._stopped:
                self.keep_up(watch.wait(self._pause))
                watch.renew()
        finally:
            watch.stop()

    def stop(self) -> None:
        """Close the port, and let go."""
        self._stopped = True
        if self._server:
            self._server.shutdown()
            self._server.server_close()

    def keep_up(self, touched: set[Path]) -> None:
        """Show what was saved; with nothing touched, look for it everywhere."""
        started = time.monotonic()
        try:
            self._look(touched)
        except Exception as error:
            log.exception("What was saved could not be shown")
            self._serving.failed(f"{type(error).__name__}: {error}")
        if not touched:
            self._pause = max(_LOOK, _LOOK_SHARE * (time.monotonic() - started))

    def _look(self, touched: set[Path]) -> None:
        before = self._serving.settings
        self._serving.look(self._folders(touched))
        elsewhere = not touched or any(not path.is_relative_to(self._data) for path in touched)
        if self._serving.settings != before or (elsewhere and self._now() != self._seen):
            self._ask_engine()

    def _folders(self, touched: set[Path]) -> set[str] | None:
        """The folders of the data in which something was touched; none is named when it may be any."""
        if not touched or self._data in touched:
            return None
        inside = (path.relative_to(self._data) for path in touched if path.is_relative_to(self._data))
        return {"", *(path.parts[0] for path in inside)}

    def _ask_engine(self) -> None:
        self._seen = self._now()
        try:
            self._rebuild()
        except (Exception, SystemExit) as error:  # the engine ends by the latter where settings are wrong
            log.debug("The engine failed", exc_info=True)
            self._serving.failed(str(error) or type(error).__name__)

    def _now(self) -> Stamps:
        """How everything looks that the engine makes pages from."""
        found: Stamps = {}
        for source in self._sources:
            with suppress(OSError):
                found |= stamps(source) if source.is_dir() else {str(source): stamp(source)}
        return found

    def _answer(self, path: str, root: str) -> Answer:
        if not path.startswith(root):
            return Answer(b"", status=302, location=root)
        return self._serving.answer(path.removeprefix(root), root)
