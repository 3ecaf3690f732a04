"""Papers in several scripts."""

from datetime import UTC, datetime

from app.core.export import Facts, Heading, Items, Masthead, Paper, Table, Text
from app.core.export.paper import Line

ARABIC = "المناقشات المواضيعية بشأن تنفيذ الالتزامات"
CHINESE = "麻醉药品委员会第六十六届会议专题讨论"

# Words in the scripts of the official languages of Member States, and of some that many people read besides.
SCRIPTS = {
    "Latin": "Việt Nam Bộ Y tế Łódź Ƙasa ɓangare Türkmenistan Ðặng naïve “façade”",
    "Cyrillic": "Киргыз Ө Ү Қазақстан Ғ Тоҷикистон №5",
    "Greek": "Ελληνική Δημοκρατία",
    "Arabic": ARABIC,
    "Persian and Urdu": "وزارت بهداشت پاکستان ٹیکنالوجی",
    "Hebrew": "מדינת ישראל",
    "Armenian": "Հայաստանի Հանրապետություն",
    "Georgian": "საქართველოს პარლამენტი",
    "Ethiopic": "የኢትዮጵያ ፌዴራላዊ",
    "Tifinagh": "ⵍⵎⵖⵔⵉⴱ ⵜⴰⴳⵍⴷⵉⵜ",
    "Devanagari": "नेपाल सरकार स्वास्थ्य मन्त्रालय",
    "Gurmukhi": "ਪੰਜਾਬ ਸਰਕਾਰ",
    "Gujarati": "ગુજરાત સરકાર",
    "Oriya": "ଓଡ଼ିଶା ସରକାର",
    "Tamil": "இலங்கை அரசு",
    "Telugu": "తెలుగు ప్రభుత్వం",
    "Kannada": "ಕನ್ನಡ ಸರ್ಕಾರ",
    "Malayalam": "കേരളം മന്ത്രാലയം",
    "Sinhala": "ශ්‍රී ලංකා ප්‍රජාතාන්ත්‍රික",
    "Bengali": "বাংলাদেশ সরকার",
    "Thai": "ประเทศไทย กระทรวงสาธารณสุข",
    "Lao": "ສາທາລະນະລັດ ປະຊາທິປະໄຕ",
    "Khmer": "ព្រះរាជាណាចក្រ",
    "Burmese": "ပြည်ထောင်စု မြန်မာ ကျန်းမာရေး",
    "Chinese": CHINESE,
    "Japanese": "日本国 ひらがな カタカナ",
    "Korean": "대한민국 정부",
}
# Stacked letters are printed right, but their text stands in the file more than once: it is said of each part.
STACKED = ("কেন্দ্রীয় স্বাস্থ্য", "កម្ពុជា")


def a_paper(**given: object) -> Paper:
    """A paper with each kind of block."""
    ordinary: dict[str, object] = {
        "title": "Programme",
        "masthead": Masthead(issuer="Commission", of="67th session", symbol="E/CN.7/2026/1", dated="1 May 2026"),
        "language": "en",
        "direction": "ltr",
        "created_at": datetime(2026, 5, 1, 10, 30, tzinfo=UTC),
        "heading": "Programme",
        "lines": ("Autumn talks",),
        "running": "Autumn talks",
        "edition": "version 1",
        "blocks": blocks("Markets"),
    }
    return Paper(**{**ordinary, **given})  # type: ignore[arg-type]


def an_arabic_paper() -> Paper:
    """A paper read from right to left, with a name that is not."""
    return a_paper(
        title=ARABIC,
        masthead=Masthead(issuer="لجنة المخدرات", of="الدورة السابعة والستون", symbol="E/CN.7/2026/1"),
        language="ar",
        direction="rtl",
        heading="البرنامج",
        lines=(ARABIC, "Autumn talks"),
        running=ARABIC,
        edition="الصيغة 1",
        blocks=blocks(ARABIC),
    )


def blocks(words: str) -> tuple[object, ...]:
    """Each kind of block, saying this."""
    return (
        Text(words, "notice"),
        Text(words),
        Text(words, "quiet"),
        Facts(((words, words),)),
        Heading(words),
        Heading(f"10:00–13:00 · {words}", 3),
        Items((("1.", words, (("(a)", words),)),)),
        Table(
            ("Time", "Participants"),
            (0, 1),
            (((Line(rest="10:00"),), (Line(words, words), Line("Ana Pérez", "Chief"))),),
        ),
    )
