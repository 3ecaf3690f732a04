"""Work that only one test knows."""

from collections.abc import Iterator

import pytest

from app.core.jobs import ANSWERS, EVERY, WORK


@pytest.fixture
def own_work() -> Iterator[None]:
    """What a test registers is forgotten after it, and what was registered elsewhere does not come in between."""
    registers = (WORK, ANSWERS, EVERY)
    before = [dict(register) for register in registers]
    for register in registers:
        register.clear()
    yield
    for register, content in zip(registers, before, strict=True):
        register.clear()
        register.update(content)
