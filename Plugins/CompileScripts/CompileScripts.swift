import Foundation
import PackagePlugin

/// Compiles KaTeX and the scripts around it into the module that runs them, since compiling KaTeX takes 100 ms and loading
/// it 1 ms; and the grammars of highlight.js, which a browser's engine runs fast and a small one does not. Both libraries
/// are the system's; when they change, so does what is built.
@main
struct CompileScripts: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let system = URL(filePath: "/usr/share/javascript")
        let own = target.directoryURL.appending(path: "Scripts")
        let scripts =
            ["katex/katex.js", "katex/contrib/mhchem.js", "highlight.js/highlight.js"].map {
                system.appending(path: $0)
            }
            + ["environment.js", "letters.js", "mathml-core.js", "formula.js"].map {
                own.appending(path: $0)
            }
        let output = context.pluginWorkDirectoryURL.appending(path: "ScriptArchive.swift")
        return [
            .buildCommand(
                displayName: "Compiling scripts", executable: try context.tool(named: "ScriptCompiler").url,
                arguments: [output.path] + scripts.map(\.path), inputFiles: scripts, outputFiles: [output])
        ]
    }
}
