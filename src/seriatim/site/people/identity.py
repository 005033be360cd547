"""Which sign-ins of organisations are plugged in? OpenID Connect providers, one or several, by settings.

One: SERIATIM_OIDC_SERVER, SERIATIM_OIDC_CLIENT and SERIATIM_OIDC_SECRET_FILE, with SERIATIM_OIDC_NAME for its button.
Several: SERIATIM_OIDC_FILE names a TOML file of `[[provider]]` tables with server, client, secret_file, name and id.
"""

import os
import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from seriatim.site.environment import secret_in

NEEDED = ("server", "client", "secret_file")
KNOWN = frozenset({*NEEDED, "name", "id"})
USABLE_ID = re.compile(r"[a-z][a-z0-9-]{1,30}")


def providers() -> list[dict[str, Any]]:
    """The providers as allauth takes them; raises ImproperlyConfigured for one that is insecure or not complete."""
    named = os.environ.get("SERIATIM_OIDC_FILE")
    several: list[dict[str, str]] = _of(Path(named)) if named else []
    return [_provider(one) for one in [*_single(), *several]]


def names() -> list[tuple[str, str]]:
    """Each provider with its id and the name that its button shows."""
    plugged_in: Any = settings.SOCIALACCOUNT_PROVIDERS
    known = plugged_in["openid_connect"]["APPS"]
    return [(one["provider_id"], one["name"]) for one in known]


def _single() -> list[dict[str, str]]:
    prefix = "SERIATIM_OIDC_"
    given = {name: os.environ.get(prefix + name.upper(), "") for name in KNOWN - {"id"}}
    return [{name: value for name, value in given.items() if value}] if any(given.values()) else []


def _of(path: Path) -> list[dict[str, str]]:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"SERIATIM_OIDC_FILE {path} cannot be read: {error}") from error
    found = told.get("provider")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ImproperlyConfigured(f"SERIATIM_OIDC_FILE {path} has no [[provider]] table: write one for each provider")
    return found


def _provider(given: dict[str, str]) -> dict[str, Any]:
    missing = [name for name in NEEDED if not given.get(name)]
    if missing or given.keys() - KNOWN:
        wrong = ", ".join(missing) or ", ".join(sorted(given.keys() - KNOWN))
        needs, knows = ", ".join(NEEDED), ", ".join(sorted(KNOWN))
        raise ImproperlyConfigured(f"an OpenID Connect provider needs {needs}, and knows {knows}: {wrong}")
    address, id_ = urlsplit(given["server"]), given.get("id", "organisation")
    if address.scheme != "https" or not address.hostname:
        raise ImproperlyConfigured(f"the OpenID Connect server {given['server']!r} must have an https:// address")
    if not USABLE_ID.fullmatch(id_):
        raise ImproperlyConfigured(f"the id {id_!r} of an OpenID Connect provider: use small letters, digits, hyphens")
    return {
        "provider_id": id_,
        "name": given.get("name") or str(address.hostname),
        "client_id": given["client"],
        "secret": secret_in(Path(given["secret_file"]), "a secret of OpenID Connect").strip(),
        "settings": {"server_url": given["server"]},
    }
