"""Who works on the marketing, who has access, and what the company has set."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies import actions, queries
from klarlinie.web.platform.companies.access import (
    CompanyRequest,
    PageRequest,
    by_user,
    company_page,
    open_page,
    signed_in_page,
)
from klarlinie.web.platform.companies.forms import (
    FoundClientForm,
    FoundForm,
    InviteForm,
    PersonForm,
    SettingsForm,
)
from klarlinie.web.platform.companies.letters import send_invitation_letter
from klarlinie.web.platform.companies.rights import RIGHTS, ROLE_NAMES, Role
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import later, say, tell, tell_trouble

SAVED = Text("Gespeichert.", "Saved.")


# People


@company_page("see")
@require_safe
def people(request: CompanyRequest) -> HttpResponse:
    return render(request, "companies/people.html", {"people": queries.persons(request.company.id)})


@company_page("edit")
def new_person(request: CompanyRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, accounts=_accounts(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_person(request.company.id, by=request.by, at=now(), **form.about())
        except actions.CannotChange as error:
            form.add_error(_field_of(error), later(error.text))
        else:
            tell(request, Text("{name} ist dabei.", "{name} is in.", {"name": form.cleaned_data["name"]}))
            return redirect("company_people", slug=request.company.slug)
    return render(request, "companies/person.html", {"form": form}, status=422 if form.errors else 200)


@company_page("edit")
def person(request: CompanyRequest, person_id: int) -> HttpResponse:
    shown = queries.person(request.company.id, person_id)
    if shown is None:
        raise Http404
    now_there = {
        "name": shown.name,
        "side": shown.side,
        "hours_per_week": shown.hours_per_week,
        "cannot": "\n".join(shown.cannot),
        "account": str(shown.user_id or ""),
        "version": shown.version,
    }
    accounts = _accounts(request)
    form = PersonForm(request.POST or None, initial=now_there, accounts=accounts)
    stale = None
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            entry = actions.change_person(
                request.company.id, person_id, version, by=request.by, at=now(), **form.about()
            )
        except Stale as error:
            stale = error.text
        except actions.CannotChange as error:
            if error.text is actions.NOT_HERE:
                raise Http404 from None
            form.add_error(_field_of(error), later(error.text))
        else:
            tell(request, SAVED, undo=entry)
            return redirect("company_people", slug=request.company.slug)
    there = PersonForm(initial=now_there, accounts=accounts)
    page = {"form": form, "shown": shown, "stale": stale, "there": there}
    return render(request, "companies/person.html", page, status=_status(form.errors, stale))


@company_page("edit")
@require_POST
def remove(request: CompanyRequest, person_id: int) -> HttpResponse:
    try:
        entry = actions.remove_person(request.company.id, person_id, by=request.by, at=now())
        tell(request, Text("Herausgenommen.", "Taken off."), undo=entry)
    except actions.CannotChange:
        raise Http404 from None
    return redirect("company_people", slug=request.company.slug)


def _field_of(error: actions.CannotChange) -> str:
    """Beside which field the words belong."""
    return "name" if error.text.de == actions.NAME_TAKEN.de else "account"


def _accounts(request: CompanyRequest) -> list[tuple[int, str]] | None:
    """The members' accounts, for who leads: consultants advise and decide nothing."""
    if not request.company.may_lead:
        return None
    found = [one for one in queries.members(request.company.id) if one.role != "consultant"]
    return [
        (one.user_id, f"{one.name} ({one.email})" if one.name != one.email else one.name) for one in found
    ]


# Access


@company_page("see")
@require_safe
def access_page(request: CompanyRequest) -> HttpResponse:
    """Who may do what here, and who is on the way in."""
    return render(request, "companies/access.html", _access(request, _invite_form(request)))


@company_page("lead")
@require_POST
def send_invitation(request: CompanyRequest) -> HttpResponse:
    form = _invite_form(request)
    if not form.is_valid():
        return render(request, "companies/access.html", _access(request, form), status=422)
    email, role = form.cleaned_data["email"], cast("Role", form.cleaned_data["role"])
    try:
        token = actions.invite(request.company.id, email, role, by=request.by, at=now())
    except actions.CannotChange as error:
        form.add_error("email", later(error.text))
        return render(request, "companies/access.html", _access(request, form), status=422)
    link = request.build_absolute_uri(reverse("invited", kwargs={"token": token}))
    arrived = send_invitation_letter(email, link, request.company.name, request.by.name)
    page = _access(request, InviteForm(may_invite_consultants=_is_head(request)))
    return render(
        request, "companies/access.html", {**page, "link": link, "arrived": arrived, "email": email}
    )


@company_page("lead")
@require_POST
def withdraw(request: CompanyRequest, invitation_id: int) -> HttpResponse:
    try:
        actions.revoke_invitation(request.company.id, invitation_id, by=request.by, at=now())
    except actions.CannotChange:
        raise Http404 from None
    tell(request, Text("Die Einladung gilt nicht mehr.", "The invitation is no longer valid."))
    return redirect("company_access", slug=request.company.slug)


@company_page("lead")
@require_POST
def member(request: CompanyRequest, member_id: int) -> HttpResponse:
    """Another role for an account, or none."""
    wanted = request.POST.get("role", "")
    try:
        if wanted == "none":
            actions.let_go(request.company.id, member_id, by=request.by, at=now())
        elif wanted in ("lead", "member", "viewer"):
            role = cast("Role", wanted)
            actions.change_role(request.company.id, member_id, role, by=request.by, at=now())
        else:
            raise Http404
        tell(request, SAVED)  # without a way back: access is changed by hand
    except actions.CannotChange as error:
        if error.text is actions.NOT_HERE:
            raise Http404 from None
        tell_trouble(request, error.text)
    return _back_to_access(request)


@company_page("lead")
@require_POST
def consultant(request: CompanyRequest, member_id: int) -> HttpResponse:
    """Somebody no longer advises, or leads the consultancy from now on; its head decides that."""
    act = actions.make_head if request.POST.get("role") == "head" else actions.let_consultant_go
    try:
        act(request.company.id, member_id, by=request.by, at=now())
        tell(request, SAVED)
    except actions.CannotChange as error:
        if error.text is actions.NOT_HERE:
            raise Http404 from None
        tell_trouble(request, error.text)
    return _back_to_access(request)


def _back_to_access(request: CompanyRequest) -> HttpResponse:
    """Whoever has taken themselves out does not see that page any more."""
    if queries.role_in(request.company.id, request.by.user_id) is None:
        return redirect("companies")
    return redirect("company_access", slug=request.company.slug)


@open_page
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what the invitation is, also to a mail scanner; only a POST of somebody signed in takes it up."""
    found = queries.open_invitation(token, now())
    if found is None:
        slug = queries.where_taken_up(token, request.user.pk)
        if slug is not None:
            return redirect("company_home", slug=slug)
        return render(request, "companies/invited_gone.html", status=404)
    if request.method != "POST":
        return render(request, "companies/invited.html", {"found": found, "role": ROLE_NAMES[found.role]})
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    try:
        slug = actions.accept_invitation(token, by=by_user(request), at=now())
    except actions.CannotChange as error:
        if error.text is actions.YOU_ARE_IN:
            tell(request, error.text)
            return redirect("company_home", slug=found.slug)
        return render(request, "companies/invited_gone.html", status=404)
    return redirect("company_home", slug=slug)


# Settings and new companies


@company_page("lead")
def settings_page(request: CompanyRequest) -> HttpResponse:
    there = queries.settings_row(request.company.id)
    initial = {**there, "formal": "1" if there["formal"] else ""}
    form = SettingsForm(request.POST or None, initial=initial)
    stale = None
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            entry = actions.change_settings(
                request.company.id, version, by=request.by, at=now(), **form.about()
            )
        except Stale as error:
            stale = error.text
        else:
            tell(request, SAVED, undo=entry)
            return redirect("company_settings", slug=request.company.slug)
    page = {"form": form, "stale": stale, "there": SettingsForm(initial=initial), "shown": there}
    return render(request, "companies/settings.html", page, status=_status(form.errors, stale))


@signed_in_page
def found(request: PageRequest) -> HttpResponse:
    """A new company: of one's own, or for a client."""
    user_id = request.by.user_id or 0
    mine = queries.organisations_led(user_id)
    form: FoundForm | FoundClientForm = (
        FoundClientForm(request.POST or None, organisations=mine) if mine else FoundForm(request.POST or None)
    )
    if request.method == "POST" and form.is_valid():
        slug = _found(form, request)
        return redirect("company_home", slug=slug)
    return render(request, "companies/found.html", {"form": form}, status=422 if form.errors else 200)


def _found(form: FoundForm | FoundClientForm, request: PageRequest) -> str:
    said, by, at = form.cleaned_data, request.by, now()
    user_id = by.user_id or 0
    if isinstance(form, FoundClientForm):
        return actions.found_company(int(said["organisation"]), said["name"], by=by, at=at)
    is_consultancy = said["kind"] == "consultancy"
    name = said["consultancy"] or (by.name if is_consultancy else said["name"])
    head = user_id if is_consultancy else None
    return actions.found_first_company(name, said["kind"], said["name"], head_id=head, by=by, at=at)


def _invite_form(request: CompanyRequest) -> InviteForm:
    return InviteForm(request.POST or None, may_invite_consultants=_is_head(request))


def _is_head(request: CompanyRequest) -> bool:
    return queries.is_head(request.by.user_id or 0, request.company.organisation_id)


def _access(request: CompanyRequest, form: InviteForm) -> dict[str, object]:
    return {
        "members": [(one, ROLE_NAMES[one.role]) for one in queries.members(request.company.id)],
        "invitations": [
            (one, ROLE_NAMES[one.role]) for one in queries.invitations(request.company.id, now())
        ],
        "form": form,
        "is_head": _is_head(request),
        "rights": [(right, [say(ROLE_NAMES[r]) for r in ROLE_NAMES if r in right.roles]) for right in RIGHTS],
        "roles": [(role, ROLE_NAMES[role]) for role in ("lead", "member", "viewer")],
    }


def _status(errors: object, stale: object) -> int:
    return 409 if stale else 422 if errors else 200
