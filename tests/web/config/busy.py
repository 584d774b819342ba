"""For the tests of backups: a company that is filled, somebody who goes on writing, and a look at what is there."""

from __future__ import annotations

import hashlib
import json
import sys

import django


def fill() -> None:
    from klarlinie.web.config.example import make_example
    from klarlinie.web.config.prepare import make_tables
    from klarlinie.web.platform.ui.clock import now

    make_tables()
    make_example(at=now())


def write() -> None:
    """Adds people until it is killed, and says the name of each once it is saved."""
    from klarlinie.web.platform.companies.actions import add_person
    from klarlinie.web.platform.companies.models import Company
    from klarlinie.web.platform.journal.by import THE_PROGRAM
    from klarlinie.web.platform.ui.clock import now

    company_id = Company.objects.get().pk
    for number in range(100_000):
        add_person(company_id, f"Nummer {number}", by=THE_PROGRAM, at=now())
        print(number, flush=True)


def look() -> None:
    """How many people, how many entries of their arrival, whether the chain holds, and a digest of all tables."""
    from klarlinie.web.config.keeping.plain_rows import tables, written
    from klarlinie.web.platform.companies.models import Company, Person
    from klarlinie.web.platform.journal.models import Entry
    from klarlinie.web.platform.journal.queries import chain_breaks_at

    rows = [written(row) for model in tables() for row in model._base_manager.order_by("pk")]
    people = Person.everywhere.filter(name__startswith="Nummer").count()
    told = {
        "people": people,
        "entries": Entry.everywhere.filter(says_de__startswith="Nummer").count(),
        "breaks": chain_breaks_at(Company.objects.get().pk),
        "digest": hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    django.setup()
    {"fill": fill, "write": write, "look": look}[sys.argv[1]]()
