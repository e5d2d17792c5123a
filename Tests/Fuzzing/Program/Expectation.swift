import Glibc

/// Ends the process where something that must hold does not, so that libFuzzer keeps the input.
func expect(_ holds: Bool, _ rule: @autoclosure () -> String) {
    if !holds { fail("broken: \(rule())") }
}

/// Says why and ends the process.
func fail(_ reason: String) -> Never {
    let bytes = Array("\(reason)\n".utf8)
    _ = unsafe write(STDERR_FILENO, bytes, bytes.count)
    abort()
}
