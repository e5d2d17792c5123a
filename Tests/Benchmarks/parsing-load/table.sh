# What both benchmarks of parsing do alike; sourced by them.

say() { echo "$*" >&2; }

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# Builds the Swift sides and prints where they are; BUILD_PATH names a build folder other than .build.
build_sides() {
    local build=(swift build --package-path "$root" --scratch-path "${BUILD_PATH:-$root/.build}" -c release)
    say "building"
    DIALOGCTL_BENCHMARKS=1 "${build[@]}" --product ParsingBenchmark >&2
    echo "$(DIALOGCTL_BENCHMARKS=1 "${build[@]}" --show-bin-path)/ParsingBenchmark"
}

# Runs every side once a round, in turns, so that all meet the same machine. A side is a function of its name.
run_rounds() {
    local number side
    for ((number = 1; number <= rounds; number++)); do
        say "round $number of $rounds"
        for side in "${sides[@]}"; do "$side" "$@" >>"$work/$side"; done
    done
}

# Prints a line for each side: its title, its milliseconds, and how many times as long as the first side it took.
print_ratios() {
    local first=${sides[0]} side ours
    ours=$(median <"$work/$first")
    for side in "${sides[@]}"; do
        median <"$work/$side" | awk -v title="${titles[$side]}" -v ours="$ours" \
            '{ printf "| %s | %.0f | %.2f |\n", title, $1, $1 / ours }'
        rm "$work/$side"
    done
}
