internal import Dialogs

/// Finds equal texts among many, and looks at a text again only where its hash says that it is the one.
///
/// A dictionary compares with every text in its way, each of them far away in memory.
struct TextTable<Value> {
    private var slots: [Slot]
    private var entries: [Entry] = []
    private var mask: Int { slots.count - 1 }

    private struct Entry {
        let text: ExactText
        let value: Value
    }

    /// A place of the table; free where the index is negative.
    private struct Slot {
        var hash: UInt32 = 0
        var index: Int32 = -1
    }

    /// Makes room for so many texts.
    init(minimumCapacity: Int) {
        var size = 16
        while size < minimumCapacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        entries.reserveCapacity(minimumCapacity)
    }

    /// Takes a text in with a value, or gives the value that came with an equal text before.
    mutating func value(before value: Value, of text: ExactText) -> Value? {
        let hash = UInt32(truncatingIfNeeded: text.hashValue)
        var place = Int(hash) & mask
        while slots[place].index >= 0 {
            let slot = slots[place]
            if slot.hash == hash, entries[Int(slot.index)].text == text { return entries[Int(slot.index)].value }
            place = (place + 1) & mask
        }
        slots[place] = Slot(hash: hash, index: Int32(entries.count))
        entries.append(Entry(text: text, value: value))
        if entries.count * 2 > slots.count { grow() }
        return nil
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.index >= 0 {
            var place = Int(slot.hash) & mask
            while slots[place].index >= 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }
}
