"""Facts of records as plain data, ready for JSON."""

from datetime import UTC, date, datetime
from typing import Any

Facts = dict[str, Any]


def written(value: Any) -> Any:
    """An instant in UTC or a day as JSON has it; everything else as it is."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def plain(record: Any, names: str) -> Facts:
    """These facts of a record; the names have spaces between them."""
    return {name: written(getattr(record, name)) for name in names.split()}
