"""Django's command line for lvtong; starts the checkout's own servers when the command needs them."""

import os
import sys

from django.core.management import execute_from_command_line

from config.borrowed import servers_for

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with servers_for(sys.argv):
        execute_from_command_line(sys.argv)
