/// A program that gives a subject one input after another, led by the code that the last ones reached (libFuzzer,
/// https://llvm.org/docs/LibFuzzer.html).
///
/// The first argument names the subject; the others are libFuzzer's.
@main enum Fuzz {
    /// libFuzzer calls back without a context, so what it tries must be known to all.
    nonisolated(unsafe) private static var subject = Subject.manifest

    static func main() {
        guard let subject = CommandLine.arguments.dropFirst().first.flatMap(Subject.init) else {
            fail("name a subject: \(Subject.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        unsafe self.subject = subject
        // The name of the subject is left out.
        var count = CommandLine.argc - 1
        var arguments = unsafe CommandLine.unsafeArgv + 1
        unsafe arguments[0] = CommandLine.unsafeArgv[0]
        let status = unsafe runFuzzer(&count, &arguments) { start, count in
            let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
            unsafe Fuzz.subject.check(bytes)
            return 0
        }
        guard status == 0 else { fail("the fuzzer ended with status \(status)") }
    }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ tryInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
