/// The program's version (semantic versioning): in `--version`, in every manifest, and in a run's id.
package enum Version {
  package static let current = "0.1.0"
}
