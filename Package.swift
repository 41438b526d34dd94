// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "jss",
  products: [.executable(name: "jss", targets: ["jss"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .target(name: "CSV", dependencies: ["CLibCSV"]),
    .systemLibrary(name: "CLinux"),
    .target(name: "JobSuccess"),
    .target(
      name: "Publication", dependencies: ["CLinux", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "ScoreHistory", dependencies: [.product(name: "GRDB", package: "GRDB.swift")]),
    .executableTarget(name: "jss", dependencies: ["CSV", "JobSuccess"]),
    .testTarget(name: "CSVTests", dependencies: ["CSV"]),
    .testTarget(name: "JobSuccessTests", dependencies: ["JobSuccess"]),
    .testTarget(name: "PublicationTests", dependencies: ["CLinux", "Publication"]),
    .testTarget(
      name: "ScoreHistoryTests",
      dependencies: ["ScoreHistory", .product(name: "GRDB", package: "GRDB.swift")]),
  ],
  swiftLanguageModes: [.v6]
)

/// One set of rules for every target: a warning is an error, and unsafe code must say so.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}
