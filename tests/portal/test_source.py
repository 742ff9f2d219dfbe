"""The source of the running version, offered to its users (AGPL-3.0, section 13)."""

import io
import tarfile

import pytest
from django.urls import reverse


@pytest.mark.django_db
def test_whoever_uses_the_program_gets_its_source_and_nothing_else(client, settings):
    answer = client.get(reverse("public:source"))

    with tarfile.open(fileobj=io.BytesIO(b"".join(answer.streaming_content))) as packed:
        names = packed.getnames()
    assert {"lvtong/LICENSE", "lvtong/manage.py", "lvtong/workflows/engine.py"} <= set(names)
    assert not [name for name in names if "/var/" in name or "/." in name or name.endswith("secrets.json")]


@pytest.mark.django_db
def test_the_home_page_leads_to_the_source(client):
    assert reverse("public:source") in client.get(reverse("public:home")).content.decode()
