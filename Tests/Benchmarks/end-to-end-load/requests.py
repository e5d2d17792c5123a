"""Prints how many requests of a kind the sandbox's counters, on standard input, tell of.

Usage: requests.py KIND
"""

import json
import sys

answers = json.load(sys.stdin)["requests"].get(sys.argv[1], {})
print(sum(answers.values()))
