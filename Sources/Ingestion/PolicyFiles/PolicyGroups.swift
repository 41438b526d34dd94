// The keys of a policy file that hold a list or further keys.

internal import JobSuccess

extension PolicyDecoder {
  /// Months, each once, and perhaps `trending` at the end.
  func windows(_ node: PolicyNode, _ key: String) -> Windows? {
    let allowed = "allowed: a list of months from 1 to 120, at most 12 of them, which may end with trending"
    guard case .list(let elements) = node.content else {
      return note(.wrongType, node, key, nil, "is \(node.kindName)", allowed)
    }
    var months: [Int] = []
    var trending = false
    let known = faults.count
    for element in elements {
      if trending {
        return note(.outOfOrder, element, key, nil, "has more after trending", "put trending last")
      }
      if case .scalar(let text, _) = element.content, text == "trending" {
        trending = true
      } else if let month = whole(element, key, 1...120) {
        if months.contains(month) {
          return note(.duplicateValue, element, key, String(month), "stands twice", "keep one")
        }
        months.append(month)
      }
    }
    guard faults.count == known else { return nil }
    guard !months.isEmpty, elements.count <= 12 else {
      return note(
        .outOfRange, node, key, nil, months.isEmpty ? "has no number of months" : "is too long", allowed)
    }
    return Windows(months: months, trending: trending)
  }

  func satisfaction(_ node: PolicyNode, _ key: String, base: SatisfactionMethod?) -> SatisfactionMethod? {
    let weightedKeys = ["weights", "positive_from", "negative_below"]
    let overrideKeys = ["positive_stars", "negative_private"]
    guard let keys = keys(node, key, ["method"] + weightedKeys + overrideKeys),
      let method = value(keys, "method", base?.methodName, methodName)
    else { return nil }
    let foreign = method == .weighted ? overrideKeys : weightedKeys
    for key in foreign where keys.values[key] != nil {
      let _: Never? = note(
        .notAllowedHere, keys.values[key] ?? node, keys.path(key), nil,
        "means nothing where the method is \(method.rawValue)", "remove it, or change satisfaction.method")
    }
    switch method {
    case .weighted: return weighted(keys, base: base).map(SatisfactionMethod.weighted)
    case .override: return override(keys, base: base).map(SatisfactionMethod.override)
    }
  }

  private func methodName(_ node: PolicyNode, _ key: String) -> MethodName? {
    choice(node, key, MethodName.self)
  }

  private func weighted(_ keys: PolicyKeys, base: SatisfactionMethod?) -> WeightedSatisfaction? {
    let base: WeightedSatisfaction? = if case .weighted(let weighted) = base { weighted } else { nil }
    let weights = value(keys, "weights", base.map(SignalWeights.init)) { node, key in
      signalWeights(node, key, base: base.map(SignalWeights.init))
    }
    let positive = value(keys, "positive_from", base?.positiveFrom) { decimal($0, $1, .share) }
    let negative = value(keys, "negative_below", base?.negativeBelow) { decimal($0, $1, .share) }
    guard let weights, let positive, let negative else { return nil }
    guard negative <= positive else {
      let place = keys.values["negative_below"] ?? keys.values["positive_from"] ?? keys.place
      return note(
        .outOfOrder, place, keys.path("negative_below"), negative.description,
        "is above positive_from, \(positive)",
        "allowed: at most positive_from")
    }
    return WeightedSatisfaction(
      publicWeight: weights.public, privateWeight: weights.private, endReasonWeight: weights.endReason,
      positiveFrom: positive, negativeBelow: negative)
  }

  private func signalWeights(_ node: PolicyNode, _ key: String, base: SignalWeights?) -> SignalWeights? {
    guard let keys = keys(node, key, ["public", "private", "end_reason"]) else { return nil }
    func weight(_ key: String, _ base: FixedDecimal?) -> FixedDecimal? {
      value(keys, key, base) { decimal($0, $1, .satisfactionWeight) }
    }
    let publicWeight = weight("public", base?.public)
    let privateWeight = weight("private", base?.private)
    let endReason = weight("end_reason", base?.endReason)
    guard let publicWeight, let privateWeight, let endReason else { return nil }
    guard max(publicWeight, privateWeight, endReason) > .zero else {
      return note(.outOfRange, node, key, nil, "are all 0", "allowed: at least one of them above 0")
    }
    return SignalWeights(public: publicWeight, private: privateWeight, endReason: endReason)
  }

  private func override(_ keys: PolicyKeys, base: SatisfactionMethod?) -> OverrideSatisfaction? {
    let base: OverrideSatisfaction? = if case .override(let override) = base { override } else { nil }
    let stars = value(keys, "positive_stars", base?.positiveStars) { decimal($0, $1, .stars) }
    let limit = value(keys, "negative_private", base?.negativePrivate) { whole($0, $1, 0...10) }
    guard let stars, let limit else { return nil }
    return OverrideSatisfaction(positiveStars: stars, negativePrivate: limit)
  }

  /// Tiers by rising amounts; the last may do without one, and takes what is above in any case (2.5).
  func earningsTiers(_ node: PolicyNode, _ key: String) -> [EarningsTier]? {
    let allowed = "allowed: a list of at most 20 groups {up_to: DOLLARS, weight: NUMBER}, or []"
    guard case .list(let elements) = node.content else {
      return note(.wrongType, node, key, nil, "is \(node.kindName)", allowed)
    }
    guard elements.count <= 20 else { return note(.outOfRange, node, key, nil, "is too long", allowed) }
    let known = faults.count
    var tiers: [EarningsTier] = []
    for (place, element) in elements.enumerated() {
      let path = "\(key)[\(place + 1)]"
      guard let keys = keys(element, path, ["up_to", "weight"]) else { continue }
      let weight = value(keys, "weight", nil) { decimal($0, $1, .tierWeight) }
      let upTo = keys.values["up_to"].flatMap { dollars($0, keys.path("up_to")) }
      if keys.values["up_to"] == nil, place < elements.count - 1 {
        let _: Never? = note(
          .missingKey, element, keys.path("up_to"), nil, "is missing", "only the last tier may do without")
      }
      if let upTo, let before = tiers.last?.upTo, upTo <= before {
        let _: Never? = note(
          .outOfOrder, keys.values["up_to"] ?? element, keys.path("up_to"), String(describing: upTo),
          "is not above that of the tier before, \(before)", "put the tiers in rising order")
      }
      if let weight { tiers.append(EarningsTier(upTo: upTo, weight: weight)) }
    }
    return faults.count == known ? tiers : nil
  }

  func length(_ node: PolicyNode, _ key: String, base: LengthRule?) -> LengthRule? {
    guard let keys = keys(node, key, ["period_days", "max_jobs"]) else { return nil }
    let days = value(keys, "period_days", base?.periodDays) { whole($0, $1, 1...3650) }
    let jobs = value(keys, "max_jobs", base?.maxJobs) { whole($0, $1, 1...100) }
    guard let days, let jobs else { return nil }
    return LengthRule(periodDays: days, maxJobs: jobs)
  }

  func minimum(_ node: PolicyNode, _ key: String, base: Minimum?) -> Minimum? {
    guard let keys = keys(node, key, ["contracts", "clients", "clients_scope"]) else { return nil }
    let contracts = value(keys, "contracts", base?.contracts) { whole($0, $1, 1...1000) }
    let clients = value(keys, "clients", base?.clients) { whole($0, $1, 1...1000) }
    let scope = value(keys, "clients_scope", base?.clientsScope) { choice($0, $1, ClientsScope.self) }
    guard let contracts, let clients, let scope else { return nil }
    return Minimum(contracts: contracts, clients: clients, clientsScope: scope)
  }

  func missingFeedback(_ node: PolicyNode, _ key: String, base: MissingFeedbackRule?) -> MissingFeedbackRule?
  {
    guard let keys = keys(node, key, ["tolerance", "min_ended"]) else { return nil }
    let tolerance = value(keys, "tolerance", base?.tolerance) { decimal($0, $1, .share) }
    let ended = value(keys, "min_ended", base?.minEnded) { whole($0, $1, 1...1000) }
    guard let tolerance, let ended else { return nil }
    return MissingFeedbackRule(tolerance: tolerance, minEnded: ended)
  }

  func removalPerk(_ node: PolicyNode, _ key: String) -> RemovalPerk? {
    if case .scalar(let text, _) = node.content {
      switch text {
      case "none": return RemovalPerk.none
      case "always": return .always
      default: return unknownChoice(node, key, text, ["none", "always", "{until: YYYY-MM-DD}"])
      }
    }
    guard let keys = keys(node, key, ["until"]) else { return nil }
    return value(keys, "until", nil, day).map(RemovalPerk.until)
  }
}

private enum MethodName: String, CaseIterable {
  case weighted, override
}

extension SatisfactionMethod {
  fileprivate var methodName: MethodName {
    switch self {
    case .weighted: .weighted
    case .override: .override
    }
  }
}

private struct SignalWeights {
  let `public`: FixedDecimal
  let `private`: FixedDecimal
  let endReason: FixedDecimal
}

extension SignalWeights {
  init(_ weighted: WeightedSatisfaction) {
    self.init(
      public: weighted.publicWeight, private: weighted.privateWeight, endReason: weighted.endReasonWeight)
  }
}
