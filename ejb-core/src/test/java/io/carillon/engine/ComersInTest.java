package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.MixRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who comes into the conversation of others is written down. */
class ComersInTest extends Scenario {
    private final List<String> written = new ArrayList<>();

    private void watchFrom(Instant since) {
        house.registry.watchedBy(new ComersIn(since, (tenant, who, what) -> written.add(who + " " + what))::changed);
    }

    @Test
    void whoComesInByHimselfIsWrittenDownOnceAndNobodyElse() {
        watchFrom(Instant.EPOCH);
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        house.phones.joins(House.aor("1003"), caller);
        house.phones.joins(House.aor("1002"), caller);
        house.phones.asks(call, new AppRequest.Invite("ann", caller, new DialledNumber("1003")));
        house.phones.answers(house.legTo("1003"));
        assertThat(written).isEmpty();
        LegId third = house.phones.joins(House.aor(House.SUPERVISOR), caller);
        house.phones.asks(call, new AppRequest.Supervise("ann", third, MixRole.LISTENS, null));
        assertThat(written).containsExactly(House.SUPERVISOR + " " + call + " 1001 1002");
        house.phones.hangsUp(third);
        house.phones.joins(House.aor(House.SUPERVISOR), caller);
        assertThat(written).as("another time").hasSize(2);
        house.phones.hangsUp(caller);
    }

    @Test
    void whoCameBeforeTheApplicationStartedIsNotWrittenDownAgain() {
        watchFrom(Instant.MAX);
        CallId call = house.talking("1001", "1002");
        house.phones.joins(House.aor(House.SUPERVISOR), house.phones.caller(call));
        assertThat(written).isEmpty();
        house.phones.hangsUp(house.phones.caller(call));
    }
}
