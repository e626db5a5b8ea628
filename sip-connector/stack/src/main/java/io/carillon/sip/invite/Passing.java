package io.carillon.sip.invite;

import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkPassing;
import io.carillon.sip.InfoBody;
import io.carillon.sip.SessionConfig;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.trunk.Trunks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What passes through the house that is not ours, headers of an INVITE and bodies of INFO: between telephones as the server's
 * settings say, by a trunk as that trunk does, and from one trunk to another only what both let pass.
 */
final class Passing {
    /** Keys are a matter of how a trunk hears of them, not of what passes by it. */
    private static final Set<String> KEYS = Set.of("application/dtmf-relay", "application/dtmf");

    private final SessionConfig config;
    private final Trunks trunks;
    private final List<String> everywhere;

    Passing(SessionConfig config, Trunks trunks) {
        this.config = config;
        this.trunks = trunks;
        this.everywhere = both(config.passHeaders(), config.trunkHeaders());
    }

    /**
     * Headers of a caller that may be for whoever is called; a telephone's may be for a trunk that is not known yet.
     *
     * @param trunk by which the caller comes, null for a telephone
     */
    List<PassedHeader> headersOf(SipRequest invite, String trunk) {
        if (trunk != null) {
            return PassedHeader.of(invite, headers(trunk));
        }
        return PassedHeader.of(invite, both(everywhere, trunks.passing().headers()));
    }

    /** Whether it goes on to whom the caller is connected. @param trunk by which it leaves, null for a telephone */
    boolean goes(PassedHeader header, Leg caller, String trunk) {
        if (trunk != null) {
            return header.isAmong(headers(trunk));
        }
        return caller.trunk() != null || header.isAmong(config.passHeaders());
    }

    private List<String> headers(String trunk) {
        return of(trunk).headersOr(config.trunkHeaders());
    }

    /** Media types of INFO that are taken from a device; a telephone may be talking to a trunk. */
    List<String> bodiesFrom(Leg device) {
        List<String> server = config.infoBodies();
        List<String> own = device.trunk() == null ? trunks.passing().bodies() : of(device.trunk()).bodiesOr(server);
        return both(device.trunk() == null ? server : server.stream().filter(KEYS::contains).toList(), own);
    }

    private static List<String> both(List<String> some, List<String> more) {
        if (some.containsAll(more)) {
            return some;
        }
        List<String> all = new ArrayList<>(some);
        more.stream().filter(one -> !some.contains(one)).forEach(all::add);
        return all;
    }

    /** Whether what a device says by INFO, a key apart, is for the device that it talks with. */
    boolean goes(InfoBody info, Leg from, Leg to) {
        List<String> server = config.infoBodies();
        String type = info.contentType();
        int parameters = type.indexOf(';');
        String bare = (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (to.trunk() != null) {
            return of(to.trunk()).bodiesOr(server).contains(bare);
        }
        return from.trunk() != null || server.contains(bare);
    }

    private TrunkPassing of(String trunk) {
        return trunks.find(trunk).map(TrunkLine::passing).orElse(TrunkPassing.DEFAULT);
    }
}
