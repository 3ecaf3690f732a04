"""A reader of event streams, as a browser is one."""

import contextlib
import http.client
import json
import threading

from tests.asgi.running import GENEROUS_SECONDS, Running, until


class Listening:
    """One open stream; what it was told is in `told`, in order."""

    def __init__(self, server: Running, path: str, **headers: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=GENEROUS_SECONDS)
        asked = {"Accept": "text/event-stream", **{name.replace("_", "-"): said for name, said in headers.items()}}
        self._connection.request("GET", path, headers=asked)
        self._socket = self._connection.sock
        self.response = self._connection.getresponse()
        self.told: list[dict] = []
        self.ids: list[int] = []
        self.has_ended = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def versions(self) -> list[int]:
        return [facts["version"] for facts in self.told]

    @property
    def status(self) -> int:
        return self.response.status

    def wait_for(self, count: int) -> list[int]:
        until(lambda: len(self.told) >= count, f"{count} events were expected, there are {self.versions}")
        return self.versions

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(2)
        self._thread.join(GENEROUS_SECONDS)
        self._connection.close()
        self.response.close()

    def _read(self) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
            for line in self.response:
                field, _, said = line.decode().rstrip("\n").partition(": ")
                if field == "id":
                    self.ids.append(int(said))
                elif field == "data":
                    self.told.append(json.loads(said))
        self.has_ended.set()


@contextlib.contextmanager
def listening(server: Running, path: str, **headers: str):
    stream = Listening(server, path, **headers)
    try:
        yield stream
    finally:
        stream.close()
