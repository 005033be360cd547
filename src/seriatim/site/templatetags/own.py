"""What do the pages of delegations need that others do not? A key for each form, since several stand on one page."""

from uuid import uuid4

from django import template

register = template.Library()


@register.simple_tag
def key() -> str:
    """A key that no other form has, so that pressing twice does a thing once."""
    return uuid4().hex
