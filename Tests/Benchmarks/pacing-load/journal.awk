# Prints, of a journal with creates: how many there are, the seconds from the first POST to the last answer, and the
# seconds from the first POST to the last.
function at(line) {
    match(line, /"at":[0-9]+/)
    return substr(line, RSTART + 5, RLENGTH - 5) / 1000
}
/"record":"intent"/ { if (!first) first = at($0); post = at($0) }
/"record":"created"/ { created++; if (at($0) > answer) answer = at($0) }
END { printf "%d %.3f %.3f\n", created, answer - first, post - first }
