import Glibc

/// How large terminals are.
enum TerminalSize {
    /// The number of columns of the terminal at a descriptor; `nil` where there is none, or one that does not say.
    static func columns(of descriptor: CInt) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
