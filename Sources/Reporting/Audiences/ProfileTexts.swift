package import Analysis
package import JobSuccess

extension PublicEstimate {
  /// That it is an estimate, in a few words.
  package static let notice = "an estimate from public signals"

  /// The difference in plain words, and no more.
  package var words: String {
    switch (estimated, official) {
    case (nil, nil): "Public feedback alone gives no score, and there is no official one."
    case (let estimated?, nil):
      "Public feedback alone would give \(estimated); there is no official score: private feedback makes the "
        + "difference."
    case (nil, let official?):
      "Public feedback alone would give no score; your score is \(official): private feedback makes the difference."
    case (let estimated?, let official?) where estimated == official:
      "Public feedback alone gives \(estimated), and that is your score."
    case (let estimated?, let official?):
      "Public feedback alone would give \(estimated); your score is \(official): private feedback makes the "
        + "difference."
    }
  }
}

/// The texts that a page shows, fetched when it is made. A text that isn't there is nil.
package protocol ProfileTexts: Sendable {
  associatedtype Failure: Error

  /// The profile's id and, where it is known, its name.
  var profileID: String { get }
  func profileName() throws(Failure) -> String?
  /// The agency whose score the profile shows (1.4).
  func exclusiveAgency() -> ExclusiveAgency?
  func id(of contract: ContractKey) -> String
  func id(of client: ClientKey) -> String
  func title(of contract: ContractKey) throws(Failure) -> String?
  func comment(of feedback: Int) throws(Failure) -> String?
  func response(to feedback: Int) throws(Failure) -> String?
}

/// The agency whose score a freelancer shows (1.4, 4.6).
package struct ExclusiveAgency: Sendable {
  package let id: String
  /// Its official score, whole percent; nil where it has none.
  package let percent: Int?

  /// An agency and its official score.
  package init(id: String, percent: Int?) {
    self.id = id
    self.percent = percent
  }
}
