package io.carillon.sip.message;
final class HotFields {
    static CSeq cseq(HeaderIndex i) { return null; }
    static Via topVia(HeaderIndex i) { return null; }
    static String tag(HeaderIndex i, HeaderName n) { return null; }
    static long number(HeaderIndex i, HeaderName n) throws MalformedHeader { return -1; }
    static String contentType(HeaderIndex i) { return ""; }
}
