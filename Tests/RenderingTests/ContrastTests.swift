import Foundation
import Rendering
import Testing

/// Contrast after WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
private struct Colour {
    let luminance: Double

    /// - Parameter hexadecimal: `#rrggbb`.
    init?(_ hexadecimal: Substring) {
        guard hexadecimal.count == 7, let value = Int(hexadecimal.dropFirst(), radix: 16) else { return nil }
        let channels = [16, 8, 0].map { shift -> Double in
            let part = Double(value >> shift & 255) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    func contrast(with other: Colour) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }
}

@Suite("The style sheet")
struct ContrastTests {
    /// The colours of the light scheme, then of the dark one.
    private static func schemes(of name: String) throws -> [[Substring: Colour]] {
        let sheet = try #require(Theme.default.assets.first { $0.name == name })
        let text = String(decoding: sheet.bytes, as: UTF8.self)
        return try text.matches(of: /:root \{([^}]*)\}/).prefix(2).map { block in
            let pairs = try block.1.matches(of: /--([a-z-]+): (#[0-9a-f]{6});/).map {
                ($0.1, try #require(Colour($0.2)))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }

    @Test("keeps text readable on every ground it stands on, light and dark", arguments: [0, 1])
    func contrast(scheme: Int) throws {
        let colours = try Self.schemes(of: "site.css")[scheme]
        let pairs: [(Substring, [Substring])] = [
            ("text", ["surface", "surface-tint", "surface-code", "surface-raised", "mark", "accent-tint"]),
            ("text-strong", ["surface", "surface-tint"]),
            ("text-quiet", ["surface", "surface-tint", "surface-code", "surface-raised", "accent-tint"]),
            ("accent", ["surface", "surface-tint", "surface-raised", "accent-tint"]),
            ("danger", ["surface", "surface-tint", "accent-tint"]),
            ("amber", ["surface", "surface-tint"]), ("green", ["surface", "surface-tint"]),
            ("teal", ["surface", "surface-tint"]), ("purple", ["surface", "surface-tint"]),
        ]
        for (text, grounds) in pairs {
            for ground in grounds {
                let contrast = try #require(colours[text]).contrast(with: #require(colours[ground]))
                #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
            }
        }
    }

    @Test("keeps highlighted code readable, light and dark", arguments: [0, 1])
    func code(scheme: Int) throws {
        let ground = try #require(try Self.schemes(of: "site.css")[scheme]["surface-code"])
        let colours = try Self.schemes(of: "code.css")[scheme]
        #expect(colours.count == 9)
        for (name, colour) in colours {
            let contrast = colour.contrast(with: ground)
            #expect(contrast >= 4.5, "\(name): \(contrast)")
        }
    }

    @Test("keeps the marks of charts apart from the ground, light and dark", arguments: [0, 1])
    func charts(scheme: Int) throws {
        let grounds = try Self.schemes(of: "site.css")[scheme]
        let colours = try Self.schemes(of: "charts.css")[scheme]
        #expect(colours.count == 8)
        for (name, colour) in colours {
            for ground in ["surface", "surface-tint"] {
                let contrast = colour.contrast(with: try #require(grounds[Substring(ground)]))
                #expect(contrast >= 3, "\(name) on \(ground): \(contrast)")
            }
        }
    }
}
