"""Django as a WSGI application, for `serving.py` and for any other server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seriatim.site.settings")

application = get_wsgi_application()
