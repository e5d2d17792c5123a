internal import Glibc

/// A growing array of plain values in one block of memory, which the system enlarges in place where it can.
///
/// Unlike an array it has one owner, so that reading and appending ask nothing about sharing, and its memory stays
/// where it is once it does not grow any more.
@safe struct FlatBuffer<Element: BitwiseCopyable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    /// Makes room for at least one element.
    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        unsafe base = Self.memory(nil, capacity: self.capacity)
    }

    deinit {
        unsafe free(base)
    }

    private static func memory(_ old: UnsafeMutablePointer<Element>?, capacity: Int) -> UnsafeMutablePointer<Element> {
        guard let memory = unsafe realloc(old, capacity * MemoryLayout<Element>.stride) else {
            preconditionFailure("out of memory")
        }
        unsafe adviseLargePages(memory, bytes: capacity * MemoryLayout<Element>.stride)
        return unsafe memory.assumingMemoryBound(to: Element.self)
    }
}

/// The memory is its own alone, as an array's is, so it may go from one thread to another.
extension FlatBuffer: @unchecked Sendable where Element: Sendable {}

extension FlatBuffer {
    /// Whether there are none.
    var isEmpty: Bool { count == 0 }

    /// The elements, where they are until one more is appended or the buffer ends.
    var elements: UnsafeBufferPointer<Element> { unsafe UnsafeBufferPointer(start: base, count: count) }

    subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "index out of range")
            return unsafe base[index]
        }
        set {
            precondition(index >= 0 && index < count, "index out of range")
            unsafe base[index] = newValue
        }
    }

    /// Adds one element at the end.
    mutating func append(_ element: Element) {
        if count == capacity { grow(by: 1) }
        unsafe base[count] = element
        count += 1
    }

    /// Adds elements at the end.
    mutating func append(contentsOf source: UnsafeBufferPointer<Element>) {
        guard let start = source.baseAddress, source.count > 0 else { return }
        if source.count > capacity - count { grow(by: source.count) }
        unsafe (base + count).update(from: start, count: source.count)
        count += source.count
    }

    /// Asks for large pages, of which a large buffer touches a few hundred times fewer for the first time; a system
    /// that has none says no, and nothing is lost.
    private static func adviseLargePages(_ memory: UnsafeMutableRawPointer, bytes: Int) {
        let pageSize = 4096
        guard bytes >= 1 << 22 else { return }
        let start = unsafe UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: memory) + 4095) & ~4095)
        _ = unsafe madvise(start, bytes - pageSize, MADV_HUGEPAGE)
    }

    private mutating func grow(by extra: Int) {
        capacity = max(capacity * 2, count + extra)
        unsafe base = Self.memory(base, capacity: capacity)
    }
}
