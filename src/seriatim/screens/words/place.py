"""What a delegate's own page says while it is open."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Promise] = {
    "third": _("You are third"),
    "next": _("You are next"),
    "floor": _("You have the floor"),
    "ahead": ngettext_lazy("{n} is called before you.", "{n} are called before you."),
    "your clock": _("(by your clock {low}–{high})"),
    "a moment ago": _("Less than a minute ago."),
    "minutes ago": ngettext_lazy("{n} minute ago.", "{n} minutes ago."),
    "pace: within": _("Within the limit"),
    "pace: last-minute": _("Last minute"),
    "pace: over": _("Over the limit"),
    "light: slow": _("The interpreters ask you to speak more slowly."),
    "light: sound": _("The interpreters do not hear you: speak into the microphone."),
    "recorded": _("Recorded: {what}"),
    "not sent": _("Not sent"),
    "not sent: lost": _(
        "“{what}”: no answer says that it is recorded. Do not count on it. When there is a connection, press once "
        "more: it is then done once, even if it arrived already."
    ),
    "not sent: signed-out": _("“{what}”: your session has ended. What you filled in is kept in this window."),
    "send again": _("Send again"),
    "send now": _("Send now"),
    "throw away": _("Throw it away"),
    "sign in again": _("Sign in again"),
    "move": _("Move, and change the class"),
    "take": _("Take {name}"),
    "sound": _("Sound and vibration"),
    "sound: why": _("A short sound when you are third, when you are next, and when you have the floor."),
    "push": _("Wake this phone"),
    "push: on": _("This phone is told also when the page is closed. Only your own delegation is named."),
    "push: off": _(
        "A message when you are third, when you are next, and when you have the floor. You are asked first."
    ),
    "push: failed": _(
        "This phone could not be subscribed. Keep this page open with the sound on, or let a colleague watch the list."
    ),
    "push: denied": _(
        "Messages of this site are blocked in this browser; its settings can allow them again. Until then keep this "
        "page open with the sound on."
    ),
    "push: unsupported": _(
        "This browser takes no messages. Keep this page open with the sound on, or let a colleague watch the list."
    ),
    "push: home-screen": _(
        "An iPhone or iPad takes messages only for pages on its home screen: press Share, then Add to Home Screen, and "
        "open the page from there. Until then keep this page open with the sound on."
    ),
}
