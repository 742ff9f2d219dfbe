"""Registration of an applicant: what is asked, how it is checked, and the account that follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.models import ApplicantKind, User, UserKind
from forms import answers
from forms.checks import credit_code, identity_number, mobile
from forms.conditions import Is
from forms.fields import Choice, Text
from forms.kinds.field import Unreadable
from forms.schema import Schema, Section
from forms.words import Words

TAKEN = {
    "username": Words("这个用户名已被使用，请换一个。", "This user name is taken. Please choose another."),
    "credit_code": Words(
        "这个统一社会信用代码已经注册。请用原账户登录。",
        "This credit code is registered already. Please sign in with that account.",
    ),
    "identity_number": Words(
        "这个身份证号码已经注册。请用原账户登录。",
        "This identity number is registered already. Please sign in with that account.",
    ),
}
DIFFERENT = Words("两次输入的密码不一致，请重新输入。", "The two passwords differ. Please type them again.")
NO_PASSWORD = Words("请设置密码。", "Please choose a password.")


def user_name(text: str) -> str:
    """Letters, figures and @ . + - _, as Django takes them."""
    if (
        not text.replace("@", "")
        .replace(".", "")
        .replace("+", "")
        .replace("-", "")
        .replace("_", "")
        .isalnum()
    ):
        raise Unreadable(
            Words(
                "用户名只能含文字、数字和 @ . + - _，不含空格。",
                "A user name has letters, figures and @ . + - _ only, no spaces.",
            )
        )
    return text


def mail_address(text: str) -> str:
    """An address with one @ and a dot after it; whether it is reached shows when mail is sent."""
    name, at, host = text.partition("@")
    if not (name and at and "." in host.strip(".")) or " " in text or "@" in host:
        raise Unreadable(
            Words(
                "电子邮箱的格式有误，例如 name@example.cn。", "Please write the address as name@example.cn."
            )
        )
    return text


_UNIT, _PERSON = Is("applicant_kind", "unit"), Is("applicant_kind", "person")
FORM = Schema(
    slug="registration",
    version=1,
    sections=(
        Section(
            key="who",
            title=Words("您是谁", "Who you are"),
            fields=(
                Choice(
                    "applicant_kind",
                    Words("以什么身份办事", "You apply as"),
                    options=(("unit", Words("单位", "A unit")), ("person", Words("个人", "A person"))),
                ),
                Text(
                    "unit_name",
                    Words("单位名称", "Name of the unit"),
                    max_length=120,
                    when=_UNIT,
                    help=Words("与营业执照一致。", "As on the business licence."),
                ),
                Text(
                    "credit_code",
                    Words("统一社会信用代码", "Unified social credit code"),
                    max_length=30,
                    when=_UNIT,
                    check=credit_code,
                    help=Words("见营业执照，共 18 位。", "18 characters."),
                ),
                Text("person_name", Words("姓名", "Name"), max_length=60, when=_PERSON),
                Text(
                    "identity_number",
                    Words("居民身份证号码", "Resident identity number"),
                    max_length=30,
                    when=_PERSON,
                    check=identity_number,
                    help=Words("只用于核对身份，不对外公开。", "Used to check who you are; never published."),
                ),
                Text("mobile", Words("手机号码", "Mobile number"), max_length=30, check=mobile),
                Text(
                    "email",
                    Words("电子邮箱", "E-mail"),
                    max_length=120,
                    required=False,
                    check=mail_address,
                    help=Words("填写后，办理进展同时发到邮箱。", "Progress is then also told by mail."),
                ),
                Text(
                    "username",
                    Words("用户名", "User name"),
                    max_length=30,
                    check=user_name,
                    help=Words("登录时使用。", "You sign in with it."),
                ),
            ),
        ),
    ),
)


class NotRegistered(Exception):
    """The registration has faults; `errors` are sentences by input name."""

    def __init__(self, errors: Mapping[str, list[Words]]) -> None:
        self.errors = dict(errors)
        super().__init__("registration")


def register(raw: Mapping[str, Any], *, password: str, again: str) -> User:
    """Make the account; raises NotRegistered with everything that is wrong at once."""
    reading = answers.read(FORM, raw)
    given = reading.answers
    user = _user(given)
    errors = {**reading.errors, **password_errors(user, password, again)}
    # Whose number is registered is told only to somebody who would otherwise be registered with it.
    errors = {**_taken(given, ("username",) if errors else tuple(TAKEN)), **errors}
    if errors:
        raise NotRegistered({name: errors[name] for name in [*_names(), "password"] if name in errors})
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise NotRegistered(_taken(given, tuple(TAKEN)) or {"username": [TAKEN["username"]]}) from None
    return user


def _names() -> list[str]:
    return [one.key for one in FORM.sections[0].fields]


def _user(given: Mapping[str, Any]) -> User:
    kind = given.get("applicant_kind", "")
    return User(
        kind=UserKind.APPLICANT,
        username=given.get("username", ""),
        display_name=given.get("unit_name") or given.get("person_name") or "",
        applicant_kind=kind,
        credit_code=given.get("credit_code", "") if kind == ApplicantKind.UNIT else "",
        identity_number=given.get("identity_number", "") if kind == ApplicantKind.PERSON else "",
        mobile=given.get("mobile", ""),
        email=given.get("email", ""),
    )


def _taken(given: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, list[Words]]:
    wanted = {key: given[key] for key in keys if given.get(key)}
    either = Q(pk__in=())
    for key, value in wanted.items():
        either |= Q(**{key: value})
    known = list(User.objects.filter(either).values(*TAKEN)) if wanted else []
    return {key: [TAKEN[key]] for key, value in wanted.items() if any(other[key] == value for other in known)}


def password_errors(user: User, password: str, again: str) -> dict[str, list[Words]]:
    """What is wrong with a password that somebody chose, by the name of its input."""
    if not password:
        return {"password": [NO_PASSWORD]}
    if password != again:
        return {"password": [DIFFERENT]}
    try:
        validate_password(password, user)
    except ValidationError as weak:
        return {"password": [Words(message, message) for message in weak.messages]}
    return {}
