"""What do the lists that a body has heard say of its pace?

Each speech is the product of the body's mean, what its limit allows, its list's own pace, the factors of its traits
and a residual. Means are shrunk by Bühlmann's credibility (Experience rating and credibility, ASTIN Bulletin 4, 1967):
what was seen of one delegation weighs n / (n + within / between) beside what is known of all, and likewise a list
beside its body, and a body beside the field. Variances are estimated by moments (Bühlmann and Straub, 1970), with the
field's counted in as so many observations. Everything depends on everything, so it is gone through a few times.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seriatim.forecast.rules.field import Field
from seriatim.forecast.rules.pace import CAP, Factor, Numbers, Pace
from seriatim.forecast.rules.speech import DELEGATION, Speech

Codes = NDArray[np.intp]

FADING = 0.9
"""What a sitting says of the body's mean weighs so much less with each later one: bodies change their ways."""

ROUNDS = 6
FIELD_SPEECHES, FIELD_LISTS, FIELD_VALUES = 60, 2, 5
"""The field's word counts as so many speeches, lists, and values of a trait beside the body's own."""

LONGEST_RESIDUAL = 6.0
SMALLEST = 1e-5


@dataclass(frozen=True)
class _Heard:
    """The speeches in columns: seconds under the reference limit, their lists, the value of each of their traits."""

    seconds: Numbers
    of: Codes
    sizes: NDArray[np.intp]
    weights: Numbers
    values: dict[str, tuple[list[str], Codes]]
    limited: bool


@dataclass(frozen=True)
class _Fit:
    """An estimate of everything: means, variances, the pace of each list, the factor of each value of a trait."""

    seconds: float
    unsure: float
    lists: float
    speeches: float
    paces: Numbers
    traits: dict[str, float]
    factors: dict[str, Numbers]


def learn(field: Field, sittings: Sequence[Sequence[Sequence[Speech]]]) -> Pace:
    """The pace of a body from the lists that its sittings have heard, oldest first; else the field's."""
    if not any(one for sitting in sittings for one in sitting):
        return untaught(field)
    heard = _columns(field, sittings)
    fit = _first(field, heard)
    for _ in range(ROUNDS):
        fit = _with_lists(field, heard, _with_traits(field, heard, _with_mean(field, heard, fit)))
    return _pace(field, heard, fit)


def untaught(field: Field, *, limited: bool = True) -> Pace:
    """The pace of a body of which nothing is known but whether it has a limit."""
    unsure, lists, speeches = field.bodies(limited=limited) ** 2, field.lists_spread**2, field.speeches_spread**2
    stranger = field.trait_spread(DELEGATION) ** 2
    return Pace(field, field.seconds, unsure, lists, speeches, {}, stranger, np.array(field.shape))


def _columns(field: Field, sittings: Sequence[Sequence[Sequence[Speech]]]) -> _Heard:
    lists = [one for sitting in sittings for one in sitting if one]
    ages = [age for age, sitting in enumerate(reversed(sittings)) for one in sitting if one][::-1]
    speeches = [one for each in lists for one in each]
    traits = sorted({trait for one in speeches for trait in one.speaker.traits})
    values = {}
    for trait in traits:
        names, codes = np.unique([one.speaker.traits.get(trait, "") for one in speeches], return_inverse=True)
        values[trait] = (names.tolist(), codes)
    sizes = np.array([len(one) for one in lists])
    seconds = np.array([one.seconds / field.unit(one.speaker.limit) for one in speeches])
    limited = all(one.speaker.limit for one in speeches)
    return _Heard(seconds, np.repeat(np.arange(len(lists)), sizes), sizes, FADING ** np.array(ages), values, limited)


def _first(field: Field, heard: _Heard) -> _Fit:
    return _Fit(
        float(np.median(heard.seconds)), 0.0, field.lists_spread**2, field.speeches_spread**2,
        np.ones(len(heard.sizes)),
        {trait: field.trait_spread(trait) ** 2 for trait in heard.values},
        {trait: np.ones(len(names)) for trait, (names, _) in heard.values.items()},
    )  # fmt: skip


def _expected(heard: _Heard, fit: _Fit) -> Numbers:
    """The product of the factors of each speech's traits."""
    product = np.ones(len(heard.seconds))
    for trait, (_, codes) in heard.values.items():
        product *= fit.factors[trait][codes]
    return product


def _with_mean(field: Field, heard: _Heard, fit: _Fit) -> _Fit:
    """The body's mean beside the field's, and the pace of each list beside the body's."""
    means = _list_means(heard, fit)
    weights = heard.weights / (fit.lists + fit.speeches / heard.sizes)
    prior = 1 / field.bodies(limited=heard.limited) ** 2
    capped = np.minimum(means, CAP * fit.seconds)
    seconds = float((prior * field.seconds + weights @ capped) / (prior + weights.sum()))
    weight = heard.sizes * fit.lists / (heard.sizes * fit.lists + fit.speeches)
    paces = 1 + weight * (means / seconds - 1)
    return replace(fit, seconds=seconds, unsure=float(1 / (prior + weights.sum())), paces=paces)


def _list_means(heard: _Heard, fit: _Fit) -> Numbers:
    expected = _expected(heard, fit)
    seconds = np.minimum(heard.seconds, CAP * fit.seconds * fit.paces[heard.of] * expected)
    means: Numbers = np.bincount(heard.of, seconds) / np.bincount(heard.of, expected)
    return means


def _with_traits(field: Field, heard: _Heard, fit: _Fit) -> _Fit:
    """The factor of each value of each trait, and how far speeches of one value lie apart."""
    for trait in heard.values:
        fit = _with_trait(field, heard, fit, trait)
    return fit


def _with_trait(field: Field, heard: _Heard, fit: _Fit, trait: str) -> _Fit:
    _, codes = heard.values[trait]
    others = fit.seconds * fit.paces[heard.of] * _expected(heard, fit) / fit.factors[trait][codes]
    seen = np.minimum(heard.seconds / others, CAP * fit.factors[trait][codes])
    count = np.bincount(codes)
    means = np.bincount(codes, seen) / count
    within, free = float(((seen - means[codes]) ** 2).sum()), int((count - 1).sum())
    finest = len(count) == max(len(names) for names, _ in heard.values.values())
    speeches = (
        (field.speeches_spread**2 * FIELD_SPEECHES + within) / (FIELD_SPEECHES + free) if finest else fit.speeches
    )
    apart = float(((means - 1) ** 2 - speeches / count).sum())
    between = max(SMALLEST, (field.trait_spread(trait) ** 2 * FIELD_VALUES + apart) / (FIELD_VALUES + len(count)))
    factors = 1 + count * between / (count * between + speeches) * (means - 1)
    factors /= np.average(factors[codes])
    return replace(
        fit, speeches=speeches, traits={**fit.traits, trait: between}, factors={**fit.factors, trait: factors}
    )


def _with_lists(field: Field, heard: _Heard, fit: _Fit) -> _Fit:
    """How far lists lie apart; long lists tell more of it than short ones."""
    means = np.minimum(_list_means(heard, fit) / fit.seconds, CAP)
    apart = (means - 1) ** 2 - fit.speeches / heard.sizes
    weights = 1 / (fit.lists + fit.speeches / heard.sizes) ** 2
    weights /= weights.max()
    lists = (field.lists_spread**2 * FIELD_LISTS + weights @ apart) / (FIELD_LISTS + weights.sum())
    return replace(fit, lists=max(SMALLEST, float(lists)))


def _pace(field: Field, heard: _Heard, fit: _Fit) -> Pace:
    factors = {
        trait: {name: Factor(mean, variance) for name, mean, variance in _told(heard, fit, trait)}
        for trait in heard.values
    }
    residuals = heard.seconds / (fit.seconds * fit.paces[heard.of] * _expected(heard, fit))
    own = np.minimum(residuals, LONGEST_RESIDUAL) - 1
    prior = np.array(field.shape)[:: max(1, len(field.shape) // FIELD_SPEECHES)] * np.sqrt(fit.speeches)
    shape = np.sort(np.concatenate([own, prior]))
    shape = (shape - shape.mean()) / shape.std()
    stranger = fit.traits.get(DELEGATION, field.trait_spread(DELEGATION) ** 2)
    return Pace(field, fit.seconds, fit.unsure, fit.lists, fit.speeches, factors, stranger, shape, len(heard.seconds))


def _told(heard: _Heard, fit: _Fit, trait: str) -> list[tuple[str, float, float]]:
    """Each value of a trait, its factor, and how unsure that is."""
    names, codes = heard.values[trait]
    count, between = np.bincount(codes), fit.traits[trait]
    unsure = between * fit.speeches / (count * between + fit.speeches)
    return list(zip(names, fit.factors[trait].tolist(), unsure.tolist(), strict=True))
