package io.carillon.sip;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What calls may be and say.
 *
 * @param sessionExpires after which a session that nobody refreshes ends (RFC 4028); zero asks nobody for refreshes
 * @param minSe least time between refreshes that a device may ask for
 * @param passHeaders headers of a caller's INVITE that the callee's device gets, too, in lower case; one that ends in *
 *     stands for a family
 * @param trunkHeaders the same for INVITEs that come by a trunk or leave by one, where the trunk does not say itself
 * @param infoBodies media types of INFO bodies that pass to the other device of a conversation, where no trunk says itself
 * @param sipsEveryHop whether whoever calls a {@code sips} address is carried by TLS on every hop from here (RFC 5630) or, like
 *     telephones that write it whatever they call, on his own hop
 */
public record SessionConfig(
        Duration sessionExpires,
        Duration minSe,
        List<String> passHeaders,
        List<String> trunkHeaders,
        List<String> infoBodies,
        boolean sipsEveryHop) {
    public static final String SESSION_EXPIRES = "carillon.sip.session-expires";
    public static final String MIN_SE = "carillon.sip.min-se";
    public static final String PASS_HEADERS = "carillon.sip.pass-headers";
    public static final String TRUNK_HEADERS = "carillon.sip.pass-headers-trunks";
    public static final String INFO_BODIES = "carillon.sip.info-bodies";
    public static final String SIPS_EVERY_HOP = "carillon.sip.sips-every-hop";

    private static final long LONGEST = 86_400;
    private static final long LONGEST_LEAST = 3_600;

    public SessionConfig {
        passHeaders = List.copyOf(passHeaders);
        trunkHeaders = List.copyOf(trunkHeaders);
        infoBodies = List.copyOf(infoBodies);
        SipConfig.require(minSe.toSeconds() >= 1 && minSe.toSeconds() <= LONGEST_LEAST, MIN_SE,
                "must be 1 to 3600 seconds, not " + minSe.toSeconds());
        boolean within = sessionExpires.compareTo(minSe) >= 0 && sessionExpires.toSeconds() <= LONGEST;
        SipConfig.require(sessionExpires.isZero() || within, SESSION_EXPIRES,
                "must be 0, or between " + MIN_SE + " and 86400 seconds, not " + sessionExpires.toSeconds());
    }

    static SessionConfig read(Function<String, String> setting) {
        String passing = SipConfig.text(setting, PASS_HEADERS, "user-to-user,subject");
        return new SessionConfig(
                Duration.ofSeconds(SipConfig.number(setting, SESSION_EXPIRES, 1800)),
                Duration.ofSeconds(SipConfig.number(setting, MIN_SE, 90)),
                SipConfig.list(passing),
                SipConfig.list(SipConfig.text(setting, TRUNK_HEADERS, passing)),
                SipConfig.list(SipConfig.text(setting, INFO_BODIES, "application/dtmf-relay,application/dtmf")),
                SipConfig.yesNo(setting, SIPS_EVERY_HOP, false));
    }
}
