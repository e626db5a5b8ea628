package io.carillon.sip.message;

/**
 * Reads one message out of bytes: frame, caps, start line and the headers without which nobody can work with it.
 * Stateless and safe for all threads; nothing is ever thrown.
 *
 * <p>More tolerant than the letter of RFC 3261 in three points, because real devices need it: Max-Forwards may be
 * missing, a From tag may be missing, and bytes behind the body of a datagram are ignored (section 18.3).
 */
public final class MessageReader {
    private static final int VERSION_LENGTH = "SIP/2.0".length();

    private final SipLimits limits;

    public MessageReader(SipLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a message.
     *
     * @param bytes exactly one message (a datagram, or one frame of a stream); the reader keeps the array and unfolds
     *     header lines in it
     */
    public ParsedMessage read(byte[] bytes) {
        try {
            return judge(bytes);
        } catch (RuntimeException | StackOverflowError fault) {
            return new ParsedMessage.Bad("not readable: " + fault.getClass().getSimpleName(), 400, null);
        }
    }

    /**
     * Reads a message that came from somewhere: answers to a request will say so in Via (RFC 3261 section 18.2.1, RFC
     * 3581).
     *
     * @param host numeric source address
     * @param port source port
     */
    public ParsedMessage read(byte[] bytes, String host, int port) {
        ParsedMessage parsed = read(bytes);
        if (parsed instanceof ParsedMessage.Good good && good.message() instanceof SipRequest request) {
            request.cameFrom(host, port);
        } else if (parsed instanceof ParsedMessage.Bad bad && bad.answerable() != null) {
            bad.answerable().cameFrom(host, port);
        }
        return parsed;
    }

    private ParsedMessage judge(byte[] bytes) {
        HeaderIndex index = new HeaderIndex(bytes);
        String fault = HeaderScanner.scan(index, limits);
        StartLine line = StartLine.read(index);
        if (line.isNeither()) {
            return new ParsedMessage.Bad("neither request nor response", 400, null);
        }
        int status = 400;
        if (bytes.length > limits.messageBytes()) {
            fault = "message too large";
            status = 513;
        }
        if (fault == null) {
            fault = line.fault();
            status = line.faultStatus();
        }
        if (line.isResponse()) {
            return response(index, line, fault);
        }
        SipRequest request = new SipRequest(index, line.method(), line.uri());
        if (fault == null) {
            fault = requestFault(request);
        }
        return fault == null ? new ParsedMessage.Good(request) : bad(request, fault, status);
    }

    private ParsedMessage response(HeaderIndex index, StartLine line, String startFault) {
        String fault = startFault;
        SipResponse response = new SipResponse(index, line.status());
        if (fault == null) {
            fault = commonFault(response);
        }
        return fault == null ? new ParsedMessage.Good(response) : new ParsedMessage.Bad(fault, 400, null);
    }

    private static ParsedMessage bad(SipRequest request, String fault, int status) {
        boolean answerable = !request.method().equals("ACK") && hasVia(request);
        return new ParsedMessage.Bad(fault, status, answerable ? request : null);
    }

    /** A Via with garbage behind its address still says where an answer goes. */
    private static boolean hasVia(SipRequest request) {
        String line = request.value(HeaderName.VIA);
        if (line == null) {
            return false;
        }
        try {
            request.keepTopVia(HotFields.readTopVia(request.index, SipLimits.DEFAULT));
            return true;
        } catch (MalformedHeader malformed) {
            int end = line.indexOf(';');
            return end > 0 && hasStem(request, line.substring(0, end));
        }
    }

    private static boolean hasStem(SipRequest request, String stem) {
        try {
            request.keepTopVia(ViaReader.read(stem, SipLimits.DEFAULT));
            return true;
        } catch (MalformedHeader malformed) {
            return false;
        }
    }

    private String requestFault(SipRequest request) {
        String fault = commonFault(request);
        if (fault != null) {
            return fault;
        }
        if (!request.cseq().method().equals(request.method())) {
            return "CSeq: method differs from the start line";
        }
        int n = request.index.find(HeaderName.MAX_FORWARDS, 0);
        if (n >= 0 && HostText.number(request.bytes(), request.index.valueFrom(n), request.index.valueTo(n), 255) < 0) {
            return "Max-Forwards: not 0 to 255";
        }
        return null;
    }

    private String commonFault(SipMessage message) {
        HeaderIndex index = message.index;
        if (index.hasDuplicate()) {
            return "a header that may stand only once stands twice";
        }
        String fault = listFault(index);
        if (fault == null) {
            fault = viaFault(message);
        }
        if (fault == null && message.cseq() == null) {
            fault = "CSeq: missing or not a number and a method";
        }
        if (fault == null) {
            fault = callIdFault(index);
        }
        if (fault == null) {
            fault = addressFault(index, HeaderName.FROM);
        }
        if (fault == null) {
            fault = addressFault(index, HeaderName.TO);
        }
        return fault == null ? lengthFault(index) : fault;
    }

    private String viaFault(SipMessage message) {
        try {
            message.keepTopVia(HotFields.readTopVia(message.index, limits));
            return null;
        } catch (MalformedHeader malformed) {
            return malformed.getMessage();
        }
    }

    private static String callIdFault(HeaderIndex index) {
        int n = index.find(HeaderName.CALL_ID, 0);
        if (n < 0 || index.valueFrom(n) == index.valueTo(n)) {
            return "Call-ID: missing";
        }
        byte[] bytes = index.bytes();
        for (int i = index.valueFrom(n); i < index.valueTo(n); i++) {
            if (bytes[i] <= ' ' || bytes[i] == ',' || bytes[i] == ';') {
                return "Call-ID: character that none may hold";
            }
        }
        return null;
    }

    private String addressFault(HeaderIndex index, HeaderName name) {
        int n = index.find(name, 0);
        if (n < 0) {
            return name + ": missing";
        }
        if (HotFields.isUsualAddress(index.bytes(), index.valueFrom(n), index.valueTo(n), limits.params())) {
            return null;
        }
        try {
            AddressReader.read(index.value(n), limits);
            return null;
        } catch (MalformedHeader malformed) {
            return name + ", " + malformed.getMessage();
        }
    }

    /** RFC 3261 section 18.3: longer than what is there is an error, shorter cuts off the rest of a datagram. */
    private static String lengthFault(HeaderIndex index) {
        int n = index.find(HeaderName.CONTENT_LENGTH, 0);
        if (n < 0) {
            return null;
        }
        long length = HostText.number(index.bytes(), index.valueFrom(n), index.valueTo(n), Integer.MAX_VALUE);
        if (length < 0) {
            return "Content-Length: not a number in range";
        }
        if (length > index.bodyLength()) {
            return "Content-Length: more than there is";
        }
        index.bodyAt(index.bodyFrom(), index.bodyFrom() + (int) length);
        return null;
    }

    private String listFault(HeaderIndex index) {
        int[] values = new int[HeaderIndex.LISTS];
        for (int n = 0; n < index.lineCount(); n++) {
            int list = index.listOf(n);
            if (list >= 0) {
                values[list] += countValues(index.bytes(), index.valueFrom(n), index.valueTo(n));
                if (values[list] > (list == 0 ? limits.vias() : limits.routes())) {
                    return "too many values of " + index.name(n);
                }
            }
        }
        return null;
    }

    /** One more than there are commas outside quotes. */
    private static int countValues(byte[] bytes, int from, int to) {
        int count = 1;
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                quoted = !quoted;
            } else if (bytes[i] == ',' && !quoted) {
                count++;
            }
        }
        return count;
    }

    static boolean isVersion(byte[] bytes, int from, int to) {
        return to - from == VERSION_LENGTH && HeaderTable.same("sip/2.0", bytes, from, to);
    }
}
