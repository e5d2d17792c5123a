"""What the HTML report does in a browser."""
import json, shutil, subprocess, time

from chromium import NARROW, everywhere, expect
from reports import HOSTILE, MANY

SHOWN = 'document.getElementById("shown").textContent'
ROWS = 'document.querySelectorAll("article").length'
SELECTED = 'document.querySelector(".selected h2")?.textContent ?? ""'
FIRST_FILTER = 'document.querySelector("#filters button")'


def check(browser, folder, many, hostile, mixed, screenshots):
    check_many(browser, many)
    check_time(browser, many)
    check_scrolling(browser, many)
    check_address(browser, many)
    check_letters(browser, many)
    check_hostile(browser, hostile)
    for page in mixed:
        check_mixed(browser, page, screenshots)
    check_printing(browser, folder, many)
    check_without_scripts(browser, many, mixed[0], screenshots)


def check_many(browser, page):
    browser.open(page.as_uri())
    expect("every dialog is counted", browser.ask(SHOWN), f"{MANY} dialogs")
    expect("only rows that are looked at are built", browser.ask(ROWS), 100)
    browser.press("/")
    expect("/ goes to the search", browser.ask("document.activeElement.id"), "search")
    browser.type("room 77")
    found = sum("77" in str(number) for number in range(MANY - 1))
    expect("typing searches", browser.ask(SHOWN), f"{found} of {MANY} dialogs")
    browser.press("Enter")
    expect("Enter goes to the first dialog found", browser.ask(SELECTED), "public/room 77")
    browser.press("j")
    expect("j goes down", browser.ask(SELECTED), "public/room 177")
    browser.press("ArrowDown")
    browser.press("k")
    expect("k goes up", browser.ask(SELECTED), "public/room 177")
    expect("and takes the focus along", browser.ask("document.activeElement.ariaLabel"), "create: public/room 177")
    browser.press("Escape")
    expect("Escape shows all again", browser.ask(SHOWN), f"{MANY} dialogs")
    browser.ask(f"{FIRST_FILTER}.click()")
    expect("a filter shows its action", browser.ask(SHOWN), f"1 of {MANY} dialogs")
    expect("and is marked", browser.ask(f"{FIRST_FILTER}.ariaPressed"), "true")
    browser.ask(f"{FIRST_FILTER}.click()")
    expect("once more shows all", browser.ask(SHOWN), f"{MANY} dialogs")
    browser.press("End")
    expect("End goes to the last dialog", browser.ask(SELECTED), f"public/room {MANY - 2}")
    visible = "(() => { const box = document.querySelector('.selected').getBoundingClientRect();" \
        " return box.top >= 0 && box.bottom <= innerHeight + 1; })()"
    expect("and it is in view", browser.ask(visible), True)
    browser.press("/")
    browser.type("nothing like it")
    expect("a search without result says so", browser.ask('document.querySelector(".none").textContent'),
           "No dialog matches.")


def check_time(browser, page):
    """Prints figures and judges none: a machine that has other things to do must not fail a check."""
    started = time.monotonic()
    browser.open(page.as_uri())
    loaded = time.monotonic() - started
    shown = browser.ask("new Promise((go) => requestAnimationFrame(() => requestAnimationFrame("
                        "() => go(performance.getEntriesByType('navigation')[0].loadEventEnd))))")
    keys = []
    for search in ["r", "ro", "roo", "room", "room ", "room 7", "room 77", "room 7", "room "]:
        keys.append(browser.ask(
            f"(() => {{ search.value = {json.dumps(search)}; const t = performance.now();"
            " search.dispatchEvent(new Event('input')); document.body.offsetHeight;"
            " return performance.now() - t; })()"))
    browser.press("Escape")
    browser.ask("forget()")
    everything = browser.ask("(() => { const t = performance.now(); build(matching.length);"
                             " document.body.offsetHeight; return performance.now() - t; })()")
    print(f"   {MANY} dialogs: {page.stat().st_size / 1e6:.1f} MB, loaded in {loaded:.2f} s, ready {shown / 1000:.2f} s"
          f" after the start, a key press {sorted(keys)[len(keys) // 2]:.0f} ms ({max(keys):.0f} at most),"
          f" all rows {everything / 1000:.2f} s")


def check_scrolling(browser, page):
    browser.open(page.as_uri())
    for _ in range(5):
        browser.ask("scrollTo(0, document.documentElement.scrollHeight); new Promise((go) => setTimeout(go, 50))")
    expect("scrolling builds more rows", browser.ask(ROWS) >= 500, True)
    browser.open(page.as_uri())
    browser.press("f", control=True)
    expect("the browser's own search finds every row", browser.ask(f"find('room {MANY - 2}')"), True)


def check_address(browser, page):
    browser.open(page.as_uri())
    steps = browser.ask("history.length")
    browser.press("/")
    browser.type("room 99 ")
    browser.ask('document.querySelector("#filters button[value=create]").click()')
    browser.wait("the address has the search and the filters", "location.hash === '#search=room+99+&show=create'")
    expect("and the history does not", browser.ask("history.length"), steps)
    address, found = browser.ask("location.href"), browser.ask(SHOWN)
    browser.open(address)
    expect("the address shows the same again", browser.ask(SHOWN), found)
    expect("with the search", browser.ask("search.value"), "room 99 ")
    expect("and the filter", browser.ask("document.querySelector('#filters button[value=create]').ariaPressed"), "true")
    browser.ask("location.hash = '#search=room+5&show=gone'")
    browser.wait("an address that is typed is taken too", f"{SHOWN} === '0 of {MANY} dialogs'")
    browser.ask("forget()")
    browser.wait("without any, the address is bare again", "!location.href.includes('#')")
    browser.open(page.as_uri() + "#show=%3Cimg%3E&search=%E0%A4%A&show=constructor")
    expect("an address that means nothing filters by nothing",
           browser.ask("document.querySelectorAll('#filters [aria-pressed=true]').length"), 0)


def check_letters(browser, page):
    browser.open(page.as_uri())
    expect("keys are told", browser.ask("document.getElementById('letters').checkVisibility()"), False)
    browser.ask("document.querySelector('summary').click()")
    expect("once somebody asks", browser.ask("document.getElementById('letters').checkVisibility()"), True)
    browser.press("j")
    expect("letters are keys", browser.ask(SELECTED), "public/gone")
    browser.ask("document.getElementById('letters').click()")
    browser.open(page.as_uri())
    browser.press("j")
    browser.press("/")
    expect("until somebody turns that off", browser.ask(f"{SELECTED} + document.activeElement.id"), "")
    browser.press("ArrowDown")
    expect("and others stay", browser.ask(SELECTED), "public/gone")
    browser.ask("document.getElementById('letters').click()")


def check_hostile(browser, page):
    browser.open(page.as_uri())
    expect("every hostile dialog is shown", browser.ask(ROWS), len(HOSTILE))
    expect("no hostile text ran", browser.ask("typeof window.harmed"), "undefined")
    expect("no hostile text became an element", browser.ask('document.querySelectorAll("img, script, b").length'),
           2 + len(browser.ask("[...document.querySelectorAll('#filters b')].map((b) => b.textContent)")))
    names = browser.ask("[...document.querySelectorAll('h2')].map((h) => h.textContent)")
    expected = sorted(f"public/{name}".replace("\u202e", "\\u{202e}") for name in HOSTILE)
    expect("each is shown as it is written", sorted(names), expected)
    for width in (1280, NARROW[0]):
        browser.show(size=(width, 844))
        expect(f"nothing is wider than a page of {width}",
               browser.ask("document.documentElement.scrollWidth <= innerWidth"), True)
    browser.show()


def check_mixed(browser, page, screenshots):
    """A report of everything: each state can be searched for and filtered, and is explained."""
    browser.open(page.as_uri())
    report = browser.ask("JSON.parse(document.getElementById('report').textContent)")
    words = [state["word"] for state in report["states"]]
    planned = page.stem.endswith("plan")
    wanted = {"not found", "left out", "undeclared"} | ({"update", "delete"} if planned else {"updated", "deleted"})
    expect(f"{page.stem} has everything", wanted - set(words), set())
    expect("every row is shown", browser.ask(ROWS), len(report["rows"]))
    for state in report["states"]:
        button = f"document.querySelector({json.dumps('#filters button[value=' + json.dumps(state['word']) + ']')})"
        browser.ask(f"{button}.click()")
        shown = browser.ask("[...document.querySelectorAll('article .state')].map((s) => s.textContent)")
        expect(f"the filter '{state['word']}' shows its rows", shown,
               [f"{state['sign']} {state['word']}"] * state["count"])
        browser.ask(f"{button}.click()")
    expect("each word is explained", browser.ask("[...document.querySelectorAll('dt')].map((t) => t.textContent)"),
           [f"{state['sign']} {state['word']}" for state in report["states"]])
    expect("changes have headings", browser.ask("[...document.querySelector('thead').querySelectorAll('th')]"
           ".map((h) => h.textContent)"), ["field", "live", "declared"])
    browser.press("/")
    browser.type("login:nobody")
    expect("a person who was not found can be searched for",
           browser.ask("[...document.querySelectorAll('article h2')].map((h) => h.textContent)"),
           ["group/With a stranger", "login:nobody"])
    browser.press("Escape")
    browser.ask("document.getElementById('help').open = true")
    everywhere(browser, page.stem, screenshots, page.stem)
    browser.show("light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = browser.ask(ground)
    browser.show("dark")
    expect("dark is another colour than light", browser.ask(ground) != light, True)
    ink = "getComputedStyle(document.querySelector('h2')).color"
    dark = browser.ask(ink)
    browser.show("dark", media="print")
    expect("what is printed is dark on light", browser.ask(ink) != dark, True)
    browser.show()


def text_of(document):
    if not shutil.which("pdftotext"):
        return None
    return subprocess.run(["pdftotext", document, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout


def check_printing(browser, folder, page):
    browser.open(page.as_uri())
    browser.print(folder / "all.pdf")
    expect("all rows are built for the printer", browser.ask(ROWS), MANY)
    text = text_of(folder / "all.pdf")
    if text is None:
        print("NOT CHECKED: what is on paper (pdftotext is not there)")
        return
    printed = set(line for line in text.splitlines() if line.startswith("public/room "))
    expect("and are on paper", len(printed), MANY - 1)
    browser.open(page.as_uri() + "#search=room+123")
    browser.print(folder / "some.pdf")
    text = text_of(folder / "some.pdf")
    found = sum("123" in str(number) for number in range(MANY - 1))
    expect("a search is printed as it is shown", len([x for x in text.splitlines() if x.startswith("public/room ")]),
           found)
    expect("and the paper says so", f"{found} of {MANY} dialogs" in text, True)


def check_without_scripts(browser, many, mixed, screenshots):
    browser.run_scripts(False)
    try:
        for page, count in ((many, MANY), (mixed, None)):
            browser.open(page.as_uri())
            root = browser.call("DOM.getDocument", depth=0)["root"]["nodeId"]
            rows = browser.call("DOM.querySelectorAll", nodeId=root, selector="noscript article")["nodeIds"]
            if count:
                expect("without scripts every row is there", len(rows), count)
            box = browser.call("DOM.getBoxModel", nodeId=rows[0])["model"]
            expect("and takes room on the page", box["height"] > 10, True)
            form = browser.call("DOM.querySelector", nodeId=root, selector="form")["nodeId"]
            hidden = browser.call("DOM.getAttributes", nodeId=form)["attributes"]
            expect("and what needs scripts is hidden", "hidden" in hidden, True)
        if screenshots:
            browser.photograph(screenshots / "mixed-without-scripts.png")
    finally:
        browser.run_scripts(True)
