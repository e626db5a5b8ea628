package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Codec;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.Origin;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.Tone;
import io.carillon.dialplan.CallScreen;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.OutsideNumber;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.screening.Refusal;
import io.carillon.screening.Screening;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that are not wanted. The house is known outside as +493055501, which is 1002. */
class ScreeningTest extends Scenario {
    @BeforeEach
    void aTrunk() {
        Carrier carrier = new Carrier("a", "default/a", "a.example", new Carrier.Limits(0, 0, Duration.ofSeconds(8)),
                new Carrier.CallerRule(CallerPolicy.PASS, "", false), new Carrier.NumberRule("DE", NumberFormat.E164),
                List.of(), RateBook.EMPTY);
        house.outside = new NumberPlan(Map.of(House.TENANT, new TenantNumbers(List.of(carrier), List.of(),
                List.of(new OutsideNumber(DialPattern.of("493055501"), false, List.of(), "1002")), Map.of(),
                EmergencyPlan.NONE)));
    }

    private static CallScreen blocking(Refusal refusal, String... patterns) {
        return new CallScreen(false, Arrays.stream(patterns)
                .map(pattern -> new CallScreen.Block(DialPattern.of(pattern), refusal))
                .toList());
    }

    private CallId outside(String from) {
        CallId call = Ids.newCall();
        house.phones.feed(new InviteArrived(call, Ids.newLeg(), house.phones.now(),
                new Origin.Trunk(House.TENANT, "default/a"), CallerIdentity.of(from), new DialledNumber("493055501"),
                new MediaOffer.Audio(List.of(Codec.PCMU), MediaDirection.SENDRECV),
                new SipPeer(SipTransport.UDP, "192.0.2.99", 5060), "sip-" + call.value(), 70));
        return call;
    }

    private int refusal() {
        List<SwitchCommand.Reject> rejects = house.phones.commands(SwitchCommand.Reject.class);
        return rejects.get(rejects.size() - 1).cause().sip();
    }

    private boolean rings(String from) {
        int before = house.phones.commands(SwitchCommand.Dial.class).size();
        CallId call = outside(from);
        boolean rings = house.phones.commands(SwitchCommand.Dial.class).size() > before;
        if (rings) {
            house.phones.hangsUp(house.phones.caller(call));
        }
        return rings;
    }

    @Test
    void whoDoesNotSayWhoItIsIsTurnedAwayByTheHouseOrByOneExtension() {
        assertThat(rings("anonymous")).isTrue();
        house.screen("1002", new CallScreen(true, List.of()));
        assertThat(rings("anonymous")).isFalse();
        assertThat(refusal()).isEqualTo(433);
        assertThat(rings("+4930123")).isTrue();
        house.screen("1002", CallScreen.NONE).screen(Screening.HOUSE, new CallScreen(true, List.of()));
        assertThat(rings("")).isFalse();
        assertThat(house.records.get(house.records.size() - 1).explain())
                .contains("493055501: the caller does not say who it is (screening)");
    }

    @Test
    void aNumberIsRecognizedHoweverItsCarrierWritesIt() {
        house.screen("1002", blocking(Refusal.REJECT, "4930666."));
        for (String from : List.of("+49306661", "0306661")) {
            assertThat(rings(from)).as(from).isFalse();
            assertThat(refusal()).isEqualTo(607);
        }
        assertThat(rings("+49306671")).isTrue();
    }

    @Test
    void whoIsTurnedAwayAsBusyDoesNotReachWhereBusyCallsGo() {
        house.forwarding("1002", f -> f.withBusy("1003")).screen("1002", blocking(Refusal.BUSY, "49306661"));
        assertThat(rings("+49306661")).isFalse();
        assertThat(refusal()).isEqualTo(600);
    }

    @Test
    void forwardingDoesNotLetABlockedCallerAround() {
        house.forwarding("1002", f -> new CallForwarding(false, "1003", "", "", 30))
                .screen("1002", blocking(Refusal.REJECT, "49306661"));
        assertThat(rings("+49306661")).isFalse();
        house.screen("1002", CallScreen.NONE).screen("1003", blocking(Refusal.REJECT, "49306661"));
        assertThat(rings("+49306661")).as("nor does the one it is forwarded to").isFalse();
    }

    @Test
    void aColleagueMayBeBlockedButIsNeverAnonymous() {
        house.screen("1002", new CallScreen(true, blocking(Refusal.REJECT, "1004").blocks()));
        house.call("1004", "1002");
        assertThat(refusal()).isEqualTo(607);
        CallId call = house.call("1001", "1002");
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).hasSize(1);
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void theKeypadSwitchesItOnAndOff() {
        for (boolean on : List.of(true, false)) {
            CallId call = house.call("1002", on ? "*77" : "*87");
            assertThat(house.phones.commands(SoundCommand.PlayTone.class)).extracting(SoundCommand.PlayTone::tone)
                    .containsOnly(Tone.CONFIRMATION);
            house.phones.toneEnds(house.phones.caller(call));
            assertThat(rings("anonymous")).isEqualTo(!on);
        }
    }
}
