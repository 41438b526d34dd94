// Where links may lead: this page, another page of the run, one of its tables. Nowhere else.

internal import Basics

/// Where a page is in a run's folder.
package enum Place: Sendable {
  /// Beside the tables: `index.html`.
  case top
  /// `profiles/*.html`.
  case profiles
  /// By itself, without a run around it: what it would lead to outside of itself isn't there.
  case alone
}

/// The name of a profile's page: it is made of the id's digest, for ids may be `../../x` or `CON`.
package struct PageName: Sendable, Hashable {
  /// The first 16 hex digits of the SHA-256 of the id's bytes.
  package let stem: String

  /// The name for the profile with this id.
  package init(profileID: some Sequence<UInt8>) {
    stem = hexadecimal(SHA256.hash(Array(profileID).span).prefix(8))
  }

  /// The name for the profile with this id.
  package init(profileID: String) { self.init(profileID: profileID.utf8) }

  /// The file within the run's folder.
  package var path: String { "profiles/\(file)" }

  /// The file's own name.
  package var file: String { "\(stem).html" }
}

/// A file of the run that pages point to.
package enum RunFile: String, Sendable {
  case scores = "scores.csv"
  case windows = "windows.csv"
  case outcomes = "outcomes.csv"
  case removals = "removals.csv"
  case actions = "actions.csv"
  case rejects = "rejects.csv"
  case description = "datapackage.json"
  case manifest = "run.json"
}

/// A link's target.
package enum Link: Sendable, Hashable {
  /// A place on this page.
  case here(Anchor)
  /// The run's first page.
  case index
  /// A profile's page.
  case profile(PageName)
  /// A file of the run.
  case file(RunFile)
  /// A table of the run, by its file's name.
  case table(String)
  /// The list of all profiles.
  case list

  /// Whether a page at `place` has the target beside it.
  func leads(from place: Place) -> Bool {
    if case .here = self { return true }
    return place != .alone
  }

  /// The address, as seen from a page at `place`.
  func address(from place: Place) -> String {
    let root = place == .profiles ? "../" : ""
    return switch self {
    case .here(let anchor): "#\(anchor.text)"
    case .index: "\(root)index.html"
    case .profile(let name): "\(root)\(name.path)"
    case .file(let file): "\(root)\(file.rawValue)"
    case .table(let name): "\(root)\(name)"
    case .list: "\(root)\(AllProfilesPage.path)"
    }
  }
}
