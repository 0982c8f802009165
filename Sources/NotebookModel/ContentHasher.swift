import COpenSSL

/// Computes SHA-256 with libcrypto, which uses the processor's own instructions.
///
/// Fetching the algorithm costs a millisecond once in a process and making a context costs more than hashing a short
/// note, so one hasher is kept by each thread that hashes many contents. Not for sharing between threads.
/// See <https://docs.openssl.org/3.0/man3/EVP_DigestInit/>.
package final class ContentHasher {
    private nonisolated(unsafe) static let algorithm: OpaquePointer? = {
        // Neither the texts of errors nor the machine's configuration, which libcrypto would read first, matter to a digest.
        let options = OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS | OPENSSL_INIT_NO_LOAD_CONFIG
        OPENSSL_init_crypto(UInt64(options), nil)
        return EVP_MD_fetch(nil, "SHA256", nil)
    }()

    private let context: OpaquePointer

    package init() {
        guard let context = EVP_MD_CTX_new() else {
            preconditionFailure("libcrypto has no memory for a digest context")
        }
        self.context = context
        begin()
    }

    deinit { EVP_MD_CTX_free(context) }

    package func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        let added = EVP_DigestUpdate(context, base, bytes.count)
        precondition(added == 1, "libcrypto could not hash")
    }

    package func update(_ bytes: borrowing [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// Adds the text's UTF-8 behind its byte count, so that ("ab", "c") and ("a", "bc") differ.
    package func update(framed text: String) {
        var copy = text
        copy.withUTF8 { buffer in
            update(UInt64(buffer.count))
            update(UnsafeRawBufferPointer(buffer))
        }
    }

    /// Adds the number's eight bytes, the lowest first.
    package func update(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { update($0) }
    }

    package func update(_ hash: ContentHash) { hash.withUnsafeBytes { update($0) } }

    /// The hash of all that was added since the last call; the hasher is empty afterwards.
    package func finish() -> ContentHash {
        let hash = withUnsafeTemporaryAllocation(byteCount: ContentHash.byteCount, alignment: 8) { buffer in
            let digest = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            let finished = EVP_DigestFinal_ex(context, digest, nil)
            precondition(finished == 1, "libcrypto could not hash")
            return ContentHash(digest: UnsafeRawBufferPointer(buffer))
        }
        begin()
        return hash
    }

    /// The hash of `bytes` alone, when nothing was added since the last `finish()`.
    package func hash(_ bytes: UnsafeRawBufferPointer) -> ContentHash {
        update(bytes)
        return finish()
    }

    package func hash(_ bytes: borrowing [UInt8]) -> ContentHash { bytes.withUnsafeBytes { hash($0) } }

    private func begin() {
        let started = EVP_DigestInit_ex2(context, Self.algorithm, nil)
        precondition(started == 1, "libcrypto offers no SHA-256")
    }
}
