// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "dialogctl",
    products: [
        .executable(name: "dialogctl", targets: ["dialogctl"]),
        .executable(name: "quickblox-sandbox", targets: ["quickblox-sandbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // The C libraries, from Debian's packages, and headers of the one that every program has.
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CGlibc"),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        // What everything else is said in.
        .target(name: "Diagnostics"),
        .target(name: "JSON"),
        .target(name: "Dialogs", dependencies: ["Diagnostics"]),
        .target(name: "Pacing"),
        .target(name: "Signals"),

        // Files to desired dialogs.
        .target(name: "CSV"),
        .target(name: "YAML", dependencies: ["CGlibc", "CYAML", "Diagnostics"]),
        .target(name: "Manifests", dependencies: ["CSV", "Diagnostics", "Dialogs", "JSON", "YAML"]),

        .target(name: "Adoption", dependencies: ["Diagnostics", "Dialogs", "YAML"]),
        // Live dialogs to manifests.
        .target(name: "Exporting", dependencies: ["Diagnostics", "Dialogs", "Manifests"]),

        .target(name: "ManifestText", dependencies: ["Dialogs", "Manifests"]),

        // Desired and live to a plan.
        .target(name: "Planning", dependencies: ["Diagnostics", "Dialogs"]),
        .target(name: "Reading", dependencies: ["Dialogs", "Planning"]),

        // The API.
        .target(name: "HTTP", dependencies: ["CCurl", "CGlibc"]),
        .target(
            name: "QuickBlox",
            dependencies: [
                "Dialogs", "HTTP", "JSON", "Pacing", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // What was asked of the API, kept on disk.
        .target(name: "Journal", dependencies: ["Dialogs", "JSON"]),

        // A plan to live dialogs and a report.
        .target(name: "Applying", dependencies: ["Dialogs", "Journal", "Pacing", "Planning"]),
        .target(
            name: "PlanFile",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "JSON", "Planning",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "Reporting",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "JSON", "Journal", "PlanFile", "Planning",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            resources: [.embedInCode("HTML/report.css"), .embedInCode("HTML/report.js")]
        ),
        .target(name: "Checkup", dependencies: ["Diagnostics", "Dialogs", "HTTP", "Journal", "QuickBlox"]),
        .executableTarget(
            name: "dialogctl",
            dependencies: [
                "Adoption", "Applying", "CGlibc", "Checkup", "Diagnostics", "Dialogs", "Exporting", "HTTP", "Journal",
                "ManifestText", "Manifests", "Pacing", "PlanFile", "Planning", "QuickBlox", "Reading", "Reporting",
                "Signals",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),

        // The emulated API.
        .target(
            name: "Sandbox",
            dependencies: [
                "JSON",
                .product(name: "Crypto", package: "swift-crypto"),
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
                "CGlibc", "Sandbox", "Signals",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Tests.
        .target(name: "TestSupport", dependencies: ["Diagnostics", "Dialogs"], path: "Tests/TestSupport"),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "CSVTests", dependencies: ["CSV", "TestSupport"]),
        .testTarget(name: "YAMLTests", dependencies: ["Diagnostics", "TestSupport", "YAML"]),
        .testTarget(name: "DialogsTests", dependencies: ["Dialogs", "TestSupport"]),
        .testTarget(
            name: "ManifestsTests",
            dependencies: ["Diagnostics", "Dialogs", "JSON", "Manifests", "TestSupport"],
            exclude: ["Agreement"]
        ),
        .testTarget(
            name: "AdoptionTests",
            dependencies: ["Adoption", "Diagnostics", "Dialogs", "Manifests", "TestSupport"]
        ),
        .testTarget(
            name: "ExportingTests",
            dependencies: ["Diagnostics", "Dialogs", "Exporting", "Manifests", "Planning", "Reading", "TestSupport"],
            exclude: ["Snapshots"]
        ),
        .testTarget(
            name: "ManifestTextTests",
            dependencies: ["Diagnostics", "Dialogs", "ManifestText", "Manifests", "TestSupport"]
        ),
        .testTarget(
            name: "PlanningTests",
            dependencies: ["Diagnostics", "Dialogs", "Planning", "Reading", "TestSupport"]
        ),
        .testTarget(
            name: "ReadingTests",
            dependencies: ["Diagnostics", "Dialogs", "Planning", "Reading", "TestSupport"]
        ),
        .testTarget(name: "PacingTests", dependencies: ["Pacing", "TestSupport"]),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP", "TestSupport"]),
        .testTarget(
            name: "QuickBloxTests",
            dependencies: ["Dialogs", "HTTP", "JSON", "Pacing", "QuickBlox", "Sandbox", "TestSupport"]
        ),
        .testTarget(
            name: "ApplyingTests",
            dependencies: ["Applying", "Dialogs", "Journal", "Pacing", "Planning", "Reading", "TestSupport"]
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Applying", "Diagnostics", "Dialogs", "JSON", "Journal", "Planning", "Reading", "Reporting",
                "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Snapshots"]
        ),
        .testTarget(
            name: "PlanFileTests",
            dependencies: ["Applying", "Diagnostics", "Dialogs", "JSON", "PlanFile", "Planning", "TestSupport"]
        ),
        .testTarget(
            name: "CheckupTests",
            dependencies: ["Checkup", "Dialogs", "HTTP", "Journal", "QuickBlox", "TestSupport"]
        ),
        .testTarget(name: "JournalTests", dependencies: ["Dialogs", "JSON", "Journal", "TestSupport"]),
        .testTarget(
            name: "SafetyTests",
            dependencies: [
                "Applying", "Dialogs", "HTTP", "Journal", "Pacing", "Planning", "QuickBlox", "Reading", "Sandbox",
                "TestSupport",
            ]
        ),
        .testTarget(
            name: "SandboxTests",
            dependencies: ["JSON", "Sandbox", "TestSupport", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["TestSupport", "YAML", "dialogctl", "quickblox-sandbox"],
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
