"""An office's installation: refuses to start with anything left open."""

from django.core.exceptions import ImproperlyConfigured

from kheo.site.settings.base import *  # noqa: F403 - Django reads settings as module names
from kheo.site.settings.base import ALLOWED_HOSTS, SECRET_KEY

if len(SECRET_KEY) < 40:
    raise ImproperlyConfigured(
        "Chưa có khóa bí mật: đặt biến KHEO_SECRET_KEY bằng một chuỗi ngẫu nhiên từ 40 ký tự trở lên."
    )
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("Chưa có tên máy chủ: đặt biến KHEO_HOSTS, ví dụ khoi.tinh.example.")
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
