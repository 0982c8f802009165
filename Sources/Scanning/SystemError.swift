import CPosix

/// The system's own words for its error numbers, the same in every locale.
enum SystemError {
    static func text(_ errorNumber: Int32) -> String {
        guard let text = codex_error_text(errorNumber) else { return "error \(errorNumber)" }
        return String(cString: text)
    }
}
