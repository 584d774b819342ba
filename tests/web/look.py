"""A screenshot of any page: `.venv/bin/python -m tests.web.look /c/hallstein/ --width 390 --dark -o page.png`."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from datetime import UTC, datetime


def main() -> None:
    wanted = options()
    os.environ["KLARLINIE_HOME"] = tempfile.mkdtemp(prefix="klarlinie-look-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "klarlinie.web.config.settings"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    os.environ["KLARLINIE_DEBUG"] = "1"
    try:
        look(wanted)
    finally:
        shutil.rmtree(os.environ["KLARLINIE_HOME"], ignore_errors=True)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page")
    parser.add_argument("--as", dest="who", default="ana", help="ana, mia, ben, vera, cleo or nobody")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--lang", default="de")
    parser.add_argument("--empty", action="store_true", help="companies without anything in them")
    parser.add_argument(
        "--fold", action="store_true", help="only what fits on the screen, not the whole page"
    )
    parser.add_argument("--run", action="append", default=[], help="JavaScript to run before the picture")
    parser.add_argument("--click", action="append", default=[], help="CSS selector to click first, in order")
    parser.add_argument("--keys", action="append", default=[], help="keys to press, like Enter or Control+z")
    parser.add_argument("--wait", type=int, default=0, help="milliseconds before the picture")
    parser.add_argument("-o", "--output", default="page.png")
    return parser.parse_args()


def look(wanted: argparse.Namespace) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.test.utils import override_settings, setup_databases, setup_test_environment

    from klarlinie.web.platform.ui.font import make_font

    make_font(settings.HOME / "made")
    setup_test_environment()
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES={**settings.STORAGES, **plain}, ALLOWED_HOSTS=["*"]):
        settings.MIGRATION_MODULES = {app.split(".")[-1]: None for app in settings.INSTALLED_APPS}
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = os.path.join(
            os.environ["KLARLINIE_HOME"], "look.sqlite3"
        )
        setup_databases(verbosity=0, interactive=False)
        from tests.web.world import make_world

        world = make_world(at=datetime(2026, 8, 3, 9, 0, tzinfo=UTC), filled=not wanted.empty)
        picture(wanted, world)


def picture(wanted: argparse.Namespace, world: object) -> None:
    from django.contrib.staticfiles.testing import StaticLiveServerTestCase
    from playwright.sync_api import sync_playwright

    from tests.web.browser import open_browser, sign_in

    class Server(StaticLiveServerTestCase):
        host = "127.0.0.1"

    Server._overridden_settings = None
    Server.setUpClass()
    try:
        with sync_playwright() as play:
            browser = open_browser(play)
            context = browser.new_context(
                viewport={"width": wanted.width, "height": wanted.height},
                color_scheme="dark" if wanted.dark else "light",
                locale="de-DE" if wanted.lang == "de" else "en-GB",
                reduced_motion="reduce",
            )
            if wanted.who != "nobody":
                sign_in(context, world, wanted.who, Server.live_server_url)
            page = context.new_page()
            page.on("console", lambda message: print("console:", message.type, message.text))
            page.on("pageerror", lambda error: print("page error:", error))
            answer = page.goto(Server.live_server_url + wanted.page)
            print(answer.status if answer else "no answer", page.url, page.title())
            for selector in wanted.click:
                page.click(selector)
                page.wait_for_timeout(300)
            for key in wanted.keys:
                page.keyboard.press(key)
            for script in wanted.run:
                print(page.evaluate(script))
            page.wait_for_timeout(wanted.wait)
            page.screenshot(path=wanted.output, full_page=not wanted.fold)
            browser.close()
    finally:
        Server.tearDownClass()


if __name__ == "__main__":
    main()
