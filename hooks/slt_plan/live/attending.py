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

_CALM = 0.1
"""Seconds without news after which to let the engine, which takes longer, do its part of what has changed."""
_MOMENT = 0.1
"""Seconds to wait for what is to stand in an empty file."""
_LOOK = 1.0
"""Seconds after which to look for changes that nobody has told of."""
_LOOK_SHARE = 30
"""How many times as long as it takes to look, to wait before looking again, where there is much to look at."""


class Engine:
    """The engine's part of the preview: what it makes pages from, and how to have it make them again."""

    def __init__(self, sources: Sequence[Path], rebuild: Callable[[], None]) -> None:
        """Take the files and folders that are not data, and what asks the engine; it has just been asked."""
        self.sources = tuple(source.resolve() for source in sources)
        self._rebuild = rebuild
        self._seen = self._now()
        self._settings: tuple[object, ...] | None = None

    def is_behind(self, settings: tuple[object, ...]) -> bool:
        """Whether its pages show something else than what there is now; ``settings`` is what they show of data."""
        if self._settings is None:
            self._settings = settings
        return settings != self._settings or self._now() != self._seen

    def ask(self, settings: tuple[object, ...]) -> str:
        """Have its pages made again; gives the reason when they cannot be."""
        self._seen, self._settings = self._now(), settings
        try:
            self._rebuild()
        except (Exception, SystemExit) as error:  # the engine ends by the latter where settings are wrong
            log.debug("The engine failed", exc_info=True)
            return str(error) or type(error).__name__
        return ""

    def _now(self) -> Stamps:
        """How all that looks that it makes pages from."""
        found: Stamps = {}
        for source in self.sources:
            with suppress(OSError):
                found |= stamps(source) if source.is_dir() else {str(source): stamp(source)}
        return found


class Attendant:
    """Keeps a preview up to date, and shows it on one address of this machine, until told to stop."""

    def __init__(self, serving: Serving, data: Path, engine: Engine) -> None:
        """Take what is shown, the data folder, and who makes what is not made of data."""
        self._serving, self._data, self._engine = serving, data.resolve(), engine
        self._behind = engine.is_behind(serving.settings)
        self._watch = Watch([self._data, *engine.sources])
        self._server: Server | None = None
        self._stopped = False
        self._pause = _LOOK

    def open(self, host: str, port: int, root: str) -> str:
        """Take the port, and answer on it; gives the address of the site's root. Raises ``OSError``."""
        self._server = Server(
            host, port, lambda path, here: self._answer(path, root, here=here), self._serving.stray
        )
        self._server.start()
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{self._server.server_port}{root}"

    def attend(self) -> None:
        """Keep up with what is saved, until told to stop."""
        while not self._stopped:
            self.keep_up(self._touched())
            self._watch.renew()

    def _touched(self) -> set[Path]:
        """What was saved. A file that is empty is perhaps being saved this very moment, and is given one."""
        touched = self._watch.wait(_CALM if self._behind else self._pause)
        return touched | self._watch.wait(_MOMENT) if any(map(_is_empty, touched)) else touched

    def stop(self) -> None:
        """Let ``attend`` come to its end."""
        self._stopped = True
        self._watch.wake()

    def close(self) -> None:
        """Let go of the port and the folders."""
        self._watch.stop()
        if self._server:
            self._server.shutdown()
            self._server.server_close()

    def keep_up(self, touched: set[Path]) -> None:
        """Show what was saved; with nothing touched, look for it everywhere, and then let the engine keep up too."""
        started = time.monotonic()
        self._serving.look(self._folders(touched))
        if not touched:
            self._pause = max(_LOOK, _LOOK_SHARE * (time.monotonic() - started))
        settings = self._serving.settings
        self._behind = self._engine.is_behind(settings)
        if self._behind and not touched and (reason := self._engine.ask(settings)):
            self._serving.failed(reason)

    def _folders(self, touched: set[Path]) -> set[str] | None:
        """The folders of the data in which something was touched; none is named when it may be any."""
        if not touched or self._data in touched:
            return None
        inside = (path.relative_to(self._data) for path in touched if path.is_relative_to(self._data))
        return {"", *(path.parts[0] for path in inside)}

    def _answer(self, path: str, root: str, *, here: bool) -> Answer:
        if not path.startswith(root):
            return Answer(b"", status=302, location=root)
        return self._serving.answer(path.removeprefix(root), root, here=here)


def _is_empty(file: Path) -> bool:
    try:
        return file.is_file() and not file.stat().st_size
    except OSError:
        return False
