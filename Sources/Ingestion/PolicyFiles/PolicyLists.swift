// The forms of lists: windows and earnings tiers.

internal import Basics
internal import JobSuccess

extension PolicyForm {
  /// Months, each once, and perhaps `trending` at the end.
  static func windows() -> PolicyForm where Value == Policy {
    let months = PolicyForm<Int>.whole(1...120)
    let allowed = "allowed: a list of months from 1 to 120, at most 12 of them, which may end with trending"
    return PolicyForm { policy in
      .array(policy.windows.map(JSONValue.integer) + (policy.hasTrending ? ["trending"] : []))
    } read: { reader, item, policy in
      guard let elements = reader.elements(of: item, allowed: allowed) else { return false }
      (policy.windows, policy.hasTrending) = ([], false)
      var isGood = true
      for element in elements {
        if policy.hasTrending {
          return reader.note(
            element.fault(.outOfOrder, "has more after trending", allowed: "put trending last"))
        }
        var month = 0
        if case .scalar("trending", _) = element.node.content {
          policy.hasTrending = true
        } else if !months.read(reader, element, &month) {
          isGood = false
        } else if policy.windows.contains(month) {
          return reader.note(
            element.fault(.duplicateValue, "is given twice", value: String(month), allowed: "keep one"))
        } else {
          policy.windows.append(month)
        }
      }
      guard isGood, policy.windows.isEmpty || elements.count > 12 else { return isGood }
      let problem = policy.windows.isEmpty ? "has no number of months" : "is too long"
      return reader.note(item.fault(.outOfRange, problem, allowed: allowed))
    }
  }

  /// Tiers by rising amounts. The last may do without an amount, and applies to all that is above in any case (2.5).
  static func tiers() -> PolicyForm where Value == [EarningsTier] {
    let (dollars, weights) = (
      PolicyForm<Cents>.dollars(), PolicyForm<FixedDecimal>.decimal(0...100, isAbove: true)
    )
    let allowed = "allowed: a list of at most 20 groups {up_to: DOLLARS, weight: NUMBER}, or []"
    return PolicyForm { tiers in
      .array(
        tiers.map { tier in
          let limit = tier.upTo.map { [JSONValue.Member("up_to", dollars.write($0))] } ?? []
          return .object(limit + [JSONValue.Member("weight", weights.write(tier.weight))])
        })
    } read: { reader, item, tiers in
      guard let elements = reader.elements(of: item, allowed: allowed) else { return false }
      guard elements.count <= 20 else {
        return reader.note(item.fault(.outOfRange, "is too long", allowed: allowed))
      }
      tiers = []
      for (place, element) in elements.enumerated() {
        let element = PolicyItem(node: element.node, key: "earnings_tiers[\(place + 1)]")
        guard let group = reader.group(element, known: ["up_to", "weight"]) else { continue }
        var (tier, limit) = (EarningsTier(upTo: nil, weight: .zero), Cents.zero)
        let hasWeight = reader.read("weight", of: group, as: weights, into: &tier.weight)
        let upTo = group["up_to"]
        if let upTo, dollars.read(reader, upTo, &limit) { tier.upTo = limit }
        if upTo == nil, place < elements.count - 1 {
          reader.note(group.missing("up_to", advice: "only the last tier may do without"))
        }
        if let upTo, let limit = tier.upTo, let before = tiers.last?.upTo, limit <= before {
          let problem = "is not above that of the tier before, \(before)"
          reader.note(
            upTo.fault(
              .outOfOrder, problem, value: limit.description, allowed: "put the tiers in rising order"))
        }
        if hasWeight { tiers.append(tier) }
      }
      return tiers.count == elements.count
    }
  }
}
