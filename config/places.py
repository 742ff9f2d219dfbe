"""What the portal and the worker ask before they serve: has everything that is open its place?"""

from importlib import import_module

from django.db import connection


def require_places() -> None:
    """Raises DefinitionsRefused, which names the line to type. To be called once Django is set up.

    Neither a connection nor the pool is left behind: the worker's processes are forked after this.
    """
    starting, moment = import_module("workflows.definitions.starting"), import_module("ledger.moment")
    try:
        starting.require_places(at=moment.now())
    finally:
        connection.close()
        connection.close_pool()
