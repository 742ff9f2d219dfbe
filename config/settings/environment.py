"""What the surroundings say: the place, its folder, its names and its secrets.

A production that is missing a secret, uses one of the demo's, debugs, or answers to any host does not start.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.demo_secrets import is_demo_secret, read_demo_secrets

BASE_DIR = Path(__file__).resolve().parents[2]
SECRET_NAMES = ("SECRET_KEY", "LEDGER_SIGNING_KEY")
NEEDED_NAMES = (*SECRET_NAMES, "DATABASE_URL", "REDIS_URL", "ORGAN_NAME_ZH", "SITE_URL")
SHORTEST_SECRET = 32


def refuse_unsafe_production(environ: Mapping[str, str]) -> None:
    """Raise when the environment of a production is missing something or carries something of the demo."""
    faults = [f"{name} is not set" for name in NEEDED_NAMES if not environ.get(name)]
    for name in SECRET_NAMES:
        secret = environ.get(name, "")
        if is_demo_secret(secret):
            faults.append(f"{name} is a secret of the demo")
        elif secret and len(secret) < SHORTEST_SECRET:
            faults.append(f"{name} is shorter than {SHORTEST_SECRET} characters")
    hosts = _listed(environ.get("ALLOWED_HOSTS", ""))
    if not hosts or any("*" in host for host in hosts):
        faults.append("ALLOWED_HOSTS must name the hosts, without *")
    if environ.get("DEBUG", "") not in ("", "0"):
        faults.append("DEBUG must be off")
    if faults:
        raise ImproperlyConfigured("Production does not start: " + "; ".join(faults) + ".")


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _secret(name: str) -> str:
    return os.environ.get(name) or _kept_secrets.get(name) or secrets.token_hex(32)


LVTONG_ENV = os.environ.get("LVTONG_ENV", "demo")
if LVTONG_ENV not in ("demo", "production", "test"):
    raise ImproperlyConfigured("LVTONG_ENV must be demo, production or test.")
if LVTONG_ENV == "production":
    refuse_unsafe_production(os.environ)

LVTONG_VAR = Path(os.environ.get("LVTONG_VAR") or BASE_DIR / "var").resolve()
DEBUG = os.environ.get("DEBUG", "") not in ("", "0")
ALLOWED_HOSTS = _listed(os.environ.get("ALLOWED_HOSTS", "")) or ["*"]
SITE_URL = os.environ.get("SITE_URL") or "http://localhost:8000"

_kept_secrets = read_demo_secrets(LVTONG_VAR) if LVTONG_ENV == "demo" else {}
SECRET_KEY = _secret("SECRET_KEY")
LEDGER_SIGNING_KEY = _secret("LEDGER_SIGNING_KEY")
LEDGER_FORMER_PUBLIC_KEYS = _listed(os.environ.get("LEDGER_FORMER_PUBLIC_KEYS", ""))
