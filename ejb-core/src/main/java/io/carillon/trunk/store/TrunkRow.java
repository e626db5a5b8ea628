package io.carillon.trunk.store;

import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipTransport;
import io.carillon.contract.TrunkPassing;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.DiversionPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.VerifyPolicy;
import io.carillon.trunk.Sealed;
import io.carillon.trunk.TrunkLogin;
import io.carillon.trunk.TrunkSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A trunk. Its secrets are locked before they come here. */
@Entity
@Table(name = "trunk")
class TrunkRow extends NamedRow<TrunkSettings> {
    private boolean enabled;
    private String host;
    private int port;

    @Enumerated(EnumType.STRING)
    private SipTransport transport;

    @Enumerated(EnumType.STRING)
    private TrunkLogin login;

    private String username;
    private String realm;

    @Column(name = "register_seconds")
    private int registerSeconds;

    private String secret;
    private String sources;

    @Column(name = "inbound_username")
    private String inboundUsername;

    @Column(name = "inbound_secret")
    private String inboundSecret;

    private int channels;

    @Column(name = "calls_per_second")
    private int callsPerSecond;

    @Column(name = "setup_seconds")
    private int setupSeconds;

    @Column(name = "options_seconds")
    private int optionsSeconds;

    @Enumerated(EnumType.STRING)
    @Column(name = "caller_policy")
    private CallerPolicy callerPolicy;

    @Column(name = "caller_number")
    private String callerNumber;

    @Column(name = "assert_identity")
    private boolean assertIdentity;

    private String region;

    @Enumerated(EnumType.STRING)
    @Column(name = "number_format")
    private NumberFormat numberFormat;

    private String codecs;

    @Enumerated(EnumType.STRING)
    private DtmfPolicy dtmf;

    @Enumerated(EnumType.STRING)
    private SigningPolicy signing;

    @Enumerated(EnumType.STRING)
    private VerifyPolicy verifying;

    @Enumerated(EnumType.STRING)
    private DiversionPolicy diversions;

    @Enumerated(EnumType.STRING)
    @Column(name = "media_security")
    private MediaSecurity security;

    @Column(name = "pass_headers")
    private String passHeaders;

    @Column(name = "info_bodies")
    private String infoBodies;

    @Override
    void take(TrunkSettings settings) {
        enabled = settings.enabled();
        host = settings.place().host();
        port = settings.place().port();
        transport = settings.place().transport();
        login = settings.place().login();
        username = settings.place().username();
        realm = settings.place().realm();
        registerSeconds = settings.place().registerSeconds();
        secret = settings.secret().box();
        sources = joined(settings.inbound().sources());
        inboundUsername = settings.inbound().username();
        inboundSecret = settings.inbound().secret().box();
        channels = settings.limits().channels();
        callsPerSecond = settings.limits().callsPerSecond();
        setupSeconds = settings.limits().setupSeconds();
        optionsSeconds = settings.limits().optionsSeconds();
        callerPolicy = settings.caller().policy();
        callerNumber = settings.caller().number();
        assertIdentity = settings.caller().asserted();
        region = settings.numbers().region();
        numberFormat = settings.numbers().format();
        codecs = joined(settings.codecs());
        dtmf = settings.dtmf();
        signing = settings.identity().signing();
        verifying = settings.identity().verifying();
        diversions = settings.identity().diversions();
        security = settings.security();
        passHeaders = joined(settings.passing().headers());
        infoBodies = joined(settings.passing().bodies());
    }

    @Override
    TrunkSettings settings() {
        return new TrunkSettings(
                enabled,
                new TrunkSettings.Place(host, port, transport, login, username, realm, registerSeconds),
                new Sealed(secret),
                new TrunkSettings.Inbound(split(sources), inboundUsername, new Sealed(inboundSecret)),
                new TrunkSettings.Limits(channels, callsPerSecond, setupSeconds, optionsSeconds),
                new TrunkSettings.Caller(callerPolicy, callerNumber, assertIdentity),
                new TrunkSettings.Numbers(region, numberFormat),
                split(codecs),
                dtmf,
                new TrunkSettings.Identity(signing, verifying, diversions),
                security,
                new TrunkPassing(split(passHeaders), split(infoBodies)));
    }
}
