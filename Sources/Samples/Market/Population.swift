internal import Basics
import JobSuccess

/// The freelancers, agencies and clients of a market, by number.
///
/// Nothing is stored: everything about a number follows from the seed, so any profile can be made without the others.
struct Population: Sendable {
  let seed: UInt64
  let asOf: Day
  /// The profiles with numbers below it are the stories, which belong to no agency of this population.
  let storyCount: Int
  /// How many clients there are.
  let clients: Int

  /// What a stream of random numbers is used for. Each topic of a number has a stream of its own.
  enum Topic: UInt64 {
    case membership, career, name, client
  }

  /// The stream of a topic for a profile or client of this number.
  func random(_ topic: Topic, _ number: Int) -> RandomStream {
    RandomStream(seed: seed, stream: topic.rawValue << 56 | UInt64(number))
  }

  /// Whether the profile of this number is an agency: 8 in 100 are.
  func isAgency(_ number: Int) -> Bool {
    guard number >= storyCount else { return false }
    var random = random(.membership, number)
    return random.happens(80)
  }

  /// The profile's id, as in `fl-000017` or `ag-000018`.
  func id(_ number: Int) -> String {
    (isAgency(number) ? "ag-" : "fl-") + zeroPadded(number, to: 6)
  }

  /// The profile's name.
  func name(_ number: Int) -> String {
    var random = random(.name, number)
    return isAgency(number) ? Names.agency(using: &random) : Names.person(using: &random)
  }

  /// The numbers of the freelancers who work for an agency and have profiles: up to seven that follow the agency's.
  func members(ofAgency number: Int) -> [Int] {
    Array((number + 1...number + size(ofAgency: number)).prefix { !isAgency($0) })
  }

  /// The agency that a freelancer works for, and whether for no other; nil if there is none.
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

  /// One of the clients; the lower its number, the more often it is drawn.
  func client(using random: inout RandomStream) -> Client {
    let place = random.below(1 << 20)
    return client(number: clients * place / (1 << 20) * place / (1 << 20))
  }

  private func client(number: Int) -> Client {
    var random = random(.client, number)
    return Client(
      id: "cl-" + zeroPadded(number, to: 6),
      standing: random.pick(shares: [nil: 300, .good: 665, .flagged: 20, .suspended: 15]),
      severity: random.pick(shares: [60: 300, 100: 600, 300: 80, 700: 20]),
      language: Language.drawn(using: &random))
  }
}

/// A client; the same value for every profile that works for it.
struct Client {
  let id: String
  let standing: ClientStanding?
  /// How easily the client is upset, in percent of the usual.
  let severity: Int
  let language: Language
}
