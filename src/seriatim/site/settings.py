"""How is Django set up? What differs between installations is read in `environment.py`."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF, STRICT_DYNAMIC

from seriatim.site import environment
from seriatim.site.catalogues import mo
from seriatim.site.gate.edge import LARGEST_BODY
from seriatim.site.people import identity

HERE = Path(__file__).parent

# This installation
SECRET_KEY = environment.secret_key()
DEBUG = environment.debug()
DATABASES = {"default": environment.database() | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}}
JOURNAL_URL = environment.journal_url()
ALLOWED_HOSTS = environment.hosts()
SECURITY_CONTACT = environment.security_contact()
PUSH_SERVICES = environment.push_services()

# The program
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "seriatim.delegations",
    "seriatim.floor",
    "seriatim.meetings",
    "seriatim.letters",
    "seriatim.screens",
    "seriatim.site",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "seriatim.site.gate.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "seriatim.site.gate.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "seriatim.site.gate.bounds.bounded",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "seriatim.site.people.presence.present",
    "seriatim.site.gate.middleware.limited",
    "seriatim.site.gate.middleware.FailureMiddleware",
]
ROOT_URLCONF = "seriatim.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "seriatim.site.readers.who",
                "seriatim.site.record.keeper.standing",
                "seriatim.site.demo.hands.on_stage",
                "seriatim.site.rehearsal.hands.in_rehearsal",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "seriatim.site.templatetags.written",
                "seriatim.site.templatetags.live",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Signing in
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL = "sign-in", "front"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},  # answered challenges and used codes, which must not crowd each other out
    }
}
CSRF_FAILURE_VIEW = "seriatim.site.failures.forged"

# Accounts: nobody registers; whoever comes in has a link with one purpose, then a passkey or an organisation's sign-in
ACCOUNT_ADAPTER = "seriatim.site.people.adapters.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SIGNUP_FIELDS = ["username*"]
SOCIALACCOUNT_ADAPTER = "seriatim.site.people.adapters.Identities"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": identity.providers(),
        "OAUTH_PKCE_ENABLED": True,
        "AUTH_PARAMS": {"prompt": "login"},  # who comes back has just proved to be there
    }
}
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
MFA_SUPPORTED_TYPES = ["webauthn", "totp"]
MFA_ADAPTER = "seriatim.site.people.adapters.Keys"
MFA_TOTP_ISSUER = "Seriatim"
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
ORIGIN, RELYING_PARTY = environment.origin(), environment.relying_party()
FRESH_MINUTES = environment.fresh_minutes()

# In transit: an installation that others reach has an https address, and everything then stays within TLS
SECURE = bool(environment.origin())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if SECURE else "language"
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 0

# In the browser: nothing runs or is fetched but what a page names with the number that it drew for itself
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE, STRICT_DYNAMIC],
        "style-src": [NONCE],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
    }
}

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
LOCALE_PATHS = [mo.LOCALE]
with suppress(OSError):  # a folder that nobody may write to holds what `make setup` compiled
    mo.make()
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# What goes wrong is said where the process was started; that a reader asked for a page that is not there is no fault
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "seriatim.site.gate.watch.OneLine"}},
    "filters": {"briefly": {"()": "seriatim.site.gate.watch.Briefly"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"filters": ["briefly"]},
        "seriatim.people": {"level": "INFO"},
    },
}
