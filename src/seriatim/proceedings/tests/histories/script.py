"""Histories as lines of JSON, one act a line: so a history that failed is printed, and so it is kept."""

import json
from dataclasses import MISSING, fields
from datetime import timedelta
from importlib.resources import files
from typing import Any

import msgspec

from seriatim.kernel.actor import Actor
from seriatim.kernel.command import COMMAND_TYPES
from seriatim.kernel.ids import SessionId
from seriatim.proceedings.tests.histories.beginnings import begun
from seriatim.proceedings.tests.histories.hall import Act, Hall
from seriatim.proceedings.tests.histories.world import SEVENTH

KEPT = sorted(
    one.name.removesuffix(".jsonl")
    for one in (files("seriatim.proceedings.tests.histories") / "kept").iterdir()
    if one.name.endswith(".jsonl")
)


def written(act: Act) -> str:
    """One act as a line; what is as usual is left out."""
    usual = {field.name: field.default for field in fields(act.command) if field.default is not MISSING}
    line: dict[str, Any] = {"do": type(act.command).__name__, "by": str(act.by), "after": act.after.total_seconds()}
    line["with"] = {
        name: msgspec.to_builtins(value) for name, value in vars(act.command).items() if usual.get(name, ...) != value
    }
    if act.session != SEVENTH:
        line["in"] = act.session
    if act.seen is not None:
        line["seen"] = act.seen
    return json.dumps(line)


def read(line: str) -> Act:
    """The act of a line."""
    said = json.loads(line)
    command: Any = msgspec.convert(said.get("with", {}), COMMAND_TYPES[said["do"]])
    session, after = SessionId(said.get("in", SEVENTH)), timedelta(seconds=said.get("after", 1))
    return Act(command, Actor.parse(said.get("by", "chair")), after, session, said.get("seen"))


def replayed(name: str) -> Hall:
    """The hall after a kept history: its first line says where it begins, `#` is a remark, then its acts."""
    text = (files("seriatim.proceedings.tests.histories") / "kept" / f"{name}.jsonl").read_text(encoding="utf-8")
    beginning, *lines = (line for line in text.splitlines() if not line.startswith("#"))
    hall = begun(json.loads(beginning))
    for line in lines:
        hall.try_(read(line))
    hall.close()
    return hall
