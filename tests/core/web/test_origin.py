"""Where a request comes from, and where nobody is sent."""

from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.core.web.origin import local_path, network, page_path


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_a_household_counts_as_one(app: Flask, address: str, counted: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert network() == counted


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/my/account?x=1#y", "/my/account?x=1#y"),
        ("/", "/"),
        ("/é", "/é"),
        (None, "/"),
        ("", "/"),
        ("my/account", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/a\\b", "/"),
        ("/\n/evil.example", "/"),
        ("https://evil.example/", "/"),
    ],
)
def test_only_paths_of_ours_are_gone_to(address: str | None, path: str) -> None:
    assert local_path(address) == path


@given(st.text(alphabet="/\\.:@?#a\t\r\n %é", max_size=12))
def test_wherever_somebody_is_sent_it_is_here(address: str) -> None:
    gone_to = urljoin("https://rostrum.example/sign-in", local_path(address).replace("\\", "/"))
    assert urlsplit(gone_to).netloc == "rostrum.example"


@pytest.mark.parametrize(
    ("address", "path"),
    [("/my/account?x=1#y", "/my/account?x=1#y"), ("/sign-out", "/"), ("/nowhere", "/"), ("//evil.example", "/")],
)
def test_after_signing_in_one_goes_only_where_a_page_is_shown(app: Flask, address: str, path: str) -> None:
    assert page_path(address) == path
