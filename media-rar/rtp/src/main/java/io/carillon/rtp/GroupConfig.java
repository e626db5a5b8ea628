package io.carillon.rtp;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How multicast groups are spoken to. A wrong setting is refused with one line that names its key.
 *
 * @param ttl routers that a packet may pass, and one ({@code carillon.multicast.ttl} 1 to 255, default 1: the own network)
 * @param dscp differentiated services code point ({@code carillon.multicast.dscp} 0 to 63, default 46, EF)
 * @param via name of the network interface ({@code carillon.multicast.interface}); empty for the one that the system takes
 */
public record GroupConfig(int ttl, int dscp, String via) {
    private static final String TTL = "carillon.multicast.ttl";
    private static final String DSCP = "carillon.multicast.dscp";
    private static final String VIA = "carillon.multicast.interface";

    public GroupConfig {
        Objects.requireNonNull(via, VIA);
        require(ttl >= 1 && ttl <= 255, TTL, ttl, "1 to 255");
        require(dscp >= 0 && dscp <= 63, DSCP, dscp, "0 to 63");
        require(via.isEmpty() || isHere(via), VIA, via, "a network interface of this host");
    }

    /**
     * Reads the settings.
     *
     * @param settings value of a key, null or empty when it is not set
     * @throws IllegalArgumentException one line naming the key that is wrong
     */
    public static GroupConfig from(UnaryOperator<String> settings) {
        String via = settings.apply(VIA);
        return new GroupConfig(number(settings, TTL, 1), number(settings, DSCP, 46), via == null ? "" : via.strip());
    }

    private static boolean isHere(String name) {
        try {
            return NetworkInterface.getByName(name) != null;
        } catch (SocketException unknown) {
            throw new IllegalArgumentException(VIA + " is " + name + ", but " + unknown.getMessage(), unknown);
        }
    }

    private static int number(UnaryOperator<String> settings, String key, int otherwise) {
        String value = settings.apply(key);
        try {
            return value == null || value.isBlank() ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(key + " is " + value + ", but must be a whole number", notANumber);
        }
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + ", but must be " + allowed);
        }
    }
}
