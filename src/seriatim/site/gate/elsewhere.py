"""Is an address on this machine, and if not, can nobody listen in between?"""

import os
from ipaddress import ip_address

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

VERIFIED = "verify-full"


def is_here(host: str) -> bool:
    """Whether a host is this machine's loopback; a name other than localhost may be anything."""
    try:
        return ip_address(host.strip("[]").partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


def must_be_verified(url: str) -> None:
    """Raise ImproperlyConfigured for a PostgreSQL over the network whose certificate would not be checked.

    Over a socket or the loopback there is nobody in between. What the address leaves out, libpq takes from PGHOST,
    PGHOSTADDR and PGSSLMODE; a service of a file may be anywhere.
    """
    try:
        told = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        return  # whoever opens it says what is wrong with it
    host, number, service, mode = (
        str(told.get(name) or os.environ.get(f"PG{name.upper()}", ""))
        for name in ("host", "hostaddr", "service", "sslmode")
    )
    hosts = [one for one in (number or host).split(",") if one and not one.startswith(("/", "@"))]
    if (service or not all(map(is_here, hosts))) and mode != VERIFIED:
        raise ImproperlyConfigured(
            "DATABASE_URL is of another machine, and anybody in between could read and change what is sent: "
            f"add ?sslmode={VERIFIED} to it, with sslrootcert=… for the authority that signed the server's certificate"
        )
