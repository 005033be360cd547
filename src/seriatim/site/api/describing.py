"""How is the API described (OpenAPI 3.1)? By what `ninja` writes of each operation, and by what all have in common."""

import json
from typing import Any

from ninja import NinjaAPI
from ninja.openapi import get_schema

from seriatim.site.api.problems import ROOT
from seriatim.site.api.schemas import body_of
from seriatim.site.api.shapes import Problem
from seriatim.site.api.writing import Place
from seriatim.site.sessions.deeds import Deed

Description = dict[str, Any]

PROBLEM = {"$ref": "#/components/responses/Problem"}

VERSION = {"schema": {"type": "string"}, "description": "The version of what is shown, and a mark of every byte of it."}

READS: Description = {
    "parameters": [{"$ref": "#/components/parameters/IfNoneMatch"}],
    "responses": {
        200: {"headers": {"ETag": VERSION}},
        304: {"description": "The reader has this already.", "headers": {"ETag": VERSION}},
        400: PROBLEM, 404: PROBLEM, 422: PROBLEM, 429: PROBLEM, "default": PROBLEM,
    },
    "security": [{}, {"session": []}],
}  # fmt: skip
"""What every read has: anybody may ask, and sees what the body lets her see."""


def writes(place: Place, deed: Deed) -> Description:
    """What every deed has: a key, a version, a body of the fields of its command."""
    schema = body_of(deed, place.given)
    refused = (400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, "default")
    return {
        "parameters": [{"$ref": "#/components/parameters/IfMatch"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
        "requestBody": {"required": bool(schema.get("required")), "content": {"application/json": {"schema": schema}}},
        "responses": {200: {"headers": {"ETag": VERSION}}, **dict.fromkeys(refused, PROBLEM)},
        "security": [{"session": [], "csrf": []}],
        "x-command": deed.command.__name__,
        "x-touch": deed.touch,
    }


COMPONENTS: Description = {
    "parameters": {
        "IfNoneMatch": {
            "name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"},
            "description": "An ETag: what has not changed since is answered with 304 and nothing more.",
        },
        "IfMatch": {
            "name": "If-Match", "in": "header", "required": True,
            "schema": {"type": "string", "pattern": r'^(W/)?"[0-9]{1,15}(\.[A-Za-z0-9_-]*)?"$'},
            "description": 'The version that was on the screen, as `"412"`, or the ETag of what was read.',
            "example": '"412"',
        },
        "IdempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": True,
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,64}$"},
            "description": "A key of this act alone. Asked again with it, the act is done once and answered alike.",
            "example": "5f0c9a3e7b214d68",
        },
    },
    "responses": {
        "Problem": {
            "description": f"Not done, and why: a code, explained at {ROOT}, and a sentence.",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    },
    "securitySchemes": {
        "session": {"type": "apiKey", "in": "cookie", "name": "session", "description": "As on the pages: signed in."},
        "csrf": {
            "type": "apiKey", "in": "header", "name": "X-CSRFToken",
            "description": f"The token that {ROOT}reader gives, or any page.",
        },
    },
}  # fmt: skip


def described(api: NinjaAPI) -> Description:
    """The whole description, of plain values as JSON has them."""
    found: Description = json.loads(json.dumps(get_schema(api, ROOT.strip("/"))))
    components = found["components"]
    components["schemas"]["Problem"] = Problem.model_json_schema()
    components["schemas"] = dict(sorted(components["schemas"].items()))
    components |= COMPONENTS
    return found | {"servers": [{"url": "/"}]}
