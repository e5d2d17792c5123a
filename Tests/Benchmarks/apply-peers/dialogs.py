"""What the Python peers share: a manifest in, the requests of the API out."""

import collections
import json
import os
import threading

import yaml

ENDPOINT = os.environ["QUICKBLOX_ENDPOINT"] + "/chat/Dialog.json"
PAGE = 100
IN_FLIGHT = 32
TYPES = {"public": 1, "group": 2}


def load(path):
    """The dialogs of a manifest, each with the defaults, and the headers that act for their owner."""
    with open(path, "rb") as file:
        manifest = yaml.load(file, Loader=yaml.CSafeLoader)
    dialogs = [{**manifest["defaults"], **dialog} for dialog in manifest["dialogs"]]
    headers = {
        "Authorization": "ApiKey " + os.environ["QUICKBLOX_API_KEY"],
        "On-Behalf-Of": str(manifest["defaults"]["owner"]),
    }
    return dialogs, headers


def page_parameters(skip):
    """What asks for one page of everything that the owner sees."""
    return {"limit": PAGE, "skip": skip, "sort_asc": "created_at", "include_unread_message_count": 0}


def missing(dialogs, live):
    """The declared dialogs that no live one of the same type and name answers for."""
    known = {(dialog["type"], dialog["name"]) for dialog in live}
    return [dialog for dialog in dialogs if (TYPES[dialog["type"]], dialog["name"]) not in known]


def body(dialog):
    """What creates a dialog."""
    fields = {
        "type": TYPES[dialog["type"]],
        "name": dialog["name"],
        "occupants_ids": dialog.get("occupants"),
        "admin_ids": dialog.get("admins"),
        "photo": dialog.get("photo"),
        "data": dialog.get("data"),
    }
    if "join_required" in dialog:
        fields["is_join_required"] = int(dialog["join_required"])
    return {key: value for key, value in fields.items() if value is not None}


def doubled(dialogs, live):
    """The declared dialogs that do not exist exactly once."""
    counts = collections.Counter((dialog["type"], dialog["name"]) for dialog in live)
    return [dialog for dialog in dialogs if counts[TYPES[dialog["type"]], dialog["name"]] != 1]


class Journal:
    """Lines of JSON that are on the disk before anybody goes on; those that wait for the disk share its next sync."""

    def __init__(self, path):
        self.file = open(path, "ab", buffering=0)
        self.adding = threading.Lock()
        self.syncing = threading.Lock()
        self.added = 0
        self.synced = 0

    def add(self, **record):
        """Adds a line, and returns its number."""
        with self.adding:
            self.file.write(json.dumps(record).encode() + b"\n")
            self.added += 1
            return self.added

    def sync(self, number):
        """Waits until the disk has a line."""
        with self.syncing:
            if self.synced < number:
                last = self.added
                os.fdatasync(self.file.fileno())
                self.synced = last
