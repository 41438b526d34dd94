import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss policy diff`: in what do two policies differ?
struct PolicyDiff: Command {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows every key in which two policies differ.",
    discussion: """
      --json answers {"left", "right", "differences": [{"key", "left", "right"}]}; a value is null where a policy has no such \
      key. The names are not a difference. The exit code is 0 whether or not there are any.

      EXAMPLE
        jss policy diff upwork-2023-12 upwork-2024-09
      """)

  @Argument(help: ArgumentHelp("A built-in policy's name, or a policy file.", valueName: "name|file"))
  var left: String

  @Argument(help: ArgumentHelp("Another.", valueName: "name|file"))
  var right: String

  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let (left, right) = (try Policy.load(left), try Policy.load(right))
    let differences = left.differences(to: right).filter { $0.key != "name" }
    if output.json {
      let list = differences.map { difference -> JSONValue in
        [
          "key": .string(difference.key), "left": .optional(difference.left),
          "right": .optional(difference.right),
        ]
      }
      let answer: JSONValue = [
        "left": .string(left.name), "right": .string(right.name), "differences": .array(list),
      ]
      try session.output.write(JSONWriter.text(answer, indents: true) + "\n")
    } else if differences.isEmpty {
      try session.output.write("\(left.name) and \(right.name) have the same parameters\n")
    } else {
      var table = TextTable(.text("key"), .text(left.name), .text(right.name))
      for difference in differences {
        table.add(difference.key, difference.left ?? "-", difference.right ?? "-")
      }
      try session.output.write(table.text(for: session.terminal))
    }
  }
}
