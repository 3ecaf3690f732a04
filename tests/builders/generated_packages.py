"""Generated packages: everything that a package can say, in every script, with unknown fields at every level."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

ENTITIES = ("AAA", "BBB", "NGO")
CHALLENGES = ("one", "two", "three")
FIRST_DAY = date(2026, 10, 23)  # the clocks of Vienna go back on the third day
DAYS = [(FIRST_DAY + timedelta(days=days)).isoformat() for days in range(4)]

TEXTS = st.one_of(
    st.sampled_from(
        ["NO", "10:00", "2019-10-16", "1e3", "0o14", "on", "~", "null", "", " ", "a: b", "a #b", "'", '"', "- x", "{}"]
        + [
            "الموقف من المخدرات: نص",
            "麻醉药品委员会",
            "🕊️ emoji 👩‍⚕️",
            "one\ntwo\n",
            "  led\n\n\ttabbed ",
            "word " * 80,
            "x" * 3000,
        ]
        + ["a\u2028b", "\ufeffx", "Côte d’Ivoire", "é", "e\u0301", "<b>HTML</b>", "=1+1", "\\n", "%s {x}"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff"), max_size=30),
)
NAMES = TEXTS.filter(lambda text: text.strip())
ENTITY = st.sampled_from(ENTITIES)
UNKNOWN = st.dictionaries(
    st.sampled_from(["x_one", "x two", "NO", "1", "x: y"]),
    st.recursive(
        st.one_of(TEXTS, st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6)),
        lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(TEXTS, inner, max_size=2)),
        max_leaves=3,
    ),
    max_size=1,
)


def fields(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Fields that stand, fields that may, and unknown ones."""
    known = st.fixed_dictionaries(required, optional=optional)
    return st.tuples(known, UNKNOWN).map(lambda both: {**both[0], **both[1]})


def listed(entries: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    """A list that says something."""
    return st.lists(entries, min_size=1, max_size=most)


LANGUAGES = st.sampled_from([["en"], ["ar", "zh", "fr"]])
DELIVERY = st.sampled_from(["in_room", "online", "video_message", "delivered_by_other", "written_only"])
STATUS = st.sampled_from(["postponed", "cancelled"])
PERSON = {"title": TEXTS, "name": TEXTS, "entity": ENTITY, "country": ENTITY, "as_printed": TEXTS, "delivery": DELIVERY}
OPENING_SPEAKERS = fields(
    {},
    **PERSON,
    role=TEXTS,
    on_behalf_of=fields({}, label=TEXTS, group=ENTITY),
    delivered_by=TEXTS,
    segment=st.just("first"),
)
PRESENTERS = fields({}, **PERSON, unit=TEXTS, topic=TEXTS, delivered_by=TEXTS, segment=st.just("debate"))
PANEL = fields({}, **PERSON, unit=TEXTS, topic=TEXTS, channel=st.sampled_from(["entity", "ngo_committee"]))
SEGMENTS = st.tuples(
    fields({"key": st.just("first"), "kind": st.just("opening"), "minutes": st.integers(1, 90)}, title=TEXTS),
    fields({"key": st.just("debate"), "kind": st.just("interactive_debate"), "minutes": st.integers(1, 200)}),
).map(list)
STATEMENTS = fields(
    {"entity": ENTITY},
    name_in_text=TEXTS,
    listed_with=st.sampled_from(["states", "observers", "ngos"]),
    on_behalf_of=fields({}, label=TEXTS, stated_number=st.integers(1, 99), co_sponsors=listed(ENTITY), group=ENTITY),
    ngo_home=ENTITY,
    nominated_by=ENTITY,
    delivery=DELIVERY,
)
REPLIES = fields({"entity": ENTITY}, name_in_text=TEXTS)
REVISED = st.sampled_from(["2025-01-01T00:00:00Z", "2026-10-24T23:59:59Z"])
HOURS = st.sampled_from(
    [
        {},
        {"half_day": "morning"},
        {"half_day": "morning", "starts": "10:00", "ends": "13:00"},
        {
            "half_day": "afternoon",
            "starts": "15:00",
            "ends": "18:00",
            "interpretation": {"from": "15:00", "until": "17:30"},
        },
        {"half_day": "evening", "starts": "22:00", "ends": "01:00", "ends_on": DAYS[1], "date": DAYS[0]},
        {"half_day": "morning", "starts": "02:30+02:00", "ends": "02:30+01:00", "date": "2026-10-25"},
    ]
)


@st.composite
def sittings(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A sitting."""
    said = draw(
        fields(
            {
                "number": st.just(number),
                "kind": st.sampled_from(["thematic", "closing", "x1_y"]),
                "date": st.sampled_from(DAYS),
            },
            thematic_number=st.integers(1, 99),
            title=TEXTS,
            room=TEXTS,
            challenges=st.lists(st.sampled_from(CHALLENGES), min_size=1, unique=True),
            presiding_officer=st.just("chair"),
            status=STATUS,
            status_reason=TEXTS,
            note=TEXTS,
            opening_speakers=listed(OPENING_SPEAKERS),
            presenters=listed(PRESENTERS),
            panel=listed(PANEL),
            source=TEXTS,
            sequence=st.integers(0, 9),
            revised=REVISED,
            statements=listed(STATEMENTS, 3),
            ngo_list_open=st.booleans(),
            rights_of_reply=listed(REPLIES),
            statements_source=TEXTS,
        )
    )
    return {**said, **draw(HOURS), "segments": draw(SEGMENTS)}


@st.composite
def packages(draw: st.DrawFn) -> dict[str, Any]:
    """A meeting with its sittings, in any order."""
    numbers = draw(st.lists(st.integers(1, 40), unique=True, max_size=3))
    officers = [draw(fields({"key": st.just(key)}, title=TEXTS, name=TEXTS, country=ENTITY, role=st.just("chair"),
                            office=TEXTS, presides_on=st.lists(st.sampled_from(DAYS), min_size=1, unique=True)))
                for key in ("chair", "vice")]  # fmt: skip
    event = fields({"title": NAMES, "starts_on": st.just(DAYS[1])}, ends_on=st.just(DAYS[2]), room=TEXTS, note=TEXTS)
    document = fields({}, kind=st.just("background_note"), title=TEXTS, symbol=TEXTS, languages=LANGUAGES,
                      link=st.just("https://example.org/a?b=c"), based_on=TEXTS, online=st.booleans())  # fmt: skip
    text = fields({"language": st.just("zh"), "link": st.just("https://example.org/zh")})
    published = [draw(fields({"number": st.just(number), "kind": st.sampled_from(["report", "other"]),
                              "title": NAMES, "texts": st.tuples(text).map(list)},
                             symbol=st.just(f"E/CN.7/2026/{number}"), dated=st.just(DAYS[0]),
                             challenge=st.sampled_from(CHALLENGES),
                             **({"sittings": st.just([min(numbers)])} if numbers else {})))
                 for number in draw(st.lists(st.integers(1, 9), min_size=1, unique=True, max_size=2))]  # fmt: skip
    head = draw(
        fields(
            {
                "format": st.just("rostrum/meeting/1"),
                "slug": st.just("generated"),
                "title": NAMES,
                "starts_on": st.just(DAYS[0]),
                "ends_on": st.just(DAYS[-1]),
                "timezone": st.just("Europe/Vienna"),
            },
            version=st.just({"number": 4, "published_at": "2026-10-01T10:00:00Z", "note": "NO"}),
            body=ENTITY,
            session=st.integers(1, 99),
            ordinal=st.integers(1, 9),
            short_title=TEXTS,
            venue=TEXTS,
            participation=st.sampled_from(["in_person", "hybrid", "online"]),
            language=st.just("fr"),
            rehearsal=st.just(True),
            status=STATUS,
            status_reason=TEXTS,
            note=TEXTS,
            webcast=fields({}, where=TEXTS, kind=st.just("webcast"), languages=LANGUAGES, as_printed=TEXTS),
            figures=fields({}, registrations=st.one_of(TEXTS, st.integers(0, 9999)), together_with=st.just(["other"])),
            preparation=listed(document),
            documents=st.just(published),
            publication=fields({}, what=TEXTS, consent_required=st.booleans()),
            events_on_the_margins=listed(event),
        )
    )
    return {**head, "officers": officers, "sittings": [draw(sittings(number)) for number in numbers]}
