"""A production does not start on the secrets, the hosts or the servers of a demo."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.demo_secrets import keep_demo_secrets, read_demo_secrets
from config.settings.environment import refuse_unsafe_production

SOUND = {
    "SECRET_KEY": "k" * 50,
    "LEDGER_SIGNING_KEY": "ab" * 32,
    "DATABASE_URL": "postgresql://db/lvtong",
    "REDIS_URL": "redis://broker/0",
    "ALLOWED_HOSTS": "permits.example",
    "SITE_URL": "https://permits.example",
    "ORGAN_NAME_ZH": "某区行政审批局",
}


def test_a_sound_production_starts():
    refuse_unsafe_production(SOUND)


@pytest.mark.parametrize("name", SOUND)
def test_nothing_may_be_missing(name):
    with pytest.raises(ImproperlyConfigured, match=name):
        refuse_unsafe_production({**SOUND, name: ""})


@pytest.mark.parametrize(
    ("name", "unsafe"),
    [
        ("SECRET_KEY", "changeme"),
        ("SECRET_KEY", "short"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "permits.example,*"),
        ("DEBUG", "1"),
    ],
)
def test_what_a_demo_may_do_is_refused(name, unsafe):
    with pytest.raises(ImproperlyConfigured, match=name):
        refuse_unsafe_production({**SOUND, name: unsafe})


def test_the_secrets_a_demo_made_are_refused(tmp_path):
    file = keep_demo_secrets(tmp_path)
    made = read_demo_secrets(tmp_path)

    assert file.stat().st_mode & 0o777 == 0o600
    for name, secret in made.items():
        with pytest.raises(ImproperlyConfigured, match=f"{name} is a secret of the demo"):
            refuse_unsafe_production({**SOUND, name: secret})


def test_a_second_start_keeps_the_secrets(tmp_path):
    keep_demo_secrets(tmp_path)
    first = read_demo_secrets(tmp_path)

    keep_demo_secrets(tmp_path)

    assert read_demo_secrets(tmp_path) == first
