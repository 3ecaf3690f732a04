"""Watches the head of a request, which uvicorn neither times nor bounds."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.asgi.limits import Limits

TOO_SLOW = b"408 Request Timeout", b"The request did not arrive in time.\n"
TOO_LONG = b"431 Request Header Fields Too Large", b"The address and the headers of this request are too long.\n"


def guard_heads(limits: Limits) -> type[HttpToolsProtocol]:
    """The protocol of a connection whose heads must be complete in time and of reasonable length."""

    class Guarded(HttpToolsProtocol):
        _timer = None
        _head_octets = 0

        def connection_made(self, transport) -> None:
            super().connection_made(transport)
            self._await_head()

        def connection_lost(self, exc) -> None:
            self._head_is_complete()
            super().connection_lost(exc)

        def on_headers_complete(self) -> None:
            self._head_is_complete()
            self.scope["extensions"] = {"rostrum.abort": self.transport.abort}
            super().on_headers_complete()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.transport.is_closing() or not (self.cycle is None or self.cycle.response_complete):
                return
            self._head_octets += len(data)
            if self._head_octets > limits.head:
                self._refuse(*TOO_LONG)
            elif self._timer is None:
                self._await_head()

        def _await_head(self) -> None:
            self._timer = self.loop.call_later(limits.head_seconds, self._refuse, *TOO_SLOW)

        def _head_is_complete(self) -> None:
            self._head_octets = 0
            if self._timer:
                self._timer.cancel()
                self._timer = None

        def _refuse(self, status: bytes, sentence: bytes) -> None:
            self._head_is_complete()
            head = b"HTTP/1.1 %b\r\ncontent-type: text/plain\r\ncontent-length: %d\r\nconnection: close\r\n\r\n"
            self.transport.write(head % (status, len(sentence)) + sentence)
            self.transport.close()

    return Guarded
