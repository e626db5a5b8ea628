package io.carillon.phone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The few lines of SDP a phone needs. */
public final class Sdp {
    private static final Map<String, Integer> PAYLOADS = Map.of("PCMU", 0, "PCMA", 8, "G722", 9, "G729", 18);

    private Sdp() {}

    /** Codecs by name in order of preference, sendrecv. */
    public static Template offer(String... codecs) {
        return new Template(List.of(codecs), "sendrecv");
    }

    /** An INVITE without a body. */
    public static Template none() {
        return new Template(List.of(), "none");
    }

    /**
     * What the phone is willing to do.
     *
     * @param codecs codec names
     * @param direction sendrecv, sendonly, recvonly, inactive or none for no body
     */
    public record Template(List<String> codecs, String direction) {
        public Template direction(String other) {
            return new Template(codecs, other);
        }

        boolean isAbsent() {
            return direction.equals("none");
        }

        String body(InetAddress address, int port, long version) {
            String literal = Wire.literal(address).replace("[", "").replace("]", "");
            String family = literal.indexOf(':') >= 0 ? "IP6" : "IP4";
            List<String> payloads = new ArrayList<>();
            codecs.forEach(codec -> payloads.add(String.valueOf(PAYLOADS.get(codec))));
            payloads.add("101");
            StringBuilder text = new StringBuilder()
                    .append("v=0\r\no=- 4711 ").append(version).append(" IN ").append(family).append(' ').append(literal)
                    .append("\r\ns=-\r\nc=IN ").append(family).append(' ').append(literal)
                    .append("\r\nt=0 0\r\nm=audio ").append(port).append(" RTP/AVP ").append(String.join(" ", payloads))
                    .append("\r\n");
            codecs.forEach(codec -> text.append("a=rtpmap:").append(PAYLOADS.get(codec)).append(' ').append(codec)
                    .append("/8000\r\n"));
            return text.append("a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=ptime:20\r\na=").append(direction)
                    .append("\r\n").toString();
        }
    }

    /** What the other side said. */
    public record Remote(InetSocketAddress rtp, List<Integer> payloads, String direction) {
        static Remote parse(String body) {
            String host = null;
            int port = 0;
            List<Integer> payloads = new ArrayList<>();
            String direction = "sendrecv";
            for (String line : body.split("\r\n")) {
                if (line.startsWith("c=")) {
                    host = line.split(" ")[2];
                } else if (line.startsWith("m=audio")) {
                    String[] parts = line.split(" ");
                    port = Integer.parseInt(parts[1]);
                    for (int i = 3; i < parts.length; i++) {
                        payloads.add(Integer.parseInt(parts[i]));
                    }
                } else if (line.matches("a=(sendrecv|sendonly|recvonly|inactive)")) {
                    direction = line.substring(2);
                }
            }
            try {
                return new Remote(new InetSocketAddress(InetAddress.getByName(host), port), payloads, direction);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(body, e);
            }
        }
    }
}
