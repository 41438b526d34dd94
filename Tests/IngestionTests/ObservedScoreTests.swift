import JobSuccess
import Support
import Testing

@testable import Ingestion

/// observed_scores.csv, and files of a prior and a grid (7.1, 7.3, 7.8).
struct ObservedScoreTests {
  @Test func observationsAreByProfileAndDay() async throws {
    let folder = try folder(adding: [
      .observedScores: [
        ["observed_on": "2025-06-02", "jss": ""], ["observed_on": "2025-06-01", "jss": "0"],
        ["profile_id": "a1", "observed_on": "2025-06-01T23:30:00-02:00", "jss": "100"],
        ["observed_on": "2025-06-01", "jss": "50"],
      ]
    ])
    let (dataset, report) = try await folder.read()
    #expect(
      report.rows.map(Rejected.init) == [Rejected(.observedScores, 5, "observed_on", .duplicateID)])
    let freelancer = try #require(dataset.profile(withID: "f1"))
    let agency = try #require(dataset.profile(withID: "a1"))
    let day = try #require(Day(text: "2025-06-01"))
    #expect(
      dataset.observedScores[freelancer] == [
        ScoreObservation(day: day, percent: 0), ScoreObservation(day: day + 1, percent: nil),
      ])
    #expect(dataset.observedScores[agency] == [ScoreObservation(day: day + 1, percent: 100)])
    #expect(dataset.observedScores.profilesWithValues == [agency, freelancer])
  }

  @Test func aNamedFileTakesThePlaceOfTheFolders() async throws {
    let folder = try folder(adding: [.observedScores: [["jss": "10"]]])
    let other = try InputFolder([.observedScores: text(.observedScores, [["jss": "20"]])])
    var options = ReadingOptions(workers: 1)
    options.observedScores = other.path + "/" + ExportFile.observedScores.rawValue
    let (dataset, _) = try await readExports(folder: folder.path, options: options)
    let profile = try #require(dataset.profile(withID: "f1"))
    #expect(dataset.observedScores[profile].map(\.percents) == [20...20])
    options.observedScores = other.path + "/none.csv"
    await #expect(throws: ExportsError.self) {
      _ = try await readExports(folder: folder.path, options: options)
    }
  }

  private func prior(_ text: String) throws -> FeedbackPrior {
    try PriorFile.parse(Array(text.utf8), file: "prior.yaml")
  }

  @Test func aPriorReplacesRowsAndFactors() throws {
    let prior = try prior(
      "weights:\n  \"5.00\": [1, 2, 3, 4, 5, 0]\n  none: [0, 0, 0, 0, 1, 0]\nfactors: {other: 2.5}\n")
    #expect(prior.rows[0] == FeedbackPrior.Row([1, 2, 3, 4, 5, 0]))
    #expect(prior.rows[1] == FeedbackPrior.standard.rows[1])
    #expect(prior.rows[5] == FeedbackPrior.Row([0, 0, 0, 0, 1, 0]))
    #expect(prior.factors[.other]?.millionths == 2_500_000)
    #expect(prior.factors[.unsuccessful] == FeedbackPrior.standard.factors[.unsuccessful])
  }

  @Test(arguments: [
    ("weights: {below: [1, 2, 3, 4, 5]}", "prior.yaml:1:18: weights.below: has 5 numbers"),
    ("weights: {below: [1, 2, 3, 4, 5, -6]}", "prior.yaml:1:34: weights.below: \"-6\" is out of range"),
    ("weights: {below: [1, 2, x, 4, 5, 6]}", "prior.yaml:1:25: weights.below: \"x\" is not a whole number"),
    ("weights: {none: [0, 0, 0, 0, 0, 0]}", "prior.yaml:1:17: weights.none: are all 0"),
    (
      "weights: {\"4.5\": [1, 2, 3, 4, 5, 6]}",
      "prior.yaml:1:11: weights.4.5: is not a key of the weights of a prior"
    ),
    ("factors: {unsuccesful: 2}", "did you mean \"unsuccessful\"?"),
    ("factors: {other: 0}", "prior.yaml:1:18: factors.other: \"0\" is out of range"),
    ("stars: 5", "prior.yaml:1:1: stars: is not a key of a prior"),
    ("", "prior.yaml:1:1: the file is empty; begin with `weights:`"),
  ])
  func aFaultyPriorIsNamed(text: String, message: String) throws {
    let error = #expect(throws: PolicyError.self) { _ = try prior(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  private func grid(_ text: String) throws -> PolicyGrid {
    try PolicyGrid.parse(Array(text.utf8), file: "grid.yaml")
  }

  @Test func aGridHasAPolicyForEachCombination() throws {
    let points = try grid(
      "extends: upwork-2023-12\ngrid:\n  minimum.contracts: [2, 4]\n  satisfaction.weights.private: [0.5, 0.6, 0.7]\n"
    ).points
    #expect(points.count == 6)
    #expect(points[1].settings == "minimum.contracts=2 satisfaction.weights.private=0.6")
    #expect(points.map(\.policy.minimum.contracts) == [2, 2, 2, 4, 4, 4])
    #expect(points.allSatisfy { $0.policy.hasTrending })
    #expect(Set(points.map(\.policy.name)).count == 6)
  }

  @Test(arguments: [
    ("grid: {minimum.contracts: 2}", "minimum.contracts: is no list of values"),
    ("extends: standard", "has no grid of keys with lists of values"),
    ("grid: {minimum.contract: [2]}", "did you mean \"contracts\"?"),
    ("grid: {minimum.contracts: [0]}", "minimum.contracts: \"0\" is out of range"),
    (
      "grid: {minimum.contracts: [1,2,3,4,5,6,7,8,9,10], minimum.clients: [1,2,3,4,5,6,7,8,9,10], long_term_days: [1,2,3,4,5,6,7,8,9,10,11]}",
      "grid: has more than 1000 combinations"
    ),
  ])
  func aFaultyGridIsNamed(text: String, message: String) throws {
    let error = #expect(throws: PolicyError.self) { _ = try grid(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }
}
