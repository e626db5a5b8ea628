package io.carillon.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.contract.Tenant;
import io.carillon.directory.CustomerLimits;
import io.carillon.directory.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerRulesTest {
    private static NewCustomer asked(String name, List<String> domains, String realm) {
        return new NewCustomer(new Tenant(name), "Acme", domains, realm, CustomerLimits.NONE, null);
    }

    private static Invalid refused(NewCustomer asked) {
        return catchThrowableOfType(Invalid.class, () -> CustomerRules.check(asked, "carillon"));
    }

    @Test
    void anOrdinaryTenantIsTaken() {
        assertThatCode(() -> CustomerRules.check(asked("acme-2", List.of("sip.acme.example", "pbx.ab"), null), "carillon"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "192.0.2.1", "localhost", "[::1]", "a..b", "-a.example", "a_b.example", "sip.acme.example.", "SIP.ACME.EXAMPLE",
        "acme.example:5060", "", "x.1"
    })
    void whatIsNoDomainIsRefused(String domain) {
        assertThat(refused(asked("acme", List.of(domain), null)).fields()).containsOnlyKeys("domains");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-acme", "acme-", "Acme", "a.b", "a/b", "a b"})
    void whatIsNoNameIsRefused(String name) {
        assertThat(refused(asked(name, List.of("a.example"), null)).fields()).containsOnlyKeys("name");
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        NewCustomer asked = new NewCustomer(new Tenant("x"), " ", List.of(), "carillon",
                new CustomerLimits(-1, 2_000_000, 0), null);
        assertThat(refused(asked).fields()).containsOnlyKeys(
                "name", "displayName", "domains", "realm", "limits.extensions", "limits.users");
    }

    @Test
    void theFirstTenantNeedsNoDomainAndIsNotSwitchedOff() {
        ChangedCustomer off = new ChangedCustomer("First", false, List.of(), CustomerLimits.NONE);
        Invalid refused = catchThrowableOfType(Invalid.class, () -> CustomerRules.check(Tenant.DEFAULT, off));
        assertThat(refused.fields()).containsOnlyKeys("enabled");
        Invalid other = catchThrowableOfType(Invalid.class, () -> CustomerRules.check(new Tenant("acme"), off));
        assertThat(other.fields()).containsOnlyKeys("domains");
    }
}
