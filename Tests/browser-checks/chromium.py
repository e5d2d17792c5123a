"""Chromium, spoken to over a pipe (https://chromedevtools.github.io/devtools-protocol/)."""
import base64, importlib.util, json, os, pathlib, subprocess

WIDE, NARROW = (1280, 900), (390, 844)


def expect(what, found, wanted):
    if found != wanted:
        raise SystemExit(f"FAILED: {what}: {found!r} instead of {wanted!r}")
    print(f"ok: {what}")


def axe_core():
    """The source of axe-core, which comes with the Python package axe-playwright-python; `None` where that is not."""
    spec = importlib.util.find_spec("axe_playwright_python")
    return pathlib.Path(spec.submodule_search_locations[0]) / "axe.min.js" if spec else None


class Browser:
    def __init__(self, program, folder, axe):
        from_browser, into_here = os.pipe()
        from_here, into_browser = os.pipe()
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
                     f"--user-data-dir={folder}/profile", "about:blank"]

        def connect():
            reading, writing = os.dup(from_here), os.dup(into_here)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen([program, *arguments], close_fds=False, preexec_fn=connect,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(from_here)
        os.close(into_here)
        self.reader, self.writer = os.fdopen(from_browser, "rb"), os.fdopen(into_browser, "wb", buffering=0)
        self.number, self.session, self.complaints, self.requests, self.seen = 0, None, [], [], []
        self.axe = axe.read_text() if axe else None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)

    def end(self):
        session, self.session = self.session, None
        self.call("Browser.close")
        self.session = session
        self.process.wait()

    def message(self):
        text = bytearray()
        while (byte := self.reader.read(1)) != b"\0":
            if not byte:
                raise SystemExit("the browser ended")
            text += byte
        message = json.loads(text)
        name, about = message.get("method"), message.get("params")
        if name in ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"):
            self.complaints.append(about)
        if name == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        return message

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.writer.write(json.dumps(message).encode() + b"\0")
        while (answer := self.message()).get("id") != self.number:
            self.seen.append(answer.get("method"))
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, url):
        """Loads a page, also one that is shown already."""
        for address in ("about:blank", url):
            self.seen.clear()
            self.call("Page.navigate", url=address)
            while "Page.loadEventFired" not in self.seen:
                self.seen.append(self.message().get("method"))

    def ask(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def wait(self, what, condition):
        """Waits until a condition is met, two seconds at most."""
        script = "(async () => { const end = performance.now() + 2000; while (performance.now() < end) {" \
            f" if ({condition}) return true; await new Promise((go) => setTimeout(go, 10)); }} return false; }})()"
        expect(what, self.ask(script), True)

    def press(self, key, control=False):
        # Only a key with text writes it.
        text = {"text": key} if len(key) == 1 and not control else {}
        codes = {"Enter": 13, "Escape": 27, "Tab": 9, " ": 32}
        code = {"windowsVirtualKeyCode": codes[key]} if key in codes else {}
        if key == "Enter":
            text = {"text": "\r"}
        modifiers = 2 if control else 0
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, modifiers=modifiers, **text, **code)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, modifiers=modifiers, **code)

    def type(self, text):
        for key in text:
            self.press(key)

    def show(self, scheme="light", size=WIDE, media=""):
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1,
                  mobile=False)

    def run_scripts(self, may):
        self.call("Emulation.setScriptExecutionDisabled", value=not may)

    def complaints_are_meant(self, act):
        """Does something of which the browser is to complain."""
        before = len(self.complaints)
        act()
        expect("the browser complained of that", len(self.complaints) > before, True)
        del self.complaints[before:]

    def photograph(self, path):
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def print(self, path):
        path.write_bytes(base64.b64decode(self.call("Page.printToPDF")["data"]))

    def expect_accessible(self, what):
        """Nothing that axe-core knows is wrong with the page, as it is shown."""
        if not self.axe:
            return print(f"NOT CHECKED: accessibility of {what}")
        script = f"(async () => {{ {self.axe};\nconst found = await axe.run(document, {{ resultTypes: ['violations'] }});" \
            " return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(' ')}`); })()"
        expect(f"axe-core has nothing to say of {what}", self.ask(script), [])


def everywhere(browser, what, screenshots, name):
    """Looks at a page in both colours and at both widths."""
    for scheme in ("light", "dark"):
        for width, size in (("wide", WIDE), ("narrow", NARROW)):
            browser.show(scheme, size)
            browser.expect_accessible(f"{what}, {scheme} and {width}")
            expect(f"{what} is no wider than the window, {scheme} and {width}",
                   browser.ask("document.documentElement.scrollWidth <= innerWidth"), True)
            if screenshots:
                browser.photograph(screenshots / f"{name}-{scheme}-{width}.png")
    browser.show()
