// The automata of a day and of an observation, from those of windows (7.4, 7.5).

extension LayeredAutomaton {
  /// Reads the hidden feedback of a day: class 1 if the day shows the observed score, else 0.
  static func day(_ day: DayModel, _ rules: WindowRules, _ budget: inout StateBudget) throws(TooManyStates)
    -> LayeredAutomaton
  {
    var windows: [WindowAutomaton] = []
    for window in rules.order {
      windows.append(try WindowAutomaton(day, window: window, rules, &budget))
    }
    guard !windows.isEmpty else { return LayeredAutomaton(class: 0) }
    var whole: LayeredAutomaton
    var rest = windows[...]
    if rules.scorer.policy.hasTrending, windows.count >= 2 {
      let (first, second) = (windows[0], windows[1])
      whole = try product(first.automaton, second.automaton, &budget) { left, right in
        rules.trending(first.results[Int(left)], second.results[Int(right)]).rawValue
      }
      rest = rest.dropFirst(2)
    } else {
      whole = windows[0].automaton
      whole.finals = whole.finals.map { windows[0].results[Int($0)].own.rawValue }
      rest = rest.dropFirst()
    }
    whole.minimize()
    for window in rest {
      whole = try product(whole, window.automaton, &budget) { left, right in
        let own = window.results[Int(right)].own
        return (ObservedClass(rawValue: left) ?? .tooHigh).with(own).rawValue
      }
      whole.minimize()
    }
    whole.finals = whole.finals.map {
      (ObservedClass(rawValue: $0) ?? .tooHigh).matches(rules.observation) ? 1 : 0
    }
    whole.minimize()
    return whole
  }

  /// Reads the hidden feedback of an observation's days. The weight of a way through it is the observation's likelihood:
  /// the share of the days that show the observed score (7.4).
  ///
  /// - Parameter days: Days that are alike once, with their number.
  static func observation(
    _ days: [(model: DayModel, rules: WindowRules, count: Int)], _ budget: inout StateBudget
  ) throws(TooManyStates) -> LayeredAutomaton {
    let all = days.reduce(0) { $0 + $1.count }
    var whole = LayeredAutomaton(class: 0)
    for (model, rules, count) in days {
      let next = try day(model, rules, &budget)
      whole = try product(whole, next, &budget) { $0 + Int32(count) * $1 }
      whole.minimize()
    }
    whole.weigh { Double($0) / Double(all) }
    whole.minimize()
    return whole
  }
}
