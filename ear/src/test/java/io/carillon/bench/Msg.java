package io.carillon.bench;

import java.util.ArrayList;
import java.util.List;

/** Just enough of a SIP message, by string search: the generator must cost less than the server. */
final class Msg {
    final String text;
    /** The telephone it arrived at. */
    final int line;
    private final int headEnd;

    Msg(String text, int line) {
        this.text = text;
        this.line = line;
        int end = text.indexOf("\r\n\r\n");
        this.headEnd = end < 0 ? text.length() : end + 2;
    }

    boolean isResponse() {
        return text.startsWith("SIP/2.0 ");
    }

    int status() {
        return (text.charAt(8) - '0') * 100 + (text.charAt(9) - '0') * 10 + text.charAt(10) - '0';
    }

    String method() {
        return text.substring(0, text.indexOf(' '));
    }

    String header(String name) {
        int at = find(name, 0);
        return at < 0 ? "" : value(at + name.length() + 3);
    }

    private int find(String name, int from) {
        int at = text.indexOf("\r\n" + name + ":", from);
        return at < 0 || at > headEnd ? -1 : at;
    }

    private String value(int from) {
        return text.substring(from, text.indexOf("\r\n", from)).trim();
    }

    List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (int at = find(name, 0); at >= 0; at = find(name, at + 2)) {
            values.add(value(at + name.length() + 3));
        }
        return values;
    }

    String contactUri() {
        String contact = header("Contact");
        int open = contact.indexOf('<');
        return open < 0 ? contact : contact.substring(open + 1, contact.indexOf('>', open));
    }

    String body() {
        return headEnd + 2 <= text.length() ? text.substring(headEnd + 2) : "";
    }

    /** Audio port of the SDP body. */
    int audioPort() {
        int at = text.indexOf("m=audio ", headEnd);
        return Integer.parseInt(text.substring(at + 8, text.indexOf(' ', at + 8)));
    }
}
