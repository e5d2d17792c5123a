import Glibc

/// How large the terminal at standard output is.
enum TerminalSize {
    /// The number of columns; `nil` where there is no terminal, or one that does not say.
    static var columns: Int? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
