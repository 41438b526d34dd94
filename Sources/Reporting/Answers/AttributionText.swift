package import Analysis
internal import Ingestion
package import JobSuccess

/// What changed a score between two days, for people.
package struct AttributionText {
  private let explanation: ProfileAnalysis
  private let terminal: Terminal
  private let places: Int

  /// - Parameter places: How many decimals points have.
  package init(_ explanation: ProfileAnalysis, _ terminal: Terminal, places: Int = 4) {
    self.explanation = explanation
    self.terminal = terminal
    self.places = places
  }

  package func text(_ attribution: Attribution) -> String {
    let (before, after) = (attribution.before, attribution.after)
    var text = terminal.styled("Since \(before.asOf)", .bold) + ": \(ScoreWords.short(before.result)) then, "
    text += "\(ScoreWords.short(after.result)) now\n"
    let causes = attribution.effective
    let windowPart = attribution.windowPart.flatMap { $0 == .zero ? nil : $0 }
    guard !causes.isEmpty || windowPart != nil else {
      return text + "Nothing changed in the window that decided then.\n"
    }
    var table = TextTable(.change("change"), .text("contract"), .text("what happened"))
    for cause in causes {
      table.add(signed(cause.part), explanation.names.id(of: cause.key), cause.words)
    }
    if let windowPart, let window = after.result.window {
      table.add(signed(windowPart), "", "now \(ScoreWords.name(window)) decides")
    }
    text += table.text(for: terminal)
    guard let whole = attribution.whole else {
      return text + "There is no score on one of the two days, so the change can't be split.\n"
    }
    return text + "Together \(signed(whole)), from \(exact(before.result)) to \(exact(after.result)).\n"
  }

  private func exact(_ result: JobSuccessScore) -> String {
    result.exact?.text(times: 100, places: places) ?? "none"
  }

  private func signed(_ part: Ratio?) -> String {
    part?.signedText(times: 100, places: places) ?? ""
  }
}

extension Attribution {
  /// The contracts that changed the score; all that changed, where the change can't be split.
  var effective: [ContractCause] { contracts.filter { $0.part != .zero } }
}
