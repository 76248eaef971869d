"""The way in for a web server."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kheo.site.settings.office")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # every view, and what it needs, before the first visitor comes
gc.collect()
gc.freeze()  # what was loaded stays: no visitor waits while it is looked through for what can go
