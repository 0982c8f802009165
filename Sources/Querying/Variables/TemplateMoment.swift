/// A point in time that a definition named, and what it was when the definition was read.
package struct TemplateMoment: Hashable, Sendable {
    package let expression: TemplateExpression
    package let value: QueryValue

    package init(_ expression: TemplateExpression, at clock: QueryClock) {
        self.expression = expression
        value = expression.value(at: clock)
    }

    package func isAnother(at clock: QueryClock) -> Bool { expression.value(at: clock) != value }
}
