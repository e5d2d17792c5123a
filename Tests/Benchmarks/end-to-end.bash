# shellcheck shell=bash
# What the benchmarks of whole commands share; each sources it after measuring.bash.

# QUICKBLOX_ENDPOINT is set by start_sandbox.
export QUICKBLOX_API_KEY=sandbox-key
# The journals of these runs go with them.
export XDG_STATE_HOME=$work/state
# The sources here stay without compiled files beside them.
export PYTHONDONTWRITEBYTECODE=1
load=$benchmarks/end-to-end-load
fast=(--rate unlimited --parallelism 32)

# Builds both programs as they are released; DIALOGCTL_BIN and SANDBOX_BIN name existing ones to measure instead.
prepare_programs() {
    dialogctl=${DIALOGCTL_BIN:-$(release dialogctl)}
    quickblox_sandbox=${SANDBOX_BIN:-$(release quickblox-sandbox)}
}

# Starts a sandbox on core 0; its dialogs may be named as JSON lines.
start_sandbox() {
    local seed=()
    if [ $# = 1 ]; then seed=(--seed "$1"); fi
    : >"$work/sandbox.out"
    taskset -c 0 "$quickblox_sandbox" --control-port 0 "${seed[@]}" >"$work/sandbox.out" &
    sandbox=$!
    servers=("$sandbox")
    until [ "$(wc -l <"$work/sandbox.out")" = 2 ]; do
        kill -0 "$sandbox" 2>/dev/null || fail "the sandbox did not start"
        sleep 0.02
    done
    { read -r QUICKBLOX_ENDPOINT && read -r control; } <"$work/sandbox.out"
    export QUICKBLOX_ENDPOINT
}

stop_sandbox() {
    kill "$sandbox"
    wait "$sandbox" || true
    servers=()
}

# Runs a command on core 1 and adds a line to a file: the seconds it took, the CPU seconds, and its largest resident set
# in MiB.
measured() { taskset -c 1 python3 "$load/measured.py" "$@"; }

# Prints how many requests of a kind (list, create) the sandbox has answered so far.
requests_of() { curl -sS "$control/counters" | python3 "$load/requests.py" "$1"; }

# The median of a column of a file.
median_of() { awk -v column="$2" '{ print $column }' "$1" | median; }
