"""Creates the dialogs of a manifest that do not exist yet, in 32 threads, with requests and PyYAML's C loader.

Usage: with_requests.py MANIFEST
"""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import requests

from dialogs import ENDPOINT, IN_FLIGHT, PAGE, body, load, missing, page_parameters

threads = threading.local()


def session(headers):
    """The session of this thread, which keeps its connection open."""
    if not hasattr(threads, "session"):
        threads.session = requests.Session()
        threads.session.headers.update(headers)
        threads.session.trust_env = False
    return threads.session


def main():
    dialogs, headers = load(sys.argv[1])

    def read_page(skip):
        response = session(headers).get(ENDPOINT, params=page_parameters(skip))
        response.raise_for_status()
        return response.json()

    def create(dialog):
        response = session(headers).post(ENDPOINT, json=body(dialog))
        response.raise_for_status()
        return response.json()["_id"]

    with ThreadPoolExecutor(IN_FLIGHT) as pool:
        first = read_page(0)
        rest = pool.map(read_page, range(PAGE, first["total_entries"], PAGE))
        live = [dialog for page in [first, *rest] for dialog in page["items"]]
        created = list(pool.map(create, missing(dialogs, live)))
    print(f"{len(created)} created, {len(dialogs) - len(created)} exist")


main()
