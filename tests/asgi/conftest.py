import pytest

from tests.asgi.running import running


@pytest.fixture(scope="module")
def tiny():
    with running("-m", "tests.asgi.tiny") as server:
        yield server


@pytest.fixture
def fresh():
    with running("-m", "tests.asgi.tiny") as server:
        yield server


@pytest.fixture
def pair():
    with running("-m", "tests.asgi.tiny", "--processes", "2") as server:
        yield server
