import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss policy check`: is a policy file in order?
struct PolicyCheck: Command {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a policy file and tells everything that is wrong with it.",
    discussion: """
      Each error names file, line, column, key and value, and what is allowed. The exit code is 0 for a good file, 78 for \
      a bad one, and 66 where there is none.

      --json answers {"file", "ok", "name", "sha256", "errors": [{"code", "line", "column", "key", "value", "message"}]}, \
      also for a bad file.

      EXAMPLE
        jss policy check mine.yaml
      """)

  @Argument(help: ArgumentHelp("A policy file.", valueName: "file"))
  var file: String

  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    do {
      let policy = try PolicyFile.read(path: file)
      if output.json {
        try write([], of: policy, session)
      } else {
        try session.output.write("\(file): policy \(policy.name) is in order, sha256 \(policy.digest)\n")
      }
      if let builtIn = Policy.builtIn(named: policy.name), builtIn != policy {
        session.console.warn(
          "\(file): name: \"\(policy.name)\" is also a built-in policy's, which differs; another name tells them apart"
        )
      }
    } catch let error as PolicyError {
      if output.json { try write(error.faults, of: nil, session) }
      throw error
    }
  }

  private func write(_ faults: [PolicyFault], of policy: Policy?, _ session: Session) throws {
    let errors = faults.map { fault -> JSONValue in
      [
        "code": .string(fault.kind.rawValue), "line": .optional(fault.place?.line),
        "column": .optional(fault.place?.column), "key": .optional(fault.key),
        "value": .optional(fault.value),
        "message": .string(fault.description),
      ]
    }
    let answer: JSONValue = [
      "file": .string(file), "ok": .bool(policy != nil), "name": .optional(policy?.name),
      "sha256": .optional(policy?.digest), "errors": .array(errors),
    ]
    try session.output.write(JSONWriter.text(answer, indents: true) + "\n")
  }
}
