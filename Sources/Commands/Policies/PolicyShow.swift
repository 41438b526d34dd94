import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss policy show`: one policy, every key.
struct PolicyShow: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a policy as a policy file, every key, with the source of each.",
    discussion: """
      What is shown is a policy file itself: save it, change it, and give it to --policy. Behind each key is what it \
      decides and, for a built-in policy, where it comes from: [P] published by the platform, \
      [R] our reading where it published nothing; no mark: as in `standard`, this project's own.

      --json answers {"name", "origin", "sha256", "parameters", "sources"}; parameters are what the digest is over, decimals \
      as strings.

      EXAMPLE
        jss policy show standard > mine.yaml
      """)

  @Argument(help: ArgumentHelp("A built-in policy's name, or a policy file.", valueName: "name|file"))
  var policy: String

  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let policy = try Policy.load(self.policy)
    let origin = Policy.builtIn(named: policy.name) == policy ? Policy.origin(ofBuiltIn: policy.name) : nil
    if output.json {
      let answer: JSONValue = [
        "name": .string(policy.name), "origin": .optional(origin), "sha256": .string(policy.digest),
        "parameters": policy.parameters, "sources": origin == nil ? .null : policy.sources,
      ]
      try session.output.write(JSONWriter.text(answer, indents: true) + "\n")
    } else {
      var head = "# \(policy.name)" + (origin.map { ": \($0)" } ?? "") + "\n# sha256 \(policy.digest)\n"
      if origin != nil { head += "# [P] published, [R] our reading, no mark: this project's own\n" }
      try session.output.write(head + policy.yaml)
    }
  }
}

extension Policy {
  fileprivate var sources: JSONValue {
    .object(
      PolicyParameter.all.map { parameter in
        .init(
          parameter.key,
          [
            "section": .string(parameter.section),
            "source": .optional(parameter.source(inBuiltIn: name).map { "\($0)" }),
          ])
      })
  }
}
