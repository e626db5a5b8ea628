package io.carillon.sip;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * Settings of the SIP side, checked when made.
 *
 * @param bindAddresses numeric addresses to listen on; {@code 0.0.0.0} and {@code ::} mean all
 * @param port UDP and TCP port, 0 lets the system choose (tests)
 * @param advertisedAddress address written into Via and Contact; empty means the one a packet came in on or leaves by
 * @param realm digest realm
 * @param tcp whether TCP is offered beside UDP
 * @param dscp differentiated services code point of SIP packets, 0 to 63
 * @param nonceLifetime how long a digest nonce is good
 * @param authFailures wrong passwords from one source within a minute after which the source is refused
 * @param authBan how long such a source is refused
 * @param requestsPerSecond new requests per second from a source that has not authenticated lately, 0 for no limit
 * @param product value of Server and User-Agent; without a version on purpose
 * @param md5OnlyAgents how User-Agent begins, lower case, of devices that fail when a challenge names SHA-256 at all
 * @param t1 RFC 3261 timer T1, the round-trip estimate that all others are multiples of
 * @param transports TLS, WebSockets, connections, DNS
 * @param sessions session timers, and what passes from one end of a call to the other
 * @param bans who is not listened to any more
 */
public record SipConfig(
        List<String> bindAddresses,
        int port,
        String advertisedAddress,
        String realm,
        boolean tcp,
        int dscp,
        Duration nonceLifetime,
        int authFailures,
        Duration authBan,
        int requestsPerSecond,
        String product,
        List<String> md5OnlyAgents,
        Duration t1,
        TransportConfig transports,
        SessionConfig sessions,
        BanConfig bans) {

    public static final String BIND_ADDRESS = "carillon.sip.bind-address";
    public static final String PORT = "carillon.sip.port";
    public static final String ADVERTISED_ADDRESS = "carillon.sip.advertised-address";
    public static final String REALM = "carillon.sip.realm";
    public static final String TCP = "carillon.sip.tcp";
    public static final String DSCP = "carillon.sip.dscp";
    public static final String NONCE_LIFETIME = "carillon.sip.nonce-lifetime";
    public static final String AUTH_FAILURES = "carillon.sip.auth-failures";
    public static final String AUTH_BAN = "carillon.sip.auth-ban";
    public static final String REQUEST_RATE = "carillon.sip.requests-per-second-per-source";
    public static final String PRODUCT = "carillon.sip.product";
    public static final String MD5_ONLY_AGENTS = "carillon.sip.md5-only-agents";
    public static final String BAN_HALF_LIFE = "carillon.sip.ban.half-life";
    public static final String BAN_LONGEST = "carillon.sip.ban.longest";
    public static final String SCANNER_AGENTS = "carillon.sip.scanner-agents";

    private static final String SCANNERS =
            "friendly-scanner,friendly-request,sipvicious,sipcli,sip-scan,vaxsipuseragent,vaxasip,pplsip,sundayddr,iwar,sivus";

    public SipConfig {
        bindAddresses = List.copyOf(bindAddresses);
        md5OnlyAgents = List.copyOf(md5OnlyAgents);
        Objects.requireNonNull(advertisedAddress, "advertisedAddress");
        Objects.requireNonNull(transports, "transports");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(bans, "bans");
        require(!bindAddresses.isEmpty(), BIND_ADDRESS, "needs an address");
        require(port >= 0 && port <= 65535, PORT, "must be a port number, not " + port);
        require(!realm.isBlank() && realm.indexOf('"') < 0 && realm.chars().allMatch(c -> c >= ' ' && c < 127),
                REALM, "must be printable ASCII without quotes");
        require(dscp >= 0 && dscp <= 63, DSCP, "must be 0 to 63, not " + dscp);
        require(nonceLifetime.toSeconds() >= 5 && nonceLifetime.toSeconds() <= 86_400, NONCE_LIFETIME,
                "must be 5 to 86400 seconds, not " + nonceLifetime.toSeconds());
        require(authFailures >= 1, AUTH_FAILURES, "must be at least 1, not " + authFailures);
        require(!authBan.isNegative(), AUTH_BAN, "must not be negative");
        require(!authBan.isZero(), AUTH_BAN, "must be at least 1 second");
        require(bans.halfLife().toSeconds() >= 1, BAN_HALF_LIFE, "must be at least 1 second");
        require(bans.longest().compareTo(authBan) >= 0, BAN_LONGEST, "must be at least " + AUTH_BAN);
        require(requestsPerSecond >= 0, REQUEST_RATE, "must not be negative");
        require(product.chars().allMatch(c -> c >= ' ' && c < 127), PRODUCT, "must be printable ASCII");
    }

    /** What an untouched installation uses: all addresses, port 5060, UDP and TCP, realm {@code carillon}. */
    public static SipConfig defaults() {
        return read(key -> null);
    }

    /**
     * Reads the settings.
     *
     * @param setting value of a key, or null when it is not set
     * @throws IllegalArgumentException with one line that names the key that is wrong
     */
    public static SipConfig read(Function<String, String> setting) {
        return new SipConfig(
                list(text(setting, BIND_ADDRESS, "0.0.0.0,::")),
                number(setting, PORT, 5060),
                text(setting, ADVERTISED_ADDRESS, ""),
                text(setting, REALM, "carillon"),
                yesNo(setting, TCP, true),
                number(setting, DSCP, 24),
                Duration.ofSeconds(number(setting, NONCE_LIFETIME, 300)),
                number(setting, AUTH_FAILURES, 20),
                Duration.ofSeconds(number(setting, AUTH_BAN, 300)),
                number(setting, REQUEST_RATE, 300),
                text(setting, PRODUCT, "Carillon"),
                list(text(setting, MD5_ONLY_AGENTS, "baresip v0.,baresip v1.,jssip,sipp,sipsak,twinkle")),
                Duration.ofMillis(500),
                TransportConfig.read(setting, number(setting, PORT, 5060)),
                SessionConfig.read(setting),
                bans(setting));
    }

    private static BanConfig bans(Function<String, String> setting) {
        return new BanConfig(
                number(setting, AUTH_FAILURES, 20),
                Duration.ofSeconds(number(setting, BAN_HALF_LIFE, 600)),
                Duration.ofSeconds(number(setting, AUTH_BAN, 300)),
                Duration.ofSeconds(number(setting, BAN_LONGEST, 86_400)),
                list(text(setting, SCANNER_AGENTS, SCANNERS)));
    }

    static List<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(entry -> entry.trim().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    static String text(Function<String, String> setting, String key, String otherwise) {
        String value = setting.apply(key);
        return value == null || value.isBlank() ? otherwise : value.trim();
    }

    static int number(Function<String, String> setting, String key, int otherwise) {
        String value = text(setting, key, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(key + " must be a whole number, not '" + value + "'", notANumber);
        }
    }

    static boolean yesNo(Function<String, String> setting, String key, boolean otherwise) {
        String value = text(setting, key, Boolean.toString(otherwise));
        require(value.equals("true") || value.equals("false"), key, "must be true or false, not '" + value + "'");
        return value.equals("true");
    }

    static void require(boolean good, String key, String problem) {
        if (!good) {
            throw new IllegalArgumentException(key + " " + problem);
        }
    }
}
