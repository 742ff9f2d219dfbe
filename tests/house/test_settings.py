"""Settings: what a production refuses, and how addresses are read."""

from config.addresses import celery_address, database_settings


def test_a_socket_folder_becomes_the_host():
    settings = database_settings("postgresql:///lvtong?host=/tmp/x&user=me")

    assert settings["NAME"] == "lvtong"
    assert settings["HOST"] == "/tmp/x"
    assert settings["USER"] == "me"
    assert settings["OPTIONS"] == {}


def test_celery_reads_the_socket_in_its_own_words():
    assert celery_address("unix:///tmp/x/v.sock?db=3") == "redis+socket:///tmp/x/v.sock?virtual_host=3"


def test_the_database_answers(db, django_user_model):
    assert django_user_model.objects.count() == 0
