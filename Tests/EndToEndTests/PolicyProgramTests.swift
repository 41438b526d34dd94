import Support
import Testing

@Suite("jss policy")
struct PolicyProgramTests {
  @Test("what `show` prints is a policy file that `check` finds in order and `diff` finds the same")
  func showCheckDiff() throws {
    let folder = try TemporaryFolder()
    for name in ["standard", "upwork-2024-09"] {
      let shown = try ProgramRunner.run(["policy", "show", name])
      #expect(shown.exitCode == 0)
      let file = try folder.write(shown.standardOutput, to: "\(name).yaml")
      let checked = try ProgramRunner.run(["policy", "check", file])
      #expect(checked.exitCode == 0)
      #expect(checked.standardError.isEmpty)
      let compared = try ProgramRunner.run(["policy", "diff", name, file])
      #expect(compared.standardOutput == "\(name) and \(name) have the same parameters\n")
    }
  }

  @Test("the list names all seven, plain and in JSON")
  func list() throws {
    let text = try ProgramRunner.run(["policy", "list"])
    #expect(text.standardOutput.split(separator: "\n").count == 8)
    #expect(!text.standardOutput.contains("\u{1B}"))
    let json = try ProgramRunner.run(["policy", "list", "--json"])
    #expect(json.standardOutput.hasPrefix("{\n  \"policies\": [\n    {\n      \"name\": \"standard\","))
  }

  @Test("a bad file: each error with its place, exit 78, also in JSON")
  func badFile() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("extends: standard\nwindws: [6]\nlength: 3\n", to: "bad.yaml")
    let text = try ProgramRunner.run(["policy", "check", "./bad.yaml"], folder: folder.path)
    #expect(text.exitCode == 78)
    #expect(text.standardOutput.isEmpty)
    #expect(
      text.standardError.hasPrefix(
        "error: ./bad.yaml has 2 errors\n  ./bad.yaml:2:1: windws: is not a key of a policy"))
    #expect(text.standardError.contains("did you mean \"windows\"?"))
    let json = try ProgramRunner.run(
      ["policy", "check", "bad.yaml", "--json", "--log-format", "json"], folder: folder.path)
    #expect(json.exitCode == 78)
    #expect(
      json.standardOutput.contains("\"code\": \"unknown_key\",\n      \"line\": 2,\n      \"column\": 1,"))
    #expect(json.standardError.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"time\":") })
  }

  @Test("no file is exit 66, a misspelt policy exit 64 with the nearest one")
  func notThere() throws {
    let file = try ProgramRunner.run(["policy", "check", "no/such.yaml"])
    #expect(file.exitCode == 66)
    #expect(file.standardError == "error: no/such.yaml: there is no such file\n")
    let name = try ProgramRunner.run(["policy", "show", "standrd"])
    #expect(name.exitCode == 64)
    #expect(name.standardError.contains("did you mean 'standard'?"))
  }

  @Test("a file that takes a built-in policy's name is told, unless quiet")
  func builtInName() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("name: standard\nextends: standard\nlength: off\n", to: "a.yaml")
    let told = try ProgramRunner.run(["policy", "check", file])
    #expect(told.exitCode == 0)
    #expect(told.standardError.hasPrefix("warning: "))
    #expect(try ProgramRunner.run(["policy", "check", file, "--quiet"]).standardError.isEmpty)
  }
}
