"""Waking a delegate's phone when its turn comes near: Web Push, where the browser and its owner allow it."""

from seriatim.site.push.watching import start

__all__ = ["start"]
