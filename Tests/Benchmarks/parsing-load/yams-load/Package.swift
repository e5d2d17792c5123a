// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "yams-load",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")],
    targets: [.executableTarget(name: "yams-load", dependencies: ["Yams"])]
)
