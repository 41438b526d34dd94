// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "jss",
  products: [.executable(name: "jss", targets: ["jss"])],
  // Each exactly: Package.resolved has the same versions, and those of what they need, by their commits.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .target(name: "CByteScan", cSettings: [.treatAllWarnings(as: .error)]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "CSV", dependencies: ["CByteScan", "CLibCSV"]),
    .target(name: "Basics", dependencies: ["CNettle"]),
    .target(name: "JobSuccess", dependencies: ["Basics"]),
    .target(name: "Ingestion", dependencies: ["CSV", "JobSuccess", "Basics", yams]),
    .target(name: "Import", dependencies: ["CSV", "Ingestion", "JobSuccess", "Basics"]),
    .target(name: "Analysis", dependencies: ["CSV", "Ingestion", "JobSuccess"]),
    .target(name: "Reporting", dependencies: ["Analysis", "CSV", "Ingestion", "JobSuccess", "Basics"]),
    .target(name: "Publication", dependencies: ["CLinux", "Basics"]),
    .target(name: "ScoreHistory", dependencies: [database]),
    .target(name: "Samples", dependencies: ["CSV", "JobSuccess", "Basics"]),
    .target(
      name: "Commands",
      dependencies: [
        "Analysis", "CSV", "Import", "Ingestion", "JobSuccess", "Basics", "Publication", "Reporting",
        "Samples",
        "ScoreHistory",
        argumentParser, logging,
      ]),
    .executableTarget(name: "jss", dependencies: ["Commands"]),
    .executableTarget(
      name: "replay-cost", dependencies: ["Analysis", "Ingestion", "JobSuccess"],
      path: "Benchmarks/ReplayCost"),
    .executableTarget(
      name: "inference-bench", dependencies: ["JobSuccess"], path: "Benchmarks/Inference"),
    .target(name: "Support", path: "Tests/Support"),
    .testTarget(name: "CSVTests", dependencies: ["CByteScan", "CSV", "Support"]),
    .testTarget(name: "JobSuccessTests", dependencies: ["JobSuccess", "Support"]),
    .testTarget(
      name: "IngestionTests",
      dependencies: ["Analysis", "CSV", "Ingestion", "JobSuccess", "Basics", "Support"]),
    .testTarget(
      name: "ImportTests", dependencies: ["Basics", "CSV", "Import", "Ingestion", "JobSuccess", "Support"],
      exclude: ["Cases"]),
    .testTarget(
      name: "AnalysisTests",
      dependencies: ["Analysis", "Basics", "CSV", "Ingestion", "JobSuccess", "Reporting", "Support"]),
    .testTarget(name: "BasicsTests", dependencies: ["Basics"]),
    .testTarget(
      name: "ReportingTests", dependencies: ["Analysis", "Basics", "JobSuccess", "Reporting", "Support"]),
    .testTarget(name: "PublicationTests", dependencies: ["CLinux", "Publication", "Support"]),
    .testTarget(name: "ScoreHistoryTests", dependencies: ["ScoreHistory", "Support", database]),
    .testTarget(name: "SamplesTests", dependencies: ["CSV", "JobSuccess", "Samples"]),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Analysis", "Commands", "CSV", "Ingestion", "JobSuccess", "Publication", "Reporting", "ScoreHistory",
        argumentParser, logging,
      ]),
    .testTarget(name: "EndToEndTests", dependencies: ["Support", "jss"]),
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
