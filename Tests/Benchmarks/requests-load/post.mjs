// Posts with Node's fetch: URL COUNT IN-FLIGHT. Prints the seconds, the CPU seconds and the failures.
const [url, count, inFlight] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const headers = {'Authorization': 'ApiKey sandbox-key', 'On-Behalf-Of': '77', 'Content-Type': 'application/json'};

async function run(count) {
    let sent = 0, failures = 0;
    async function work() {
        while (sent < count) {
            const body = `{"type":2,"name":"Load ${sent++}","occupants_ids":[10001,20001,30001,40001]}`;
            const response = await fetch(url, {method: 'POST', headers, body});
            const answer = await response.arrayBuffer();
            if (response.status != 200 || answer.byteLength == 0) failures++;
        }
    }
    await Promise.all(Array.from({length: inFlight}, work));
    return failures;
}

await run(inFlight);
const [begin, cpu] = [performance.now(), process.cpuUsage()];
const failures = await run(count);
const {user, system} = process.cpuUsage(cpu);
console.log((performance.now() - begin) / 1e3, (user + system) / 1e6, failures);
