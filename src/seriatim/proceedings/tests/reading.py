"""What the rules can say, read from their source: which refusals and events lie behind a function, with which facts.

Nothing is run. A name leads to what it names; a method leads on from a parameter to the class of its annotation. So
what is found is everything that could be reached, also what some command never reaches in fact.
"""

import ast
import importlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import seriatim
from seriatim.kernel.event import EVENT_NAMES

Function = ast.FunctionDef
Code = tuple[type, StrEnum]
"""A refusal with its slice's class: two slices may have codes of the same name, which as strings are equal."""

ROOT = Path(next(iter(seriatim.__path__)))


class Spot(NamedTuple):
    """A function, a method or a table at the top of a module."""

    module: str
    name: str


class Reached(NamedTuple):
    """What can be reached from somewhere."""

    refusals: frozenset[Code]
    events: frozenset[str]
    spots: frozenset[Spot]


def reached(*roots: Spot) -> Reached:
    """The refusals and the events behind these spots."""
    seen: set[Spot] = set()
    to_read = list(roots)
    while to_read:
        spot = to_read.pop()
        if spot not in seen:
            seen.add(spot)
            to_read += _leads_to(spot)
    found = [value for spot in seen for value in _values(spot)]
    return Reached(
        frozenset((type(one), one) for one in found if isinstance(one, StrEnum)),
        frozenset(EVENT_NAMES[one] for one in found if isinstance(one, type)),
        frozenset(seen),
    )


def spot_of(function: Any) -> Spot:
    """Where a function stands."""
    return Spot(function.__module__, function.__qualname__)


@cache
def facts_of_refusals() -> Mapping[Code, list[frozenset[str]]]:
    """The names of the facts with which each refusal is raised, once for each place that raises it."""
    raised: defaultdict[Code, list[frozenset[str]]] = defaultdict(list)
    for module in _modules():
        for name, node in _tops(module).items():
            for call in _calls_of(node, "Refused"):
                facts = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
                for code in _codes(module, name, call.args[0]):
                    raised[type(code), code].append(facts)
    return raised


def _codes(module: str, name: str, written: ast.expr) -> set[StrEnum]:
    """The codes that a raise can mean: the one that is written there, or those that its variable can hold."""
    if isinstance(written, ast.Attribute):
        return {_value(module, written)}
    within = {one for one in _values(Spot(module, name)) if isinstance(one, StrEnum)}
    if within:
        return within
    callers = (call for top in _tops(module).values() for call in _calls_of(top, name))
    given = (_value(module, argument) for call in callers for argument in call.args)
    return {value for value in given if isinstance(value, StrEnum) and type(value).__name__ == "Refusal"}


@cache
def _modules() -> tuple[str, ...]:
    files = sorted({*ROOT.glob("*/rules/**/*.py"), *ROOT.glob("*/*.py")})
    dotted = [".".join(("seriatim", *file.relative_to(ROOT).with_suffix("").parts)) for file in files]
    return tuple(one for one in dotted if not one.startswith(("seriatim.site.", "seriatim.journal.")))


@cache
def _tops(module: str) -> dict[str, ast.AST]:
    """What is defined at the top of a module, and the methods of its classes."""
    spec = importlib.import_module(module)
    tops: dict[str, ast.AST] = {}
    for node in ast.parse(Path(str(spec.__file__)).read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef():
                tops[node.name] = node
            case ast.ClassDef():
                tops |= {f"{node.name}.{one.name}": one for one in node.body if isinstance(one, Function)}
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                tops[name] = node
    return tops


def _node(spot: Spot) -> ast.AST | None:
    return _tops(spot.module).get(spot.name) if spot.module.startswith("seriatim.") else None


def _said(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but annotations."""
    yield node
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "args") and isinstance(node, Function | ast.arg | ast.AnnAssign):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _said(child)


def _leads_to(spot: Spot) -> Iterator[Spot]:
    node = _node(spot)
    if node is None:
        return
    types = _types_of_parameters(spot, node)
    local = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    for one in _said(node):
        match one:
            case ast.Name(id=name) if name in local and isinstance(node, Function):
                continue
            case ast.Attribute(value=ast.Name(id=owner), attr=method) if owner in types:
                yield Spot(types[owner].__module__, f"{types[owner].__name__}.{method}")
            case ast.Name() | ast.Attribute():
                yield from _definition(spot.module, one)


def _definition(module: str, named: ast.Name | ast.Attribute) -> Iterator[Spot]:
    """Where that which is named is defined: in this module, or where it was imported from."""
    value = _value(module, named)
    if callable(value) and str(getattr(value, "__module__", "")).startswith("seriatim."):
        yield Spot(value.__module__, value.__qualname__)
    elif isinstance(named, ast.Name):
        yield Spot(module, named.id)
        yield from (Spot(other, named.id) for other in _imported_from(module, named.id))


@cache
def _imported_from(module: str, name: str) -> tuple[str, ...]:
    tree = ast.parse(Path(str(importlib.import_module(module).__file__)).read_text(encoding="utf-8"))
    imports = (node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module)
    return tuple(str(node.module) for node in imports if name in [alias.name for alias in node.names])


def _types_of_parameters(spot: Spot, node: ast.AST) -> dict[str, type]:
    if not isinstance(node, Function):
        return {}
    given = ((one.arg, _value(spot.module, one.annotation)) for one in node.args.args if one.annotation)
    types = {name: kind for name, kind in given if isinstance(kind, type)}
    if "." in spot.name:
        types["self"] = getattr(importlib.import_module(spot.module), spot.name.partition(".")[0])
    return types


@cache
def _values(spot: Spot) -> tuple[Any, ...]:
    """The refusals that a spot names, and the kinds of event that it makes."""
    node = _node(spot)
    found = []
    for one in _said(node) if node else ():
        value = _value(spot.module, one.func if isinstance(one, ast.Call) else one)
        refusal = isinstance(one, ast.Attribute) and isinstance(value, StrEnum) and type(value).__name__ == "Refusal"
        made = isinstance(one, ast.Call) and isinstance(value, type) and value in EVENT_NAMES
        if refusal or made:
            found.append(value)
    return tuple(found)


def _calls_of(node: ast.AST, name: str) -> Iterator[ast.Call]:
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == name:
            yield one


def _value(module: str, node: ast.AST | None) -> Any:
    """What a name, or a name with an attribute, stands for in a module; None for what only a run could tell."""
    names = vars(importlib.import_module(module))
    match node:
        case ast.Name(id=name):
            return names.get(name)
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return getattr(names.get(owner), name, None)
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id=owner), attr=middle), attr=name):
            return getattr(getattr(names.get(owner), middle, None), name, None)
    return None
