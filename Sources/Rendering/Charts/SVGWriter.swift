/// SVG written element by element; coordinates in tenths of a pixel.
struct SVGWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ markup: StaticString) { bytes.append(markup: markup) }

    mutating func write(text: String) { bytes.append(escaping: XMLText.cleaned(text)) }

    mutating func attribute(_ name: StaticString, _ value: String) {
        bytes.appendAttribute(name, XMLText.cleaned(value))
    }

    mutating func attribute(_ name: StaticString, _ value: Double) {
        write(" ")
        write(name)
        write("=\"")
        write(number: value)
        write("\"")
    }

    /// With at most one decimal. What is beyond any drawing is held at its end, so that no text is longer than a few bytes.
    mutating func write(number value: Double) {
        let held = value.isFinite ? min(max(value, -99_999), 99_999) : 0
        let tenths = Int((held * 10).rounded())
        if tenths < 0 { write("-") }
        let (whole, tenth) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        bytes.append(contentsOf: String(whole).utf8)
        if tenth > 0 {
            write(".")
            bytes.append(contentsOf: String(tenth).utf8)
        }
    }

    /// `M1.5,2`
    mutating func command(_ letter: StaticString, _ x: Double, _ y: Double) {
        write(letter)
        write(number: x)
        write(",")
        write(number: y)
    }

    mutating func line(_ kind: StaticString, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
        write("<line class=\"")
        write(kind)
        write("\"")
        attribute("x1", x1)
        attribute("y1", y1)
        attribute("x2", x2)
        attribute("y2", y2)
        write("/>")
    }

    mutating func text(_ kind: StaticString, _ x: Double, _ y: Double, _ text: String) {
        write("<text class=\"")
        write(kind)
        write("\"")
        attribute("x", x)
        attribute("y", y)
        write(">")
        write(text: text)
        write("</text>")
    }

    mutating func title(_ text: String) {
        write("<title>")
        write(text: text)
        write("</title>")
    }
}
