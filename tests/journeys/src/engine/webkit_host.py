"""A window for WebKitGTK that its driver steers and that keeps its data over a restart.

The engine's own test browser forgets everything when it is steered.
Arguments: folder of the profile, folder for downloads, file for this program's number, "dark" or "light",
"private" or "usual".
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

profile, downloads, number_file, scheme, kind = sys.argv[1:6]

with open(number_file, "w", encoding="ascii") as file:
    file.write(str(os.getpid()))

Gtk.init(None)
Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", scheme == "dark")

if kind == "private":
    manager = WebKit2.WebsiteDataManager.new_ephemeral()
else:
    manager = WebKit2.WebsiteDataManager(
        base_data_directory=os.path.join(profile, "data"),
        base_cache_directory=os.path.join(profile, "cache"),
    )
context = WebKit2.WebContext(website_data_manager=manager)
context.set_automation_allowed(True)
context.set_preferred_languages(["nb"])


def print_to_file(_view, operation):
    """Prints without a question. The driver has no command for it, so a page that prints makes a PDF."""
    settings = Gtk.PrintSettings()
    settings.set(Gtk.PRINT_SETTINGS_PRINTER, "Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    path = os.path.join(downloads, "printed.pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(path, None))
    operation.set_print_settings(settings)
    operation.print_()
    return True


def new_view(_session):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.get_settings().set_enable_write_console_messages_to_stdout(True)
    view.connect("print", print_to_file)
    window = Gtk.Window()
    window.set_default_size(1280, 800)
    window.add(view)
    view.connect("close", lambda _view: window.destroy())
    window.show_all()
    view.grab_focus()
    return view


def automation_started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("Arbeidsro journeys")
    info.set_version(1, 0, 0)
    session.set_application_info(info)
    session.connect("create-web-view", new_view)


def download_started(_context, download):
    def decide(download, suggested):
        path = os.path.join(downloads, os.path.basename(suggested))
        name, ending = os.path.splitext(path)
        number = 1
        while os.path.exists(path):
            path = f"{name} ({number}){ending}"
            number += 1
        download.set_destination(GLib.filename_to_uri(path, None))
        return True

    download.connect("decide-destination", decide)


context.connect("automation-started", automation_started)
context.connect("download-started", download_started)
Gtk.main()
