"""Posts with aiohttp: URL COUNT IN-FLIGHT. Prints the seconds, the CPU seconds and the failures."""

import asyncio
import sys
import time

import aiohttp

HEADERS = {"Authorization": "ApiKey sandbox-key", "On-Behalf-Of": "77", "Content-Type": "application/json"}
BODY = '{"type":2,"name":"Load %d","occupants_ids":[10001,20001,30001,40001]}'


async def work(session, url, numbers):
    failures = 0
    for number in numbers:
        async with session.post(url, data=(BODY % number).encode()) as response:
            answer = await response.read()
            if response.status != 200 or not answer:
                failures += 1
    return failures


async def main(url, count, in_flight):
    connector = aiohttp.TCPConnector(limit=in_flight)
    async with aiohttp.ClientSession(connector=connector, headers=HEADERS) as session:
        warm = iter(range(in_flight))
        await asyncio.gather(*(work(session, url, warm) for _ in range(in_flight)))
        numbers = iter(range(count))
        begin, cpu = time.monotonic(), time.process_time()
        failures = await asyncio.gather(*(work(session, url, numbers) for _ in range(in_flight)))
        print(time.monotonic() - begin, time.process_time() - cpu, sum(failures))


asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
