"""The tests: quick hashing, plain static files, no secure cookies over plain HTTP."""

import tempfile
from pathlib import Path

from kheo.site.settings.base import *  # noqa: F403 - Django reads settings as module names

SECRET_KEY = "test-only"  # noqa: S105 - the tests guard nothing
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SITE_ADDRESS = "https://kheo.mau.example"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_files = tempfile.TemporaryDirectory(prefix="kheo-files-")  # removed when the process ends
VAR = Path(_files.name)
FILES = VAR / "files"
WHITENOISE_AUTOREFRESH = True  # static files come from where they lie, none were collected
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
