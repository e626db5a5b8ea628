package io.carillon.sip.message;

/**
 * Where a request really came from, written into its top Via when it is answered (RFC 3261 section 18.2.1, RFC 3581
 * section 4).
 *
 * @param host numeric source address, IPv6 without brackets
 * @param port source port
 * @param received whether {@code received} is to be written
 * @param rport whether {@code rport} is to be filled in
 */
record ViaSource(String host, int port, boolean received, boolean rport) {

    static ViaSource of(Via via, String host, int port) {
        boolean rport = via.params().has("rport");
        boolean received = rport || !via.host().equals(host);
        return received ? new ViaSource(host, port, true, rport) : null;
    }

    /** Writes a Via line whose first value gets our marks; marks that the sender had put there itself are left out. */
    void write(ByteText text, byte[] bytes, int from, int to) {
        int end = firstValueEnd(bytes, from, to);
        int at = from;
        while (at < end) {
            int next = segmentEnd(bytes, at, end);
            if (!isMark(bytes, at, next)) {
                text.raw(bytes, at, next - at);
            }
            at = next;
        }
        if (received) {
            text.ascii(";received=").ascii(host);
        }
        if (rport) {
            text.ascii(";rport=").number(port);
        }
        text.raw(bytes, end, to - end);
    }

    private static int firstValueEnd(byte[] bytes, int from, int to) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                quoted = !quoted;
            } else if (bytes[i] == ',' && !quoted) {
                return i;
            }
        }
        return to;
    }

    /** A segment begins with its semicolon and ends before the next one. */
    private static int segmentEnd(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to && bytes[at] != ';') {
            at++;
        }
        return at;
    }

    private static boolean isMark(byte[] bytes, int from, int to) {
        if (bytes[from] != ';') {
            return false;
        }
        int at = from + 1;
        while (at < to && Chars.isBlank(bytes[at])) {
            at++;
        }
        int nameTo = at;
        while (nameTo < to && Chars.is(bytes[nameTo], Chars.TOKEN)) {
            nameTo++;
        }
        return HeaderTable.same("rport", bytes, at, nameTo) || HeaderTable.same("received", bytes, at, nameTo);
    }
}
