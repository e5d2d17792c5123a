"""Creates the dialogs of a manifest that do not exist yet, 32 at once, with aiohttp and PyYAML's C loader.

With a journal, each create is on the disk before it is posted, and everything is listed once more at the end.

Usage: with_aiohttp.py MANIFEST [JOURNAL]
"""

import asyncio
import sys

import aiohttp

from dialogs import ENDPOINT, IN_FLIGHT, PAGE, Journal, body, doubled, load, missing, page_parameters


async def each(items, work):
    """Does the work for every item, 32 at once, and returns the results in order."""
    items = list(items)
    results = [None] * len(items)
    waiting = iter(enumerate(items))

    async def worker():
        for place, item in waiting:
            results[place] = await work(item)

    await asyncio.gather(*(worker() for _ in range(min(IN_FLIGHT, len(items)))))
    return results


async def read_page(session, skip):
    async with session.get(ENDPOINT, params=page_parameters(skip)) as response:
        response.raise_for_status()
        return await response.json()


async def read_all(session):
    first = await read_page(session, 0)
    rest = await each(range(PAGE, first["total_entries"], PAGE), lambda skip: read_page(session, skip))
    return [dialog for page in [first, *rest] for dialog in page["items"]]


async def create(session, dialog):
    async with session.post(ENDPOINT, json=body(dialog)) as response:
        response.raise_for_status()
        return (await response.json())["_id"]


async def create_recorded(session, journal, dialog):
    number = journal.add(create=dialog["name"], members=dialog.get("occupants"))
    await asyncio.get_running_loop().run_in_executor(None, journal.sync, number)
    id = await create(session, dialog)
    journal.add(created=dialog["name"], id=id)
    return id


async def main():
    dialogs, headers = load(sys.argv[1])
    connector = aiohttp.TCPConnector(limit=IN_FLIGHT)
    async with aiohttp.ClientSession(headers=headers, connector=connector) as session:
        to_create = missing(dialogs, await read_all(session))
        if len(sys.argv) == 2 or not to_create:
            created = await each(to_create, lambda dialog: create(session, dialog))
        else:
            journal = Journal(sys.argv[2])
            created = await each(to_create, lambda dialog: create_recorded(session, journal, dialog))
            if wrong := doubled(to_create, await read_all(session)):
                sys.exit(f"{len(wrong)} do not exist exactly once")
    print(f"{len(created)} created, {len(dialogs) - len(created)} exist")


asyncio.run(main())
