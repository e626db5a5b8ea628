package io.carillon.sip.message;
import java.util.List;
final class DigestReader {
    static List<DigestParams> all(HeaderIndex i, HeaderName n) throws MalformedHeader { return List.of(); }
}
