package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.allowance.Allowance;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegId;
import io.carillon.contract.LegRejected;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.Origin;
import io.carillon.contract.SwitchCommand;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.OutsideLine;
import io.carillon.dialplan.OutsideNumber;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.Site;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.Permission;
import io.carillon.event.CallEvent;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.emergency.Desks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls for help, with the real engine and everything against them. */
class EmergencyCallsTest {
    private static final FeatureSwitch NO_ROOM = new FeatureSwitch() {
        @Override
        public boolean isOn(String id) {
            return true;
        }

        @Override
        public int number(String key, int otherwise, int least, int most) {
            return key.equals("carillon.calls.max") ? 1 : otherwise;
        }
    };

    @TempDir
    Path dir;

    private House house;

    @BeforeEach
    void aHouseWithTwoWaysToHelp() {
        house = new House(dir, NO_ROOM, List.of()).extension("1001").extension("1002").extension("1003");
        Carrier first = carrier("first");
        Carrier second = carrier("second");
        EmergencyPlan plan = new EmergencyPlan(
                Map.of("911", new EmergencyPlan.Number("911", false), "9911", new EmergencyPlan.Number("911", false),
                        "933", new EmergencyPlan.Number("933", true)),
                List.of(first, second),
                new EmergencyPlan.Places(
                        Map.of("lab", new Site("lab", "Weg 1, Berlin", "+493055500", "<lab/>"),
                                "net", new Site("net", "Platz 2, Berlin", "", "<net/>")),
                        List.of(new EmergencyPlan.Subnet(new byte[] {(byte) 192, 0, 2, 0}, 24, "net")), "lab"),
                "+4930999");
        house.outside = new NumberPlan(Map.of(House.TENANT, new TenantNumbers(List.of(first, second), List.of(),
                List.of(new OutsideNumber(DialPattern.of("493055502"), false, List.of(), "1002")),
                Map.of("1002", new OutsideLine(Permission.INTERNAL, "+493055502", "lab")), plan)));
    }

    private static Carrier carrier(String name) {
        return new Carrier(name, "default/" + name, name + ".example",
                new Carrier.Limits(1, 1, Duration.ofSeconds(5)),
                new Carrier.CallerRule(CallerPolicy.ANONYMOUS, "", false),
                new Carrier.NumberRule("DE", NumberFormat.E164), List.of(), RateBook.EMPTY);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private SwitchCommand.Dial last() {
        List<SwitchCommand.Dial> all = house.phones.commands(SwitchCommand.Dial.class);
        return all.get(all.size() - 1);
    }

    private LegId at(String trunk) {
        return house.phones.legTo("sip:911@" + trunk + ".example");
    }

    @Test
    void helpIsCalledWithPlaceAndCallbackWhateverTheTrunkDoesWithOtherCalls() {
        house.call("1001", "9911");
        assertThat(last().dialled()).isEqualTo("911");
        assertThat(last().shown().number()).isEqualTo("+4930999");
        assertThat(last().target().trunk().withheld()).isFalse();
        assertThat(last().target().trunk().location()).isEqualTo("<net/>");
        assertThat(last().target().trunk().emergency()).isTrue();
        CallEvent.EmergencyCalled told = house.events.stream()
                .filter(CallEvent.EmergencyCalled.class::isInstance)
                .map(CallEvent.EmergencyCalled.class::cast)
                .findFirst().orElseThrow();
        assertThat(told.from()).isEqualTo("1001");
        assertThat(told.help().place()).isEqualTo("Platz 2, Berlin");
    }

    @Test
    void theTelephonesOwnSiteCountsAndTheNetworkOfAProxyDoesNot() {
        house.caller = new Desks.Desk(true, "lab");
        house.call("1001", "911");
        assertThat(last().target().trunk().location()).as("the network it is in goes before").isEqualTo("<net/>");
        house.caller = new Desks.Desk(false, "net");
        house.call("1003", "911");
        assertThat(last().target().trunk().location()).as("its own site").isEqualTo("<net/>");
        house.caller = new Desks.Desk(false, "");
        house.call("1003", "911");
        assertThat(last().target().trunk().location()).as("not the network of the proxy").isEqualTo("<lab/>");
    }

    @Test
    void theOwnNumberOfAnExtensionIsTheCallback() {
        house.call("1002", "911");
        assertThat(last().shown().number()).isEqualTo("+493055502");
    }

    @Test
    void noLimitAndNoPermissionIsInTheWay() {
        house.call("1002", "1003");
        house.call("1003", "1001");
        house.allowances.put(House.aor("1001"), new Allowance(1, 1, 1));
        CallId help = house.call("1001", "911");
        assertThat(house.live(house.call("1001", "911"))).as("once more within the second").isNotNull();
        house.phones.answers(at("first"));
        assertThat(house.live(help)).isNotNull();
        house.call("1002", "911");
        house.call("1003", "911");
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).hasSize(5);
        assertThat(house.phones.commands(SwitchCommand.Reject.class)).hasSize(1);
    }

    @Test
    void whateverATrunkAnswersTheNextIsTriedEvenAfterItWasHeard() {
        for (Cause cause : List.of(Cause.UNAVAILABLE, Cause.NOT_FOUND, Cause.FORBIDDEN, Cause.TIMEOUT)) {
            house.forgetThePast();
            house.call("1001", "911");
            house.phones.ringsWithEarlyMedia(at("first"));
            house.phones.rejects(at("first"), cause);
            assertThat(last().target().trunk().trunk()).as(cause.text()).isEqualTo("default/second");
            house.phones.rejects(at("second"), Cause.BUSY);
        }
        assertThat(house.events.stream().filter(CallEvent.EmergencyCalled.class::isInstance)).hasSize(1);
    }

    /** Who is on the line is helped, not who handed him on; the first trunk's failure is the next one's matter as ever. */
    @Test
    void whoIsHandedOnToHelpIsHelped() {
        house.talking("1001", "1002");
        house.phones.refers(house.legTo("1002"), "911");
        assertThat(last().target().trunk().emergency()).isTrue();
        assertThat(last().target().trunk().location()).isEqualTo("<net/>");
        house.phones.rejects(at("first"), Cause.UNAVAILABLE);
        assertThat(last().target().trunk().trunk()).isEqualTo("default/second");
        assertThat(last().target().trunk().location()).isEqualTo("<net/>");
        assertThat(last().shown().number()).isEqualTo("+4930999");
    }

    @Test
    void whereTheCalledOneIsHandedOnItsOwnPlaceAndNumberCount() {
        CallId call = house.talking("1001", "1002");
        house.phones.refers(house.phones.caller(call), "9911");
        assertThat(last().dialled()).isEqualTo("911");
        assertThat(last().shown().number()).isEqualTo("+493055502");
        assertThat(last().target().trunk().location()).as("not where 1001 is").isEqualTo("<lab/>");
    }

    @Test
    void aTelephoneThatSendsACallOnToHelpIsFollowed() {
        house.call("1001", "1002");
        house.phones.feed(new LegRejected(house.phones.callOf(house.legTo("1002")), house.legTo("1002"), house.phones.now(),
                Cause.ofStatus(302, "Moved Temporarily"), new DialledNumber("911")));
        assertThat(last().target().trunk().emergency()).isTrue();
        assertThat(house.events.stream().filter(CallEvent.EmergencyCalled.class::isInstance)).hasSize(1);
    }

    @Test
    void nobodyOutsideIsSentOnToHelp() {
        house.forwarding("1002", forwarding -> forwarding.withAll("911"));
        house.phones.feed(new InviteArrived(Ids.newCall(), Ids.newLeg(), house.phones.now(),
                new Origin.Trunk(House.TENANT, "default/first"), CallerIdentity.of("+4940123"), new DialledNumber("493055502"),
                new MediaOffer.Absent(), null, "sip", 70));
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).isEmpty();
        assertThat(house.onlyRecord().explain()).contains("nobody is sent on to a number for help");
    }

    @Test
    void theTestNumberIsMarkedAsTest() {
        house.call("1001", "933");
        assertThat(last().dialled()).isEqualTo("933");
        assertThat(house.events.stream().filter(CallEvent.EmergencyCalled.class::isInstance)
                .map(CallEvent.EmergencyCalled.class::cast).allMatch(event -> event.help().test())).isTrue();
    }

    @Test
    void anExtensionThatIsSwitchedOffMayStillCallForHelp() {
        house.disabled("1003");
        house.call("1003", "911");
        assertThat(last().target().trunk().trunk()).isEqualTo("default/first");
    }
}
