// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "dialogctl",
    products: [
        .executable(name: "dialogctl", targets: ["dialogctl"]),
        .executable(name: "quickblox-sandbox", targets: ["quickblox-sandbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
    ],
    targets: [
        // The C libraries, from Debian's packages, and headers of the one that every program has.
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CGlibc"),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

        // What a build was made from.
        .target(
            name: "CBuild",
            cSettings: Context.environment["DIALOGCTL_COMMIT"].map { [.define("DIALOGCTL_COMMIT", to: "\"\($0)\"")] }
        ),

        // What a system gives: files, signals, time.
        .target(name: "Platform", dependencies: [.product(name: "SystemPackage", package: "swift-system")]),

        // Tools that know nothing of dialogs.
        .target(name: "Diagnostics"),
        .target(name: "JSON"),
        .target(name: "CSV"),
        .target(name: "Digests", dependencies: ["CCrypto"]),
        .target(name: "Pacing"),
        .target(name: "YAML", dependencies: ["CGlibc", "CYAML", "Diagnostics"]),
        .target(name: "HTTP", dependencies: ["CCurl", "CGlibc"]),

        // What everything else is about.
        .target(name: "Dialogs", dependencies: ["Diagnostics"]),

        // Files to desired dialogs, and dialogs to files.
        .target(name: "Manifests", dependencies: ["CSV", "Diagnostics", "Dialogs", "JSON", "Platform", "YAML"]),
        .target(name: "ManifestWriting", dependencies: ["Diagnostics", "Dialogs", "Manifests", "YAML"]),

        // Desired and live to a plan.
        .target(name: "Planning", dependencies: ["Dialogs", "Pacing"]),

        // The API.
        .target(name: "QuickBlox", dependencies: ["Digests", "Dialogs", "HTTP", "JSON", "Pacing", "Platform"]),

        // What was asked of the API, kept on disk.
        .target(name: "Journal", dependencies: ["Dialogs", "JSON", "Platform"]),

        // A plan to live dialogs.
        .target(name: "Applying", dependencies: ["Dialogs", "Journal", "Pacing", "Planning", "Platform"]),

        // A plan or a run, kept in a file or shown.
        .target(
            name: "PlanFile",
            dependencies: ["Applying", "Diagnostics", "Dialogs", "Digests", "JSON", "Planning"],
            resources: ["checkup", "plan", "problems", "rooms", "run"].map { .embedInCode("Schemas/\($0).schema.json") }
        ),
        .target(
            name: "Reporting",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "Digests", "JSON", "Journal", "PlanFile", "Planning", "Platform",
            ],
            resources: [.embedInCode("HTML/report.css"), .embedInCode("HTML/report.js")]
        ),

        // What stands in the way of a run.
        .target(name: "Checkup", dependencies: ["Diagnostics", "Dialogs", "HTTP", "JSON", "Journal", "QuickBlox"]),

        // One run, stage by stage; no command line, no terminal.
        .target(
            name: "Provisioning",
            dependencies: [
                "Applying", "Checkup", "Diagnostics", "Dialogs", "HTTP", "Journal", "ManifestWriting", "Manifests",
                "Pacing", "PlanFile", "Planning", "Platform", "QuickBlox", "Reporting",
            ]
        ),

        // Arguments in, events shown, output and an exit code out.
        .executableTarget(
            name: "dialogctl",
            dependencies: [
                "Applying", "CBuild", "CGlibc", "Checkup", "Diagnostics", "Dialogs", "HTTP", "Journal",
                "ManifestWriting", "Manifests", "Pacing", "PlanFile", "Planning", "Platform", "Provisioning",
                "QuickBlox", "Reporting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),

        // The emulated API.
        .target(
            name: "Sandbox",
            dependencies: [
                "Diagnostics", "Digests", "JSON", "Platform",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [
                .embedInCode("Page/page.css"), .embedInCode("Page/page.html"), .embedInCode("Page/page.js"),
            ]
        ),
        .executableTarget(
            name: "quickblox-sandbox",
            dependencies: [
                "CGlibc", "Diagnostics", "Platform", "Sandbox",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["Diagnostics", "Dialogs", "JSON", "Platform"],
            path: "Tests/TestSupport"
        ),
        .target(
            name: "SimulationSupport",
            dependencies: ["HTTP", "Platform", "Sandbox", "TestSupport"],
            path: "Tests/SimulationSupport"
        ),
        .testTarget(name: "PlatformTests", dependencies: ["Platform", "TestSupport"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "CSVTests", dependencies: ["CSV", "TestSupport"]),
        .testTarget(name: "DigestsTests", dependencies: ["Digests"]),
        .testTarget(name: "PacingTests", dependencies: ["Pacing", "TestSupport"]),
        .testTarget(name: "YAMLTests", dependencies: ["Diagnostics", "TestSupport", "YAML"]),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP", "TestSupport"]),
        .testTarget(name: "DialogsTests", dependencies: ["Dialogs", "TestSupport"]),
        .testTarget(
            name: "ManifestsTests",
            dependencies: ["Diagnostics", "Dialogs", "JSON", "Manifests", "Platform", "TestSupport", "YAML"],
            exclude: ["Agreement"]
        ),
        .testTarget(
            name: "ManifestWritingTests",
            dependencies: ["Diagnostics", "Dialogs", "ManifestWriting", "Manifests", "Planning", "TestSupport"],
            exclude: ["Exporting/Snapshots"]
        ),
        .testTarget(name: "PlanningTests", dependencies: ["Dialogs", "Planning", "TestSupport"]),
        .testTarget(
            name: "QuickBloxTests",
            dependencies: ["Dialogs", "HTTP", "JSON", "Pacing", "Platform", "QuickBlox", "Sandbox", "TestSupport"]
        ),
        .testTarget(name: "JournalTests", dependencies: ["Dialogs", "Journal", "Platform", "TestSupport", "YAML"]),
        .testTarget(
            name: "ApplyingTests",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "Journal", "Pacing", "Planning", "Platform", "TestSupport",
            ]
        ),
        .testTarget(
            name: "PlanFileTests",
            dependencies: ["Applying", "Diagnostics", "Dialogs", "JSON", "PlanFile", "Planning", "TestSupport"]
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "Digests", "JSON", "Journal", "PlanFile", "Planning", "Platform",
                "Reporting", "TestSupport",
            ],
            exclude: ["Snapshots"]
        ),
        .testTarget(
            name: "CheckupTests",
            dependencies: ["Checkup", "Dialogs", "HTTP", "JSON", "Journal", "QuickBlox", "TestSupport"]
        ),
        .testTarget(
            name: "ProvisioningTests",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "HTTP", "JSON", "Journal", "ManifestWriting", "Manifests",
                "Pacing", "PlanFile", "Planning", "Provisioning", "QuickBlox", "Reporting", "Sandbox",
                "SimulationSupport", "TestSupport",
            ]
        ),
        .testTarget(
            name: "SafetyTests",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "HTTP", "JSON", "Journal", "Pacing", "Planning", "Platform",
                "Provisioning", "QuickBlox", "Sandbox", "SimulationSupport", "TestSupport",
            ]
        ),
        .testTarget(
            name: "FieldTableTests",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "JSON", "ManifestWriting", "Manifests", "PlanFile", "Planning",
                "QuickBlox", "Reporting", "SimulationSupport", "TestSupport",
            ]
        ),
        .testTarget(
            name: "SandboxTests",
            dependencies: [
                "Digests", "JSON", "Sandbox", "TestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Digests", "JSON", "TestSupport", "YAML", "dialogctl", "quickblox-sandbox",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Snapshots"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Asked for by scripts in Tests/Benchmarks; nobody else builds them.
if Context.environment["DIALOGCTL_BENCHMARKS"] == "1" {
    package.targets += [
        .executableTarget(
            name: "ParsingBenchmark",
            dependencies: ["Manifests", "QuickBlox"],
            path: "Tests/Benchmarks/parsing-load",
            exclude: [
                "csafeloader.py", "decode.py", "manifest.awk", "page.awk", "scan.c", "table.sh", "yams-load",
            ]
        ),
        .executableTarget(name: "request-load", dependencies: ["HTTP"], path: "Tests/Benchmarks/requests-load/swift"),
    ]
}

// A program for `Tests/Fuzzing/run`, which needs libFuzzer.
if Context.environment["FUZZING"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: ["Diagnostics", "Dialogs", "HTTP", "JSON", "Manifests", "QuickBlox"],
            path: "Tests/Fuzzing/Program"
        )
    )
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
        .strictMemorySafety(),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0480-swiftpm-warning-control.md
        .treatAllWarnings(as: .error),
    ]
}
