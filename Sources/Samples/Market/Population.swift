internal import Basics
import JobSuccess

/// Who there is in a market: freelancers and agencies by number, who belongs to whom, and who the clients are.
///
/// Nothing is kept: everything about a number follows from the seed, so that any profile can be made alone.
struct Population: Sendable {
  let seed: UInt64
  let asOf: Day
  /// The numbers below it are the stories', who belong to nobody.
  let storyCount: Int

  /// What a stream of random numbers is for; numbers of the same profile in different streams are independent.
  enum Topic: UInt64 {
    case membership, career, name, client
  }

  func random(_ topic: Topic, _ number: Int) -> RandomStream {
    RandomStream(seed: seed, stream: topic.rawValue << 56 | UInt64(number))
  }

  func isAgency(_ number: Int) -> Bool {
    guard number >= storyCount else { return false }
    var random = random(.membership, number)
    return random.happens(80)
  }

  func id(_ number: Int) -> String {
    (isAgency(number) ? "ag-" : "fl-") + zeroPadded(number, to: 6)
  }

  func name(_ number: Int) -> String {
    var random = random(.name, number)
    return isAgency(number) ? Names.agency(&random) : Names.person(&random)
  }

  /// The freelancers with a profile of their own who work for an agency: some of those that follow it.
  func members(ofAgency number: Int) -> [Int] {
    Array((number + 1...number + size(ofAgency: number)).prefix { !isAgency($0) })
  }

  /// The agency of a freelancer, where there is one, and whether the freelancer works for nobody else.
  func agency(ofFreelancer number: Int) -> (number: Int, isExclusive: Bool)? {
    for agency in stride(
      from: number - 1, through: max(storyCount, number - Population.largestAgency), by: -1)
    where isAgency(agency) {
      guard number - agency <= size(ofAgency: agency) else { return nil }
      var random = random(.membership, number)
      return (agency, random.below(1000) >= 700)
    }
    return nil
  }

  private static let largestAgency = 7

  private func size(ofAgency number: Int) -> Int {
    var random = random(.membership, number)
    _ = random.next()
    return random.whole(1...Population.largestAgency)
  }

  /// A client from all who buy on the market, the well-known ones more often.
  func client(_ random: inout RandomStream, profiles: Int) -> Client {
    let place = random.below(1 << 20)
    return client(number: 3 * max(profiles, 10) * place / (1 << 20) * place / (1 << 20))
  }

  private func client(number: Int) -> Client {
    var random = random(.client, number)
    return Client(
      id: "cl-" + zeroPadded(number, to: 6),
      standing: random.pick(shares: [nil: 300, .good: 665, .flagged: 20, .suspended: 15]),
      severity: random.pick(shares: [60: 300, 100: 600, 300: 80, 700: 20]),
      language: Language.drawn(&random))
  }
}

/// A client, who is the same to everybody who works for them.
struct Client {
  let id: String
  let standing: ClientStanding?
  /// How easily they are upset, in percent of what is usual.
  let severity: Int
  let language: Language
}
