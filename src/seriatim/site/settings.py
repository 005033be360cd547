"""How is Django set up? What differs between installations is read in `environment.py`."""

from datetime import timedelta
from pathlib import Path

from seriatim.site import environment

HERE = Path(__file__).parent

# This installation
SECRET_KEY = environment.secret_key()
DEBUG = environment.debug()
DATABASES = {"default": environment.database() | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}}
JOURNAL_URL = environment.journal_url()
ALLOWED_HOSTS = environment.hosts()

# The program
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "seriatim.floor",
    "seriatim.meetings",
    "seriatim.letters",
    "seriatim.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "seriatim.site.middleware.headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "seriatim.site.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "seriatim.site.middleware.FailureMiddleware",
]
ROOT_URLCONF = "seriatim.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.i18n", "seriatim.site.demo.hands.on_stage"],
            "builtins": ["django.templatetags.i18n", "seriatim.site.templatetags.written"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Signing in
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "sign-in"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "seriatim.site.pages.failures.forged"

# In transit: an installation that others reach has an https address, and everything then stays within TLS
SECURE = bool(environment.origin())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
LANGUAGE_COOKIE_NAME = "language"
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100

# Languages and times: instants are kept in UTC and shown by the clock of the seat
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("zh-hans", "中文"),
    ("ar", "العربية"),
]
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = ["seriatim.site.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# What goes wrong is said where the process was started; that a reader asked for a page that is not there is no fault
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
