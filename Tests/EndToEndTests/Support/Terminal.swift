import Foundation
import Glibc

/// A pseudo-terminal on which a program runs as a person would run it.
final class Terminal {
    private let controller: FileHandle
    private let program: FileHandle

    init() throws {
        let descriptor = posix_openpt(O_RDWR | O_NOCTTY)
        guard descriptor >= 0, grantpt(descriptor) == 0, unlockpt(descriptor) == 0,
            let name = unsafe ptsname(descriptor)
        else { throw POSIXError(.ENOTTY) }
        controller = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let other = unsafe open(name, O_RDWR | O_NOCTTY)
        guard other >= 0 else { throw POSIXError(.ENOTTY) }
        program = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    }

    /// Runs a process on the terminal and types a line each time it asks.
    ///
    /// - Parameters:
    ///   - process: The process; its three streams become the terminal.
    ///   - prompt: The text after which the line is typed.
    ///   - line: What is typed, without a line feed.
    /// - Returns: Everything that the terminal showed.
    func run(_ process: Process, at prompt: String = "", typing line: String? = nil) async throws -> String {
        process.standardInput = program
        process.standardOutput = program
        process.standardError = program
        try process.run()
        try program.close()
        var shown = ""
        var awaited = line
        while let chunk = readSome() {
            shown += String(decoding: chunk, as: UTF8.self)
            if let typed = awaited, shown.contains(prompt) {
                try controller.write(contentsOf: Data("\(typed)\n".utf8))
                awaited = nil
            }
        }
        process.waitUntilExit()
        return shown
    }

    /// What the terminal shows next; `nil` once nobody has it open any more.
    private func readSome() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe buffer.withUnsafeMutableBytes {
            unsafe read(controller.fileDescriptor, $0.baseAddress, $0.count)
        }
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }
}
