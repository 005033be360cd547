"""The slice as Django knows it: whoever signs in is noted with the device, from the first moment."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class Delegations(AppConfig):
    name = "seriatim.delegations"
    label = "delegations"
    default = True

    def ready(self) -> None:
        """Signals are heard once the tables are known."""
        from seriatim.delegations.devices import noted  # noqa: PLC0415 — models can be read from now on only

        user_logged_in.connect(noted, dispatch_uid="seriatim.device")
