/// Unicode's `White_Space` property (PropList.txt, Unicode 15), told from UTF-8.
enum WhiteSpace {
    /// The number of bytes of the white space scalar that begins at `index`; 0 when there is none.
    ///
    /// `bytes` is valid UTF-8 and `index` the first byte of a scalar or inside one.
    static func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        switch bytes[index] {
        case 0x09...0x0d, 0x20: 1
        case 0xc2: bytes[index + 1] == 0x85 || bytes[index + 1] == 0xa0 ? 2 : 0
        case 0xe1: bytes[index + 1] == 0x9a && bytes[index + 2] == 0x80 ? 3 : 0
        case 0xe2: isGeneralPunctuationSpace(bytes[index + 1], bytes[index + 2]) ? 3 : 0
        case 0xe3: bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
        default: 0
        }
    }

    /// U+2000–U+200A, U+2028, U+2029, U+202F and U+205F.
    private static func isGeneralPunctuationSpace(_ second: UInt8, _ third: UInt8) -> Bool {
        switch (second, third) {
        case (0x80, 0x80...0x8a), (0x80, 0xa8), (0x80, 0xa9), (0x80, 0xaf), (0x81, 0x9f): true
        default: false
        }
    }
}
