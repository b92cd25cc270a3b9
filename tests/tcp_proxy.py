"""A way to a server that can be frozen, cut and mended, so that tests need not do that to the server itself."""

import socket
from threading import Event, Thread
from types import TracebackType


class Proxy:
    """Hands bytes on between whoever connects and a server, while it is neither frozen nor cut."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._runs = Event()
        self._runs.set()
        self._open: list[socket.socket] = []
        self.accepted = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def __enter__(self) -> "Proxy":
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Cut everything."""
        self.cut()

    @property
    def uri(self) -> str:
        """Return the address to give the driver."""
        return f"bolt://127.0.0.1:{self.port}"

    def freeze(self) -> None:
        """Hand nothing on any more; connections stand and are taken, as with a server that hangs."""
        self._runs.clear()

    def thaw(self) -> None:
        """Hand on again, what was held back too."""
        self._runs.set()

    def cut(self) -> None:
        """End every connection and take none, as with a server that is down."""
        # a thread that waits in accept is woken by a shutdown alone
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for each in self._open:
            each.close()
        self._open.clear()
        self._runs.set()

    def mend(self) -> None:
        """Take connections again at the same port."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            self.accepted += 1
            far = socket.create_connection(("127.0.0.1", self._target))
            self._open += (near, far)
            for one, other in ((near, far), (far, near)):
                Thread(target=self._hand_on, args=(one, other), daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65_536):
                self._runs.wait()
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            return


def answering(answer: bytes | None) -> int:
    """Return a port where whoever connects gets an answer and is hung up on; with None, nothing at all."""
    listener = socket.create_server(("127.0.0.1", 0))
    held = []

    def serve() -> None:
        while True:
            taken, _ = listener.accept()
            if answer is None:
                held.append(taken)
                continue
            taken.recv(64)
            taken.sendall(answer)
            taken.close()

    Thread(target=serve, daemon=True).start()
    return int(listener.getsockname()[1])
