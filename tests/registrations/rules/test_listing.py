"""Who stands in the list of participants, and in what order."""

from app.registrations.rules.listing import Attending, listing, searched
from app.registrations.rules.words import Category, Consent, Role


def one(entity: str, name: str, category: Category = Category.MEMBER, role: Role = Role.ADVISER, **given) -> Attending:
    """Somebody who agreed to being listed."""
    said = {"entity_name": entity.title(), "entity_key": entity, "sort_key": name.casefold(), **given}
    agreed = said.pop("agreed", frozenset({Consent.LISTED}))
    return Attending(entity=entity, category=category, role=role, name=name, agreed=agreed, **said)


def said(people: list[Attending]) -> list[tuple[str, str, list[str], int]]:
    """Category, delegation, names, and how many others, as they follow."""
    return [
        (category.value, each.code, [person.name for person in each.named], each.others)
        for category, delegations in listing(people).groups
        for each in delegations
    ]


def test_categories_stand_in_the_usual_order_and_delegations_in_that_of_the_alphabet() -> None:
    people = [one(f"x-{category}", "A", category) for category in reversed(Category)]
    people += [one("zambia", "A"), one("albania", "A")]
    assert [(category, code) for category, code, _names, _others in said(people)] == [
        ("member", "albania"),
        ("member", "x-member"),
        ("member", "zambia"),
        *((category.value, f"x-{category}") for category in list(Category)[1:]),
    ]


def test_the_head_is_first_then_alternates_advisers_and_experts_each_by_name() -> None:
    roles = {"d": Role.EXPERT, "c": Role.ADVISER, "b": Role.ADVISER, "e": Role.ALTERNATE, "f": Role.HEAD}
    people = [one("mex", name, role=role) for name, role in roles.items()]
    assert said(people) == [("member", "mex", ["f", "e", "b", "c", "d"], 0)]


def test_who_did_not_agree_or_is_forgotten_is_counted_and_not_named() -> None:
    people = [
        one("mex", "A"),
        one("mex", "B", agreed=frozenset({Consent.COPIED})),
        one("mex", ""),
        one("per", "C", agreed=frozenset()),
    ]
    assert said(people) == [("member", "mex", ["A"], 2), ("member", "per", [], 1)]
    found = listing(people)
    assert (found.count, found.delegations, found.others) == (4, 2, 3)


def test_a_search_finds_delegations_whole_and_people_alone() -> None:
    people = [
        one("mexico", "Ana"),
        one("mexico", "Ben"),
        one("mexico", "X", agreed=frozenset()),
        one("peru", "Ana", function="Mexico desk"),
    ]
    by_delegation, by_person = searched(listing(people), "MEXICO"), searched(listing(people), "ana")
    names = [
        [(each.code, [p.name for p in each.named], each.others) for each in found.groups[0][1]]
        for found in (by_delegation, by_person)
    ]
    assert names == [
        [("mexico", ["Ana", "Ben"], 1), ("peru", ["Ana"], 0)],
        [("mexico", ["Ana"], 0), ("peru", ["Ana"], 0)],
    ]
    assert searched(listing(people), "nobody").groups == ()
