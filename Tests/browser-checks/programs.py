"""Both programs, started where they were built."""
import json, os, pathlib, subprocess

BINARIES = pathlib.Path(__file__).resolve().parent.parent.parent / ".build/debug"


class Sandbox:
    def __init__(self, *arguments, control=False):
        extra = ["--control-port", "0"] if control else []
        self.process = subprocess.Popen([BINARIES / "quickblox-sandbox", *arguments, *extra], stdout=subprocess.PIPE,
                                        text=True)
        self.url = self.process.stdout.readline().strip()
        self.control = self.process.stdout.readline().strip() if control else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def report(folder, name, command, manifest, sandbox, *arguments):
    """The page that a run of dialogctl writes; 4 says that a person must decide, as is meant here."""
    (folder / f"{name}.yaml").write_text(json.dumps(manifest))
    environment = {"QUICKBLOX_ENDPOINT": sandbox.url, "QUICKBLOX_API_KEY": "sandbox-key", "QUICKBLOX_USER_ID": "1",
                   "XDG_STATE_HOME": str(folder)}
    page = folder / f"{name}-{command}.html"
    run = subprocess.run([BINARIES / "dialogctl", command, "--rate", "unlimited", "--report", f"html={page}",
                          *arguments, f"{name}.yaml"], cwd=folder, env=environment, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    if run.returncode not in (0, 4):
        raise SystemExit(f"FAILED: {command} of {name}: {run.returncode}\n{run.stdout}{run.stderr}")
    return page
