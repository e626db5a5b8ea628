package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallStatus;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Ids;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.contract.Tenant;
import io.carillon.directory.Customer;
import io.carillon.directory.CustomerLimits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two tenants may have the same numbers: neither reaches over the fence, whatever it knows of the other's calls. */
class TenantFenceTest extends Scenario {
    private static final Tenant OTHER = new Tenant("other");

    @Test
    void nobodyDialsOrHandsOnIntoAnotherTenant() {
        house.phones.invite(new Aor(OTHER, "1001"), "1002");
        assertThat(house.only(Reject.class).cause().sip()).isGreaterThanOrEqualTo(400);
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).isEmpty();
    }

    @Test
    void theSameNumberElsewhereTakesOverNothing() {
        CallId call = house.talking("1001", "1002");
        house.phones.replaces(new Aor(OTHER, "1002"), house.legTo("1002"), false);
        assertThat(house.only(Reject.class).cause().sip()).isGreaterThanOrEqualTo(400);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void theSameNumberElsewhereJoinsNothingEvenAsSupervisor() {
        CallId call = house.talking("1001", "1002");
        house.phones.joins(new Aor(OTHER, "1002"), house.legTo("1002"));
        house.phones.joins(new Aor(OTHER, House.SUPERVISOR), house.legTo("1002"));
        assertThat(house.phones.commands(Reject.class)).extracting(r -> r.cause().sip()).containsExactly(404, 404);
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void theSameNumberElsewhereFetchesNobodyOutOfACall() {
        CallId call = house.talking("1001", "1002");
        house.phones.feed(new PeerWanted(call, house.phones.caller(call), house.phones.now(), Ids.newCall(),
                new Aor(OTHER, "1001"), false));
        assertThat(house.phones.commands(SwitchCommand.KeepPeer.class)).hasSize(1);
        assertThat(house.phones.commands(SwitchCommand.HandOver.class)).isEmpty();
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void aTenantHasNoMoreCallsThanItMay() {
        house.queues.customers.replace(List.of(new Customer(Tenant.DEFAULT, "First", true, List.of(), "*",
                new CustomerLimits(0, 0, 1), Instant.EPOCH, 1)));
        CallId call = house.talking("1001", "1002");
        house.phones.invite(House.aor("1003"), "1004");
        assertThat(house.only(Reject.class).cause().sip()).isEqualTo(503);
        assertThat(house.only(Reject.class).cause().text()).isEqualTo("Limit of the tenant: 1 calls at a time");
        house.phones.hangsUp(house.phones.caller(call));
        CallId next = house.talking("1003", "1004");
        house.phones.hangsUp(house.phones.caller(next));
    }
}
