/// Feedback that no score can tell apart: of equal weight in every window of every used day, with the same prior and the
/// same role in a client relationship (7.7).
enum Twins {
  /// What feedback is on a day.
  private enum Role: Hashable {
    case absent
    case loose(outcomes: [Int], losses: [[Int]])
    case ofClient(
      outcomes: [Int], long: [[WindowSum]], short: [[WindowSum]], fixedLong: [WindowSum],
      fixedShort: [WindowSum],
      others: [[[WindowSum]]])
  }

  private struct Signature: Hashable {
    let probabilities: [Double]
    let outcomes: [HiddenOutcome]
    let roles: [Role]
  }

  /// For each variable the number of its group, from 1 in the order of the variables; nil for one that is alone.
  static func groups(_ model: InferenceModel) -> [Int?] {
    var roles: [[Role]] = Array(repeating: [], count: model.variables.count)
    for day in model.sortedDays {
      guard let day = model.days[day] else { continue }
      for index in roles.indices { roles[index].append(.absent) }
      for term in day.loose {
        set(&roles[term.variable], .loose(outcomes: day.outcomes[term.variable], losses: term.losses))
      }
      for client in day.clients {
        for member in client.members {
          let others = client.members.filter { $0.variable != member.variable }.map { $0.long + $0.short }
          set(
            &roles[member.variable],
            .ofClient(
              outcomes: day.outcomes[member.variable], long: member.long, short: member.short,
              fixedLong: client.fixed.long, fixedShort: client.fixed.short, others: others))
        }
      }
    }
    var first: [Signature: Int] = [:]
    var groups: [Int?] = Array(repeating: nil, count: roles.count)
    var count = 0
    for index in roles.indices {
      let variable = model.variables[index]
      let signature = Signature(
        probabilities: variable.values.map(\.probability), outcomes: variable.values.map(\.outcome),
        roles: roles[index])
      guard let other = first[signature] else {
        first[signature] = index
        continue
      }
      if groups[other] == nil {
        count += 1
        groups[other] = count
      }
      groups[index] = groups[other]
    }
    return groups
  }

  private static func set(_ roles: inout [Role], _ role: Role) {
    roles[roles.count - 1] = role
  }
}
