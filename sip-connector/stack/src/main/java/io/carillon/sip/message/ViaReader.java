package io.carillon.sip.message;

import java.util.ArrayList;
import java.util.List;

/** Reads Via values (RFC 3261 section 20.42); blanks may stand in the most surprising places of one. */
final class ViaReader {
    private static final String HEADER = "Via";

    private final String text;
    private int at;

    private ViaReader(String text) {
        this.text = text;
    }

    static Via read(String text, SipLimits limits) throws MalformedHeader {
        return new ViaReader(text).via(limits);
    }

    static List<Via> all(HeaderIndex index) throws MalformedHeader {
        List<Via> all = new ArrayList<>(4);
        for (String value : index.values(HeaderName.VIA)) {
            all.add(read(value, SipLimits.DEFAULT));
        }
        return all;
    }

    private Via via(SipLimits limits) throws MalformedHeader {
        protocol();
        separator();
        // Any version: a request of another one is refused by its start line, and the refusal has to find its way back.
        token();
        separator();
        String transport = transport();
        int afterTransport = at;
        skipBlanks();
        if (at == afterTransport) {
            throw new MalformedHeader(HEADER, "no blank after the transport");
        }
        String host = host();
        int port = port();
        Params params = ParamReader.semicolons(HEADER, text, at, limits.params());
        String branch = params.get("branch");
        return new Via(text, transport, host, port, branch == null ? "" : branch, params);
    }

    private void protocol() throws MalformedHeader {
        skipBlanks();
        if (!text.regionMatches(true, at, "SIP", 0, 3)) {
            throw new MalformedHeader(HEADER, "not SIP");
        }
        at += 3;
    }

    private void token() {
        while (at < text.length() && Chars.isChar(text.charAt(at), Chars.TOKEN)) {
            at++;
        }
    }

    private void separator() throws MalformedHeader {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != '/') {
            throw new MalformedHeader(HEADER, "not SIP/2.0/transport");
        }
        at++;
        skipBlanks();
    }

    private String transport() throws MalformedHeader {
        int from = at;
        token();
        if (at == from) {
            throw new MalformedHeader(HEADER, "no transport");
        }
        if (at - from == 3 && text.startsWith("UDP", from)) {
            return "UDP";
        }
        return text.substring(from, at).toUpperCase(java.util.Locale.ROOT);
    }

    private String host() throws MalformedHeader {
        int from = at;
        if (at < text.length() && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            if (close < 0 || !HostText.isIpv6(text, at + 1, close)) {
                throw new MalformedHeader(HEADER, "not an IPv6 reference");
            }
            at = close + 1;
            return HostText.ipv6(text, from + 1, close);
        }
        while (at < text.length() && (Chars.isChar(text.charAt(at), Chars.HOST) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == from || text.charAt(from) == '.' || text.charAt(from) == '-') {
            throw new MalformedHeader(HEADER, "no host");
        }
        return text.substring(from, at);
    }

    private int port() throws MalformedHeader {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != ':') {
            return -1;
        }
        at++;
        skipBlanks();
        int from = at;
        while (at < text.length() && Chars.isDigit(text.charAt(at))) {
            at++;
        }
        int port = (int) HostText.number(text, from, at, 65_535);
        if (port < 1) {
            throw new MalformedHeader(HEADER, "not a port");
        }
        return port;
    }

    private void skipBlanks() {
        while (at < text.length() && Chars.isBlank(text.charAt(at))) {
            at++;
        }
    }
}
