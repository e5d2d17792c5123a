import Glibc

/// What libFuzzer calls (https://llvm.org/docs/LibFuzzer.html), which brings the program's `main`: it gives the subject
/// one input after another, led by the code that the last ones reached.
enum Fuzz {
    /// The subject that the environment variable `SUBJECT` names.
    static let subject: Subject = {
        guard let name = unsafe getenv("SUBJECT"), let subject = Subject(rawValue: unsafe String(cString: name)) else {
            fail("set SUBJECT to one of \(Subject.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return subject
    }()
}

/// Tries one input.
@_cdecl("LLVMFuzzerTestOneInput")
func tryInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe Fuzz.subject.check(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
