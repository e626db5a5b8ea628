package io.carillon.sip.message;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import io.carillon.sip.sdp.SdpGrammar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages by the rules of RFC 3261 section 25 and of its extensions. Each part is right most of the time: so a message
 * gets far, and lies deep inside.
 */
public final class SipGrammar implements Fuzz.Grammar {
    private static final String[] METHODS = {
        "INVITE", "INVITE", "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "REGISTER", "SUBSCRIBE", "NOTIFY",
        "PUBLISH",
        "MESSAGE", "REFER", "INFO", "UPDATE", "PRACK", "invite", "FOO", "!"
    };
    private static final String[] NUMBERS = {
        "0", "1", "70", "255", "256", "3600", "2147483647", "2147483648", "4294967295", "4294967296", "-1",
        "99999999999999999999", "", "x", "1 2"
    };
    private static final String[] NASTY = {
        ";", ",", "<", ">", "\"", "\\", "\r\n ", "\0", "%", "%00", "%zz", "@", ":", "::", "[", "]", "(", ")", "\t",
        "\"\"", "?", "&=", "\u00ff", "*"
    };

    private final String sentBy;
    private final SdpGrammar sdp = new SdpGrammar();
    private int count;

    /** @param sentBy where answers go */
    public SipGrammar(String sentBy) {
        this.sentBy = sentBy;
    }

    @Override
    public byte[] next(Dice dice) {
        count++;
        String method = dice.oneOf(METHODS);
        List<String> lines = headers(dice, method);
        String body = dice.oneIn(3) ? "" : body(dice, lines);
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        if (!dice.oneIn(20)) {
            lines.add(dice.oneOf("Content-Length: ", "l:", "Content-Length : ")
                    + (dice.oneIn(40) ? number(dice) : length));
        }
        StringBuilder text = new StringBuilder(start(dice, method)).append("\r\n");
        lines.forEach(line -> text.append(line).append(dice.oneIn(200) ? "\n" : "\r\n"));
        byte[] bytes = text.append(dice.oneIn(100) ? "" : "\r\n").append(body).toString()
                .getBytes(dice.oneIn(30) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return dice.oneIn(15) ? dice.mutate(bytes) : bytes;
    }

    private String start(Dice dice, String method) {
        String version = dice.oneIn(60) ? dice.oneOf("SIP/7.0", "SIP/2", "sip/2.0", "HTTP/1.1", "") : "SIP/2.0";
        if (dice.oneIn(6)) {
            return version + " " + (dice.oneIn(10) ? number(dice) : dice.between(100, 699)) + " "
                    + dice.oneOf("OK", "", "\u0416", "a\tb");
        }
        return method + usually(dice, " ", "  ") + lied(dice, uri(dice)) + " " + version;
    }

    private List<String> headers(Dice dice, String method) {
        List<String> lines = new ArrayList<>();
        String branch = "z9hG4bK" + (dice.oneIn(20) ? "" : "f" + count);
        add(dice, lines, dice.oneOf("Via: ", "v: ") + dice.oneOf("SIP/2.0/UDP ", "SIP/2.0/UDP ", "SIP / 2.0 / TCP ",
                "SIP/2.0/WS ")
                + sentBy + ";branch=" + branch + dice.oneOf(";rport", "", ";received=[::1]", ";ttl=" + number(dice)));
        add(dice, lines, dice.oneOf("From: ", "f: ") + address(dice) + (dice.oneIn(20) ? "" : ";tag=t" + count));
        add(dice, lines, dice.oneOf("To: ", "t: ") + address(dice) + (dice.oneIn(4) ? ";tag=" + token(dice) : ""));
        add(dice, lines, dice.oneOf("Call-ID: ", "i: ") + (dice.oneIn(20) ? "" : "fuzz-" + count + "@" + token(dice)));
        add(dice, lines, "CSeq: " + number(dice, String.valueOf(1 + dice.below(9))) + " "
                + (dice.oneIn(60) ? token(dice) : method));
        add(dice, lines, "Max-Forwards: " + number(dice, "70"));
        if (!dice.oneIn(5)) {
            add(dice, lines, dice.oneOf("Contact: ", "m: ") + (dice.oneIn(40) ? "*" : list(dice)));
        }
        for (int more = dice.oneIn(200) ? 250 : dice.below(6); more > 0; more--) {
            add(dice, lines, extension(dice));
        }
        return lines;
    }

    private static void add(Dice dice, List<String> lines, String line) {
        if (!dice.oneIn(80)) {
            String folded = dice.oneIn(30) ? line.replaceFirst(" ", "\r\n ") : line;
            lines.add(dice.below(Math.max(1, lines.size() + 1)), lied(dice, folded));
        }
        if (dice.oneIn(120)) {
            lines.add(line);
        }
    }

    private static String lied(Dice dice, String truth) {
        if (!dice.oneIn(100)) {
            return truth;
        }
        int at = dice.below(truth.length() + 1);
        return truth.substring(0, at) + dice.oneOf(NASTY).repeat(dice.oneOf(1, 1, 2, 300)) + truth.substring(at);
    }

    private static String extension(Dice dice) {
        String number = number(dice, "36");
        return dice.oneOf(
                "Expires: " + number, "Session-Expires: " + number + ";refresher=" + dice.oneOf("uac", "uas", "x"),
                "Min-SE: " + number,
                "RAck: " + number + " " + number + " INVITE", "RSeq: " + number, "Route: " + list(dice),
                "Record-Route: " + list(dice),
                "Path: " + list(dice), "Require: " + dice.oneOf("100rel", "timer", "foo", "", ","), "Supported: "
                + dice.oneOf("100rel,timer", "outbound", ""),
                "Event: " + dice.oneOf("dialog", "presence", "message-summary", "reg;id=" + number, ";", ""),
                "Subscription-State: " + dice.oneOf("active;expires=" + number, "terminated", ""), "SIP-If-Match: "
                + token(dice),
                "Refer-To: " + address(dice), "Refer-To: <sip:a@b?Replaces=" + token(dice) + "%3Bto-tag%3D1>",
                "Referred-By: " + address(dice),
                "Replaces: " + token(dice) + dice.oneOf(";to-tag=a;from-tag=b", ";to-tag=a", ""), "Join: "
                + token(dice) + ";to-tag=a;from-tag=b",
                "P-Asserted-Identity: " + list(dice), "P-Preferred-Identity: " + address(dice), "Privacy: "
                + dice.oneOf("id", "none;id", ""),
                "Diversion: " + address(dice) + ";reason=" + token(dice) + ";counter=" + number, "History-Info: "
                + address(dice) + ";index=1." + number,
                "Reason: Q.850;cause=" + number + ";text=\"x\"", "Alert-Info: <http://a>;info=alert-autoanswer",
                "Call-Info: " + list(dice),
                "User-to-User: " + token(dice) + ";encoding=hex", "Date: " + token(dice), "Accept: "
                + "a/b,".repeat(dice.oneOf(1, 3, 300)),
                "Authorization: " + digest(dice), "Proxy-Authorization: " + digest(dice), "User-Agent: " + token(dice),
                "Content-Disposition: " + token(dice) + ";handling=required", "Content-Encoding: gzip",
                "Warning: 399 a \"b\"",
                "Geolocation: <cid:a@b>", "Identity: " + token(dice) + ";info=<https://a>;alg=ES256", "Subject: "
                + "x".repeat(dice.oneOf(1, 100, 9000)),
                "X-" + token(dice) + ": " + token(dice), "Timestamp: " + number, "Retry-After: " + number
                + " (later);duration=" + number);
    }

    /**
     * An answer to a request of ours: it finds its transaction, and then lies about everything else.
     *
     * @param copied Via, From, To with a tag, Call-ID and CSeq of the request, each on its line
     * @param contact where the answering side can be reached
     */
    public byte[] answer(Dice dice, List<String> copied, String contact) {
        int status = dice.oneOf(100, 180, 181, 183, 183, 200, 200, 202, 299, 300, 302, 305, 380, 401, 407, 422, 480,
                486, 488, 491, 500, 503, 606, 699);
        List<String> lines = new ArrayList<>(copied.size() + 8);
        copied.forEach(line -> add(dice, lines, line));
        add(dice, lines, "Contact: " + (dice.oneIn(3) ? list(dice) : contact));
        for (int more = dice.below(6); more > 0; more--) {
            add(dice, lines, extension(dice));
        }
        add(dice, lines, dice.oneOf("Require: 100rel\r\nRSeq: " + number(dice, "1"), "Min-SE: " + number(dice),
                "WWW-Authenticate: " + digest(dice), "Proxy-Authenticate: " + digest(dice), "Retry-After: 1"));
        String body = dice.oneIn(3) ? "" : body(dice, lines);
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        add(dice, lines, "Content-Length: " + length);
        String text = "SIP/2.0 " + status + dice.oneOf(" OK", " ", "") + "\r\n" + String.join("\r\n", lines) + "\r\n\r\n" + body;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return dice.oneIn(4) ? dice.mutate(bytes) : bytes;
    }

    /** Credentials that nobody gave out. */
    public static String digest(Dice dice) {
        return dice.oneOf("Digest ", "digest ", "Basic ", "Digest") + "username=\"" + dice.oneOf("1001", "", "\\\"")
                + "\", realm=\""
                + dice.oneOf("carillon", "never offered", "") + "\", nonce=\"" + token(dice) + "\", uri=\""
                + uri(dice) + "\", response=\""
                + dice.oneOf("0123456789abcdef0123456789abcdef", "", "x") + "\""
                + dice.oneOf("", ", qop=auth, nc=00000001, cnonce=\"c\"",
                ", qop=auth-int, nc=" + number(dice), ", algorithm=" + dice.oneOf("MD5", "SHA-256", "SHA-512-256",
                "MD5-sess", "x"), ", ,", "=");
    }

    private static String list(Dice dice) {
        StringBuilder list = new StringBuilder(address(dice));
        for (int more = dice.oneIn(40) ? 60 : dice.below(3); more > 0; more--) {
            list.append(dice.oneOf(",", ", ", " ,")).append(address(dice));
        }
        return list.toString();
    }

    private static String address(Dice dice) {
        String name = usually(dice, dice.oneOf("", "", "Alice ", "\"A \\\" B\" ", "a b c "), "\"unclosed ", "\u0416 ");
        String params = dice.oneIn(3) ? ";" + token(dice) + "="
                + dice.oneOf(token(dice), "\"q\"", "", number(dice)) : "";
        String q = dice.oneIn(6) ? ";q=" + dice.oneOf("0.5", "1.000", "2", "-1", "x") + ";expires=" + number(dice) : "";
        return dice.oneIn(8) ? uri(dice) + params : name + "<" + uri(dice) + ">" + params + q;
    }

    private static String uri(Dice dice) {
        String host = usually(dice, dice.oneOf("carillon", "127.0.0.1", "[::1]", "[2001:db8::1]", "example.com"),
                ".1", "a..b", "[1:2:::3]", "[::1", "256.1.1.1", "");
        String user = usually(dice, dice.oneOf("1001@", "1002@", "1002@", "+49301234@", "a%20b@", "a:pw@", ""),
                "%00@", "x".repeat(300) + "@", "a;b=c@", "%zz@", "@");
        String port = usually(dice, dice.oneOf("", "", ":5060"), ":" + number(dice));
        String tail = usually(dice, dice.oneOf("", "", ";transport=tcp", ";lr", ";maddr=1.1.1.1"),
                ";a=b;a=c", ";" + token(dice), "?x=y&z", "?" + token(dice));
        return usually(dice, dice.oneOf("sip:", "sip:", "sip:", "sips:", "SIP:"), "tel:", "urn:service:sos", "http://",
                "")
                + user + host + port + tail;
    }

    private static String usually(Dice dice, String truth, String... lies) {
        return dice.oneIn(25) ? dice.oneOf(lies) : truth;
    }

    private static String token(Dice dice) {
        return usually(dice, dice.oneOf("a", "tok-en.!%*_+`'~", "1234567890abcdef", String.valueOf(dice.below(1000))),
                "\"quoted\"", "\u0416", "a b", "", "x".repeat(500));
    }

    private static String number(Dice dice) {
        return dice.oneOf(NUMBERS);
    }

    private static String number(Dice dice, String truth) {
        return dice.oneIn(40) ? number(dice) : truth;
    }

    private String body(Dice dice, List<String> lines) {
        if (dice.oneIn(4)) {
            lines.add("Content-Type: " + dice.oneOf("text/plain", "application/pidf+xml", "application/dtmf-relay",
                    "multipart/mixed",
                    "multipart/mixed;boundary=b", "message/sipfrag", "application/", "",
                    "application/simple-message-summary"));
            return dice.oneOf("Signal=5\r\nDuration=160\r\n", "<presence/>",
                    "<?xml version=\"1.0\"?><presence><tuple>", "--b\r\n\r\n--b--",
                    "--b\r\n".repeat(200), "SIP/2.0 200 OK", "Messages-Waiting: yes\r\nMessage-Account: "
                    + "x".repeat(600), "\0\0", "x".repeat(5000));
        }
        lines.add(dice.oneOf("Content-Type: application/sdp", "c: application/sdp",
                "Content-Type: Application/SDP;charset=x"));
        return sdp.body(dice);
    }
}
