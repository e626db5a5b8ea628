package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.CallRecord;
import io.carillon.call.CallStatus;
import io.carillon.cdr.Direction;
import io.carillon.cdr.LegRecord;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.Codec;
import io.carillon.contract.DialNotes;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegId;
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
import io.carillon.dialplan.Price;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.RateTable;
import io.carillon.dialplan.Rewrite;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.Permission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that leave the house and calls that come in, with the real engine and carriers that are only described. */
class OutsideCallsTest {
    private static final Price CHEAP = new Price(10_000, 0, 60, 60, "EUR");
    private static final Price DEAR = new Price(50_000, 0, 1, 1, "EUR");

    @TempDir
    Path dir;

    private House house;
    private final List<OutboundRoute.Choice> choices = new ArrayList<>();
    private CallerPolicy policy = CallerPolicy.PASS;
    private int channels;
    private int callsPerSecond;
    private boolean leastCost;
    private Permission permission = Permission.NATIONAL;

    @BeforeEach
    void twoTelephones() {
        house = new House(dir).extension("1001").extension("1002");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private OutsideCallsTest trunk(String name, int priority, Price price) {
        return priced(name, priority, price == null
                ? RateBook.EMPTY : RateBook.always(new RateTable.Builder("EUR", 1).add("49", price).build()));
    }

    private OutsideCallsTest priced(String name, int priority, RateBook rates) {
        return trunk(name, priority, "+493055500", rates);
    }

    private OutsideCallsTest trunk(String name, int priority, String number, RateBook rates) {
        choices.add(new OutboundRoute.Choice(new Carrier(name, "default/" + name, name + ".example",
                new Carrier.Limits(channels, callsPerSecond, Duration.ofSeconds(8)),
                new Carrier.CallerRule(policy, number, true),
                new Carrier.NumberRule("DE", NumberFormat.E164), List.of(), rates), priority, 1));
        return this;
    }

    private void open() {
        OutboundRoute route = new OutboundRoute("national", DialPattern.of("0Z."), permission, Rewrite.NONE, choices,
                leastCost, Duration.ofSeconds(60));
        house.outside = new NumberPlan(Map.of(House.TENANT, new TenantNumbers(
                choices.stream().map(OutboundRoute.Choice::carrier).toList(), List.of(route),
                List.of(new OutsideNumber(DialPattern.of("493055501"), false, List.of(), "1001")),
                Map.of("1001", new OutsideLine(Permission.NATIONAL, "+493055501", "")), EmergencyPlan.NONE)));
    }

    private LegId at(String trunk) {
        return house.phones.legTo("sip:+4930123456@" + trunk + ".example");
    }

    private SwitchCommand.Dial dialled(String trunk) {
        return house.phones.commands(SwitchCommand.Dial.class).stream()
                .filter(dial -> dial.target().trunk() != null
                        && dial.target().trunk().trunk().equals("default/" + trunk))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private CallId calledOn(String trunk, String number, String from) {
        CallId call = Ids.newCall();
        house.phones.feed(new InviteArrived(call, Ids.newLeg(), house.phones.now(),
                new Origin.Trunk(House.TENANT, "default/" + trunk), new CallerIdentity(from, "Somebody"),
                new DialledNumber(number), new MediaOffer.Audio(List.of(Codec.PCMU), MediaDirection.SENDRECV),
                new SipPeer(SipTransport.UDP, "192.0.2.99", 5060), "sip-" + call.value(), 70));
        return call;
    }

    @Test
    void anOutsideNumberGoesToTheTrunkAsItWantsItAndIsPaidFor() {
        trunk("a", 1, CHEAP).open();
        CallId call = house.call("1001", "030123456");
        SwitchCommand.Dial dial = dialled("a");
        assertThat(dial.dialled()).isEqualTo("+4930123456");
        assertThat(dial.shown()).isEqualTo(new CallerIdentity("1001", "Name of 1001"));
        assertThat(dial.target().trunk().asserted().number()).isEqualTo("+493055501");
        house.phones.rings(at("a"));
        house.phones.answers(at("a"));
        house.phones.advance(Duration.ofSeconds(61));
        house.phones.hangsUp(house.phones.caller(call));
        house.phones.confirm();
        CallRecord record = house.onlyRecord();
        assertThat(record.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(record.cost()).isEqualByComparingTo("0.02");
        assertThat(record.currency()).isEqualTo("EUR");
        assertThat(record.legs()).extracting(LegRecord::trunk).containsExactly("", "default/a");
        assertThat(record.explain()).contains("route national, trunk a as +4930123456 for 0.01 EUR/min");
        assertThat(house.registry.callsOn("default/a")).isZero();
    }

    /** Without the feature nobody says anything, but the key hands on whom one called outside, and nobody else. */
    @Test
    void theKeyForAMachineHandsOnWhomOneCalledOutside() {
        trunk("a", 1, null).open();
        CallId call = house.call("1001", "030123456");
        house.phones.answers(at("a"));
        house.phones.feed(new CodePressed(call, at("a"), house.phones.now(), "*9"));
        assertThat(house.live(call).explain()).noneMatch(line -> line.contains("*961"));
        house.phones.feed(new CodePressed(call, house.phones.caller(call), house.phones.now(), "*9"));
        assertThat(house.live(call).explain()).anyMatch(line -> line.contains("transferred by 1001 to *961"));
        assertThat(house.live(call).status()).as("there is no such number here: they talk on").isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void aTrunkThatFailsIsFollowedByTheNextAndBothStandInTheRecord() {
        trunk("a", 1, null).trunk("b", 2, null).trunk("c", 3, null).open();
        CallId call = house.call("1001", "030123456");
        house.phones.rejects(at("a"), Cause.UNAVAILABLE);
        house.phones.rings(at("b"));
        house.phones.rejects(at("b"), new Cause(500, 41, "Server Internal Error"));
        house.phones.answers(at("c"));
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.onlyRecord().legs()).extracting(LegRecord::trunk)
                .containsExactly("", "default/a", "default/b", "default/c");
        assertThat(house.onlyRecord().explain()).contains("030123456: 503 Service Unavailable", "trunk c");
    }

    @Test
    void aTrunkThatSaysNothingIsLeftAfterItsTime() {
        trunk("a", 1, null).trunk("b", 2, null).open();
        house.call("1001", "030123456");
        house.phones.advance(Duration.ofSeconds(9));
        assertThat(dialled("b").dialled()).isEqualTo("+4930123456");
    }

    @Test
    void oneThatRingsMayGoOnRinging() {
        trunk("a", 1, null).trunk("b", 2, null).open();
        house.call("1001", "030123456");
        house.phones.rings(at("a"));
        house.phones.advance(Duration.ofSeconds(30));
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).hasSize(1);
    }

    @Test
    void whoIsBusyOrDeclinesIsNotCalledByAnotherTrunk() {
        for (Cause cause : List.of(Cause.BUSY, Cause.DECLINED, new Cause(600, 17, "Busy Everywhere"), Cause.NOT_FOUND)) {
            choices.clear();
            trunk("a", 1, null).trunk("b", 2, null).open();
            house.forgetThePast();
            house.call("1001", "030123456");
            house.phones.rejects(at("a"), cause);
            assertThat(house.phones.commands(SwitchCommand.Dial.class)).as(cause.text()).hasSize(1);
        }
    }

    @Test
    void whoHasHeardTheFarEndHearsNoOther() {
        trunk("a", 1, null).trunk("b", 2, null).open();
        house.call("1001", "030123456");
        house.phones.ringsWithEarlyMedia(at("a"));
        house.phones.rejects(at("a"), Cause.UNAVAILABLE);
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).hasSize(1);
    }

    @Test
    void aTrunkThatIsDownComesLast() {
        trunk("a", 1, null).trunk("b", 2, null).open();
        house.trunksDown.add("default/a");
        house.call("1001", "030123456");
        house.phones.rejects(at("b"), Cause.UNAVAILABLE);
        assertThat(dialled("a")).isNotNull();
        house.phones.rejects(at("a"), Cause.UNAVAILABLE);
        assertThat(house.onlyRecord().explain()).contains("  trunk a is down", "has no trunk left");
    }

    @Test
    void aFullTrunkIsPassedOverAndItsChannelsComeBack() {
        channels = 1;
        trunk("a", 1, null);
        channels = 0;
        trunk("b", 2, null).open();
        CallId first = house.call("1001", "030123456");
        house.phones.answers(at("a"));
        house.call("1002", "030123456");
        assertThat(dialled("b")).isNotNull();
        house.phones.hangsUp(house.phones.caller(first));
        house.phones.confirm();
        house.forgetThePast();
        house.call("1001", "030123456");
        assertThat(dialled("a")).isNotNull();
    }

    @Test
    void moreCallsInASecondThanATrunkTakesGoToTheNext() {
        callsPerSecond = 1;
        trunk("a", 1, null);
        callsPerSecond = 0;
        trunk("b", 2, null).open();
        house.call("1001", "030123456");
        house.call("1002", "030123456");
        assertThat(dialled("b")).isNotNull();
    }

    @Test
    void theCheapestTrunkIsFirst() {
        leastCost = true;
        trunk("dear", 1, DEAR).trunk("cheap", 2, CHEAP).open();
        house.call("1001", "030123456");
        assertThat(dialled("cheap")).isNotNull();
    }

    @Test
    void whoMayNotCallThatFarIsRefused() {
        permission = Permission.INTERNATIONAL;
        trunk("a", 1, null).open();
        house.call("1001", "030123456");
        assertThat(house.onlyRecord().cause().sip()).isEqualTo(403);
        assertThat(house.onlyRecord().explain()).contains("national is INTERNATIONAL, 1001 may call NATIONAL");
    }

    @Test
    void theCheapestTrunkIsTheOneOfTheDay() {
        leastCost = true;
        RateTable dear = new RateTable.Builder("EUR", 1).add("49", DEAR).build();
        RateTable cheap = new RateTable.Builder("EUR", 1).add("49", CHEAP).build();
        Instant changes = house.phones.now().plusSeconds(60);
        priced("a", 1, new RateBook(List.of(new RateBook.Since(Instant.MIN, cheap), new RateBook.Since(changes, dear))));
        priced("b", 2, new RateBook(List.of(new RateBook.Since(Instant.MIN, dear), new RateBook.Since(changes, cheap))));
        open();
        house.call("1001", "030123456");
        assertThat(dialled("a")).isNotNull();
        house.phones.advance(Duration.ofSeconds(61));
        house.call("1001", "030123456");
        assertThat(dialled("b")).isNotNull();
    }

    @Test
    void thePolicyOfTheTrunkDecidesWhoIsShown() {
        policy = CallerPolicy.DID;
        trunk("a", 1, null).open();
        house.call("1001", "030123456");
        assertThat(dialled("a").shown().number()).isEqualTo("+493055501");
        house.call("1002", "030123456");
        assertThat(dialled("a").shown().number()).isEqualTo("+493055500");
    }

    @Test
    void anAnonymousTrunkWithholdsTheNumberButTellsTheNetwork() {
        policy = CallerPolicy.ANONYMOUS;
        trunk("a", 1, null).open();
        house.call("1001", "030123456");
        assertThat(dialled("a").shown().number()).isEqualTo("anonymous");
        assertThat(dialled("a").target().trunk().withheld()).isTrue();
        assertThat(dialled("a").target().trunk().asserted().number()).isEqualTo("+493055501");
    }

    @Test
    void aCalledOutsideNumberRingsItsExtension() {
        trunk("a", 1, null).open();
        CallId call = calledOn("a", "+493055501", "+4940777");
        house.phones.rings(house.legTo("1001"));
        assertThat(house.only(SwitchCommand.Dial.class).shown()).isEqualTo(new CallerIdentity("+4940777", "Somebody"));
        assertThat(house.registry.callsOn("default/a")).isEqualTo(1);
        house.phones.answers(house.legTo("1001"));
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.onlyRecord().direction()).isEqualTo(Direction.INBOUND);
        assertThat(house.onlyRecord().legs()).extracting(LegRecord::trunk).containsExactly("default/a", "");
        assertThat(house.onlyRecord().caller()).isEqualTo("+4940777");
    }

    @Test
    void whoCallsFromOutsideReachesOutsideNumbersOnly() {
        trunk("a", 1, null).open();
        for (String number : List.of("1001", "*78", "030123456", "493055502")) {
            house.forgetThePast();
            calledOn("a", number, "1002");
            assertThat(house.onlyRecord().cause().sip()).as(number).isEqualTo(404);
            assertThat(house.phones.commands(SwitchCommand.Dial.class)).as(number).isEmpty();
        }
    }

    @Test
    void aStrangerWhoShowsANumberOfTheHouseIsStillAStranger() {
        trunk("a", 1, null).open();
        calledOn("a", "493055501", "1001");
        assertThat(house.only(SwitchCommand.Dial.class).shown().displayName()).isEqualTo("Somebody");
    }

    @Test
    void aStrangerWhoShowsANumberOfTheHouseTakesNobodyOutOfItsCalls() {
        house.extension("1003");
        trunk("a", 1, null).open();
        CallId own = house.talking("1002", "1003");
        CallId strange = calledOn("a", "493055501", "1002");
        house.phones.rings(house.legTo("1001"));
        house.phones.answers(house.legTo("1001"));
        house.phones.refers(house.phones.caller(strange), "1002", house.phones.caller(own), false);
        assertThat(house.phones.commands(SwitchCommand.ReportTransfer.class))
                .extracting(SwitchCommand.ReportTransfer::status).last().matches(status -> status >= 400);
        assertThat(house.live(own).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.live(strange).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.replaces(House.aor("1002"), house.phones.caller(strange), false);
        assertThat(house.only(SwitchCommand.Reject.class).cause().sip()).isEqualTo(403);
    }

    @Test
    void whoHandsOnToAnOutsideNumberNeedsTheRightToCallIt() {
        permission = Permission.INTERNATIONAL;
        trunk("a", 1, null).open();
        CallId call = house.talking("1001", "1002");
        house.phones.refers(house.phones.caller(call), "030123456");
        assertThat(house.phones.commands(SwitchCommand.ReportTransfer.class))
                .extracting(SwitchCommand.ReportTransfer::status).containsExactly(100, 403);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.only(SwitchCommand.Dial.class).dialled()).isEqualTo("1002");
    }

    @Test
    void somebodyOutsideHandsNobodyOnToAnOutsideNumber() {
        trunk("a", 1, null).open();
        CallId call = calledOn("a", "493055501", "1002");
        house.phones.rings(house.legTo("1001"));
        house.phones.answers(house.legTo("1001"));
        house.phones.refers(house.phones.caller(call), "030123456");
        assertThat(house.phones.commands(SwitchCommand.ReportTransfer.class))
                .extracting(SwitchCommand.ReportTransfer::status).last().isEqualTo(403);
        assertThat(house.only(SwitchCommand.Dial.class).target().trunk()).isNull();
    }

    @Test
    void whoForwardsToAnOutsideNumberAnswersForTheCall() {
        trunk("a", 1, null).open();
        house.forwarding("1001", was -> new CallForwarding(false, "030123456", "", "", 20));
        calledOn("a", "493055501", "+4940777");
        assertThat(dialled("a").shown().number()).isEqualTo("+4940777");
        assertThat(dialled("a").target().trunk().asserted().number()).isEqualTo("+493055501");
        assertThat(dialled("a").notes().diverted()).as("the trunk knows who sent the call on by the outside number")
                .containsExactly(new DialNotes.Diverted("+493055501", DialNotes.Why.ALWAYS));
    }

    @Test
    void whoHasNoNumberOutsideIsKnownByThatOfTheTrunkOrNotAtAll() {
        trunk("a", 1, null).trunk("b", 2, "", RateBook.EMPTY).open();
        house.forwarding("1002", was -> new CallForwarding(false, "030123456", "", "", 20));
        house.call("1001", "1002");
        assertThat(dialled("a").notes().diverted())
                .containsExactly(new DialNotes.Diverted("+493055500", DialNotes.Why.ALWAYS));
        house.phones.rejects(at("a"), new Cause(503, 34, "No circuit"));
        assertThat(dialled("b").notes()).isSameAs(DialNotes.NONE);
    }
}
