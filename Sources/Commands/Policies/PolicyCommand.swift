import ArgumentParser

/// `jss policy`: the ways to score, and where they come from.
struct PolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Policies: the ways to score, and where they come from.",
    discussion: """
      A policy is a named set of parameters: windows, weights, thresholds, minimums. The built-in ones follow the \
      platform's announcements; a policy file (YAML) may extend one of them and change what it names.

      EXAMPLES
        jss policy list
        jss policy show upwork-2024-09
        jss policy diff standard upwork-2024-09
        jss policy check mine.yaml

      A policy file that changes one thing:

        name: mine
        extends: standard
        minimum: {contracts: 3}
      """,
    subcommands: [PolicyList.self, PolicyShow.self, PolicyCheck.self, PolicyDiff.self])
}
