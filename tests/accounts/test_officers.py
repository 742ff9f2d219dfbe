"""Officers are taken on by a command: with a first office, and a password that is told once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import Department, User
from accounts.roles import pools_of
from ledger import moment

pytestmark = pytest.mark.django_db


def told(*words: str, **options: object) -> str:
    out = StringIO()
    call_command("officer", *words, stdout=out, **options)
    return out.getvalue().split()[-1]


def signs_in(username: str, password: str) -> Client | None:
    client = Client()
    client.post(reverse("public:login"), {"username": username, "password": password})
    return client if "_auth_user_id" in client.session else None


def test_the_first_administrator_signs_in_with_what_was_printed_and_runs_the_office():
    password = told("he", name="何守一", office="admin")

    client = signs_in("he", password)
    assert client is not None
    assert client.get(reverse("office:people")).status_code == 200


def test_a_member_of_a_department_draws_on_its_pool_and_the_department_is_made_once():
    told("liang", name="梁守路", office="department", department="water=水务局")
    told("jiang", name="江映川", office="department", department="water")

    for name in ("liang", "jiang"):
        assert "dept:water" in pools_of(User.objects.get(username=name), moment.today())
    assert Department.objects.get().name_zh == "水务局"


def test_a_new_password_ends_what_was_opened_with_the_former_one():
    client = signs_in("he", told("he", name="何守一", office="admin"))
    assert client is not None

    password = told("he", new_password=True)

    assert client.get(reverse("office:people")).status_code == 302
    assert signs_in("he", password) is not None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({}, "--name"),
        ({"name": "梁守路", "office": "department"}, "--department"),
        ({"name": "梁守路", "office": "admin", "department": "water"}, "--department"),
        ({"name": "梁守路", "office": "department", "department": "water"}, "new department"),
        ({"name": "何守一"}, "already"),
        ({"new_password": True}, "Nobody"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(words, says):
    known = "何守一" in words.values()
    if known:
        told("liang", name="梁守路")

    with pytest.raises(CommandError, match=says):
        told("liang", **words)

    assert User.objects.count() == known
    assert not Department.objects.exists()
