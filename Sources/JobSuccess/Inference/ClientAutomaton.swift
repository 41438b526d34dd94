/// The sums of one window by the clients that have to be considered as a whole (7.2), while their feedback is read.
struct ClientStates {
  /// A state while feedback is read.
  struct State: Hashable {
    /// The sums of the clients whose feedback was all read.
    var sum = WindowSum()
    /// The other clients of which some was read.
    var open: [OpenClient] = []
  }

  /// A client of whose feedback some was read.
  struct OpenClient: Hashable {
    let client: Int
    /// Whether one is negative, so that the relationship is not long-term (2.4).
    var isBroken = false
    /// The sums if the relationship turns out to be long-term, and if not.
    var long: WindowSum
    var short: WindowSum
  }

  /// The automaton; its final classes are indices of `sums`.
  private(set) var automaton: LayeredAutomaton
  /// The sums of the clients, by class.
  private(set) var sums: [WindowSum] = []

  /// The states of a window of a day.
  init(_ day: DayModel, window: Int, _ budget: inout StateBudget) throws(TooManyStates) {
    let relevant = day.clients.indices.filter { day.clients[$0].matters(in: window) }
    var members: [(client: Int, member: DayModel.Member, isLast: Bool)] = []
    var start = State()
    for client in day.clients.indices {
      if relevant.contains(client) {
        let all = day.clients[client].members
        for (place, member) in all.enumerated() {
          members.append((client, member, place == all.count - 1))
        }
      } else {
        start.sum += day.clients[client].certain(in: window, day.outcomes)
      }
    }
    members.sort { $0.member.variable < $1.member.variable }
    var states = [start]
    var layers: [LayeredAutomaton.Layer] = []
    for (client, member, isLast) in members {
      let outcomes = day.outcomes[member.variable]
      var layer = LayeredAutomaton.Layer(variable: member.variable, width: outcomes.count)
      var numbers: [State: Int32] = [:]
      var following: [State] = []
      for state in states {
        for outcome in outcomes {
          let next = state.reading(
            outcome, of: member, client, day.clients[client].fixed, window: window, isLast: isLast)
          if let number = numbers[next] {
            layer.next.append(number)
          } else {
            layer.next.append(Int32(following.count))
            numbers[next] = Int32(following.count)
            following.append(next)
          }
        }
      }
      try budget.spend(following.count)
      layers.append(layer)
      states = following
    }
    sums = states.map(\.sum)
    automaton = LayeredAutomaton(layers: layers, finals: states.indices.map { Int32($0) })
  }
}

extension ClientStates.State {
  /// The state after a client's feedback is read.
  fileprivate func reading(
    _ outcome: Int, of member: DayModel.Member, _ client: Int,
    _ fixed: (long: [WindowSum], short: [WindowSum]), window: Int, isLast: Bool
  ) -> Self {
    var next = self
    let place: Int
    if let known = next.open.firstIndex(where: { $0.client == client }) {
      place = known
    } else {
      place = next.open.count
      next.open.append(
        ClientStates.OpenClient(client: client, long: fixed.long[window], short: fixed.short[window]))
    }
    next.open[place].long += member.long[outcome][window]
    next.open[place].short += member.short[outcome][window]
    if outcome == HiddenOutcome.negative.rawValue { next.open[place].isBroken = true }
    if next.open[place].isBroken { next.open[place].long = WindowSum() }
    if isLast {
      let done = next.open.remove(at: place)
      next.sum += (done.isBroken ? done.short : done.long).asClient()
    }
    return next
  }
}

extension DayModel.Client {
  /// Whether any of its feedback changes a window.
  fileprivate func matters(in window: Int) -> Bool {
    if fixed.long[window] != fixed.short[window] { return true }
    return members.contains { member in
      let first = member.long[0][window]
      return member.long.contains { $0[window] != first } || member.short.contains { $0[window] != first }
    }
  }

  /// Its sums in a window that none of its feedback changes.
  fileprivate func certain(in window: Int, _ outcomes: [[Int]]) -> WindowSum {
    var sum = fixed.long[window]
    for member in members { sum += member.long[0][window] }
    return sum.asClient()
  }
}
