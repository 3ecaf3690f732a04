"""Values for the page of components: the longest names, the longest list, and scripts other than Latin."""

from datetime import datetime, timedelta
from types import SimpleNamespace as Example

ARABIC = "تتزايد الصلات بين الاتجار بالمخدرات والفساد وأشكال الجريمة المنظمة الأخرى"
CHINESE = "贩毒、腐败和其他形式有组织犯罪之间的联系日益增多"
LONG_NAMES = (
    "Democratic People's Republic of Korea",
    "Bolivia (Plurinational State of)",
    "United Kingdom of Great Britain and Northern Ireland",
    "Saint Vincent and the Grenadines",
    "Office of the United Nations High Commissioner for Human Rights",
    "United Nations Entity for Gender Equality and the Empowerment of Women",
)
# As long as the longest list of co-sponsors on record, which was announced as 43; the names are the alphabet's first.
CO_SPONSORS = tuple(
    """
    Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia, Australia, Austria,
    Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia
    (Plurinational State of), Bosnia and Herzegovina, Botswana, Brazil, Brunei Darussalam, Bulgaria, Burkina Faso,
    Burundi, Cabo Verde, Cambodia, Cameroon, Canada, Central African Republic, Chad, Chile, China, Colombia,
    Comoros, Congo, Costa Rica, Côte d'Ivoire, Croatia, Cuba, Cyprus
    """.strip()
    .replace("\n    ", " ")
    .split(", ")
)
STATES = (
    ("draft", None),
    ("published", None),
    ("open", "Open until 14:30"),
    ("closed", None),
    ("now", None),
    ("floor", None),
    ("heard", None),
    ("expected", "Expected at 11:45"),
    ("waiting", "Waiting list: 3rd"),
    ("postponed", None),
    ("cancelled", None),
    ("late", "Not current since 11:22"),
)
COLUMNS = (
    ("name", "Delegation", False),
    ("room", "In the room", True),
    ("online", "Online", True),
    ("", "State", False),
)
ROWS = (
    ("Bolivia (Plurinational State of)", 3, 7, "approved"),
    ("Democratic People's Republic of Korea", 2, 0, "more wanted"),
    ("Mexico", 3, 1204, "approved"),
    ("المملكة العربية السعودية", 1, 4, "waiting"),
    ("中国", 3, 7, "approved"),
)
SYMBOL = "E/CN.7/2024/CRP.4"
PAPERS = (
    (SYMBOL, "Chair’s summary of the thematic discussions", ("en", "English", "312 kB")),
    ("E/CN.7/2023/INF/2", "Provisional list of participants, as at 20 October 2023", ("ar", "العربية", "1.2 MB")),
    (None, "Discussion guide", ("fr", "Français", None)),
)
BOARD = (
    ("heard", "11:02", "Switzerland", "for 47 Member States"),
    ("floor", "11:24", "Bolivia (Plurinational State of)", None),
    ("expected", "11:27", "Democratic People's Republic of Korea", None),
    ("expected", "11:30", "المملكة العربية السعودية", None),
)
SPEAKING_TIMES = (("States", 94), ("Observers", 21), ("Non-governmental organizations", 9))


def sittings(now: datetime) -> list[Example]:
    """Three sittings from now on: one running, one postponed, one that starts after midnight somewhere."""
    titles = (
        "Drug trafficking links with corruption and organized crime",
        "Low value of confiscated drug-related proceeds",
        "Responses not in line with conventions or human rights",
    )
    states = (("scheduled", "now"), ("postponed", None), ("cancelled", None))
    return [
        _sitting(number, title, now + timedelta(hours=hours, minutes=-20), *state)
        for number, (title, hours, state) in enumerate(zip(titles, (0, 5, 24), states, strict=True), start=3)
    ]


def _sitting(number: int, topic: str, starts_at: datetime, status: str, state: str | None) -> Example:
    return Example(
        number=number,
        thematic_number=number,
        topic=topic,
        date=starts_at.date(),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        status=status,
        status_reason="to a later meeting" if status == "postponed" else None,
        state=state,
        state_word=None,
        about="23 statements, 6 rights of reply" if state else None,
        challenges=(),
    )


def segments(now: datetime) -> list[Example]:
    """The parts of a sitting that began 20 minutes ago."""
    names = ("Opening", "Introductory presentations", "Interactive debate", "Rights of reply")
    kinds = ("opening", "introductory_presentations", "interactive_debate", "rights_of_reply")
    starts = (-20, -5, 25, 145)
    return [
        Example(name=name, kind=kind, starts_at=now + timedelta(minutes=minutes), is_now=minutes == -5)
        for name, kind, minutes in zip(names, kinds, starts, strict=True)
    ]


def statements(joint: Example) -> list[Example]:
    """A joint statement, long names, one in writing, an organization known by its home only."""
    national = [_statement("states", name) for name in LONG_NAMES[:4]]
    return [
        _statement("states", "Andorra", joint=joint),
        *national,
        _statement("states", "Paraguay", delivery_word="in writing only"),
        *[_statement("observers", name) for name in LONG_NAMES[4:]],
        _statement("ngos", "", is_named=False, home="the United Republic of Tanzania"),
    ]


def _statement(listed_with: str, name: str, **more: object) -> Example:
    usual = {
        "joint": None,
        "delivery_word": None,
        "is_named": True,
        "nominated_by": "the Vienna NGO Committee on Drugs",
    }
    return Example(listed_with=listed_with, name=name, **{**usual, **more})
