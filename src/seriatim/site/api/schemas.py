"""What may stand in the body of a deed? A JSON Schema, from the fields of its command, as strict as its reader."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin

from seriatim.kernel.ids import DelegationId
from seriatim.kernel.text import LONGEST, LONGEST_ID
from seriatim.proceedings.expected import IDS, LARGEST, PLAIN, hints_of
from seriatim.site.api.reading import asked_of, bounds_of
from seriatim.site.sessions.deeds import Deed

Schema = dict[str, Any]

INSTANT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$"
DAY = r"^\d{4}-\d\d-\d\d$"
ID = r"^[^/\x00-\x1f\x7f]+$"


def body_of(deed: Deed, given: Mapping[str, Any]) -> Schema:
    """The object that is posted: all fields but those that the address gives; no others."""
    hints = asked_of(deed, given)
    one_of = {one.name: one for one in fields(deed.command)}
    properties = {name: _field(kind, one_of[name]) | dict(bounds_of(deed, name)) for name, kind in hints.items()}
    needed = [name for name in hints if _is_needed(one_of[name]) and name != "delegation"]
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": needed} if needed else {})


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _field(kind: Any, field: Any) -> Schema:
    schema = schema_of(kind)
    if not _is_needed(field) and isinstance(field.default, str | int | bool | NoneType | tuple):
        default = [*field.default] if isinstance(field.default, tuple) else field.default
        schema = schema | {"default": default}
    return schema


def schema_of(kind: Any) -> Schema:
    """The schema of a type, as `expected.py` reads it."""
    if isinstance(kind, NewType):
        return _id(kind)
    if get_origin(kind) in (Union, UnionType):
        [inner] = (one for one in get_args(kind) if one is not NoneType)
        return {"anyOf": [schema_of(inner), {"type": "null"}]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": schema_of(get_args(kind)[0])}
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    return _plain(kind)


def _id(kind: NewType) -> Schema:
    if kind.__supertype__ is int:
        return {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST, "description": IDS[kind]}
    if kind is DelegationId:
        return {"type": "string", "minLength": 1, "maxLength": LONGEST, "description": IDS[kind]}
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_ID, "pattern": ID, "description": IDS[kind]}


def _record(kind: Any) -> Schema:
    hints = hints_of(kind)
    needed = [one.name for one in fields(kind) if _is_needed(one)]
    return {
        "type": "object",
        "properties": {one.name: _field(hints[one.name], one) for one in fields(kind)},
        "additionalProperties": False,
        "required": needed,
    }


def _plain(kind: type) -> Schema:
    if issubclass(kind, StrEnum):
        return {"type": "string", "enum": [str(one) for one in kind]}
    return dict(PLAINLY[kind])


PLAINLY: Mapping[type, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
    str: {"type": "string", "maxLength": LONGEST},
    datetime: {"type": "string", "pattern": INSTANT, "description": PLAIN[datetime]},
    date: {"type": "string", "pattern": DAY, "description": PLAIN[date]},
}
