package io.carillon.sip.message;
final class UriReader {
    static SipUri read(String text, SipLimits limits) throws MalformedHeader { throw new MalformedHeader("", text); }
}
