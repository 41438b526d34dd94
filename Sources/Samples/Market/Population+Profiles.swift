internal import Basics
import JobSuccess

/// The profiles of a population.
extension Population {
  /// The profile of a number with its whole history, as of the population's day.
  func profile(_ number: Int, of profiles: Int) -> DraftProfile {
    let isAgency = isAgency(number)
    var random = random(.career, number)
    let employer = isAgency ? nil : agency(ofFreelancer: number)
    var profile = DraftProfile(id: id(number), kind: isAgency ? .agency : .freelancer)
    profile.name = name(number)
    if let employer, employer.isExclusive { profile.exclusiveAgency = id(employer.number) }
    if isAgency { profile.silentMembers = silentMembers(ofAgency: number, &random) }
    let traits = Traits(
      isAgency: isAgency, isExclusive: profile.exclusiveAgency != nil, asOf: asOf, &random)
    var career = Career(
      population: self, profileNumber: number, traits: traits,
      freelancers: isAgency
        ? members(ofAgency: number).map(id) + profile.silentMembers.map(\.id) : [profile.id],
      agency: isAgency ? profile.id : nil, random: random)
    profile.contracts = career.contracts(profiles: profiles)
    random = career.random
    withdraw(from: &profile, &random)
    RemovalPerk(asOf: asOf).use(&profile, mark: zeroPadded(number, to: 6), &random)
    profile.badge = random.happens(40) ? nil : Standing.badge(of: profile, on: asOf)
    profile.isListed = random.happens(970)
    return profile
  }

  /// One to three freelancers who work for the agency alone.
  private func silentMembers(ofAgency number: Int, _ random: inout RandomStream) -> [DraftMember] {
    ["a", "b", "c"].prefix(random.whole(1...3)).map { letter in
      DraftMember(
        id: "fl-" + zeroPadded(number, to: 6) + letter, name: Names.person(&random),
        exclusiveAgency: random.happens(500) ? id(number) : nil)
    }
  }

  /// Now and then authors take their feedback back.
  private func withdraw(from profile: inout DraftProfile, _ random: inout RandomStream) {
    for index in profile.contracts.indices {
      guard let standing = profile.contracts[index].standing else { continue }
      let feedback = profile.contracts[index].feedback[standing]
      guard feedback.report == nil, random.happens(Standing.verdict(feedback) < 1 ? 25 : 1) else { continue }
      let day = (feedback.respondedAt?.day ?? feedback.submittedAt.day) + random.whole(1...30)
      guard day <= asOf else { continue }
      profile.contracts[index].feedback[standing].remove(.jssAndProfile, on: day, ground: .authorRequest)
    }
  }
}
