package io.carillon.phone;

import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpSuite;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The few lines of SDP a phone needs. */
public final class Sdp {
    private static final Map<String, Integer> PAYLOADS =
            Map.of("PCMU", 0, "PCMA", 8, "G722", 9, "CN", 13, "G729", 18, "opus", Voice.OPUS);

    private Sdp() {}

    /** Codecs by name in order of preference, sendrecv. */
    public static Template offer(String... codecs) {
        return new Template(List.of(codecs), "sendrecv", Keys.NONE, null);
    }

    /** PCMU and PCMA with fresh keys for these suites (RFC 4568), in an m-line of this profile. */
    public static Template secure(String profile, SrtpSuite... suites) {
        List<SrtpKey> keys = Stream.of(suites).map(SrtpKey::random).toList();
        return new Template(List.of("PCMU", "PCMA"), "sendrecv", new Keys(profile, keys), null);
    }

    /** Somebody else's description, word for word. */
    public static Template verbatim(String text) {
        return new Template(List.of(), "sendrecv", Keys.NONE, text);
    }

    /**
     * Keys of a phone.
     *
     * @param profile of the m-line
     * @param keys one per suite, in order of preference; an answer gives the first alone
     */
    public record Keys(String profile, List<SrtpKey> keys) {
        static final Keys NONE = new Keys("RTP/AVP", List.of());

        /** The lines of an offer, or the one line of an answer, with the number the offer had. */
        String lines(Remote offered) {
            StringBuilder text = new StringBuilder();
            int tag = 0;
            for (SrtpKey key : keys) {
                tag++;
                Integer asked = offered == null ? null : offered.tagOf(key.suite());
                if (offered == null || asked != null) {
                    text.append("a=crypto:").append(asked == null ? tag : asked).append(' ').append(key.suite())
                            .append(" inline:").append(Base64.getEncoder().encodeToString(key.keyAndSalt()))
                            .append("|2^31\r\n");
                    if (offered != null) {
                        break;
                    }
                }
            }
            return text.toString();
        }

        /** Our key and theirs of the line the other side chose; null when there is none in common. */
        Map.Entry<SrtpKey, SrtpKey> agreed(Remote said) {
            for (SrtpKey ours : keys) {
                SrtpKey theirs = said.keyOf(ours.suite());
                if (theirs != null) {
                    return Map.entry(ours, theirs);
                }
            }
            return null;
        }
    }

    /** An INVITE without a body. */
    public static Template none() {
        return new Template(List.of(), "none", Keys.NONE, null);
    }

    /**
     * What the phone is willing to do.
     *
     * @param codecs codec names
     * @param direction sendrecv, sendonly, recvonly, inactive or none for no body
     * @param keys for encrypted audio
     * @param verbatim a text to be sent instead of all this, null for none
     * @param events whether it has telephone events
     */
    public record Template(List<String> codecs, String direction, Keys keys, String verbatim, boolean events) {
        Template(List<String> codecs, String direction, Keys keys, String verbatim) {
            this(codecs, direction, keys, verbatim, true);
        }

        public Template direction(String other) {
            return new Template(codecs, other, keys, verbatim, events);
        }

        /** What answers an offer of this direction (RFC 3264 section 6.1). */
        Template answering(String theirs) {
            return direction(switch (theirs) {
                case "sendonly" -> "recvonly";
                case "recvonly" -> "sendonly";
                default -> theirs;
            });
        }

        /** A phone whose keys are tones alone. */
        public Template withoutEvents() {
            return new Template(codecs, direction, keys, verbatim, false);
        }

        /** Whether the phone may speak, after what the other side said. */
        boolean maySpeakTo(Remote remote) {
            return !List.of("inactive", "recvonly").contains(direction)
                    && !List.of("inactive", "sendonly").contains(remote.direction());
        }

        /** What the phone sends: the first of the other side's codecs that it has. */
        int payloadFor(Remote remote) {
            List<String> able = codecs.isEmpty() ? List.of("PCMU", "PCMA") : codecs;
            return remote.payloads().stream().filter(payload -> Voice.PAYLOADS.contains(payload)
                            && able.stream().anyMatch(codec -> PAYLOADS.get(codec).equals(payload)))
                    .findFirst().orElse(0);
        }

        boolean isAbsent() {
            return direction.equals("none");
        }

        String body(InetAddress address, int port, long version, Remote offered) {
            if (verbatim != null) {
                return verbatim;
            }
            String literal = Wire.literal(address).replace("[", "").replace("]", "");
            String family = literal.indexOf(':') >= 0 ? "IP6" : "IP4";
            List<String> payloads = new ArrayList<>();
            codecs.forEach(codec -> payloads.add(String.valueOf(PAYLOADS.get(codec))));
            if (events) {
                payloads.add("101");
            }
            StringBuilder text = new StringBuilder()
                    .append("v=0\r\no=- 4711 ").append(version).append(" IN ").append(family).append(' ').append(literal)
                    .append("\r\ns=-\r\nc=IN ").append(family).append(' ').append(literal)
                    .append("\r\nt=0 0\r\nm=audio ").append(port).append(" ").append(keys.profile()).append(" ").append(String.join(" ", payloads))
                    .append("\r\n");
            codecs.forEach(codec -> text.append("a=rtpmap:").append(PAYLOADS.get(codec)).append(' ').append(codec)
                    .append(codec.equals("opus") ? "/48000/2\r\n" : "/8000\r\n"));
            text.append(keys.lines(offered));
            text.append(events ? "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\n" : "");
            return text.append("a=ptime:20\r\na=").append(direction).append("\r\n").toString();
        }
    }

    /** What the other side said. */
    public record Remote(InetSocketAddress rtp, List<Integer> payloads, String direction, List<String> crypto) {
        /** The number of the line with this suite, null without one. */
        Integer tagOf(SrtpSuite suite) {
            return crypto.stream().filter(line -> line.split(" ")[1].equals(suite.name()))
                    .map(line -> Integer.valueOf(line.split(" ")[0])).findFirst().orElse(null);
        }

        SrtpKey keyOf(SrtpSuite suite) {
            return crypto.stream().filter(line -> line.split(" ")[1].equals(suite.name()))
                    .map(line -> line.split(" ")[2].substring("inline:".length()).split("\\|")[0])
                    .map(key -> SrtpKey.of(suite, Base64.getDecoder().decode(key))).findFirst().orElse(null);
        }

        public static Remote parse(String body) {
            String host = null;
            int port = 0;
            List<Integer> payloads = new ArrayList<>();
            String direction = "sendrecv";
            List<String> crypto = new ArrayList<>();
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
                } else if (line.startsWith("a=crypto:")) {
                    crypto.add(line.substring("a=crypto:".length()));
                }
            }
            try {
                return new Remote(new InetSocketAddress(InetAddress.getByName(host), port), payloads, direction, crypto);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(body, e);
            }
        }
    }
}
