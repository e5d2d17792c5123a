"""Creates the dialogs of a manifest that do not exist yet, with requests and PyYAML's C loader.

It does so one after the other, or in so many threads. With a journal, each create is on the disk before it is posted, and
everything is listed once more at the end.

Usage: with_requests.py THREADS MANIFEST [JOURNAL]
"""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import requests

from dialogs import ENDPOINT, PAGE, Journal, body, doubled, load, missing, page_parameters

threads = threading.local()


def session(headers):
    """The session of this thread, which keeps its connection open."""
    if not hasattr(threads, "session"):
        threads.session = requests.Session()
        threads.session.headers.update(headers)
        threads.session.trust_env = False
    return threads.session


def main():
    count, path, *journal_path = sys.argv[1:]
    dialogs, headers = load(path)

    def read_page(skip):
        response = session(headers).get(ENDPOINT, params=page_parameters(skip))
        response.raise_for_status()
        return response.json()

    def create(dialog):
        response = session(headers).post(ENDPOINT, json=body(dialog))
        response.raise_for_status()
        return response.json()["_id"]

    def create_recorded(dialog):
        journal.sync(journal.add(create=dialog["name"], members=dialog.get("occupants")))
        id = create(dialog)
        journal.add(created=dialog["name"], id=id)
        return id

    with ThreadPoolExecutor(int(count)) as pool:
        run = map if count == "1" else pool.map

        def read_all():
            first = read_page(0)
            rest = run(read_page, range(PAGE, first["total_entries"], PAGE))
            return [dialog for page in [first, *rest] for dialog in page["items"]]

        to_create = missing(dialogs, read_all())
        if not journal_path or not to_create:
            created = list(run(create, to_create))
        else:
            journal = Journal(*journal_path)
            created = list(run(create_recorded, to_create))
            if wrong := doubled(to_create, read_all()):
                sys.exit(f"{len(wrong)} do not exist exactly once")
    print(f"{len(created)} created, {len(dialogs) - len(created)} exist")


main()
