from app.meetings.rules.uid import calendar_uid, uid_of


def test_a_uid_follows_from_slug_and_number_for_ever():
    assert uid_of("cnd-2023-october", 3) == "28bbc2f7-2c7f-54fe-8bd2-ad19bba2be3e"
    assert uid_of("cnd-2023-october", 4) != uid_of("cnd-2023-october", 3) != uid_of("cnd-2019", 3)


def test_calendars_know_a_sitting_by_its_uid_under_the_domain_of_the_installation():
    assert calendar_uid("1234", "meetings.example.org") == "sitting-1234@meetings.example.org"
