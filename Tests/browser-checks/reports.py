"""Reports to look at: a long one, one of hostile texts, and one with everything that a plan or a run may say."""
import json

from programs import Sandbox, report

HOSTILE = ["<script>window.harmed = 1</script>", "</script><img src=x onerror='window.harmed = 2'>",
           "<!--<script>", "\\u003c/script>", "&lt;b>", "${window.harmed = 3}", "a\u202eb", "javascript:harmed", "x" * 190]
MANY = 10_000


def many(folder):
    """Ten thousand dialogs to create, but for one that is gone."""
    rooms = [{"type": "public", "name": f"room {number}"} for number in range(MANY - 1)]
    gone = {"type": "public", "name": "gone", "id": "0" * 24}
    with Sandbox() as sandbox:
        return report(folder, "many", "plan", {"version": 1, "dialogs": rooms + [gone]}, sandbox)


def hostile(folder):
    dialogs = [{"type": "public", "name": name} for name in HOSTILE]
    with Sandbox() as sandbox:
        return report(folder, "hostile", "plan", {"version": 1, "dialogs": dialogs}, sandbox)


def live(number, name, **fields):
    """A dialog that is there from the start, of user 1."""
    return {"_id": f"65f0{number:020d}", "type": 2, "name": name, "user_id": 1, "occupants_ids": [1, 2, 9],
            "admin_ids": [1], "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z", **fields}


def mixed(folder):
    """A plan and a run with updates, a deletion, undeclared dialogs, missing people and all that needs a decision."""
    seed = [live(1, "Operations", photo="1"), live(2, "Summer camp"), live(3, "Book club"),
            live(4, "News", type=1, occupants_ids=[], admin_ids=[]), live(5, "Twice"), live(6, "Twice"),
            live(7, "As declared", occupants_ids=[1, 2]), live(8, "Left alone", photo="1"),
            live(9, "Lacks somebody", occupants_ids=[1, 2])]
    users = [{"id": 1, "login": "admin"}, *({"id": number, "login": f"p{number}"} for number in range(2, 40))]
    manifest = {
        "version": 1,
        "users": {"alice": 2, "bob": 3, "carol": 4},
        "defaults": {"type": "group"},
        "dialogs": [
            {"key": "ops", "name": "Operations", "occupants": list(range(2, 30)), "unlisted": "remove", "update": True,
             "photo": "68123", "admins": ["alice"], "id": seed[0]["_id"]},
            {"key": "summer", "name": "Summer camp", "state": "absent", "id": seed[1]["_id"],
             "occupants": ["alice"]},
            {"name": "Twice", "occupants": ["alice"]},
            {"name": "As declared", "occupants": ["alice"]},
            {"name": "Left alone", "occupants": ["alice"], "photo": "2"},
            {"name": "Lacks somebody", "occupants": ["alice", "bob"]},
            {"name": "Pinned to nothing", "occupants": ["alice"], "id": "0" * 24},
            {"name": "New", "occupants": ["alice", "login:p12"]},
            {"name": "With a stranger", "occupants": ["alice", "login:nobody"]},
            {"name": "Over", "state": "absent", "occupants": ["alice"]},
        ],
    }
    (folder / "seed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in seed))
    (folder / "accounts.json").write_text(json.dumps({"users": users}))
    with Sandbox("--seed", folder / "seed.jsonl", "--accounts", folder / "accounts.json") as sandbox:
        plan = report(folder, "mixed", "plan", manifest, sandbox, "--undeclared")
        run = report(folder, "mixed", "apply", manifest, sandbox, "--undeclared", "--yes", "--max-deletes", "5")
        return plan, run
