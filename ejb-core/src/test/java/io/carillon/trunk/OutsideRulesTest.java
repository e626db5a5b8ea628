package io.carillon.trunk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.DiversionPolicy;
import io.carillon.directory.Invalid;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.VerifyPolicy;
import io.carillon.identity.IdentityDesk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trunk may only ask for what the server can do. */
class OutsideRulesTest {
    private final OutsideRules rules = new OutsideRules(new IdentityDesk());

    private static TrunkSettings trunk(SigningPolicy signing, VerifyPolicy verifying) {
        return new TrunkSettings(
                true,
                new TrunkSettings.Place("c.example", 0, SipTransport.UDP, TrunkLogin.ADDRESS, "", "c.example", 300),
                Sealed.NONE,
                new TrunkSettings.Inbound(List.of(), "", Sealed.NONE),
                new TrunkSettings.Limits(0, 0, 8, 30),
                new TrunkSettings.Caller(CallerPolicy.DID, "", false),
                new TrunkSettings.Numbers("DE", NumberFormat.E164),
                List.of(),
                DtmfPolicy.AUTO,
                new TrunkSettings.Identity(signing, verifying, DiversionPolicy.OWN));
    }

    @Test
    void withoutAKeyNobodySignsAndWithoutAnAuthorityNobodyVerifies() {
        assertThatThrownBy(() -> rules.check(Tenant.DEFAULT, "a", trunk(SigningPolicy.SIGN, VerifyPolicy.OFF)))
                .isInstanceOf(Invalid.class).hasMessageContaining("signing");
        for (VerifyPolicy policy : List.of(VerifyPolicy.NOTE, VerifyPolicy.REQUIRE)) {
            assertThatThrownBy(() -> rules.check(Tenant.DEFAULT, "a", trunk(SigningPolicy.OFF, policy)))
                    .isInstanceOf(Invalid.class).hasMessageContaining("verifying");
        }
        assertThatCode(() -> rules.check(Tenant.DEFAULT, "a", trunk(SigningPolicy.PASS, VerifyPolicy.OFF)))
                .doesNotThrowAnyException();
    }

    @Test
    void aTenantClaimsNoMoreOfTheNetworkThanACarrierHas() {
        TrunkSettings plain = trunk(SigningPolicy.OFF, VerifyPolicy.OFF);
        for (String network : List.of("0.0.0.0/0", "192.0.2.0/23", "::/0", "2001:db8::/63")) {
            TrunkSettings wide = new TrunkSettings(plain.enabled(), plain.place(), plain.secret(),
                    new TrunkSettings.Inbound(List.of(network), "", Sealed.NONE), plain.limits(), plain.caller(),
                    plain.numbers(), plain.codecs(), plain.dtmf(), plain.identity());
            assertThatThrownBy(() -> rules.check(new Tenant("acme"), "a", wide)).as(network)
                    .isInstanceOf(Invalid.class).hasMessageContaining("sources");
            assertThatCode(() -> rules.check(Tenant.DEFAULT, "a", wide)).doesNotThrowAnyException();
        }
        TrunkSettings narrow = new TrunkSettings(plain.enabled(), plain.place(), plain.secret(),
                new TrunkSettings.Inbound(List.of("192.0.2.0/24", "192.0.2.1", "2001:db8::/64"), "", Sealed.NONE),
                plain.limits(), plain.caller(), plain.numbers(), plain.codecs(), plain.dtmf(), plain.identity());
        assertThatCode(() -> rules.check(new Tenant("acme"), "a", narrow)).doesNotThrowAnyException();
    }
}
