package io.carillon.api.trunks;

import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkPassing;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.VerifyPolicy;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Sealed;
import io.carillon.trunk.TrunkLogin;
import io.carillon.trunk.TrunkSettings;
import java.util.List;
import java.util.Locale;

/** Makes settings of what was sent: what is absent has its default, a secret is locked before anybody else sees it. */
public final class TrunkForm {
    private final OutsideDesk desk;
    private final Tenant tenant;
    private final String name;

    /** A form for one trunk. */
    public TrunkForm(OutsideDesk desk, Tenant tenant, String name) {
        this.desk = desk;
        this.tenant = tenant;
        this.name = name;
    }

    /** @param before settings whose secrets are kept where none is sent; null for a new trunk */
    public TrunkSettings settings(TrunkBody body, TrunkSettings before) {
        TrunkLogin login = or(body.login(), TrunkLogin.ADDRESS);
        return new TrunkSettings(
                or(body.enabled(), true),
                new TrunkSettings.Place(body.host(), or(body.port(), 0), or(body.transport(), SipTransport.UDP), login,
                        or(body.username(), ""), text(body.realm(), body.host()), or(body.registerSeconds(), 300)),
                sealed("secret", body.secret(), before == null ? Sealed.NONE : before.secret()),
                new TrunkSettings.Inbound(or(body.sources(), List.of()), or(body.inboundUsername(), ""),
                        sealed("inbound", body.inboundSecret(),
                                before == null ? Sealed.NONE : before.inbound().secret())),
                new TrunkSettings.Limits(or(body.channels(), 0), or(body.callsPerSecond(), 0),
                        or(body.setupSeconds(), 8), or(body.optionsSeconds(), 30)),
                new TrunkSettings.Caller(or(body.callerPolicy(), CallerPolicy.DID), or(body.callerNumber(), ""),
                        or(body.assertIdentity(), false)),
                new TrunkSettings.Numbers(or(body.region(), "").toUpperCase(Locale.ROOT),
                        or(body.numberFormat(), NumberFormat.AS_DIALLED)),
                or(body.codecs(), List.<String>of()).stream().map(codec -> codec.toUpperCase(Locale.ROOT)).toList(),
                or(body.dtmf(), DtmfPolicy.AUTO),
                new TrunkSettings.Identity(
                        or(body.signing(), SigningPolicy.PASS), or(body.verifying(), VerifyPolicy.OFF),
                        body.diversions()),
                body.mediaSecurity(),
                passing(body, before == null ? TrunkPassing.DEFAULT : before.passing()));
    }

    /** Lists that are not sent stay as they are: who does not know them does not take them away. */
    private static TrunkPassing passing(TrunkBody body, TrunkPassing kept) {
        return new TrunkPassing(or(body.passHeaders(), kept.headers()), or(body.infoBodies(), kept.bodies()));
    }

    private Sealed sealed(String what, String sent, Sealed kept) {
        return sent == null || sent.isEmpty() ? kept : desk.seal(tenant, name, what, sent);
    }

    private static String text(String sent, String otherwise) {
        return sent == null || sent.isEmpty() ? otherwise : sent;
    }

    static <T> T or(T sent, T otherwise) {
        return sent == null ? otherwise : sent;
    }
}
