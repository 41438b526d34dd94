package import JobSuccess

/// Something to do: one action, or several of which only one can be done.
package struct Todo: Sendable {
  /// The one that gains most first.
  package let choices: [Action]

  /// How far it lifts the shown score; a score where there is none counts as all of it.
  package var gain: Int { choices[0].gain }
  package var deadline: Day? { choices[0].deadline }

  /// Those that gain most within their deadline first, then by deadline.
  package static func all(_ actions: [Action]) -> [Todo] {
    guard !actions.isEmpty else { return [] }
    let alternatives = Dictionary(grouping: actions.filter { $0.alternatives > 1 }, by: \.kind)
    var todos = actions.filter { $0.alternatives == 1 }.map { Todo(choices: [$0]) }
    for kind in ActionKind.allCases {
      guard let choices = alternatives[kind] else { continue }
      todos.append(
        Todo(
          choices: choices.enumerated().sorted { ($1.element.gain, $0.offset) < ($0.element.gain, $1.offset) }
            .map(\.element)))
    }
    return todos.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let (first, second) = (a.deadline?.number ?? .max, b.deadline?.number ?? .max)
      return (b.gain, first, left.offset) < (a.gain, second, right.offset)
    }.map(\.element)
  }

  /// The next deadline of something that lifts the score; where nothing does, of anything.
  package static func next(_ actions: [Action]) -> (todo: Todo, day: Day)? {
    let due = all(actions).compactMap { todo in todo.deadline.map { (todo: todo, day: $0) } }
    let lifting = due.filter { $0.todo.gain > 0 }
    return (lifting.isEmpty ? due : lifting).min { $0.day < $1.day }
  }
}

extension Action {
  /// How far it lifts the shown score.
  fileprivate var gain: Int {
    guard let effect, let after = effect.after else { return 0 }
    return max(0, after - (effect.before ?? 0))
  }
}
