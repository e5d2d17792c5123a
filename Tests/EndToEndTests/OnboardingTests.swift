import Foundation
import TestSupport
import Testing

/// The rehearsal among the examples, with a small school.
@Suite(.serialized, .timeLimit(.minutes(2))) struct OnboardingTests {
    @Test func `a spreadsheet becomes rooms, by the example's one command`() async throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let process = Process()
        process.executableURL = root.appending(path: "examples/onboarding/run")
        process.arguments = ["300", "12"]
        process.environment = ["BIN": Program.buildFolder.path, "PATH": "/usr/bin:/bin"]
        let scratch = try TemporaryFolder()
        process.standardOutput = try scratch.file("output")
        process.standardError = FileHandle.nullDevice
        try await process.runToEnd()
        #expect(process.exitCode == 0)
        let text = try scratch.read("output")
        #expect(text.contains("12 dialogs in 1 file are valid; "))
        #expect(text.contains("Apply: 12 created"))
        #expect(text.hasSuffix("Plan: 12 dialogs: 12 exist\n"))
    }
}
