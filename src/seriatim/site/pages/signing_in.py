"""How does somebody of the secretariat sign in, and out?"""

from django import forms
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from seriatim.site.accounts import TooManyAttempts, recognise


class Credentials(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Account"), max_length=150, widget=forms.TextInput({"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; after it, back to where the person was."""
    if request.method != "POST":
        return _form(request, Credentials(auto_id=False))
    form = Credentials(request.POST, auto_id=False)
    if not form.is_valid():
        return _form(request, form, 400)
    try:
        account = recognise(request, form.cleaned_data["name"], form.cleaned_data["password"])
    except TooManyAttempts:
        return _form(request, form, 429, _("Too many attempts: wait a quarter of an hour, then try again."))
    if account is None:
        return _form(request, form, 401, _("Account and password do not belong together: try again."))
    login(request, account)
    return redirect(_back(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session is over; what was done stays done."""
    logout(request)
    return redirect("front")


def first_sign_in(back: str) -> HttpResponse:
    """To the form and then back to a page; what was posted without being signed in was not done."""
    return HttpResponseRedirect(reverse("sign-in", query={"next": back}), status=303)


def _form(request: HttpRequest, form: Credentials, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {"form": form, "refusal": refusal, "next": _back(request), "signing_in": True}
    return render(request, "site/sign_in.html", context, status=status)


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("front")
