"""Where every way of asking hands its questions in: counted by caller, answered in time, a few at once."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from contextlib import suppress

from graph.errors import LianpuError
from reports.wording.language import Language
from service.asking import Reply, ask, refused
from service.callers import Caller, Rate
from service.refusals import TOO_MANY, TOO_SLOW, Refusal
from service.standing import Cities, Standings

AT_ONCE = 4
"""Questions worked on at once; others wait for their turn, no longer than an answer may take."""
SECONDS = 30.0


class Desk:
    """Answers questions of the cities that are kept here."""

    def __init__(self, cities: Cities, rate: Rate | None = None, seconds: float = SECONDS) -> None:
        self.standings = Standings(cities)
        self.rate = rate or Rate()
        self.seconds = seconds
        self._workers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="question")

    def answer(self, caller: Caller, name: str, given: Mapping[str, object]) -> Reply:
        """Answer a question, or say why not; blocks until then."""
        language: Language = "en" if given.get("lang") == "en" else "zh"
        wait = self.rate.admit(caller)
        if wait:
            return refused(Refusal(TOO_MANY, detail=f"{wait} s"), language)
        asked: Future[Reply] = self._workers.submit(ask, self.standings, caller, name, given)
        try:
            return asked.result(self.seconds)
        except NotInTime:
            asked.cancel()
            return refused(Refusal(TOO_SLOW), language)

    def prepare(self) -> None:
        """Read and judge the usual city meanwhile, so that the first question need not wait for it."""
        self._workers.submit(self._read)

    def _read(self) -> None:
        # what keeps it from being read is told to whoever asks
        with suppress(LianpuError, OSError):
            _ = self.standings.of(None).things

    def close(self) -> None:
        """Take no more questions."""
        self._workers.shutdown(wait=False, cancel_futures=True)
