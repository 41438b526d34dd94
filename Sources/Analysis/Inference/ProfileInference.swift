import Ingestion
package import JobSuccess

/// What a profile's observed scores tell of hidden feedback (chapter 7). It rests on what the talent sees, for every
/// audience: private scores are not read.
package struct ProfileInference: Sendable {
  /// The profile's id.
  package let id: String
  /// A freelancer or an agency.
  package let kind: ProfileKind
  /// The as-of day.
  package let asOf: Day
  /// The ids of its contracts.
  package let names: any ProfileNames
  /// The scores that it was seen with, by day.
  package let observations: [ScoreObservation]
  private let history: History

  init(
    _ id: String, _ names: any ProfileNames, _ history: History, _ observations: [ScoreObservation], asOf: Day
  ) {
    self.id = id
    self.names = names
    self.history = history
    self.asOf = asOf
    kind = history.profile.kind
    self.observations = observations.filter { $0.day <= asOf }
  }

  /// What the observations tell by a policy.
  package func answer(by inference: Inference, progress: (Int) -> Void = { _ in }) -> InferenceAnswer {
    inference.answer(history, observations, asOf: asOf, progress: progress)
  }

  /// The same from the newest observations alone.
  package func answer(by inference: Inference, newest count: Int) -> InferenceAnswer {
    inference.answer(history, observations.suffix(count), asOf: asOf)
  }

  /// How many observations, the newest ones, can be explained together; nil if that takes too many states.
  package func explained(by inference: Inference) -> Int? {
    inference.explained(history, observations, asOf: asOf)
  }

  /// The scores that are possible on the as-of day, without any observation; nil if that takes too many steps.
  package func estimate(by inference: Inference) -> ScoreEstimate? {
    inference.estimate(history, asOf: asOf)
  }
}
