import Commands

await Program.run(Array(CommandLine.arguments.dropFirst()))
