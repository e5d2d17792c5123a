"""Prints dialogs of user 1, nine groups to each public one, as a manifest or as what a sandbox holds from the start.

Dialogs are told by a number, and are the same in both forms. A group has eight occupants of 50,000 users.

Usage: dialogs.py manifest|seed FIRST COUNT
"""

import json
import sys
import time

OWNER = 1
FIRST_CREATED = 1714521600


def is_public(number):
    return number % 10 == 0


def name(number):
    return f"Room {number:07}" if is_public(number) else f"Course {number:07} group {number % 9}"


def occupants(number):
    return [2 + place * 7000 + (number * 31 + place) % 7000 for place in range(7)]


def admin(number):
    return 2 + (number * 31) % 7000


def declared(number):
    """One dialog of a manifest, in the styles that people use."""
    lines = [f"  - key: dialogs/{number:07}"]
    lines.append(f"    type: {'public' if is_public(number) else 'group'}")
    lines.append(f"    name: {name(number)}" if number % 3 else f'    name: "{name(number)}"')
    if not is_public(number):
        members = occupants(number)
        if number % 2:
            lines.append(f"    occupants: [{', '.join(map(str, members))}]")
        else:
            lines.append("    occupants:")
            lines += [f"      - {member}" for member in members]
        lines.append("    join_required: false")
    lines.append(f"    admins: [{admin(number)}]")
    lines.append(f'    photo: "{number % 100000}"')
    lines.append("    data:")
    lines += ["      class_name: Course", "      term: autumn", f"      number: {number}"]
    return "\n".join(lines)


def live(number):
    """One dialog as the API answers it."""
    dialog = {
        "_id": f"{number:024x}",
        "type": 1 if is_public(number) else 2,
        "user_id": OWNER,
        "name": name(number),
        "occupants_ids": [] if is_public(number) else [OWNER, *occupants(number)],
        "admin_ids": [admin(number)],
        "photo": str(number % 100000),
        "is_join_required": 0,
        "data": {"class_name": "Course", "term": "autumn", "number": number},
        "created_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(FIRST_CREATED + number)),
    }
    return json.dumps(dialog, separators=(",", ":"))


def main():
    form, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if form == "manifest":
        print(f"version: 1\ndefaults: {{owner: {OWNER}}}\ndialogs:")
    line = declared if form == "manifest" else live
    for number in range(first, first + count):
        print(line(number))


main()
