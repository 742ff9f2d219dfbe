"""What the two faces share: languages, static files, mail, the API."""

import importlib.util
import os
from pathlib import Path

from config.settings.environment import BASE_DIR, LVTONG_ENV, LVTONG_VAR

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True


def _static_of(package: str) -> Path:
    found = importlib.util.find_spec(package)
    return Path(found.submodule_search_locations[0]) / "static"  # type: ignore[union-attr,index]


STATIC_URL = "/static/"
STATIC_ROOT = LVTONG_VAR / "static" if LVTONG_ENV == "production" else None
STATICFILES_DIRS = [BASE_DIR / "portal/static", _static_of("drf_spectacular_sidecar")]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if LVTONG_ENV == "production"
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = LVTONG_ENV != "production"

# Where the source of the running version is offered (AGPL section 13).
SOURCE_URL = os.environ.get("SOURCE_URL") or "/source/"
# Neutral codes such as NEAR_DUE: the tone of a chip, the light of e-supervision; a city sets its own.
LVTONG_TONES: dict[str, str] = {}
LVTONG_LIGHTS: dict[str, str] = {}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = LVTONG_VAR / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "lvtong@localhost")

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser", "rest_framework.parsers.MultiPartParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": [
        "api.throttles.ByAddress",
        "api.throttles.ByAccount",
        "api.throttles.ByDoor",
    ],
    "NUM_PROXIES": 0,
    "EXCEPTION_HANDLER": "api.refusals.answer",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "绿通 lvtong",
    "VERSION": "1",
    "DESCRIPTION": "行政许可办理接口，规则与门户相同。 Permits by program, under the portal's own rules.",
    "ENUM_NAME_OVERRIDES": {
        "RouteEnum": "approvals.statuses.Route",
        "DueStateEnum": "approvals.statuses.DueState",
    },
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}
