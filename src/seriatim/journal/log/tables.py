"""What format 2 of the journal adds: what was signed, who cosigned it, and what is confidential, apart from its event.

Checkpoints and cosignatures are never changed or removed. A confidential part is never changed, and removed only when
the erasure stands in the journal already: so that nothing disappears of which the record does not say so.
"""

ERASED = "journal.ConfidentialErased"
"""The event that records an erasure (`seriatim/journal/erasing.py`)."""

APPEND_ONLY = "the tables of the log are append-only"
NOT_RECORDED = "a confidential part is erased only after its erasure was recorded"
ONCE = "this is here already"

SQLITE = (
    """CREATE TABLE checkpoint (
        origin TEXT NOT NULL,
        size INTEGER NOT NULL,
        root BLOB NOT NULL CHECK (length(root) = 32),
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (size, origin)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE cosignature (
        origin TEXT NOT NULL,
        size INTEGER NOT NULL,
        signer TEXT NOT NULL,
        at TEXT NOT NULL,
        line TEXT NOT NULL,
        PRIMARY KEY (size, origin, signer)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sealed (
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        salt BLOB NOT NULL CHECK (length(salt) = 32),
        part TEXT NOT NULL,
        PRIMARY KEY (stream, version)
    ) STRICT, WITHOUT ROWID""",
    *(
        f"""CREATE TRIGGER {table}_once BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
        BEGIN SELECT RAISE(ABORT, '{ONCE}'); END"""
        for table, same in (
            ("checkpoint", "size = NEW.size AND origin = NEW.origin"),
            ("cosignature", "size = NEW.size AND origin = NEW.origin AND signer = NEW.signer"),
            ("sealed", "stream = NEW.stream AND version = NEW.version"),
        )
    ),
    *(
        f"""CREATE TRIGGER {table}_refuses_{attempt.lower()} BEFORE {attempt} ON {table}
        BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"""
        for table, attempt in (
            ("checkpoint", "UPDATE"), ("checkpoint", "DELETE"), ("cosignature", "UPDATE"), ("cosignature", "DELETE"),
            ("sealed", "UPDATE"),
        )
    ),
    f"""CREATE TRIGGER sealed_refuses_delete BEFORE DELETE ON sealed
        WHEN NOT EXISTS (
            SELECT 1 FROM event WHERE name = '{ERASED}' AND stream = OLD.stream
            AND json_extract(payload, '$.version') = OLD.version
        )
        BEGIN SELECT RAISE(ABORT, '{NOT_RECORDED}'); END""",
)  # fmt: skip

POSTGRES = (
    """CREATE TABLE checkpoint (
        origin text NOT NULL,
        size bigint NOT NULL,
        root bytea NOT NULL CHECK (length(root) = 32),
        at text NOT NULL,
        note text NOT NULL,
        PRIMARY KEY (size, origin)
    )""",
    """CREATE TABLE cosignature (
        origin text NOT NULL,
        size bigint NOT NULL,
        signer text NOT NULL,
        at text NOT NULL,
        line text NOT NULL,
        PRIMARY KEY (size, origin, signer)
    )""",
    """CREATE TABLE sealed (
        stream text NOT NULL,
        version bigint NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32),
        part text NOT NULL,
        PRIMARY KEY (stream, version)
    )""",
    f"""CREATE FUNCTION erased_on_record() RETURNS trigger LANGUAGE plpgsql SET search_path = journal, pg_temp AS $$
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM event WHERE name = '{ERASED}' AND stream = OLD.stream
                AND (payload::jsonb ->> 'version')::bigint = OLD.version
            ) THEN
                RAISE EXCEPTION '{NOT_RECORDED}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN OLD;
        END $$""",
    "CREATE TRIGGER sealed_refuses_delete BEFORE DELETE ON sealed FOR EACH ROW EXECUTE FUNCTION erased_on_record()",
    "ALTER TABLE sealed ENABLE ALWAYS TRIGGER sealed_refuses_delete",
    *(
        statement
        for table, attempts in (
            ("checkpoint", "UPDATE OR DELETE OR TRUNCATE"),
            ("cosignature", "UPDATE OR DELETE OR TRUNCATE"),
            ("sealed", "UPDATE OR TRUNCATE"),
        )
        for statement in (
            f"""CREATE TRIGGER {table}_refuses BEFORE {attempts} ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse()""",
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses",
        )
    ),
    "INSERT INTO format VALUES (2)",
)
"""`refuse()` is format 1's."""
