package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.OutboundRoute;
import io.carillon.dialplan.OutsideLine;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.Rewrite;
import io.carillon.dialplan.RingGroup;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.findme.FindMe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who answers outside of the house must press a key, so that no machine takes the call. */
class ConfirmationTest extends Scenario {
    private static final String MOBILE = "030123456";

    @BeforeEach
    void aTrunk() {
        aMobileThatMustConfirm(house);
    }

    /** 1002 is called at a number outside, too. */
    static void aMobileThatMustConfirm(House house) {
        Carrier carrier = new Carrier("a", "default/a", "a.example", new Carrier.Limits(0, 0, Duration.ofSeconds(8)),
                new Carrier.CallerRule(CallerPolicy.PASS, "+493055500", true),
                new Carrier.NumberRule("DE", NumberFormat.E164), List.of(), RateBook.EMPTY);
        OutboundRoute route = new OutboundRoute("national", DialPattern.of("0Z."), Permission.NATIONAL, Rewrite.NONE,
                List.of(new OutboundRoute.Choice(carrier, 1, 1)), false, Duration.ofSeconds(60));
        house.outside = new NumberPlan(Map.of(House.TENANT, new TenantNumbers(List.of(carrier), List.of(route),
                List.of(), Map.of("1001", new OutsideLine(Permission.NATIONAL, "", "")), EmergencyPlan.NONE)));
        house.findMe("1002", new FindMe(true, 20, List.of(new FindMe.Target(MOBILE, 0)), true));
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private LegId mobile() {
        return mobileIn(house);
    }

    static LegId mobileIn(House house) {
        return house.phones.legTo("sip:+4930123456@a.example");
    }

    @Test
    void whoPressesTheKeyHasTheCall() {
        CallId call = house.call("1001", "1002");
        house.phones.answers(mobile());
        assertThat(house.only(PlayPrompt.class).leg()).isEqualTo(mobile());
        assertThat(house.phones.commands(Bridge.class)).isEmpty();
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.presses(mobile(), "71");
        assertThat(house.phones.commands(Bridge.class)).containsExactly(new Bridge(house.phones.caller(call), mobile()));
        assertThat(house.phones.leg(house.legTo("1002")).isOver()).isTrue();
    }

    @Test
    void whoDoesNotIsLetGoAndTheOthersRingOn() {
        CallId call = house.call("1001", "1002");
        house.phones.answers(mobile());
        house.phones.promptEnds(mobile(), "confirm");
        assertThat(house.phones.leg(mobile()).isOver()).isTrue();
        house.phones.answers(house.legTo("1002"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void whoIsInTheHouseIsFasterWithoutAKey() {
        CallId call = house.call("1001", "1002");
        house.phones.answers(mobile());
        house.phones.answers(house.legTo("1002"));
        assertThat(house.phones.leg(mobile()).isOver()).isTrue();
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void hangingUpAtEachStepLeavesNobody() {
        CallId call = house.call("1001", "1002");
        house.phones.answers(mobile());
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.phones.up()).isEmpty();
        house.call("1001", "1002");
        house.phones.answers(mobile());
        house.phones.hangsUp(house.legTo("1002"));
        house.phones.hangsUp(mobile());
        assertThat(house.phones.up()).isEmpty();
        house.call("1001", "1002");
        house.phones.answers(mobile());
        house.phones.advance(Duration.ofSeconds(21));
        assertThat(house.phones.up()).as("the time to answer is over").isEmpty();
        assertThat(house.records).hasSize(3);
    }

    @Test
    void aMemberOfAGroupConfirmsToo() {
        house.groups(new RingGroup("601", "Sales", true, RingStrategy.LINEAR, Duration.ofSeconds(20), false,
                Permission.NATIONAL, "", List.of(new RingGroup.Member(MOBILE, 0, 1),
                        new RingGroup.Member("1003", 0, 1)), true));
        CallId call = house.call("1001", "601");
        house.phones.answers(mobile());
        assertThat(house.phones.commands(Bridge.class)).isEmpty();
        house.phones.promptEnds(mobile(), "confirm");
        house.phones.answers(house.legTo("1003"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        CallId next = house.call("1001", "601");
        house.phones.advance(Duration.ofSeconds(5));
        house.phones.answers(mobile());
        house.phones.advance(Duration.ofSeconds(18));
        house.phones.presses(mobile(), "1");
        assertThat(house.live(next).status()).isEqualTo(CallStatus.ACTIVE);
    }
}
