"""What a browser calls itself."""

import pytest

from app.people.rules.devices import device_of

CASES = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:118.0) Gecko/20100101 Firefox/118.0": ("Firefox", "Linux"),
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36 "
    "Edg/118.0.2088.46": ("Edge", "Windows"),
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 "
    "Mobile/15E148 Safari/604.1": ("Safari", "iPhone"),
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 Mobile Safari/537.36": (
        "Chrome", "Android"),
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/118.0 Safari/537.36": (
        "Chrome", "Mac"),
    "curl/8.0": ("", ""),
    "": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize("user_agent", CASES)
def test_a_device_is_said_in_two_words(user_agent: str) -> None:
    assert device_of(user_agent) == CASES[user_agent]
