# shellcheck shell=bash
# What the benchmarks share; each sources it first.
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
benchmarks=$root/Tests/Benchmarks
work=$(mktemp -d)
servers=()
TIMEFORMAT='%R %U %S'
# Programs on this machine never go through a proxy.
export NO_PROXY=127.0.0.1,localhost no_proxy=127.0.0.1,localhost

cleanup() {
    for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
    wait
    rm -rf "$work"
}
trap cleanup EXIT

say() { echo "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Installs packages.
install_packages() {
    local sudo=()
    if [ "$(id -u)" != 0 ]; then sudo=(sudo); fi
    "${sudo[@]}" apt-get install -y --no-install-recommends "$@" >&2
}

# Installs a package for a program that is not there.
need() { command -v "$1" >/dev/null || install_packages "$2"; }

# Builds a product as it is released and prints its path; BUILD_FLAGS may name another build folder.
release() {
    local flags=(--package-path "$root" -c release --static-swift-stdlib)
    read -ra more <<<"${BUILD_FLAGS:-}"
    say "building $1"
    DIALOGCTL_BENCHMARKS=1 swift build "${flags[@]}" "${more[@]}" --product "$1" >&2
    echo "$(DIALOGCTL_BENCHMARKS=1 swift build "${flags[@]}" "${more[@]}" --show-bin-path)/$1"
}

# Calculates, with awk: calculate 'a / b' a=1 b=2
calculate() {
    local expression=$1
    shift
    local variables=()
    for variable in "$@"; do variables+=(-v "$variable"); done
    awk "${variables[@]}" "BEGIN { printf \"%.10g\", $expression }"
}

median() { sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# Waits until a server listens at a port of this machine.
await_port() {
    for _ in {1..600}; do
        if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return; fi
        sleep 0.1
    done
    fail "nothing listens at port $1 after a minute"
}

# Waits for the first line of a file, and prints it.
first_line() {
    for _ in {1..600}; do
        if [ -s "$1" ]; then
            head -1 "$1"
            return
        fi
        sleep 0.1
    done
    fail "nothing came in $1 for a minute"
}

free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); do
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    done
    echo "$port"
}
