"""What every answer carries, so that a browser does no more for it than it must."""

from flask import Response, current_app, request

from app.core.requests import request_id

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def add_headers(response: Response) -> Response:
    """Strict by default; a view may have set its own."""
    defaults = response.headers.setdefault
    defaults("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    defaults("X-Content-Type-Options", "nosniff")
    defaults("Referrer-Policy", "same-origin")
    defaults("Cross-Origin-Opener-Policy", "same-origin")
    defaults("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
    if number := request_id():
        response.headers["X-Request-Id"] = number
    if current_app.config["SESSION_COOKIE_SECURE"]:
        defaults("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint != "static":
        defaults("Cache-Control", "private, no-cache")
    return response
