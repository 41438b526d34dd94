import Analysis
import ArgumentParser
import Basics
import Import
import Ingestion
import Publication
import ScoreHistory

/// How the program ends when a command can't do what it was asked: a message a line, and an exit code of sysexits(3).
struct Failure: Error, Equatable {
  /// The exit codes of chapter 5.
  enum Code: Int32, CaseIterable {
    /// A rule of `--fail-on` or `--hold-on` matched.
    case ruleMatched = 3
    /// The command line is wrong.
    case usage = 64
    case badData = 65
    case noInput = 66
    /// A bug of ours.
    case bug = 70
    case cannotCreate = 73
    /// Reading or writing failed, a full disk included.
    case inputOutput = 74
    /// Another run holds the lock, or an input changed while it was read.
    case tryAgain = 75
    case badPolicy = 78
  }

  let code: Code
  /// Told above the messages where there are several.
  let heading: String?
  let messages: [String]

  init(_ code: Code, _ message: String) {
    self.init(code, heading: nil, messages: [message])
  }

  init(_ code: Code, heading: String?, messages: [String]) {
    self.code = code
    self.heading = heading
    self.messages = messages
  }

  /// What an error means for the person at the command line. An error that no module of ours throws is a bug.
  init(_ error: any Error) {
    self =
      Failure(known: error)
      ?? Failure(
        .bug, "this is a bug in jss: \(error); please report it with the command that you gave")
  }

  /// What an error of one of our modules means; nil for any other, such as the argument parser's.
  init?(known error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as PolicyError: self.init(error)
    case let error as UnknownPolicy: self.init(error)
    case let error as OutputError: self.init(.inputOutput, error.description)
    case let error as MarketError: self.init(error)
    case let error as ImportError: self.init(error)
    case let error as UnknownIdentifier: self.init(error)
    case let error as UnreadableTexts:
      self.init(error.isOfTheExport ? .tryAgain : Code(error.reason), error.description)
    case let error as PublicationError: self.init(Code(error), error.description)
    case let error as HistoryError: self.init(Code(error), error.description)
    default: return nil
    }
  }

  /// The heading, where there is one, and the messages.
  var lines: [String] { (heading.map { [$0] } ?? []) + messages }

  private init(_ error: PolicyError) {
    let messages = error.messages
    self.init(
      Code(error),
      heading: messages.count > 1 ? "\(error.file) has \(messages.count) errors" : nil, messages: messages)
  }

  private init(_ error: UnknownPolicy) {
    let nearest = Suggestion.question(error.nearest)
    self.init(
      .usage,
      "there is no policy '\(error.name)'; \(nearest)`jss policy list` names them; a policy file is given as a path that "
        + "ends in .yaml or .yml, or has a slash in it")
  }
}
