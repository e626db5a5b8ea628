package io.carillon.sip.sdp;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;

/**
 * Session descriptions by the rules of RFC 8866 and of what hangs on them, with numbers, orders and words that may
 * lie.
 */
public final class SdpGrammar implements Fuzz.Grammar {
    private static final String[] NUMBERS = {
        "0", "1", "-1", "65535", "65536", "2147483647", "2147483648", "4294967296", "99999999999999999999", "", "x",
        "1e3", "00000000000001"
    };

    @Override
    public byte[] next(Dice dice) {
        String text = body(dice);
        byte[] bytes = text.getBytes(dice.oneIn(20) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return dice.oneIn(10) ? dice.mutate(bytes) : bytes;
    }

    /** A description as text. */
    public String body(Dice dice) {
        String end = dice.oneIn(15) ? "\n" : "\r\n";
        StringBuilder text = new StringBuilder();
        line(dice, text, "v=" + (dice.oneIn(30) ? number(dice) : "0"), end);
        line(dice, text, "o=" + usually(dice, dice.oneOf("-", "jdoe"), "a b", "") + " " + number(dice, "20518") + " "
                + number(dice, "1") + " " + connection(dice), end);
        line(dice, text, "s=" + dice.oneOf("-", "", " ", "\u0416"), end);
        if (!dice.oneIn(10)) {
            line(dice, text, "c=" + connection(dice), end);
        }
        if (dice.oneIn(8)) {
            line(dice, text, dice.oneOf("b=AS:64", "b=TIAS:" + number(dice), "e=a@b", "u=http://a", "k=clear:x",
                    "z=0 -1h"), end);
        }
        line(dice, text, "t=" + number(dice, "0") + " 0", end);
        attributes(dice, text, end, dice.below(3));
        for (int streams = dice.oneIn(40) ? 15 : dice.between(0, 3); streams > 0; streams--) {
            stream(dice, text, end);
        }
        return text.toString();
    }

    private static void line(Dice dice, StringBuilder text, String line, String end) {
        if (!dice.oneIn(80)) {
            text.append(line).append(end);
        }
        if (dice.oneIn(120)) {
            text.append(line).append(end);
        }
    }

    private static String number(Dice dice) {
        return dice.oneOf(NUMBERS);
    }

    private static String number(Dice dice, String truth) {
        return dice.oneIn(40) ? number(dice) : truth;
    }

    private static String usually(Dice dice, String truth, String... lies) {
        return dice.oneIn(12) ? dice.oneOf(lies) : truth;
    }

    private static String connection(Dice dice) {
        return usually(dice, dice.oneOf("IN IP4 192.0.2.1", "IN IP4 192.0.2.1", "IN IP6 2001:db8::1", "IN IP4 0.0.0.0"),
                "IN IP6 ::", "IN IP4 224.2.1.1/127/3", "IN IP4 host.example", "IN IP4 2001:db8::1", "IN IP6 1:2:3:::4",
                "IN IP4 .1", "IN IP4 1.2.3.4.5", "IN IP4", "OUT IP9 x", "");
    }

    private static void stream(Dice dice, StringBuilder text, String end) {
        int[] formats = new int[dice.oneIn(30) ? 40 : dice.between(1, 5)];
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < formats.length; i++) {
            formats[i] = dice.oneOf(0, 8, 9, 18, 96, 97, 101, dice.below(128));
            list.append(' ').append(dice.oneIn(30) ? number(dice) : formats[i]);
        }
        line(dice, text, "m=" + usually(dice, "audio", "video", "image", "application", "AUDIO", "") + " "
                + number(dice, dice.oneOf("49170", "0", "9", "4000/2")) + " "
                + usually(dice, dice.oneOf("RTP/AVP", "RTP/AVP", "RTP/SAVP", "UDP/TLS/RTP/SAVPF", "RTP/AVPF"), "udptl",
                "TCP/MSRP", "")
                + (dice.oneIn(30) ? " t38" : list), end);
        if (dice.oneIn(4)) {
            line(dice, text, "c=" + connection(dice), end);
        }
        for (int format : formats) {
            if (dice.oneIn(2)) {
                line(dice, text, "a=rtpmap:" + number(dice, String.valueOf(format)) + " "
                        + usually(dice, dice.oneOf("PCMU/8000", "PCMA/8000", "opus/48000/2", "telephone-event/8000",
                        "G729/8000"), "x/" + number(dice), "PCMU", "/", ""), end);
            }
            if (dice.oneIn(3)) {
                line(dice, text, "a=fmtp:" + number(dice, String.valueOf(format)) + " "
                        + usually(dice, dice.oneOf("0-16", "0-15,66,70", "annexb=no"), "99-0",
                        "useinbandfec=1;useinbandfec=0", "=;=;", ""), end);
            }
        }
        attributes(dice, text, end, dice.below(5));
    }

    private static void attributes(Dice dice, StringBuilder text, String end, int count) {
        for (int i = 0; i < count; i++) {
            line(dice, text, "a=" + attribute(dice), end);
        }
    }

    private static String attribute(Dice dice) {
        String number = number(dice, "20");
        return dice.oneOf(
                dice.oneOf("sendrecv", "sendonly", "recvonly", "inactive", "sendsometimes"),
                "ptime:" + number, "maxptime:" + number, "rtcp-mux", "ice-lite", "mid:" + number,
                "rtcp:" + number + dice.oneOf("", " IN IP4 192.0.2.1", " IN IP6", " x y z"),
                "crypto:" + number + " " + dice.oneOf("AES_CM_128_HMAC_SHA1_80", "AEAD_AES_256_GCM",
                "F8_128_HMAC_SHA1_80", "NULL")
                        + " inline:" + dice.oneOf("d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj", "AAAA", "", "%%%",
                        "d0Rm|2^20|1:4", "x".repeat(300))
                        + dice.oneOf("", "|2^48", "|" + number, "|2^20|1:" + number, " KDR=" + number,
                        " UNENCRYPTED_SRTP"),
                "fingerprint:" + dice.oneOf("sha-256", "sha-1", "md2", "") + " "
                        + dice.oneOf("4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF", "4A", "ZZ:ZZ", "", ":::"),
                "setup:" + dice.oneOf("actpass", "active", "passive", "holdconn", "", "x"),
                "ice-ufrag:" + dice.oneOf("F7gI", "a", "", "x".repeat(300)),
                "ice-pwd:" + dice.oneOf("x9cml/YzichV2+XlhiMu8g", "short", "", "x".repeat(300)),
                "candidate:" + dice.oneOf("1 1 UDP 2130706431 192.0.2.1 8998 typ host", "1 1 UDP " + number
                + " x.local " + number + " typ host",
                        "1 1 TCP 1 2001:db8::1 9 typ srflx raddr 1.1.1.1 rport " + number, "1", ""),
                "group:BUNDLE " + dice.oneOf("0", "0 1 2", "", number), "ssrc:" + number + " cname:x", "extmap:"
                + number + " urn:x",
                "rtcp-fb:* nack", "end-of-candidates", usually(dice, "tool:x", "\u0000", "x".repeat(9000), ""));
    }
}
