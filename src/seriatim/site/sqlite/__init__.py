"""Django's SQLite backend on the journal's SQLite, because the system's loses committed rows in WAL mode."""
