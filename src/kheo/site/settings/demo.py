"""The demo on one's own machine: sample data, a bar that moves the date, no secrets worth keeping."""

from kheo.site.settings.base import *  # noqa: F403 - Django reads settings as module names
from kheo.site.settings.base import INSTALLED_APPS, MIDDLEWARE, VAR, database

DEMO = True
ROOT_URLCONF = "kheo.site.demo_urls"
VAR = VAR / "demo"
FILES = VAR / "files"
STATIC_ROOT = VAR / "static"
DATABASES = {"default": database(f"sqlite:///{VAR / 'kheo.sqlite3'}")}
SECRET_KEY = "demo-only-demo-only-demo-only-demo-only-demo-only"  # noqa: S105 - the demo guards nothing
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
SITE_ADDRESS = "http://127.0.0.1:8000"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
INSTALLED_APPS = [*INSTALLED_APPS, "kheo.demo"]
MIDDLEWARE = [*MIDDLEWARE, "kheo.demo.middleware.DemoMiddleware"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
