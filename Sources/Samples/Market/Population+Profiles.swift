internal import Basics
import JobSuccess

/// Assembles a profile: who it is, its contracts, withdrawn feedback, removal requests and its badge.
extension Population {
  /// The profile of a number with its whole history, as of the population's day.
  func profile(_ number: Int) -> DraftProfile {
    let isAgency = isAgency(number)
    var random = random(.career, number)
    let employer = isAgency ? nil : agency(ofFreelancer: number)
    var profile = DraftProfile(id: id(number), kind: isAgency ? .agency : .freelancer)
    profile.name = name(number)
    if let employer, employer.isExclusive { profile.exclusiveAgency = id(employer.number) }
    if isAgency { profile.silentMembers = silentMembers(ofAgency: number, using: &random) }
    let traits = ProfileTraits(
      isAgency: isAgency, isExclusive: profile.exclusiveAgency != nil, asOf: asOf, using: &random)
    var career = Career(
      population: self, profileNumber: number, traits: traits,
      freelancers: isAgency
        ? members(ofAgency: number).map(id) + profile.silentMembers.map(\.id) : [profile.id],
      agency: isAgency ? profile.id : nil, random: random)
    profile.contracts = career.contracts()
    random = career.random
    withdraw(from: &profile, using: &random)
    PerkRequests(asOf: asOf).add(to: &profile, mark: zeroPadded(number, to: 6), using: &random)
    profile.badge = random.happens(40) ? nil : ScoreEstimate.badge(of: profile, on: asOf)
    profile.isListed = random.happens(970)
    return profile
  }

  /// One to three freelancers who have no profile number and work for this agency only.
  private func silentMembers(ofAgency number: Int, using random: inout RandomStream) -> [DraftMember] {
    ["a", "b", "c"].prefix(random.whole(1...3)).map { letter in
      DraftMember(
        id: "fl-" + zeroPadded(number, to: 6) + letter, name: Names.person(using: &random),
        exclusiveAgency: random.happens(500) ? id(number) : nil)
    }
  }

  /// Removes some feedback at its author's request, mostly bad feedback.
  private func withdraw(from profile: inout DraftProfile, using random: inout RandomStream) {
    for index in profile.contracts.indices {
      guard let last = profile.contracts[index].lastClientFeedback else { continue }
      let feedback = profile.contracts[index].feedback[last]
      guard feedback.report == nil, random.happens(ScoreEstimate.outcome(of: feedback) < 1 ? 25 : 1) else {
        continue
      }
      let day = (feedback.respondedAt?.day ?? feedback.submittedAt.day) + random.whole(1...30)
      guard day <= asOf else { continue }
      profile.contracts[index].feedback[last].remove(.jssAndProfile, on: day, ground: .authorRequest)
    }
  }
}
