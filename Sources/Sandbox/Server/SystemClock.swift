import FoundationEssentials

/// The machine's clock.
package enum SystemClock {
    /// The time in whole seconds since 1970.
    package static func now() -> Int {
        Int(Date().timeIntervalSince1970)
    }
}
