"""The WSGI entry that gunicorn serves; it does not serve while running cases stand at steps that are gone."""

import os

from django.core.wsgi import get_wsgi_application

from config.places import require_places

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
require_places()
