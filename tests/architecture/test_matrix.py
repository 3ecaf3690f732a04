"""Deny by default: every route says who may use it, and the matrix in the tree says the same."""

from app.core.policy import POLICIES
from app.core.web.gate import gate_of
from tests.architecture.matrix import HERE, application, permissions, routes


def test_the_routes_are_those_of_the_file() -> None:
    assert routes(application()) == (HERE / "routes.txt").read_text()


def test_the_permissions_are_those_of_the_file() -> None:
    application()
    assert permissions() == (HERE / "permissions.txt").read_text()


def test_no_route_is_closed_or_asks_for_what_nobody_declared() -> None:
    app = application()
    gates = {rule.endpoint: gate_of(app, rule.endpoint) for rule in app.url_map.iter_rules()}
    assert [endpoint for endpoint, gate in gates.items() if gate is None] == []
    assert {gate.permission for gate in gates.values() if gate and gate.permission} - POLICIES.keys() == set()


def test_a_policy_is_asked_for_somewhere_or_goes() -> None:
    from tests.architecture.tree import python_files

    code = "\n".join(path.read_text() for path in python_files())
    assert [name for name in POLICIES if code.count(f'"{name}"') < 2] == []


def test_the_demo_adds_only_what_belongs_to_the_demo() -> None:
    with_demo, without = (set(routes(application(demo)).splitlines()) for demo in (True, False))
    assert without < with_demo or without == with_demo
    assert [line for line in with_demo - without if not line.startswith("/demo")] == []
