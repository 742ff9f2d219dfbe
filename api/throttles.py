"""How often one may knock: strangers by address, people by account; submissions and sign-ins less often."""

from __future__ import annotations

from rest_framework.throttling import AnonRateThrottle, ScopedRateThrottle, UserRateThrottle


class ByAddress(AnonRateThrottle):
    """Whoever has not signed in."""

    rate = "120/min"


class ByAccount(UserRateThrottle):
    """Whoever has signed in."""

    rate = "600/min"


class ByDoor(ScopedRateThrottle):
    """The doors with a `throttle_scope` of their own."""

    THROTTLE_RATES = {"token": "10/min", "submit": "60/hour", "upload": "120/hour"}
