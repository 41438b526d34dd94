import Analysis
import JobSuccess
import Testing

@testable import Reporting

/// The steps of the daily line say what made them: the parts of the score's change on that day.
@Suite struct DayCausesTests {
  @Test func eachStepNamesTheContractThatMovedTheScoreMost() throws {
    let scorer = Scorer(.standard, asOf: MadeUpHistory.asOf)
    let profile = ProfileAnalysis(
      of: MadeUpHistory.contracts(40), scorer, for: .internal, named: MadeUpTexts())
    let causes = DayCauses(profile)
    let texts = MadeUpTexts()
    var steps = 0
    for (before, day) in zip(profile.past, profile.past.dropFirst())
    where before.score.exact != day.score.exact {
      steps += 1
      let change = profile.attribution(from: before.day, to: day.day)
      #expect(
        change.before.result.exact == before.score.exact && change.after.result.exact == day.score.exact)
      let words = causes[day.day]
      if let first = change.largest(1).first {
        #expect(words.contains(texts.id(of: first.key)), "\(day.day): \(words)")
        if let part = first.part { #expect(words.contains("(\(Points(share: part).signed))"), "\(words)") }
      }
      if let part = change.windowPart, part != .zero {
        #expect(words.contains("decide"), "\(day.day): \(words)")
      }
    }
    #expect(steps > 3)
  }
}
