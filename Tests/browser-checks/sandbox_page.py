"""What the sandbox's own page does in a browser."""
import functools, http.client, http.server, json, threading, urllib.parse

from chromium import everywhere, expect
from programs import Sandbox
from reports import live

HOSTILE = "<img src=x onerror='window.harmed = 1'>\u202e"
LONG_QUERY = {"name[in]": ",".join(f"Room number {number}" for number in range(12)), "sort_desc": "created_at",
              "occupants_ids[all]": "1,2", "limit": "100"}


class Client:
    def __init__(self, url):
        self.authority = url.removeprefix("http://")

    def send(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(self.authority)
        headers = {"Authorization": "ApiKey sandbox-key", "On-Behalf-Of": "1", **headers}
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = connection.getresponse()
        return response.status, response.read().decode()


def start(folder):
    """A sandbox with dialogs, people and classes."""
    rows = [live(1, "Operations"), live(2, HOSTILE), live(3, "Room number 3 " + "with a very long name " * 7)]
    people = [{"id": 1, "login": "admin", "full_name": HOSTILE},
              *({"id": number, "login": f"p{number}", "email": f"p{number}@school.example"} for number in range(2, 150))]
    accounts = {"users": people, "classes": {"Room": {"region": "String", "seats": "Integer"}, "<b>": {}}}
    (folder / "page-seed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "page-accounts.json").write_text(json.dumps(accounts))
    return Sandbox("--seed", folder / "page-seed.jsonl", "--accounts", folder / "page-accounts.json", "--assume",
                   "data=replaced", control=True)


def check(browser, folder, screenshots):
    with start(folder) as sandbox:
        client = Client(sandbox.url)
        client.send("GET", "/chat/Dialog.json?" + urllib.parse.urlencode(LONG_QUERY))
        client.send("POST", "/chat/Dialog.json", {"type": 2, "name": "New", "occupants_ids": [1, 2],
                                                  "data": {"class_name": "Room", "region": HOSTILE}})
        client.send("GET", "/nowhere.json?password=hush")
        client.send("PATCH", "/chat/Dialog.json")
        browser.open(sandbox.url)
        browser.wait("the page shows the dialogs", "document.querySelectorAll('#dialogs tr').length === 4")
        check_texts(browser)
        check_people(browser)
        check_faults(browser, sandbox, client)
        client.send("POST", "/chat/Dialog.json", {"type": 1, "name": "Struck"})
        browser.wait("a request shows the fault that struck it",
                     "document.getElementById('requests').textContent.includes('fault: 503 on create')")
        check_whole(browser)
        browser.ask("document.getElementById('pause').click()")
        everywhere(browser, "the sandbox's page", screenshots, "sandbox")
        check_faults_end(browser, client)
        check_other_sites(browser, folder, sandbox)
    return sandbox.url


def texts(browser, selector):
    return browser.ask(f"[...document.querySelectorAll({json.dumps(selector)})].map((x) => x.textContent)")


def check_texts(browser):
    requests = texts(browser, "#requests td.request")
    expect("requests show their queries", f"name[in]={LONG_QUERY['name[in]']} " in requests[3]
           and "occupants_ids[all]=1,2" in requests[3], True)
    expect("and their bodies", "data[class_name]=Room" in requests[2], True)
    expect("but no secret", "hush" in "".join(requests) or "password=<redacted>" not in requests[1], False)
    expect("what is not served is marked", ["nothing at this path" in requests[1],
                                            "does not take this method" in requests[0]], [True, True])
    expect("no hostile text ran", browser.ask("typeof window.harmed"), "undefined")
    expect("nor became an element", browser.ask("document.querySelectorAll('img, b').length"), 0)
    expect("classes are shown", texts(browser, "#classes dt"), ["<b>", "Room"])
    expect("with their fields", texts(browser, "#classes dd")[1].split(), ["region:", "String", "seats:", "Integer"])
    expect("assumptions are shown", texts(browser, "#assumptions li"), ["data=replaced"])


def check_people(browser):
    expect("people are shown, the newest first", texts(browser, "#people td:first-child")[:2], ["149", "148"])
    expect("and counted", texts(browser, "#people-count"), ["149 people, of whom the newest 100 are shown"])
    browser.ask("document.getElementById('person').focus()")
    browser.type("p14")
    browser.wait("people are found", "document.querySelectorAll('#people tr').length === 11")
    browser.ask("document.getElementById('person').value = ''; document.getElementById('people-search')"
                ".dispatchEvent(new Event('input'))")
    browser.wait("and all are there again", "document.querySelectorAll('#people tr').length === 100")


def check_faults(browser, sandbox, client):
    browser.ask("document.getElementById('fault').focus()")
    browser.type("nonsense")
    browser.complaints_are_meant(lambda: (browser.press("Enter"), browser.wait(
        "what is no fault is told", "document.getElementById('fault-error').textContent.includes('nonsense')")))
    browser.ask("document.getElementById('fault').select()")
    browser.type("503 on create")
    browser.press("Enter")
    browser.wait("a fault is set by hand",
                 "document.querySelector('#faults code')?.textContent === '503 on create'")
    expect("and the complaint is gone", texts(browser, "#fault-error"), [""])
    browser.type("html on list")
    browser.press("Enter")
    browser.wait("one more beside it", "document.querySelectorAll('#faults code').length === 2")
    expect("both work", [client.send("POST", "/chat/Dialog.json", {"type": 1, "name": "a"})[0],
                         "<html" in client.send("GET", "/chat/Dialog.json")[1]], [503, True])
    expect("the control address has them",
           json.loads(Client(sandbox.control).send("GET", "/faults")[1])["faults"], ["503 on create", "html on list"])
    browser.ask("document.querySelectorAll('#faults button')[1].click()")
    browser.wait("one is removed", "document.querySelectorAll('#faults code').length === 1")


def check_whole(browser):
    """Nothing of an ID or a request is cut, and no part of a table must be scrolled to sideways."""
    for size in ((1280, 900), (1000, 900), (390, 844)):
        browser.show(size=size)
        expect(f"IDs and requests are whole on a page of {size[0]}", browser.ask(
            "[...document.querySelectorAll('#dialogs code, #requests code, #requests td, #dialogs td')].filter((x) => {"
            " const box = x.getBoundingClientRect(), frame = x.closest('.wide').getBoundingClientRect();"
            " return box.width > 0 && (box.right > frame.right + 1 || box.left < frame.left - 1); })"
            ".map((x) => x.textContent)"), [])
    browser.show()


def check_faults_end(browser, client):
    browser.ask("document.getElementById('pause').click()")
    browser.ask("document.getElementById('clear').click()")
    browser.wait("faults are cleared by hand", "document.querySelectorAll('#faults code').length === 0")
    expect("and end", client.send("POST", "/chat/Dialog.json", {"type": 1, "name": "b"})[0], 201)


def check_other_sites(browser, folder, sandbox):
    """Pages of other sites: from a file, which has no site, and from another port of this machine."""
    attack = """<!DOCTYPE html><script>
        const tries = [];
        async function attempt(url, options) {
          try {
            const answer = await fetch(url, options);
            tries.push(answer.type === 'opaque' ? 'opaque' : `${answer.status} ${await answer.text()}`);
          } catch { tries.push('refused'); }
        }
        async function attack(api, control) {
          const body = '{"faults":["never"]}', json = { 'Content-Type': 'application/json' };
          await attempt(`${api}/_sandbox/faults`, { method: 'PUT', headers: json, body });
          await attempt(`${api}/_sandbox/faults`, { method: 'POST', mode: 'no-cors', body });
          await attempt(`${control}/faults`, { method: 'PUT', headers: json, body });
          await attempt(`${control}/faults`, { method: 'PUT', body: 'never' });
          await attempt(`${control}/advance`, { method: 'POST', mode: 'no-cors', body: '{"by":"9000s"}' });
          await attempt(`${control}/log`, {});
          await attempt(`${api}/_sandbox/state.json`, {});
          return tries.join(', ');
        }
    </script>"""
    (folder / "attack.html").write_text(attack)
    browser.complaints_are_meant(lambda: (
        browser.open((folder / "attack.html").as_uri()),
        expect("the page of a file can do nothing",
               set(browser.ask(f"attack({json.dumps(sandbox.url)}, {json.dumps(sandbox.control)})").split(", "))
               <= {"refused", "opaque"}, True)))
    expect("no fault was set", json.loads(Client(sandbox.control).send("GET", "/faults")[1])["faults"], [])
    # Pages of other programs on this machine may use the API, but not change the faults.
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser.complaints_are_meant(lambda: (
            browser.open(f"http://127.0.0.1:{server.server_port}/attack.html"),
            expect("the page of another port can do nothing", set(browser.ask(
                f"attack({json.dumps(sandbox.url)}, {json.dumps(sandbox.control)})").split(", "))
                <= {"refused", "opaque"}, True)))
        server.shutdown()
    expect("still no fault was set", json.loads(Client(sandbox.control).send("GET", "/faults")[1])["faults"], [])
