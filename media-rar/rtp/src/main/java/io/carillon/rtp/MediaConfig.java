package io.carillon.rtp;

import io.carillon.rtp.tone.ToneBook;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Settings of the media engine. A wrong one is refused with one line that names its key.
 *
 * @param bind4 IPv4 address to bind to ({@code carillon.rtp.bind-address}, default 0.0.0.0)
 * @param bind6 IPv6 address to bind to ({@code carillon.rtp.bind-address6}, default ::)
 * @param advertised4 IPv4 address put into SDP ({@code carillon.rtp.advertised-address}); null: the bind address, or
 *     the first address of this host that is not loopback, or loopback
 * @param advertised6 the same for IPv6 ({@code carillon.rtp.advertised-address6})
 * @param portMin first port ({@code carillon.rtp.port-min}, default 10000); an odd one is rounded up
 * @param portMax last port ({@code carillon.rtp.port-max}, default 20000)
 * @param mediaTimeout silence after which a device counts as lost ({@code carillon.rtp.media-timeout} in seconds,
 *     default 60; 0 switches it off)
 * @param dscp differentiated services code point of sent packets ({@code carillon.rtp.dscp} 0 to 63, default 46, EF)
 * @param loops event loops ({@code carillon.rtp.loops}, default half of the processors, at least 1)
 * @param transport {@code carillon.rtp.transport}: auto, epoll or nio
 * @param tonesCountry whose call-progress tones people hear ({@code carillon.media.tones-country}, ISO 3166 code of two
 *     letters, default ITU)
 * @param gainControl whether all who talk in a mix are brought to one loudness ({@code carillon.media.gain-control}: on
 *     or off, default off)
 * @param realTime whether the event loops go ahead of all ordinary work where the system lets them ({@code
 *     carillon.rtp.real-time}: on or off, default on)
 * @param opusLegs devices that may be spoken with in Opus at the same time ({@code carillon.media.opus-legs}, 0 to 1000,
 *     default 100)
 */
public record MediaConfig(
        InetAddress bind4,
        InetAddress bind6,
        InetAddress advertised4,
        InetAddress advertised6,
        int portMin,
        int portMax,
        Duration mediaTimeout,
        int dscp,
        int loops,
        Transport transport,
        String tonesCountry,
        boolean gainControl,
        boolean realTime,
        int opusLegs) {

    private static final int MOST_OPUS = 1000;
    private static final int USUAL_OPUS = 100;

    /** Which system interface moves the packets. */
    public enum Transport {
        /** Native epoll where it loads, NIO elsewhere. */
        AUTO,
        EPOLL,
        NIO
    }

    public MediaConfig {
        Objects.requireNonNull(bind4, "carillon.rtp.bind-address");
        Objects.requireNonNull(bind6, "carillon.rtp.bind-address6");
        Objects.requireNonNull(mediaTimeout, "carillon.rtp.media-timeout");
        Objects.requireNonNull(transport, "carillon.rtp.transport");
        require(ToneBook.countries().contains(tonesCountry), "carillon.media.tones-country", tonesCountry,
                "one of " + String.join(", ", ToneBook.countries()));
        require(portMin >= 1 && portMin <= 65534, "carillon.rtp.port-min", portMin, "1 to 65534");
        require(portMax > portMin && portMax <= 65535, "carillon.rtp.port-max", portMax, "above port-min, up to 65535");
        require(((portMin + 1) & ~1) + 1 <= portMax, "carillon.rtp.port-max", portMax, "room for a pair");
        require(!mediaTimeout.isNegative(), "carillon.rtp.media-timeout", mediaTimeout, "0 or more seconds");
        require(dscp >= 0 && dscp <= 63, "carillon.rtp.dscp", dscp, "0 to 63");
        require(opusLegs >= 0 && opusLegs <= MOST_OPUS, "carillon.media.opus-legs", opusLegs, "0 to " + MOST_OPUS);
        require(loops >= 1 && loops <= 256, "carillon.rtp.loops", loops, "1 to 256");
    }

    /** All defaults. */
    public static MediaConfig defaults() {
        return from(key -> null);
    }

    /**
     * Reads the settings.
     *
     * @param settings value of a key, null or empty when it is not set
     * @throws IllegalArgumentException one line naming the key that is wrong
     */
    public static MediaConfig from(UnaryOperator<String> settings) {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new MediaConfig(
                address(settings, "carillon.rtp.bind-address", "0.0.0.0", false),
                address(settings, "carillon.rtp.bind-address6", "::", true),
                address(settings, "carillon.rtp.advertised-address", null, false),
                address(settings, "carillon.rtp.advertised-address6", null, true),
                number(settings, "carillon.rtp.port-min", 10000),
                number(settings, "carillon.rtp.port-max", 20000),
                Duration.ofSeconds(number(settings, "carillon.rtp.media-timeout", 60)),
                number(settings, "carillon.rtp.dscp", 46),
                number(settings, "carillon.rtp.loops", half),
                transport(settings),
                text(settings, "carillon.media.tones-country", ToneBook.RECOMMENDED),
                isOn(settings, "carillon.media.gain-control", "off"),
                isOn(settings, "carillon.rtp.real-time", "on"),
                number(settings, "carillon.media.opus-legs", USUAL_OPUS));
    }

    private static Transport transport(UnaryOperator<String> settings) {
        String value = text(settings, "carillon.rtp.transport", "auto");
        for (Transport known : Transport.values()) {
            if (known.name().equalsIgnoreCase(value)) {
                return known;
            }
        }
        throw wrong("carillon.rtp.transport", value, "auto, epoll or nio");
    }

    private static boolean isOn(UnaryOperator<String> settings, String key, String otherwise) {
        String value = text(settings, key, otherwise);
        if (value.equalsIgnoreCase("on") || value.equalsIgnoreCase("off")) {
            return value.equalsIgnoreCase("on");
        }
        throw wrong(key, value, "on or off");
    }

    private static int number(UnaryOperator<String> settings, String key, int otherwise) {
        String value = text(settings, key, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw wrong(key, value, "a whole number");
        }
    }

    private static InetAddress address(UnaryOperator<String> settings, String key, String otherwise, boolean ipv6) {
        String value = text(settings, key, otherwise);
        if (value == null) {
            return null;
        }
        try {
            InetAddress address = InetAddress.getByName(value);
            if ((address.getAddress().length == 16) == ipv6) {
                return address;
            }
        } catch (UnknownHostException unknown) {
            throw wrong(key, value, "an address of this host");
        }
        throw wrong(key, value, ipv6 ? "an IPv6 address" : "an IPv4 address");
    }

    private static String text(UnaryOperator<String> settings, String key, String otherwise) {
        String value = settings.apply(key);
        return value == null || value.isBlank() ? otherwise : value.trim();
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw wrong(key, value, allowed);
        }
    }

    private static IllegalArgumentException wrong(String key, Object value, String allowed) {
        return new IllegalArgumentException(key + " is " + value + ", but must be " + allowed);
    }
}
