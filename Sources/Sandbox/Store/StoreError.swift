import Glibc

/// Why a store cannot be used, in words.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what to do about it.
    package let description: String

    static func failed(_ verb: String, _ path: String, _ code: Int32) -> StoreError {
        StoreError(description: "cannot \(verb) the store '\(path)': \(unsafe String(cString: strerror(code)))")
    }

    static func inUse(_ path: String) -> StoreError {
        StoreError(
            description: "the store '\(path)' is in use by another sandbox; stop that one, or choose another file"
        )
    }

    static func notAFile(_ path: String) -> StoreError {
        StoreError(description: "the store '\(path)' is not a file")
    }

    static func tooLong(_ path: String) -> StoreError {
        StoreError(description: "the store '\(path)' is longer than 4 GiB; choose another file")
    }

    static func damaged(_ path: String, _ error: SeedError) -> StoreError {
        StoreError(description: "\(path):\(error.line): \(error.reason)")
    }
}
