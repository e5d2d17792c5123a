import NIOCore

/// Why a sandbox could not start.
package struct SandboxStartError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, and what to do about it.
    package let description: String

    init(port: Int, _ error: any Error) {
        if let error = error as? IOError, error.errnoCode == 98 {
            description = "port \(port) is in use; choose another one, or 0 for any that is free"
        } else {
            description = "cannot listen on 127.0.0.1:\(port): \(error)"
        }
    }
}
