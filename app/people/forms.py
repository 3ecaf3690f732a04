"""The shape of what people send."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, EmailField, HiddenField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from app.core.fields import NEEDED, at_most, in_one_line
from app.core.i18n import AVAILABLE, NAMES
from app.core.moments import zone_choices
from app.core.phrases import sentence
from app.core.policy import Grant, Scope
from app.people.phrases import ROLES, WRONG_OWN_PASSWORD, WRONG_PASSWORD
from app.people.rules.accounts import mail_address
from app.people.rules.passwords import LONGEST, SHORTEST, refuse_password
from app.people.rules.roles import REACH
from app.people.rules.tokens import usual_end

ADDRESS = _l("Mail address")
PASSWORD = _l("Password")
NO_ADDRESS = _l("This is not a mail address, such as name@example.org.")
LONGEST_NAME = 120
EVERYWHERE = "everywhere"
NAME = [NEEDED, at_most(LONGEST_NAME)]


def choices(pairs: Iterable[tuple[str, Any]], group: str | None = None) -> list[SelectChoice]:
    """What a field offers: values with their words, under a heading where there is one."""
    return [SelectChoice(value, words, optgroup=group) for value, words in pairs]


def is_address(_form: FlaskForm, field: StringField) -> None:
    """Something that mail can be sent to, as far as can be seen from here."""
    found = mail_address(field.data or "")
    if found is None:
        raise ValidationError(NO_ADDRESS)
    field.data = found


class SignInForm(FlaskForm):
    """Who somebody says to be."""

    email = EmailField(ADDRESS, [NEEDED, at_most(254)], render_kw={"autocomplete": "username"})
    password = PasswordField(PASSWORD, [NEEDED], render_kw={"autocomplete": "current-password"})
    next = HiddenField()

    def say_wrong_password(self, is_whole: bool) -> None:
        """Say it at one place, and do not say which of the two was wrong."""
        if is_whole:
            self.password.errors = [*self.password.errors, WRONG_PASSWORD]


class CodeForm(FlaskForm):
    """A code from the telephone, or one for its loss."""

    code = StringField(
        _l("Code"),
        [NEEDED, at_most(40)],
        description=_l("Six digits from the program on your telephone, or one of your recovery codes."),
        render_kw={
            "autocomplete": "one-time-code",
            "inputmode": "text",
            "autocapitalize": "none",
            "spellcheck": "false",
        },
    )


class FirstCodeForm(FlaskForm):
    """The code that proves that the telephone works."""

    code = StringField(
        _l("Code"),
        [NEEDED, at_most(40)],
        description=_l("The six digits that stand there now."),
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class ResetForm(FlaskForm):
    """To whom a link is sent."""

    email = EmailField(ADDRESS, [NEEDED, at_most(254)], render_kw={"autocomplete": "username"})


def new_password() -> PasswordField:
    """The field for a password that is not used yet."""
    return PasswordField(
        _l("New password"),
        [NEEDED],
        description=_l("At least %(count)s characters; a few words in a row are easy to keep in mind.", count=SHORTEST),
        render_kw={"autocomplete": "new-password", "maxlength": LONGEST},
    )


class TakesNewPassword(FlaskForm):
    """A form in which the account with this address chooses a password."""

    def __init__(self, email: str, **kwargs: Any):
        super().__init__(**kwargs)
        self._address = email

    def validate_password(self, field: PasswordField) -> None:
        """The same rule as the deed asks."""
        refused = refuse_password(field.data or "", self._address)
        if refused:
            raise ValidationError(sentence(refused))


class NewPasswordForm(TakesNewPassword):
    """A new password by mail."""

    password = new_password()


class JoinForm(TakesNewPassword):
    """How somebody comes in."""

    name = StringField(
        _l("Name"),
        NAME,
        filters=[in_one_line],
        description=_l("As it should stand on lists and badges."),
        render_kw={"autocomplete": "name"},
    )
    password = new_password()


class OwnPasswordForm(FlaskForm):
    """The present password, asked for before what is grave."""

    present = PasswordField(_l("Present password"), [NEEDED], render_kw={"autocomplete": "current-password"})

    def say_wrong_password(self) -> None:
        """The present password is another."""
        self.present.errors = [*self.present.errors, WRONG_OWN_PASSWORD]


class TokenForm(OwnPasswordForm):
    """For which program, until when, and whether it may write; without the password where there is none."""

    name = StringField(
        _l("Program"), NAME, description=_l("What the token is for: website, screens in the foyer, translation.")
    )
    expires_on = DateField(_l("Good until"), [NEEDED])
    reads_only = BooleanField(_l("It only reads"), description=_l("What you may see, and nothing is changed."))

    def __init__(self, today: date, *, with_password: bool, **kwargs: Any):
        super().__init__(data={"expires_on": usual_end(today)}, **kwargs)
        if not with_password:
            del self.present


class ChangePasswordForm(TakesNewPassword, OwnPasswordForm):
    """The present password, and the next."""

    password = new_password()

    def validate_password(self, field: PasswordField) -> None:
        """The same rule as the deed asks; and it is another than before."""
        if field.data and field.data == self.present.data:
            raise ValidationError(_l("This is your present password. Choose another."))
        super().validate_password(field)


class ProfileForm(FlaskForm):
    """What one says about oneself."""

    name = StringField(_l("Name"), NAME, filters=[in_one_line], render_kw={"autocomplete": "name"})
    locale = SelectField(
        _l("Language"),
        choices=choices([("", _l("As my browser asks")), *((code, NAMES[code]) for code in AVAILABLE)]),
        description=_l("Of pages and mails."),
    )
    timezone = SelectField(
        _l("Time zone"),
        description=_l("Pages say times in the meeting's place, and beside it in this zone."),
    )

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.timezone.choices = choices([("", _l("That of the meeting alone")), *zone_choices()])


def _role() -> SelectField:
    return SelectField(_l("Role"), choices=choices([("", ""), *ROLES.items()]), validators=[NEEDED])


def _scope() -> SelectField:
    return SelectField(
        _l("For"),
        description=_l(
            "A focal point or an NGO for its organization, a coordinator for a group, others for a meeting."
        ),
    )


class GivesRole(FlaskForm):
    """A form in which a role is given, within one of `scopes`."""

    def __init__(self, scopes: dict[str, list[tuple[str, str]]], **kwargs: Any):
        super().__init__(**kwargs)
        self.scope.choices = choices([("", ""), (EVERYWHERE, _l("Everywhere"))])
        for kind, things in scopes.items():
            self.scope.choices += choices(things, kind)
        self.scope.flags.depends = True  # on the role, so that "optional" would say too much

    def validate_scope(self, field: SelectField) -> None:
        """A role that is only ever held everywhere needs no answer; any other does."""
        reach = REACH.get(self.role.data or "")
        if not field.data and (reach is None or reach.kinds):
            raise ValidationError(NEEDED.message)

    def grant(self) -> Grant:
        """What was chosen."""
        if self.scope.data in ("", EVERYWHERE):
            return Grant(self.role.data)
        kind, _, public_id = self.scope.data.partition("/")
        return Grant(self.role.data, Scope(kind, public_id))


class GrantForm(GivesRole):
    """A role, and for what."""

    role = _role()
    scope = _scope()


class InviteForm(GivesRole):
    """Whom to invite, and as what."""

    email = EmailField(ADDRESS, [NEEDED, at_most(254), is_address], render_kw={"autocomplete": "off"})
    name = StringField(
        _l("Name"),
        [at_most(LONGEST_NAME)],
        filters=[in_one_line],
        description=_l("It can be changed when the invitation is accepted."),
        render_kw={"autocomplete": "off"},
    )
    role = _role()
    scope = _scope()
