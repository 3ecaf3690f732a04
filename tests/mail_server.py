"""A mail server on this machine that does what a test says: takes mail, refuses it, offers encryption or hangs up."""

import socketserver
import ssl
import threading
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType

CERTIFICATE = Path(__file__).parent / "core" / "mail" / "localhost.pem"


def words_of(part: EmailMessage) -> str:
    """The text of a part, without its line ends."""
    return "\n".join(part.get_content().splitlines())


@dataclass
class Delivery:
    """One mail as it arrived."""

    sender: str
    recipients: list[str]
    octets: bytes
    encrypted: bool
    signed_in: bool

    @property
    def message(self) -> EmailMessage:
        """The mail, read."""
        return message_from_bytes(self.octets, policy=policy.default)  # type: ignore[return-value]


class MailServer:
    """`replies` says what to answer to a verb instead of taking it: {"RCPT": "550 no such mailbox"}; None hangs up."""

    def __init__(self, replies: dict[str, str | None] | None = None, offers: tuple[str, ...] = ()):
        self.replies = replies or {}
        self.offers = offers
        self.deliveries: list[Delivery] = []
        self._server = _Server(("127.0.0.1", 0), _Conversation)
        self._server.mail = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """What to set as ROSTRUM_SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._server.server_address[1]

    def __enter__(self) -> "MailServer":
        self._thread.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    mail: MailServer


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.server: _Server
        self.sender, self.recipients, self.encrypted, self.signed_in = "", [], False, False
        if not self.say(self.server.mail.replies.get("CONNECT", "220 here")):
            return
        while line := self.rfile.readline():
            verb = line.split()[0].decode().upper()
            if verb in self.server.mail.replies:
                if not self.say(self.server.mail.replies[verb]):
                    return
            elif not self.take(verb, line.decode().strip()):
                return

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def say(self, reply: str | None) -> bool:
        """Answer; without a reply the connection ends."""
        if reply is not None:
            self.wfile.write(reply.encode() + b"\r\n")
        return reply is not None

    def take(self, verb: str, line: str) -> bool:
        """What a server does that means well."""
        if verb == "EHLO":
            return self.say("\r\n".join(f"250-{offer}" for offer in ("here", *self.server.mail.offers)) + "\r\n250 OK")
        if verb == "STARTTLS":
            return self.start_tls()
        if verb == "AUTH":
            self.signed_in = True
            return self.say("235 welcome")
        if verb == "MAIL":
            self.sender, self.recipients = line.split("<")[1].split(">")[0], []
        if verb == "RCPT":
            self.recipients.append(line.split("<")[1].split(">")[0])
        if verb == "DATA":
            return self.take_mail()
        return self.say("250 OK") if verb != "QUIT" else not self.say("221 bye")

    def start_tls(self) -> bool:
        """Encrypt from here on."""
        self.say("220 go ahead")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.setup_streams()
        self.encrypted = True
        return True

    def setup_streams(self) -> None:
        """Read and write through the encryption."""
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)

    def take_mail(self) -> bool:
        """The mail itself, up to the line that is a full stop."""
        self.say("354 go ahead")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        delivery = Delivery(self.sender, self.recipients, b"".join(lines), self.encrypted, self.signed_in)
        if "CONTENT" not in self.server.mail.replies:
            self.server.mail.deliveries.append(delivery)
        return self.say(self.server.mail.replies.get("CONTENT", "250 taken"))
