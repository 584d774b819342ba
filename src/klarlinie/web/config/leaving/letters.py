"""The last letters: to everybody who had access to a company that is gone, and to whoever has closed an account."""

from __future__ import annotations

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.leaving.actions import Deleted
from klarlinie.web.platform.ui.letters import send_letter
from klarlinie.web.platform.ui.words import Voice, speaking

GONE = Text("{company} ist in Klarlinie gelöscht", "{company} is deleted in Klarlinie")
GONE_SAYS = Text(
    "Guten Tag,\n\n{who} hat {company} in Klarlinie gelöscht, mit allen Angaben und dem ganzen Verlauf. Dein Konto "
    "bleibt.\n\nKlarlinie\n",
    "Hello,\n\n{who} has deleted {company} in Klarlinie, with all entries and the whole history. Your account stays."
    "\n\nKlarlinie\n",
    sie="Guten Tag,\n\n{who} hat {company} in Klarlinie gelöscht, mit allen Angaben und dem ganzen Verlauf. Ihr Konto "
    "bleibt.\n\nKlarlinie\n",
)
CLOSED = Text("Konto gelöscht", "Account deleted")
CLOSED_SAYS = Text(
    "Guten Tag,\n\ndas Konto {email} ist gelöscht, mit Adressen, Anmeldungen und Schlüsseln. Diese Nachricht ist die "
    "letzte.\n\nDas war so nicht gewünscht? Dann bitte gleich melden, wo das Unternehmen geleitet wird, oder wer den "
    "Server betreut.\n\nKlarlinie\n",
    "Hello,\n\nthe account {email} is deleted, with its addresses, sign-ins and keys. This message is the last one.\n\n"
    "This was not wanted? Then please tell whoever leads the company, or looks after the server, at once."
    "\n\nKlarlinie\n",
)


def tell_company_gone(deleted: Deleted, who: str) -> None:
    words = {"company": deleted.name, "who": who}
    for reader in deleted.readers:
        with speaking(Voice("en" if reader.language == "en" else "de", deleted.formal)):
            send_letter(reader.email, GONE.with_values(**words), GONE_SAYS.with_values(**words))


def tell_account_closed(email: str, language: str) -> bool:
    with speaking(Voice("en" if language == "en" else "de")):
        return send_letter(email, CLOSED, CLOSED_SAYS.with_values(email=email))
