"""How does Django reach SQLite? Through the driver that the journal uses.

Django's backend imports `sqlite3` by name. While it is imported, and only then, that name stands for the
journal's driver; everybody else in the process keeps the standard library's.
"""

import sys
from unittest.mock import patch

from seriatim.journal.sqlite import sqlite3, wal_is_safe  # its driver, whichever it is

_package = sys.modules[sqlite3.__name__.partition(".")[0]]

with patch.dict(sys.modules, {"sqlite3": _package, "sqlite3.dbapi2": sqlite3}):
    from django.db.backends.sqlite3 import base

if base.DatabaseWrapper.Database is not sqlite3 or not wal_is_safe(sqlite3.sqlite_version_info):
    raise ImportError("Django's SQLite backend was imported with another SQLite before Seriatim's: import that first")

DatabaseWrapper = base.DatabaseWrapper
