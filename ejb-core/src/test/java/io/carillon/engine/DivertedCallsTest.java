package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.CallRecord;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialNotes.Diverted;
import io.carillon.contract.DialNotes.Why;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.IdentityClaim;
import io.carillon.contract.Ids;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.Origin;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.SwitchCommand;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.OutboundRoute;
import io.carillon.dialplan.OutsideLine;
import io.carillon.dialplan.OutsideNumber;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.Rewrite;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.DiversionPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.Permission;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.VerifyPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that were sent on before they came from outside: who is told of it. */
class DivertedCallsTest {
    private static final List<Diverted> OUTSIDE =
            List.of(new Diverted("030777", Why.BUSY), new Diverted("+4930888", Why.NO_ANSWER));
    /** The outside number that stands for the extension is told to telephones as well. */
    private static final Diverted DIALLED = new Diverted("+493055501", Why.ALWAYS);

    @TempDir
    Path dir;

    private House house;

    @BeforeEach
    void open() {
        house = new House(dir).extension("1001").extension("1002");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private static Carrier carrier(String name, DiversionPolicy diversions) {
        return new Carrier(name, "default/" + name, name + ".example", new Carrier.Limits(0, 0, Duration.ofSeconds(8)),
                new Carrier.CallerRule(CallerPolicy.PASS, "+493055500", false),
                new Carrier.NumberRule("DE", NumberFormat.E164), List.of(), RateBook.EMPTY,
                new Carrier.IdentityRule(SigningPolicy.PASS, VerifyPolicy.OFF, diversions));
    }

    /** Calls come by the trunk "in" and leave by the trunk "out". */
    private CallId called(DiversionPolicy in, DiversionPolicy out) {
        List<Carrier> carriers = List.of(carrier("in", in), carrier("out", out));
        OutboundRoute route = new OutboundRoute("national", DialPattern.of("0Z."), Permission.NATIONAL, Rewrite.NONE,
                List.of(new OutboundRoute.Choice(carriers.get(1), 1, 1)), false, Duration.ofSeconds(60));
        house.outside = new NumberPlan(Map.of(House.TENANT, new TenantNumbers(carriers, List.of(route),
                List.of(new OutsideNumber(DialPattern.of("493055501"), false, List.of(), "1001")),
                Map.of("1001", new OutsideLine(Permission.NATIONAL, "+493055501", "")), EmergencyPlan.NONE)));
        CallId call = Ids.newCall();
        house.phones.feed(new InviteArrived(call, Ids.newLeg(), house.phones.now(),
                new Origin.Trunk(House.TENANT, "default/in"), CallerIdentity.of("+4940123456"),
                new DialledNumber("+493055501"), new MediaOffer.Audio(List.of(Codec.PCMU), MediaDirection.SENDRECV),
                new SipPeer(SipTransport.UDP, "192.0.2.99", 5060), "sip-" + call.value(), 70, false, IdentityClaim.NONE,
                OUTSIDE));
        return call;
    }

    private List<Diverted> told() {
        List<SwitchCommand.Dial> dials = house.phones.commands(SwitchCommand.Dial.class);
        return dials.get(dials.size() - 1).notes().diverted();
    }

    @Test
    void aTelephoneHearsWhatATrustedTrunkSays() {
        called(DiversionPolicy.TRUSTED, DiversionPolicy.OWN);
        assertThat(told()).containsExactly(OUTSIDE.get(0), OUTSIDE.get(1), DIALLED);
    }

    @Test
    void whatAnyOtherTrunkSaysIsInTheRecordAlone() {
        CallId call = called(DiversionPolicy.OWN, DiversionPolicy.TRUSTED);
        assertThat(told()).containsExactly(DIALLED);
        house.phones.hangsUp(house.phones.caller(call), Cause.CANCELLED);
        CallRecord record = house.onlyRecord();
        assertThat(record.diverted()).isEqualTo(new Diverted("+4930888", Why.NO_ANSWER));
        assertThat(record.explain()).contains("sent on outside by 030777 (BUSY), says the trunk, which is told to nobody")
                .contains("sent on outside by +4930888 (NO_ANSWER), says the trunk, which is told to nobody");
    }

    @Test
    void whoIsInTheHouseComesBehindThoseOutside() {
        house.forwarding("1001", was -> was.withAll("1002"));
        called(DiversionPolicy.TRUSTED, DiversionPolicy.OWN);
        assertThat(told()).containsExactly(OUTSIDE.get(0), OUTSIDE.get(1), DIALLED, new Diverted("1001", Why.ALWAYS));
    }

    @Test
    void theNextTrunkHearsThemAsItWantsNumbersIfItIsTrusted() {
        house.forwarding("1001", was -> was.withAll("030999"));
        called(DiversionPolicy.TRUSTED, DiversionPolicy.TRUSTED);
        assertThat(told()).containsExactly(new Diverted("+4930777", Why.BUSY), new Diverted("+4930888", Why.NO_ANSWER),
                new Diverted("+493055501", Why.ALWAYS));
    }

    @Test
    void otherwiseItHearsOfTheHouseAlone() {
        house.forwarding("1001", was -> was.withAll("030999"));
        called(DiversionPolicy.TRUSTED, DiversionPolicy.OWN);
        assertThat(told()).containsExactly(new Diverted("+493055501", Why.ALWAYS));
        called(DiversionPolicy.OWN, DiversionPolicy.TRUSTED);
        assertThat(told()).containsExactly(new Diverted("+493055501", Why.ALWAYS));
    }

    @Test
    void somebodyElseWhoIsCalledOnBehalfOfThePhoneHearsNothingOfIt() {
        CallId call = called(DiversionPolicy.TRUSTED, DiversionPolicy.OWN);
        house.phones.answers(house.legTo("1001"));
        CallId other = house.call("1001", "1002");
        assertThat(told()).isEmpty();
        house.phones.hangsUp(house.phones.caller(other), Cause.CANCELLED);
        house.phones.refers(house.legTo("1001"), "1002");
        assertThat(told()).as("but whoever the caller is handed on to does").isEqualTo(OUTSIDE);
        assertThat(house.live(call).diverted()).isEqualTo(OUTSIDE);
    }
}
