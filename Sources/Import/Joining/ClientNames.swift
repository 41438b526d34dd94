// Clients by their names (8.4.22): one client is one, whether a name or the platform's number tells of it.

/// The platform's clients by name, and names by client.
struct ClientNames: Sendable {
  private var ids: [String: Set<String>] = [:]
  private var names: [String: String] = [:]

  /// Learns that a client of the platform has a name.
  mutating func learn(_ id: String, _ name: String) {
    if names[id] == name { return }
    ids[Identifiers.slug(name), default: []].insert(id)
    if let known = names[id], precedes(known, name) { return }
    names[id] = name
  }

  /// The client of a name: the platform's, where exactly one has the name; else one by the name.
  func id(named name: String) -> String {
    let slug = Identifiers.slug(name)
    if let known = ids[slug], known.count == 1, let id = known.first { return id }
    return "k-" + slug
  }

  func name(of id: String) -> String? { names[id] }
}
