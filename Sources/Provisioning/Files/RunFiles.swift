internal import Platform

/// All files that a run reads and writes, known by what they are and not by how their paths are spelt: one that is
/// written must be no other one.
package struct RunFiles {
    private var written: [FilePlace: RunFile] = [:]
    private var conflict: (RunFile, RunFile)?

    /// Collects the files that a run writes.
    package init(writing files: [RunFile]) {
        for file in files {
            guard let place = FilePlace(of: file.path) else { continue }
            note(file, at: place)
        }
        // What was printed would be lost with a file that is replaced; the two streams may well be one.
        let streams = [("standard output", StandardStream.output), ("standard error", .error)]
        let places = streams.compactMap { name, stream in FilePlace(of: stream).map { (RunFile(name, ""), $0) } }
        let replaced = written
        for (file, place) in places {
            if let other = replaced[place] { conflict = conflict ?? (other, file) }
            written[place] = file
        }
    }

    /// Checks that the files are different ones, and none of them is read.
    ///
    /// - Parameter files: The files that the run reads; `-` is standard input.
    /// - Throws: A `RunFailure` that names two that are one.
    package func check(reading files: some Sequence<RunFile>) throws(RunFailure) {
        if let conflict { throw RunFailure(conflict) }
        for file in files {
            let place = file.path == "-" ? FilePlace(of: .input) : FilePlace(of: file.path)
            if let place, let other = written[place] { throw RunFailure((other, file)) }
        }
    }

    private mutating func note(_ file: RunFile, at place: FilePlace) {
        if let other = written.updateValue(file, forKey: place) { conflict = conflict ?? (other, file) }
    }
}

extension RunFailure {
    fileprivate init(_ files: (RunFile, RunFile)) {
        self.init(
            .oneFile("\(files.0) and \(files.1) are one file: name two; nothing was read or created"),
            status: .usage
        )
    }
}
