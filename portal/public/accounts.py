"""Registering, signing in and out, and one's own account."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.views import LoginView, LogoutView
from django.forms import CharField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from accounts.models import Language, User
from forms import answers
from portal.public import registration
from portal.public.throttle import throttled
from portal.public.wordings import LANGUAGE_KEPT, NOT_THE_PASSWORD, PASSWORD_CHANGED, REGISTERED

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInForm(AuthenticationForm):
    """User name and password, neither longer than one can be."""

    username = UsernameField(max_length=150)
    password = CharField(max_length=1000, strip=False)


class SignIn(LoginView):
    """Signing in; too many failures lock the name at that address for a while (axes)."""

    template_name = "portal/public/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        return _first_page(self.request)

    def form_valid(self, form: object) -> HttpResponse:
        answer = super().form_valid(form)  # type: ignore[arg-type]
        _speak(answer, self.request.user.language)  # type: ignore[union-attr]
        return answer


class SignOut(LogoutView):
    """Signing out, by POST only."""


@throttled("register", most=20, seconds=600)
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Open an account for a unit or a person."""
    if request.user.is_authenticated:
        return redirect(_first_page(request))
    raw = answers.from_post(registration.FORM, request.POST)
    errors: dict[str, object] = {}
    if request.method == "POST":
        try:
            return _welcome(request, raw)
        except registration.NotRegistered as refused:
            errors = dict(refused.errors)
    inputs = answers.to_inputs(registration.FORM, raw)
    fields = registration.FORM.sections[0].fields
    shown = {"fields": fields, "inputs": inputs, "errors": errors, "next": _next(request)}
    return render(request, "portal/public/register.html", shown, status=422 if errors else 200)


def _welcome(request: HttpRequest, raw: dict[str, object]) -> HttpResponse:
    password, again = request.POST.get("password", ""), request.POST.get("again", "")
    user = registration.register(raw, password=password, again=again)
    login(request, user, backend=BACKEND)
    messages.success(request, str(REGISTERED))
    return redirect(_next(request) or reverse("applicant:cases"))


@login_required
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's own data, and the language of pages and mails."""
    user = request.user
    assert isinstance(user, User)
    if request.method == "POST" and request.POST.get("language") in Language.values:
        user.language = request.POST["language"]
        user.save(update_fields=["language"])
        with override(user.language):
            messages.success(request, str(LANGUAGE_KEPT))
        answer = redirect("public:account")
        _speak(answer, user.language)
        return answer
    return render(request, "portal/public/account.html", {"languages": Language.choices})


@throttled("password", most=10, seconds=600)
@login_required
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Another password in the place of one's own; other sessions of the account end."""
    user = request.user
    assert isinstance(user, User)
    if request.method == "GET":
        return redirect("public:account")
    errors = {} if user.check_password(request.POST.get("former", "")) else {"former": [NOT_THE_PASSWORD]}
    chosen, again = request.POST.get("password", ""), request.POST.get("again", "")
    errors |= registration.password_errors(user, chosen, again)
    if errors:
        shown = {"languages": Language.choices, "errors": errors}
        return render(request, "portal/public/account.html", shown, status=422)
    user.set_password(chosen)
    user.save(update_fields=["password"])
    update_session_auth_hash(request, user)
    messages.success(request, str(PASSWORD_CHANGED))
    return redirect("public:account")


def _speak(answer: HttpResponse, language: str) -> None:
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours and wanted.startswith("/") else ""


def _first_page(request: HttpRequest) -> str:
    user = request.user
    return reverse("public:home" if user.is_authenticated and user.is_officer else "applicant:cases")
