package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Tenant;
import org.junit.jupiter.api.Test;

/** Whose calls exist for whom. */
class AskerTest extends Scenario {
    private static Asker of(String extension) {
        return new Asker(House.TENANT, "ann", extension);
    }

    @Test
    void somebodyWithoutALimitSeesTheCallsOfTheTenantAndActsForEverybody() {
        Call call = house.live(house.talking("1001", "1002"));
        assertThat(of(null).sees(call)).isTrue();
        assertThat(call.legs()).allMatch(leg -> of(null).owns(call, leg));
        assertThat(new Asker(new Tenant("other"), "ann", null).sees(call)).isFalse();
        assertThat(new Asker(new Tenant("other"), "ann", "1001").sees(call)).isFalse();
        house.phones.hangsUp(house.legTo("1002"));
    }

    @Test
    void anExtensionSeesTheCallsItTakesPartInAndActsForItselfOnly() {
        Call call = house.live(house.talking("1001", "1002"));
        assertThat(of("1001").sees(call)).isTrue();
        assertThat(of("1002").sees(call)).isTrue();
        assertThat(of("100").sees(call)).isFalse();
        assertThat(of("1003").sees(call)).isFalse();
        assertThat(call.legs().stream().filter(leg -> of("1002").owns(call, leg)).map(Leg::party))
                .containsExactly("1002");
        house.phones.hangsUp(house.legTo("1002"));
    }

    @Test
    void whoHasLeftTheCallSeesItNoMore() {
        CallId id = house.talking("1001", "1002");
        house.phones.asks(id, new AppRequest.TransferCall(
                "ann", house.legTo("1002"), new DialledNumber("1003")));
        assertThat(of("1002").sees(house.live(id))).isFalse();
        assertThat(of("1001").sees(house.live(id))).isTrue();
        assertThat(of("1003").sees(house.live(id))).isTrue();
        house.phones.answers(house.legTo("1003"));
        house.phones.hangsUp(house.legTo("1003"));
    }
}
