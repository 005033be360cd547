"""What the journal keeps, and what refuses to have it changed: the same two tables in SQLite and PostgreSQL.

`event` is the log: one row, one event. `leaf` is the hash of its canonical line, `node` the root of the largest
complete subtree of the Merkle tree that ends with it (`merkle.py`). `command` holds the first answer to each
idempotency key, and the positions of the events that the command made. No row is ever changed or removed.
Format 2 adds the tables of the log (`log/tables.py`); an older journal is given them when it is opened.
"""

from seriatim.journal.log import tables as of_the_log

FORMAT = 2
"""The format of these tables: a journal with a higher one was written by a newer program."""

APPEND_ONLY = "the journal is append-only"
NO_GAPS = "the journal has no gaps: this is not the next position and version"

_SQLITE = (
    """CREATE TABLE event (
        position INTEGER PRIMARY KEY,
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        correlation TEXT NOT NULL,
        payload TEXT NOT NULL,
        leaf BLOB NOT NULL CHECK (length(leaf) = 32),
        node BLOB NOT NULL CHECK (length(node) = 32),
        UNIQUE (stream, version)
    ) STRICT""",
    "CREATE INDEX event_name ON event (name)",
    """CREATE TABLE command (
        key TEXT PRIMARY KEY,
        stream TEXT NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        answer TEXT NOT NULL,
        first INTEGER,
        last INTEGER
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TRIGGER event_in_turn BEFORE INSERT ON event
        WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
          OR NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = NEW.stream)
        BEGIN SELECT RAISE(ABORT, '{NO_GAPS}'); END""",
    """CREATE TRIGGER command_once BEFORE INSERT ON command
        WHEN EXISTS (SELECT 1 FROM command WHERE key = NEW.key)
        BEGIN SELECT RAISE(ABORT, 'the key was used before'); END""",
    *(
        f"""CREATE TRIGGER {table}_refuses_{attempt.lower()} BEFORE {attempt} ON {table}
        BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"""
        for table in ("event", "command")
        for attempt in ("UPDATE", "DELETE")
    ),
)

_POSTGRES = (
    """CREATE TABLE event (
        position bigint PRIMARY KEY,
        stream text NOT NULL,
        version bigint NOT NULL,
        name text NOT NULL,
        at text NOT NULL,
        actor text NOT NULL,
        correlation text NOT NULL,
        payload text NOT NULL,
        leaf bytea NOT NULL CHECK (length(leaf) = 32),
        node bytea NOT NULL CHECK (length(node) = 32),
        UNIQUE (stream, version)
    )""",
    "CREATE INDEX event_name ON event (name)",
    """CREATE TABLE command (
        key text PRIMARY KEY,
        stream text NOT NULL,
        digest bytea NOT NULL CHECK (length(digest) = 32),
        answer text NOT NULL,
        first bigint,
        last bigint
    )""",
    "CREATE TABLE format (version integer NOT NULL)",
    "INSERT INTO format VALUES (1)",
    f"""CREATE FUNCTION in_turn() RETURNS trigger LANGUAGE plpgsql SET search_path = journal, pg_temp AS $$
        BEGIN
            IF NEW.position IS DISTINCT FROM (SELECT coalesce(max(position), 0) + 1 FROM event)
            OR NEW.version IS DISTINCT FROM
                (SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = NEW.stream)
            THEN
                RAISE EXCEPTION '{NO_GAPS}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$""",
    f"""CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
    "CREATE TRIGGER event_in_turn BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION in_turn()",
    "ALTER TABLE event ENABLE ALWAYS TRIGGER event_in_turn",
    *(
        statement
        for table in ("event", "command")
        for statement in (
            f"""CREATE TRIGGER {table}_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse()""",
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses",
        )
    ),
)

SQLITE = {1: _SQLITE, 2: of_the_log.SQLITE}
POSTGRES = {1: _POSTGRES, 2: of_the_log.POSTGRES}
"""The statements that bring a journal to each format from the one before."""
