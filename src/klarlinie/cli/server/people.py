"""klarlinie server user and company: the first account of a new server, and help for who is locked out."""

from __future__ import annotations

import click

from klarlinie.cli.own_words import Group
from klarlinie.cli.screen import Screen
from klarlinie.cli.server.opening import web
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

USER = Text(
    "Konten: add, list, password, second-factor-off, deactivate, activate, delete.",
    "Accounts: add, list, password, second-factor-off, deactivate, activate, delete.",
)
USER_ADD = Text("Legt ein Konto an und zeigt sein Passwort.", "Makes an account and shows its password.")
USER_LIST = Text("Zeigt alle Konten.", "Shows all accounts.")
USER_PASSWORD = Text("Gibt einem Konto ein neues Passwort.", "Gives an account a new password.")
USER_DEACTIVATE = Text(
    "Schließt ein Konto; wer damit angemeldet ist, ist sofort draußen.",
    "Closes an account; whoever is signed in with it is out at once.",
)
USER_ACTIVATE = Text("Gibt ein geschlossenes Konto wieder frei.", "Opens a closed account again.")
USER_FACTOR_OFF = Text(
    "Nimmt den zweiten Faktor weg, wenn Telefon oder Schlüssel verloren sind.\n\nNur, wenn feststeht, wer darum "
    "bittet: Danach genügt das Passwort. Die Person erfährt es per Mail.",
    "Switches the second factor off where the phone or the key is lost.\n\nOnly once it is certain who is asking: "
    "afterwards the password is enough. The person is told by mail.",
)
USER_DELETE = Text(
    "Nimmt ein Konto für immer weg, mit allem, was hineinführt.\n\nWas die Person eingetragen hat, bleibt mit "
    "ihrem Namen. "
    "Unternehmen, "
    "die sonst niemand sieht, gehen mit.",
    "Deletes an account with everything that leads in.\n\nWhat the person has entered stays with their name. Companies "
    "that nobody else sees go along.",
)
COMPANY = Text("Unternehmen: add, list, delete.", "Companies: add, list, delete.")
COMPANY_DELETE = Text(
    "Nimmt ein Unternehmen für immer weg, mit allen Angaben und dem ganzen Verlauf.\n\nErst mitnehmen: "
    "klarlinie server export",
    "Deletes a company with all entries and the whole history.\n\nTake it along first: klarlinie server export",
)
ONCE_MORE = Text("Zur Sicherheit noch einmal sein ganzer Name.", "To be sure, its whole name once more.")
ADDRESS_ONCE_MORE = Text("Zur Sicherheit noch einmal die Adresse.", "To be sure, the address once more.")

COMPANY_ADD = Text("Legt ein Unternehmen an.", "Makes a company.")
COMPANY_LIST = Text("Zeigt alle Unternehmen.", "Shows all companies.")
NAME = Text("Wie andere die Person lesen.", "How others read the person.")
CONSULTANCY = Text(
    "Name der Beratung, zu der das gehört; gibt es sie noch nicht, entsteht sie.",
    "Name of the consultancy this belongs to; where there is none it is founded.",
)
LEAD = Text("E-Mail der Person, die es leitet.", "E-mail of whoever leads it.")
ADDED = Text(
    "{email} ist angelegt. Passwort, nur dieses eine Mal zu sehen: {word}",
    "{email} is there. The password, to be seen this once only: {word}",
)
NEW_PASSWORD = Text("Neues Passwort für {email}: {word}", "New password for {email}: {word}")
CLOSED = Text("Das Konto {email} ist geschlossen.", "The account {email} is closed.")
OPENED = Text("Das Konto {email} ist wieder offen.", "The account {email} is open again.")
FACTOR_OFF = Text(
    "Der zweite Faktor von {email} ist ausgeschaltet: App, Sicherheitsschlüssel und Ersatzcodes. Bis ein neuer "
    "eingeschaltet ist, genügt das Passwort. Die Nachricht darüber ist unterwegs.",
    "The second factor of {email} is switched off: app, security keys and recovery codes. Until a new one is switched "
    "on, the password is enough. The letter that says so is on its way.",
)
FACTOR_OFF_UNTOLD = Text(
    "Der zweite Faktor von {email} ist ausgeschaltet: App, Sicherheitsschlüssel und Ersatzcodes. Bis ein neuer "
    "eingeschaltet ist, genügt das Passwort. Die Mail darüber ging nicht hinaus; bitte der Person selbst sagen.",
    "The second factor of {email} is switched off: app, security keys and recovery codes. Until a new one is switched "
    "on, the password is enough. The mail about it did not go out; please tell the person yourself.",
)
DELETED = Text("{name} ist gelöscht.", "{name} is deleted.")
FOUNDED = Text("Angelegt: {slug}", "Made: {slug}")
NOBODY_YET = Text(
    "Noch gibt es kein Konto. Das erste: klarlinie server user add anna@firma.de",
    "There is no account yet. The first: klarlinie server user add anna@firm.com",
)
NO_COMPANY_YET = Text(
    "Noch gibt es kein Unternehmen. Das erste: klarlinie server company add „Name“",
    "There is no company yet. The first: klarlinie server company add “Name”",
)
USER_HEADERS = (
    Text("E-Mail", "E-mail"),
    Text("Name", "Name"),
    Text("Beratung", "Consultancy"),
    Text("zuletzt da", "last seen"),
    Text("zweiter Faktor", "second factor"),
    Text("offen", "open"),
)
COMPANY_HEADERS = (Text("Kürzel", "Slug"), Text("Name", "Name"), Text("gehört zu", "belongs to"))
SLUG = Text("KÜRZEL", "SLUG")
YES, NO = Text("ja", "yes"), Text("nein", "no")


def add_to(app: click.Group, language: Language) -> None:
    user = Group("user", help=USER.say(language))
    company = Group("company", help=COMPANY.say(language))
    _add_user_commands(user, language)
    _add_company_commands(company, language)
    app.add_command(user)
    app.add_command(company)


def _add_user_commands(user: click.Group, language: Language) -> None:
    screen = Screen(language)

    @user.command("add", help=USER_ADD.say(language))
    @click.argument("email", metavar="EMAIL")
    @click.option("--name", default="", metavar="NAME", help=NAME.say(language))
    @click.option("--consultancy", metavar="NAME", help=CONSULTANCY.say(language))
    def add(email: str, name: str, consultancy: str | None) -> None:
        with web():
            from klarlinie.web.config.people import add_user
            from klarlinie.web.platform.ui.clock import now

            word = add_user(email, name, consultancy, at=now())
            screen.say(ADDED.with_values(email=email, word=word))

    @user.command("list", help=USER_LIST.say(language))
    def list_all() -> None:
        with web():
            _list_users(screen)

    @user.command("password", help=USER_PASSWORD.say(language))
    @click.argument("email", metavar="EMAIL")
    def password(email: str) -> None:
        with web():
            from klarlinie.web.config.people import new_password

            screen.say(NEW_PASSWORD.with_values(email=email, word=new_password(email)))

    @user.command("second-factor-off", help=USER_FACTOR_OFF.say(language))
    @click.argument("email", metavar="EMAIL")
    def second_factor_off(email: str) -> None:
        with web():
            from klarlinie.web.config.people import without_second_factor

            is_told = without_second_factor(email)
            screen.say((FACTOR_OFF if is_told else FACTOR_OFF_UNTOLD).with_values(email=email))

    @user.command("deactivate", help=USER_DEACTIVATE.say(language))
    @click.argument("email", metavar="EMAIL")
    def deactivate(email: str) -> None:
        with web():
            from klarlinie.web.config.people import deactivate as close

            close(email)
            screen.say(CLOSED.with_values(email=email))

    @user.command("activate", help=USER_ACTIVATE.say(language))
    @click.argument("email", metavar="EMAIL")
    def activate(email: str) -> None:
        with web():
            from klarlinie.web.config.people import activate as open_again

            open_again(email)
            screen.say(OPENED.with_values(email=email))

    @user.command("delete", help=USER_DELETE.say(language))
    @click.argument("email", metavar="EMAIL")
    @click.option("--really", required=True, metavar="EMAIL", help=ADDRESS_ONCE_MORE.say(language))
    def delete(email: str, really: str) -> None:
        with web():
            from klarlinie.web.config.leaving.operating import delete_account
            from klarlinie.web.platform.ui.clock import now

            delete_account(email, really, at=now())
            screen.say(DELETED.with_values(name=email))


def _list_users(screen: Screen) -> None:
    from klarlinie.web.config.people import users

    rows = [
        (
            one.email,
            one.name,
            one.organisation,
            one.last_login.strftime("%Y-%m-%d") if one.last_login else "",
            (YES if one.has_second_factor else NO).say(screen.language),
            (YES if one.is_active else NO).say(screen.language),
        )
        for one in users()
    ]
    if rows:
        screen.table(USER_HEADERS, rows)
    else:
        screen.say(NOBODY_YET)


def _add_company_commands(company: click.Group, language: Language) -> None:
    screen = Screen(language)

    @company.command("add", help=COMPANY_ADD.say(language))
    @click.argument("name", metavar="NAME")
    @click.option("--consultancy", metavar="NAME", help=CONSULTANCY.say(language))
    @click.option("--lead", metavar="EMAIL", help=LEAD.say(language))
    def add(name: str, consultancy: str | None, lead: str | None) -> None:
        with web():
            from klarlinie.web.config.people import add_company
            from klarlinie.web.platform.ui.clock import now

            slug = add_company(name, consultancy, lead, at=now())
            screen.say(FOUNDED.with_values(slug=slug))

    @company.command("list", help=COMPANY_LIST.say(language))
    def list_all() -> None:
        with web():
            from klarlinie.web.config.people import companies

            rows = companies()
            if rows:
                screen.table(COMPANY_HEADERS, rows)
            else:
                screen.say(NO_COMPANY_YET)

    @company.command("delete", help=COMPANY_DELETE.say(language))
    @click.argument("slug", metavar=SLUG.say(language))
    @click.option("--really", required=True, metavar="NAME", help=ONCE_MORE.say(language))
    def delete(slug: str, really: str) -> None:
        with web():
            from klarlinie.web.config.leaving.operating import delete_company

            screen.say(DELETED.with_values(name=delete_company(slug, really)))
