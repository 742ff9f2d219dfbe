"""The product's own settings, with the peers' application beside it."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as OWN_APPS

INSTALLED_APPS = [*OWN_APPS, "bench.peers"]
