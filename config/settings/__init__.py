"""Django settings, one topic a module; every value that differs between places comes from the environment."""

from config.settings.apps import (
    AUTH_USER_MODEL,
    DEFAULT_AUTO_FIELD,
    INSTALLED_APPS,
    MIDDLEWARE,
    ROOT_URLCONF,
    TEMPLATES,
    VIEWFLOW,
    WSGI_APPLICATION,
)
from config.settings.data import *  # noqa: F403
from config.settings.environment import (
    ALLOWED_HOSTS,
    BASE_DIR,
    DEBUG,
    LEDGER_FORMER_PUBLIC_KEYS,
    LEDGER_SIGNING_KEY,
    LVTONG_ENV,
    LVTONG_VAR,
    SECRET_KEY,
    SITE_URL,
)
from config.settings.faces import *  # noqa: F403
from config.settings.logs import LOGGING
from config.settings.organ import ORGAN
from config.settings.security import *  # noqa: F403
