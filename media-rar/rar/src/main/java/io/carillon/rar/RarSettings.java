package io.carillon.rar;

import io.carillon.contract.MediaSecurity;
import io.carillon.rtp.GroupConfig;
import io.carillon.rtp.MediaConfig;
import io.carillon.rtp.answer.AnswerRules;
import io.carillon.rtp.bucket.BucketSettings;
import io.carillon.sip.SipConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Every setting of the adapter, checked. An unset one, {@code auto}, and 0 where it means nothing, stand for the
 * default.
 *
 * @param sip signalling, keys {@code carillon.sip.*}
 * @param media media, keys {@code carillon.rtp.*}; devices are told the advertised address of SIP when media has none
 *     of its own
 * @param security whether audio is encrypted where an account does not say ({@code carillon.rtp.security}: off, offer,
 *     require, offer-anywhere or require-anywhere, default offer)
 * @param lanesThreads threads that serve calls ({@code carillon.lanes.threads}, default four per processor, 4 to 32)
 * @param lanesCapacity inputs that may wait before new calls are refused ({@code carillon.lanes.capacity}, default
 *     20000)
 * @param overload what a new call or registration may wait before less new work is let in ({@code
 *     carillon.overload.delay}, milliseconds, default 200; {@code carillon.overload.registration-delay}, default 8000;
 *     {@code carillon.overload.cpu}, percent above which half of that is too much, default 95)
 * @param callsMax calls at the same time ({@code carillon.calls.max}, default 0: as many as there are ports)
 * @param stopWithin how long an orderly stop may take to end the calls ({@code carillon.stop-timeout}, 1 to 20 s,
 *     default 15)
 * @param dataDirectory where waiting inputs are kept ({@code carillon.data-dir}, default {@code carillon} in the
 *     server's data
 *     directory)
 * @param prompts where the operator's recordings and music are ({@code carillon.prompts.directory}, default {@code
 *     prompts} in {@code dataDirectory})
 * @param speech program that speaks texts ({@code carillon.speech.command}, default {@code espeak-ng})
 * @param speechService service that speaks them instead ({@code carillon.speech.url}); null for none
 * @param recording how calls are recorded, keys {@code carillon.recording.*}
 * @param answer how people are told from machines, keys {@code carillon.answer.*}, milliseconds and words
 * @param transcripts service that understands speech ({@code carillon.transcripts.url}: http, https, ws or wss); null for
 *     none
 * @param streams where sound may be streamed to, keys {@code carillon.media.stream*}
 * @param groups how multicast groups are spoken to, keys {@code carillon.multicast.*}
 */
record RarSettings(
        SipConfig sip,
        MediaConfig media,
        MediaSecurity security,
        int lanesThreads,
        int lanesCapacity,
        Overload.Limits overload,
        int callsMax,
        Duration stopWithin,
        Path dataDirectory,
        Path prompts,
        String speech,
        URI speechService,
        RecordingSettings recording,
        AnswerRules answer,
        URI transcripts,
        StreamSettings streams,
        GroupConfig groups) {
    private static final int MOST_THREADS = 32;

    /**
     * Reads and checks all settings.
     *
     * @param value gives the text of a key, null or blank when it is not set
     * @throws IllegalArgumentException for the first wrong one, with one line that names the key
     */
    static RarSettings read(UnaryOperator<String> value) {
        Reader in = new Reader(value);
        int threads = Math.max(4, Math.min(MOST_THREADS, 4 * Runtime.getRuntime().availableProcessors()));
        Path data = in.directory("carillon.data-dir", null);
        return new RarSettings(
                SipConfig.read(in::text),
                MediaConfig.from(in::mediaText),
                in.security("carillon.rtp.security"),
                in.number("carillon.lanes.threads", threads, 1000),
                in.number("carillon.lanes.capacity", 20_000, 10_000_000),
                new Overload.Limits(
                        in.number("carillon.overload.delay", 200, 60_000),
                        in.number("carillon.overload.registration-delay", 8_000, 60_000),
                        in.number("carillon.overload.cpu", 95, 100)),
                in.number("carillon.calls.max", 0, 1_000_000),
                Duration.ofSeconds(in.number("carillon.stop-timeout", 15, 20)),
                data,
                in.directory("carillon.prompts.directory", data.resolve("prompts")),
                Objects.requireNonNullElse(in.text("carillon.speech.command"), "espeak-ng"),
                in.service("carillon.speech.url"),
                in.recording(data),
                in.answer(),
                in.service("carillon.transcripts.url", Set.of("http", "https", "ws", "wss")),
                in.streams(),
                GroupConfig.from(in::text));
    }

    /** Threads that serve registrations: half as many, beside those for calls. */
    int registrationThreads() {
        return Math.max(1, lanesThreads / 2);
    }

    private record Reader(UnaryOperator<String> value) {
        /** The text of a key, or null when it is not set. */
        String text(String key) {
            String text = value.apply(key);
            boolean unset = text == null || text.isBlank() || text.strip().equalsIgnoreCase("auto");
            return unset ? null : text.strip();
        }

        /** As {@link #text}, but media is reached where SIP is reached unless it has an address of its own. */
        String mediaText(String key) {
            String own = text(key);
            String ofSip = text(SipConfig.ADVERTISED_ADDRESS);
            if (own != null || ofSip == null) {
                return own;
            }
            boolean ipv6 = ofSip.indexOf(':') >= 0;
            String sameFamily = ipv6 ? "carillon.rtp.advertised-address6" : "carillon.rtp.advertised-address";
            return key.equals(sameFamily) ? ofSip : null;
        }

        /** A number from 1, or 0 for the default. */
        int number(String key, int absent, int most) {
            String text = text(key);
            try {
                int number = text == null ? 0 : Integer.parseInt(text);
                if (number >= 0 && number <= most) {
                    return number == 0 ? absent : number;
                }
            } catch (NumberFormatException e) {
                throw wrong(key, text, "a whole number", e);
            }
            throw wrong(key, text, "0 to " + most, null);
        }

        MediaSecurity security(String key) {
            String text = text(key);
            if (text == null) {
                return MediaSecurity.OFFER;
            }
            for (MediaSecurity one : MediaSecurity.values()) {
                if (one.name().replace('_', '-').equalsIgnoreCase(text)) {
                    return one;
                }
            }
            throw wrong(key, text, "off, offer, require, offer-anywhere or require-anywhere", null);
        }

        /** @param otherwise the default; null for a directory in the server's data directory */
        Path directory(String key, Path otherwise) {
            String text = text(key);
            String server = text("jboss.server.data.dir");
            if (text == null && otherwise != null) {
                return otherwise;
            }
            if (text == null && server == null) {
                throw wrong(key, "", "a directory, because jboss.server.data.dir is not set either", null);
            }
            try {
                return text == null ? Path.of(server, "carillon") : Path.of(text);
            } catch (InvalidPathException e) {
                throw wrong(key, text, "a directory", e);
            }
        }

        /** A web service, null when it is not set. */
        URI service(String key) {
            return service(key, Set.of("http", "https"));
        }

        private static String urlOf(Set<String> schemes) {
            return "an " + String.join(" or ", new TreeSet<>(schemes)) + " URL";
        }

        /** As above, reached by one of these schemes. */
        URI service(String key, Set<String> schemes) {
            String text = text(key);
            if (text == null) {
                return null;
            }
            try {
                URI service = new URI(text);
                if (service.getHost() != null && service.getScheme() != null && schemes.contains(service.getScheme())) {
                    return service;
                }
            } catch (URISyntaxException e) {
                throw wrong(key, text, urlOf(schemes), e);
            }
            throw wrong(key, text, urlOf(schemes), null);
        }

        AnswerRules answer() {
            AnswerRules usual = AnswerRules.USUAL;
            return new AnswerRules(
                    number("carillon.answer.initial-silence", usual.initialSilence(), 60_000),
                    number("carillon.answer.greeting", usual.greeting(), 60_000),
                    number("carillon.answer.after-greeting", usual.afterGreeting(), 60_000),
                    number("carillon.answer.word", usual.word(), 10_000),
                    number("carillon.answer.pause", usual.pause(), 10_000),
                    number("carillon.answer.total", usual.total(), 60_000),
                    number("carillon.answer.beep", usual.beep(), 120_000),
                    number("carillon.answer.words", usual.words(), 100));
        }

        StreamSettings streams() {
            String hosts = text(StreamSettings.HOSTS);
            try {
                return StreamSettings.of(hosts, number("carillon.media.streams-max", 100, 10_000));
            } catch (IllegalArgumentException odd) {
                throw odd.getMessage().startsWith("carillon.") ? odd
                        : wrong(StreamSettings.HOSTS, hosts, "hosts separated by commas, or *", odd);
            }
        }

        RecordingSettings recording(Path data) {
            return new RecordingSettings(
                    directory("carillon.recording.directory", data.resolve("recordings")),
                    name(RecordingSettings.KEY_STORE, ""),
                    name("carillon.recording.key", "recording-1"),
                    number("carillon.recording.least-free", 500, 10_000_000),
                    stereo("carillon.recording.channels"),
                    BucketSettings.from(this::text));
        }

        private boolean stereo(String key) {
            String text = text(key);
            if (text == null || text.equalsIgnoreCase("stereo")) {
                return true;
            }
            if (text.equalsIgnoreCase("mono")) {
                return false;
            }
            throw wrong(key, text, "stereo or mono", null);
        }

        private String name(String key, String absent) {
            String text = text(key);
            if (text != null && !text.matches("[A-Za-z0-9._-]{1,64}")) {
                throw wrong(key, text, "a name of letters, digits, dots and hyphens", null);
            }
            return text == null ? absent : text;
        }

        private static IllegalArgumentException wrong(String key, String text, String expected, Exception cause) {
            String clean = text.replaceAll("\\p{Cntrl}", " ");
            return new IllegalArgumentException(key + " is \"" + clean + "\", but must be " + expected, cause);
        }
    }
}
