package io.carillon.sip.sdp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Reads c= lines (RFC 8866 section 5.7). Only numeric unicast addresses: a name would make media wait for somebody's
 * DNS.
 */
final class ConnectionLine {
    private static final int LONGEST_IPV4 = "255.255.255.255".length();

    private ConnectionLine() {}

    static String address(String value) throws BadSdp {
        List<String> fields = Fields.of(value, 4);
        if (fields.size() != 3 || !fields.get(0).equals("IN")) {
            throw BadSdp.broken("c= is not IN, type and address");
        }
        return switch (fields.get(1)) {
            case "IP4" -> ipv4(fields.get(2));
            case "IP6" -> ipv6(fields.get(2));
            default -> throw BadSdp.unacceptable("c= address type is not IP4 or IP6");
        };
    }

    private static String ipv4(String text) throws BadSdp {
        if (text.length() > LONGEST_IPV4) {
            throw notNumeric();
        }
        int dots = 0;
        int number = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = Math.max(number, 0) * 10 + c - '0';
                if (number > 255) {
                    throw notNumeric();
                }
            } else if (c == '.' && number >= 0 && dots < 3) {
                if (dots == 0 && number >= 224) {
                    throw BadSdp.unacceptable("c= is a multicast or reserved address");
                }
                dots++;
                number = -1;
            } else {
                throw notNumeric();
            }
        }
        if (dots != 3 || number < 0) {
            throw notNumeric();
        }
        return text;
    }

    private static String ipv6(String text) throws BadSdp {
        if (text.length() < 2 || text.length() > 45 || text.indexOf(':') < 0) {
            throw notNumeric();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
                throw notNumeric();
            }
        }
        if (text.regionMatches(true, 0, "ff", 0, 2)) {
            throw BadSdp.unacceptable("c= is a multicast address");
        }
        try {
            // a literal with a colon is never looked up
            return InetAddress.getByName(text) == null ? null : text;
        } catch (UnknownHostException notAnAddress) {
            throw notNumeric();
        }
    }

    private static BadSdp notNumeric() {
        return BadSdp.unacceptable("c= address is not numeric");
    }
}
