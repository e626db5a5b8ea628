package io.carillon.sip.message;

import java.util.ArrayList;
import java.util.List;

/** Reads credentials and challenges (RFC 3261 sections 20.7 and 20.44, RFC 8760). */
final class DigestReader {
    private DigestReader() {}

    static List<DigestParams> all(HeaderIndex index, HeaderName name) throws MalformedHeader {
        List<String> lines = index.lines(name);
        if (lines.isEmpty()) {
            return List.of();
        }
        List<DigestParams> all = new ArrayList<>(lines.size());
        for (String line : lines) {
            all.add(read(line, name));
        }
        return all;
    }

    private static DigestParams read(String line, HeaderName name) throws MalformedHeader {
        int end = 0;
        while (end < line.length() && Chars.isChar(line.charAt(end), Chars.TOKEN)) {
            end++;
        }
        if (end == 0 || end == line.length() || !Chars.isBlank(line.charAt(end))) {
            throw new MalformedHeader(name.toString(), "no scheme and parameters");
        }
        String scheme = line.substring(0, end);
        if (!scheme.equalsIgnoreCase("Digest")) {
            return new DigestParams(scheme, Params.NONE);
        }
        return new DigestParams(scheme, ParamReader.commas(name.toString(), line, end, SipLimits.DEFAULT.params()));
    }
}
