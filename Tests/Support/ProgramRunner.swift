package import Foundation

/// Runs the program that was built with the tests, as a shell would: no terminal, nothing on standard input.
package struct ProgramRunner {
  /// What became of a run.
  package struct Outcome: Sendable {
    package let standardOutput: String
    package let standardError: String
    /// How it ended by itself; nil where a signal ended it.
    package let exitCode: Int32?
    /// The signal that ended it.
    package let signal: Int32?
  }

  /// Where standard output goes.
  package enum Output: Sendable {
    /// Into ``Outcome/standardOutput``.
    case captured
    /// To a file or a device that is there.
    case file(String)
    /// Into a pipe whose reader has gone.
    case closedPipe
  }

  /// `jss`, as JSS_PROGRAM names it, or beside the tests' bundle.
  package static var program: URL {
    if let path = ProcessInfo.processInfo.environment["JSS_PROGRAM"] { return URL(fileURLWithPath: path) }
    let arguments = CommandLine.arguments
    let bundle = arguments.first { $0.contains(".xctest") } ?? arguments[0]
    var folder = URL(fileURLWithPath: bundle)
    while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent("jss")
  }

  /// Runs `jss` with arguments; `environment` is added to ours. `interrupting` gets the process once it has begun.
  package static func run(
    _ arguments: [String], environment: [String: String] = [:], output: Output = .captured,
    folder: String? = nil,
    interrupting: (Process) throws -> Void = { _ in }
  ) throws -> Outcome {
    let files = try TemporaryFolder()
    defer { withExtendedLifetime(files) {} }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    var variables = ProcessInfo.processInfo.environment
    variables["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = variables.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    let (out, err) = (
      URL(fileURLWithPath: files.path(of: "out")), URL(fileURLWithPath: files.path(of: "err"))
    )
    for file in [out, err] { try Data().write(to: file) }
    process.standardError = try FileHandle(forWritingTo: err)
    switch output {
    case .captured: process.standardOutput = try FileHandle(forWritingTo: out)
    case .file(let path): process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    case .closedPipe:
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      process.standardOutput = pipe.fileHandleForWriting
    }
    try process.run()
    try interrupting(process)
    process.waitUntilExit()
    let ended = process.terminationReason == .exit
    return Outcome(
      standardOutput: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      standardError: String(decoding: try Data(contentsOf: err), as: UTF8.self),
      exitCode: ended ? process.terminationStatus : nil, signal: ended ? nil : process.terminationStatus)
  }
}
