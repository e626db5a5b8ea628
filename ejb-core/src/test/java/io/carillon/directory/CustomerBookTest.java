package io.carillon.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.SipDomain;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerBookTest {
    private static final Tenant ACME = new Tenant("acme");

    private final CustomerBook book = new CustomerBook();

    private static Customer customer(Tenant tenant, boolean enabled, String realm, String... domains) {
        return new Customer(tenant, tenant.name(), enabled, List.of(domains), realm, new CustomerLimits(2, 0, 1),
                Instant.EPOCH, 1);
    }

    @Test
    void beforeAnyAreKnownEverybodyIsServedAsTheFirst() {
        assertThat(book.isServed(ACME)).isTrue();
        assertThat(book.realm(ACME)).isEqualTo(Secrets.realm());
        assertThat(book.limits(ACME)).isEqualTo(CustomerLimits.NONE);
        assertThat(book.domains()).isEmpty();
    }

    @Test
    void oneThatIsOffOrGoneIsNotServed() {
        book.replace(List.of(customer(Tenant.DEFAULT, true, "*"), customer(ACME, false, "acme", "sip.acme.example")));
        assertThat(book.isServed(Tenant.DEFAULT)).isTrue();
        assertThat(book.isServed(ACME)).isFalse();
        assertThat(book.isServed(new Tenant("gone"))).isFalse();
    }

    @Test
    void theFirstHasTheRealmOfTheServerWhateverItsDomains() {
        book.replace(List.of(customer(Tenant.DEFAULT, true, "*", "pbx.example"), customer(ACME, true, "acme", "b.example")));
        assertThat(book.domains()).containsExactlyInAnyOrder(
                new SipDomain("pbx.example", Tenant.DEFAULT, Secrets.realm()), new SipDomain("b.example", ACME, "acme"));
        assertThat(book.domain(ACME)).contains("b.example");
    }

    @Test
    void zeroIsNoBound() {
        assertThat(CustomerLimits.isReached(0, 1_000)).isFalse();
        assertThat(CustomerLimits.isReached(2, 1)).isFalse();
        assertThat(CustomerLimits.isReached(2, 2)).isTrue();
    }
}
