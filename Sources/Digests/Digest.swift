internal import CCrypto

/// Digests and signatures of bytes, computed by OpenSSL's libcrypto, which is loaded with libcurl anyway.
package enum Digest {
    /// The SHA-256 of these bytes, 32 bytes long (https://docs.openssl.org/3.0/man3/SHA256_Init/).
    package static func sha256(of bytes: [UInt8]) -> [UInt8] {
        unsafe result(of: Int(SHA256_DIGEST_LENGTH)) { digest in
            unsafe SHA256(bytes, bytes.count, digest) != nil
        }
    }

    /// The HMAC-SHA1 of these bytes under a key, 20 bytes long (https://docs.openssl.org/3.0/man3/HMAC/).
    package static func hmacSHA1(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        unsafe result(of: Int(SHA_DIGEST_LENGTH)) { code in
            unsafe HMAC(EVP_sha1(), key, Int32(key.count), bytes, bytes.count, code, nil) != nil
        }
    }

    /// The HMAC-SHA256 of these bytes under a key, 32 bytes long (https://docs.openssl.org/3.0/man3/HMAC/).
    package static func hmacSHA256(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        unsafe result(of: Int(SHA256_DIGEST_LENGTH)) { code in
            unsafe HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, code, nil) != nil
        }
    }

    /// What libcrypto writes into memory of this size; it fails only if it has no memory, or lacks the algorithm.
    private static func result(of size: Int, _ compute: (UnsafeMutablePointer<UInt8>) -> Bool) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let start = buffer.baseAddress, unsafe compute(start) else {
                preconditionFailure("libcrypto cannot compute a digest")
            }
            count = size
        }
    }
}
