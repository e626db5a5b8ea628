package io.carillon.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One SIP message as text: a start line, headers in order, a body. */
public final class SipText {
    private final String startLine;
    private final List<String[]> headers = new ArrayList<>();
    private byte[] body = new byte[0];

    public SipText(String startLine) {
        this.startLine = startLine;
    }

    /** Parses one whole message. */
    public static SipText parse(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        String[] lines = head.split("\r\n");
        SipText message = new SipText(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            message.add(longName(lines[i].substring(0, colon).trim()), lines[i].substring(colon + 1).trim());
        }
        if (end >= 0) {
            message.body = text.substring(end + 4).getBytes(StandardCharsets.UTF_8);
        }
        return message;
    }

    private static String longName(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "v" -> "Via";
            case "f" -> "From";
            case "t" -> "To";
            case "i" -> "Call-ID";
            case "m" -> "Contact";
            case "c" -> "Content-Type";
            case "l" -> "Content-Length";
            default -> name;
        };
    }

    public SipText add(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }

    public SipText body(String contentType, String text) {
        add("Content-Type", contentType);
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public String startLine() {
        return startLine;
    }

    public boolean isRequest() {
        return !startLine.startsWith("SIP/2.0 ");
    }

    public String method() {
        return isRequest() ? startLine.substring(0, startLine.indexOf(' ')) : cseqMethod();
    }

    public String requestUri() {
        return startLine.split(" ")[1];
    }

    public int status() {
        return Integer.parseInt(startLine.substring(8, 11));
    }

    public String cseqMethod() {
        return header("CSeq").split("\\s+")[1];
    }

    public long cseq() {
        return Long.parseLong(header("CSeq").split("\\s+")[0]);
    }

    public String header(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no " + name + " in\n" + this));
    }

    public Optional<String> find(String name) {
        return headers.stream().filter(h -> h[0].equalsIgnoreCase(name)).map(h -> h[1]).findFirst();
    }

    public List<String> all(String name) {
        return headers.stream().filter(h -> h[0].equalsIgnoreCase(name)).map(h -> h[1]).toList();
    }

    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public String branch() {
        return param(header("Via"), "branch");
    }

    public String callId() {
        return header("Call-ID");
    }

    /** A header parameter, empty when absent. */
    public static String param(String value, String name) {
        int from = value.indexOf('>') < 0 ? 0 : value.indexOf('>');
        for (String part : value.substring(from).split(";")) {
            String trimmed = part.trim();
            if (trimmed.toLowerCase(Locale.ROOT).startsWith(name + "=")) {
                return trimmed.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** The URI inside angle brackets, or the bare one without parameters. */
    public static String uri(String nameAddr) {
        int open = nameAddr.indexOf('<');
        return open >= 0 ? nameAddr.substring(open + 1, nameAddr.indexOf('>', open)) : nameAddr.split(";")[0].trim();
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder(512).append(startLine).append("\r\n");
        for (String[] header : headers) {
            text.append(header[0]).append(": ").append(header[1]).append("\r\n");
        }
        text.append("Content-Length: ").append(body.length).append("\r\n\r\n").append(body());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
