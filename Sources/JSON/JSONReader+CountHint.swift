extension JSONReader {
    /// How many elements an array of numbers that comes next seems to have, at most 256: a hint for who makes room.
    package var elementCountHint: Int {
        let end = min(position + 4096, count)
        var commas = 0
        var place = position
        while place + 8 <= end, commas < 255 {
            let word = word(at: place)
            guard !word.contains(UInt8(ascii: "]")) else { break }
            commas += word.count(of: UInt8(ascii: ","))
            place += 8
        }
        while place < end, commas < 255, unsafe bytes[place] != UInt8(ascii: "]") {
            if unsafe bytes[place] == UInt8(ascii: ",") { commas += 1 }
            place += 1
        }
        return min(commas, 255) + 1
    }
}
