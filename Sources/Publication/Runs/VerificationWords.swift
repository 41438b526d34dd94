internal import Basics

extension Verification.Difference: CustomStringConvertible {
  /// A sentence for the operator, which begins with the path.
  package var description: String {
    switch self {
    case .notPublished(let status):
      "run.json: the run's status is '\(Printable.ascii(status))', not 'published' or 'held'"
    case .otherName(let listed, let found):
      "run.json: says that the run is \(Printable.ascii(listed)), but its folder is \(Printable.ascii(found))"
    case .unprintable(let member):
      "run.json: \(member) has characters that can't be printed, which no run writes"
    case .missing(let path): "\(Printable.ascii(path)): listed, but not there"
    case .unlisted(let path): "\(Printable.ascii(path)): there, but not listed"
    case .unlistedFolder(let path):
      "\(Printable.ascii(path)): a folder that is there, but no file in it is listed"
    case .notAFile(let path, let found): "\(Printable.ascii(path)): is \(found.rawValue), not a file"
    case .size(let path, let listed, let found):
      "\(Printable.ascii(path)): has \(found) bytes, listed with \(listed)"
    case .digest(let path, let listed, let found):
      "\(Printable.ascii(path)): has the SHA-256 \(found), listed with \(Printable.ascii(listed))"
    case .listedTwice(let path): "\(Printable.ascii(path)): listed twice"
    }
  }
}
