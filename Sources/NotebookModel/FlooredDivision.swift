extension Int64 {
    /// The quotient towards negative infinity and the remainder from 0 to `divisor` - 1, as calendars count.
    ///
    /// - Parameter divisor: greater than 0.
    package func flooredQuotient(_ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
