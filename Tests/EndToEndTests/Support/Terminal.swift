import Foundation
import Glibc

/// A pseudo-terminal on which a program runs as a person would run it.
final class Terminal {
    private let controller: FileHandle
    private let program: FileHandle

    init() throws {
        let descriptor = try Self.open("/dev/ptmx")
        controller = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var isLocked: CInt = 0
        var number: CUnsignedInt = 0
        guard unsafe ioctl(descriptor, Self.setLock, &isLocked) == 0,
            unsafe ioctl(descriptor, Self.getNumber, &number) == 0
        else { throw POSIXError(.ENOTTY) }
        program = FileHandle(fileDescriptor: try Self.open("/dev/pts/\(number)"), closeOnDealloc: true)
    }

    // Linux: TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, which the importer does not see.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    /// Opens a device for this process alone: a program that another test starts meanwhile must not keep it open.
    private static func open(_ path: String) throws -> Int32 {
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError(.ENOTTY) }
        return descriptor
    }

    /// Runs a process on the terminal and types a line each time it asks.
    ///
    /// - Parameters:
    ///   - process: The process; its three streams become the terminal.
    ///   - prompt: The text after which the line is typed.
    ///   - line: What is typed, without a line feed.
    /// - Returns: Everything that the terminal showed.
    /// - Throws: Where the process cannot be started.
    func run(_ process: Process, at prompt: String = "", typing line: String? = nil) async throws -> String {
        try await run(process, at: prompt) { line }
    }

    /// Runs a process on the terminal, and when it asks, finds out what to type.
    ///
    /// - Returns: Everything that the terminal showed.
    func run(_ process: Process, at prompt: String, typing line: () async throws -> String?) async throws -> String {
        process.standardInput = program
        process.standardOutput = program
        process.standardError = program
        try process.run()
        try program.close()
        var shown = ""
        var answered = 0
        while let chunk = await readSome() {
            shown += String(decoding: chunk, as: UTF8.self)
            while !prompt.isEmpty, shown.components(separatedBy: prompt).count - 1 > answered {
                answered += 1
                if let typed = try await line() { try controller.write(contentsOf: Data("\(typed)\n".utf8)) }
            }
        }
        process.waitUntilExit()
        return shown
    }

    /// What the terminal shows next; `nil` once nobody has it open any more.
    private func readSome() async -> [UInt8]? {
        let descriptor = controller.fileDescriptor
        return await blocking {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            return count > 0 ? Array(buffer.prefix(count)) : nil
        }
    }
}
