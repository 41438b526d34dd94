@testable import JobSuccess

/// Goes through every combination of what hidden feedback may be, and adds up how probable each is with its scores.
///
/// A score is computed once for all combinations that are the same on its day. That is all that it spares.
struct PlainPosterior {
  /// The probability of the observations.
  private(set) var evidence = 0.0
  /// For each unknown and outcome, its probability after the observations.
  var outcomes: [[Double]] { joint.map { row in row.map { $0 / evidence } } }

  private let plain: PlainInference
  private let unknowns: [PlainInference.Unknown]
  private let days: [PlainDay]
  /// For each observation, the indices of the days that its score may be of.
  private let observed: [(observation: ScoreObservation, days: [Int])]
  private var joint: [[Double]]
  private var choice: [Int]
  /// For each day, the place of the current choice in its table.
  private var places: [Int]
  private var tables: [[Int]]

  private static let notComputed = -2
  private static let noScore = -1

  init(_ plain: PlainInference, _ unknowns: [PlainInference.Unknown]) {
    self.plain = plain
    self.unknowns = unknowns
    let sorted = Set(plain.used.flatMap { plain.days(of: $0) }).sorted()
    days = sorted.map { PlainDay($0, plain, unknowns) }
    observed = plain.used.map { observation in
      (observation, plain.days(of: observation).compactMap { sorted.firstIndex(of: $0) })
    }
    joint = unknowns.map { _ in [0.0, 0.0, 0.0, 0.0] }
    choice = unknowns.map { _ in 0 }
    places = days.map { _ in 0 }
    tables = days.map { Array(repeating: PlainPosterior.notComputed, count: $0.combinations) }
    evidence = sum(from: 0, 1)
  }

  /// The sum over all values of the unknowns from `index` on.
  private mutating func sum(from index: Int, _ probability: Double) -> Double {
    guard index < unknowns.count else { return probability * likelihood() }
    var all = 0.0
    for (place, value) in unknowns[index].values.enumerated() {
      choice[index] = place
      for day in days.indices { places[day] += days[day].steps[index][place] }
      let part = sum(from: index + 1, probability * value.probability)
      for day in days.indices { places[day] -= days[day].steps[index][place] }
      joint[index][value.outcome.rawValue] += part
      all += part
    }
    return all
  }

  /// The likelihood of all observations (7.4).
  private mutating func likelihood() -> Double {
    var likelihood = 1.0
    for (observation, days) in observed {
      let right = days.count { percent(on: $0).map { $0...$0 } == observation.percents }
      if right == 0 { return 0 }
      likelihood *= Double(right) / Double(days.count)
    }
    return likelihood
  }

  private mutating func percent(on day: Int) -> Int? {
    let place = places[day]
    if tables[day][place] == PlainPosterior.notComputed {
      let history = plain.written(choice, unknowns)
      tables[day][place] =
        Scorer(plain.policy, asOf: days[day].day).score(history).result.percent ?? PlainPosterior.noScore
    }
    return tables[day][place] == PlainPosterior.noScore ? nil : tables[day][place]
  }
}

/// The combinations that differ on a day, numbered.
private struct PlainDay {
  let day: Day
  /// How many combinations there are.
  let combinations: Int
  /// For each unknown and value, what it adds to a combination's number. What is not known on the day adds nothing.
  let steps: [[Int]]

  init(_ day: Day, _ plain: PlainInference, _ unknowns: [PlainInference.Unknown]) {
    self.day = day
    var (combinations, steps): (Int, [[Int]]) = (1, [])
    for unknown in unknowns {
      var known = 0
      steps.append(
        unknown.values.map { value in
          let given = unknown.feedback.map { plain.history.feedback[$0].submittedOn } ?? value.givenOn
          guard let given, given <= day else { return 0 }
          known += 1
          return known * combinations
        })
      combinations *= known + 1
    }
    self.combinations = combinations
    self.steps = steps
  }
}
