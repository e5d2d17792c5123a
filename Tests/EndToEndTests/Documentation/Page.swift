import Foundation

/// A page of the documentation, as what a reader would do with it: files to write and commands to type.
///
/// Comments, which readers do not see, say what a test needs beside the text:
///
/// - `<!-- begin` and lines of bash up to `-->`: a new folder, with what these commands prepare in it;
/// - `<!-- file NAME -->` before a block of code: the block is that file;
/// - `<!-- not run: REASON -->` before a block: no test runs it.
///
/// Every other block of code is a `console` block: commands behind `$ `, each with what it prints. A sandbox that is
/// started runs on behind the page; `http://127.0.0.1:41234` and `:41235` are its addresses then, and `$ROOT` is the
/// repository.
struct Page {
    /// Where it is, from the root of the repository.
    let path: String

    /// Its parts, each with a folder of its own.
    let sections: [Section]

    /// What no test can make sense of: a block without a comment that is no `console` block, or a comment that is none of
    /// these.
    let mistakes: [String]

    /// A part of a page: what is done in one folder, in order.
    struct Section {
        /// What prepares the folder, for bash.
        let preparation: String

        /// What a reader does there.
        var steps: [Step] = []
    }

    /// Something that a reader does.
    enum Step {
        /// Writes a file.
        case file(name: String, text: String)

        /// Types a command, and sees this; the lines of the output in the page are `lines`, counted from 0.
        case command(String, output: [String], lines: Range<Int>)
    }
}

extension Page {
    /// Reads a page.
    ///
    /// - Parameters:
    ///   - path: Where it is, from the root of the repository.
    ///   - text: What it holds.
    init(path: String, text: String) {
        var reader = PageReader(lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        reader.read()
        self.path = path
        sections = reader.sections
        mistakes = reader.mistakes.map { "\(path):\($0)" }
    }
}

/// Reads a page from its first line to its last.
private struct PageReader {
    let lines: [String]
    var sections: [Page.Section] = []
    var mistakes: [String] = []
    private var index = 0

    init(lines: [String]) { self.lines = lines }

    mutating func read() {
        var remark: String?
        while index < lines.count {
            let line = lines[index]
            if line.hasPrefix("<!-- ") {
                remark = comment()
            } else if line.hasPrefix("```") {
                block(of: String(line.dropFirst(3)), remark)
                remark = nil
            } else if !line.isEmpty, let unused = remark {
                mistakes.append("\(index + 1): no block follows the comment '\(unused)'")
                remark = nil
            }
            index += 1
        }
    }

    /// Reads a comment; one that begins a section is carried out at once, others are for the block that follows.
    private mutating func comment() -> String? {
        let first = index
        while !lines[index].hasSuffix("-->"), index + 1 < lines.count { index += 1 }
        let text = lines[first...index].joined(separator: "\n").dropFirst(5).dropLast(3)
        guard text.hasPrefix("begin") else { return text.trimmingCharacters(in: .whitespacesAndNewlines) }
        sections.append(Page.Section(preparation: String(text.dropFirst(5))))
        return nil
    }

    private mutating func block(of language: String, _ remark: String?) {
        let first = index + 1
        repeat { index += 1 } while index < lines.count && lines[index] != "```"
        let body = lines[first..<min(index, lines.count)]
        if remark?.hasPrefix("not run: ") == true { return }
        if sections.isEmpty { sections.append(Page.Section(preparation: "")) }
        if let name = remark?.dropFirst(5), remark?.hasPrefix("file ") == true {
            add(.file(name: String(name), text: body.map { $0 + "\n" }.joined()))
        } else if remark != nil || language != "console" {
            mistakes.append("\(first): a block that is neither a file nor 'console'")
        } else {
            commands(in: body)
        }
    }

    private mutating func commands(in body: ArraySlice<String>) {
        var rest = body
        guard rest.first?.hasPrefix("$ ") == true else {
            return mistakes.append("\(body.startIndex): a 'console' block that does not begin with a command")
        }
        while let line = rest.popFirst() {
            var command = String(line.dropFirst(2))
            while let next = rest.first, next.hasPrefix("> ") {
                command += "\n" + next.dropFirst(2)
                rest.removeFirst()
            }
            let output = rest.prefix { !$0.hasPrefix("$ ") }
            rest = rest.dropFirst(output.count)
            add(.command(command, output: Array(output), lines: output.startIndex..<output.endIndex))
        }
    }

    private mutating func add(_ step: Page.Step) { sections[sections.count - 1].steps.append(step) }
}
