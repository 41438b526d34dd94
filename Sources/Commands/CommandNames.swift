import ArgumentParser
import Basics
import JobSuccess

/// Answers a misspelt command with the nearest one. (The argument parser does so for options.)
enum CommandNames {
  /// Walks down the commands that the arguments name, and throws at a name that isn't there.
  static func check(_ arguments: [String]) throws {
    var command: any ParsableCommand.Type = JSS.self
    var path = "jss"
    for argument in arguments {
      let subcommands = command.configuration.subcommands
      guard !subcommands.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return }
      guard let next = subcommands.first(where: { name(of: $0) == argument }) else {
        let names = subcommands.filter { $0.configuration.shouldDisplay }.map(name)
        let nearest = Suggestion.question(Suggestion.find(argument, among: names))
        throw ValidationError(
          "there is no command '\(path) \(Printable.line(argument))'; \(nearest)there is: \(names.joined(separator: ", "))"
        )
      }
      command = next
      path += " " + argument
    }
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }
}
