"""Django as a WSGI application, for `serving.py` and for any other server, if its settings are safe to be served."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from seriatim.site.gate.guard import refuse_insecure

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seriatim.site.settings")

refuse_insecure(settings)
application = get_wsgi_application()
