import Digests
import Testing

/// Vectors of the standards themselves.
@Suite struct DigestTests {
    @Test(arguments: [
        // https://csrc.nist.gov/csrc/media/projects/cryptographic-standards-and-guidelines/documents/examples/sha256.pdf
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ])
    func `SHA-256`(text: String, digest: String) {
        #expect(Digest.sha256(of: Array(text.utf8)).hexDigits == digest)
    }

    @Test(arguments: [
        // RFC 2202, section 3, test cases 1, 2 and 6.
        ([UInt8](repeating: 0x0b, count: 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"),
        (Array("Jefe".utf8), "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (
            [UInt8](repeating: 0xaa, count: 80), "Test Using Larger Than Block-Size Key - Hash Key First",
            "aa4ae5e15272d00e95705637ce8a3b55ed402112"
        ),
    ])
    func `HMAC-SHA1`(key: [UInt8], text: String, code: String) {
        #expect(Digest.hmacSHA1(of: Array(text.utf8), key: key).hexDigits == code)
    }

    @Test func `an empty key signs too`() {
        #expect(Digest.hmacSHA1(of: [], key: []).hexDigits == "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d")
    }

    @Test func `hexadecimal digits have two places for each byte`() {
        #expect([0, 9, 16, 255].map(UInt8.init).hexDigits == "000910ff")
    }
}
