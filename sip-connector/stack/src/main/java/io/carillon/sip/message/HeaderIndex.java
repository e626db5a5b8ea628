package io.carillon.sip.message;
import java.util.List;
final class HeaderIndex {
    byte[] bytes() { return new byte[0]; }
    String value(HeaderName n) { return null; }
    boolean has(HeaderName n) { return false; }
    List<String> lines(HeaderName n) { return List.of(); }
    List<String> values(HeaderName n) { return List.of(); }
    boolean hasToken(HeaderName n, String t) { return false; }
    int size() { return 0; }
    HeaderName name(int n) { return null; }
    String value(int n) { return null; }
    int bodyLength() { return 0; }
    byte[] body() { return new byte[0]; }
    String startLine() { return ""; }
    int length() { return 0; }
    String reason() { return ""; }
}
