import JobSuccess

/// What a client thinks of the work. The public score, the private score and the end reason are drawn from it.
enum Mood {
  case pleased, content, lukewarm, upset

  /// The mood of a client about one contract of a profile.
  static func drawn(_ traits: ProfileTraits, _ client: Client, using random: inout RandomStream) -> Mood {
    let place = random.below(1000)
    let upset = traits.upset * client.severity / 100
    let lukewarm = traits.lukewarm * client.severity / 100
    if place < upset { return .upset }
    if place < upset + lukewarm { return .lukewarm }
    return random.happens(750) ? .pleased : .content
  }

  /// Public stars in hundredths; nil if the client gives none. Most are five stars, whatever the mood.
  func publicScore(using random: inout RandomStream) -> Int? {
    if random.happens(20) { return nil }
    let (five, fours): (Int, Int) =
      switch self {
      case .pleased: (940, 1000)
      case .content: (820, 1000)
      case .lukewarm: (560, 900)
      case .upset: (280, 430)
      }
    if random.happens(five) { return 500 }
    if random.happens(1000 * (fours - five) / (1000 - five)) { return random.whole(80...99) * 5 }
    return self == .upset ? random.whole(20...70) * 5 : random.whole(56...79) * 5
  }

  /// The likelihood to recommend, 0 to 10, which the talent never sees; nil if the client gives none.
  func privateScore(using random: inout RandomStream) -> Int? {
    if random.happens(60) { return nil }
    return switch self {
    case .pleased: random.pick(shares: [10: 720, 9: 190, 8: 90])
    case .content: random.pick(shares: [10: 300, 9: 350, 8: 250, 7: 100])
    case .lukewarm: random.whole(3...6)
    case .upset: random.happens(720) ? random.whole(0...2) : random.whole(3...4)
    }
  }

  /// The reason that the client gives for the contract's end; nil if none is given.
  func endReason(using random: inout RandomStream) -> EndReason? {
    switch self {
    case .pleased, .content:
      random.pick(shares: [.successful: 700, nil: 200, .other: 80, .clientUnresponsive: 20])
    case .lukewarm:
      random.pick(shares: [.successful: 450, nil: 220, .other: 250, .clientUnresponsive: 80])
    case .upset:
      random.pick(shares: [.unsuccessful: 480, nil: 220, .other: 200, .successful: 100])
    }
  }
}
