package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.DiversionQuestion;
import io.carillon.call.Identities;
import io.carillon.call.Signature;
import io.carillon.call.SigningQuestion;
import io.carillon.call.Verification;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Proof;
import io.carillon.contract.AppRequest;
import io.carillon.contract.Attestation;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialNotes;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.IdentityClaim;
import io.carillon.contract.IdentityFinding;
import io.carillon.contract.Ids;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.Origin;
import io.carillon.contract.SignedCall;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.Verstat;
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
import io.carillon.event.CallEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls do with what is known of who vouches for them, with the real engine and somebody else's signatures. */
class IdentityCallsTest {
    private static final String HEADER = "a.b.c;info=<https://c.example/>;alg=ES256;ppt=shaken";
    private static final IdentityFinding PASSED =
            new IdentityFinding(Verstat.PASSED, Attestation.B, "origin-1", "", null);
    private static final Cause INVALID = new Cause(438, 21, "Invalid Identity Header");

    @TempDir
    Path dir;

    private House house;
    private final List<SigningQuestion> asked = new ArrayList<>();
    private final List<DiversionQuestion> diverted = new ArrayList<>();
    private Verification answer = Verification.known(PASSED);

    @BeforeEach
    void open() {
        house = new House(dir).extension("1001").extension("1002");
        house.identities = new Identities() {
            @Override
            public Verification verify(CallId call, Carrier carrier, IdentityClaim claim) {
                return answer;
            }

            @Override
            public Signature sign(SigningQuestion question) {
                asked.add(question);
                return new Signature(new SignedCall(List.of("ours"), house.phones.now()), "origin-2", "");
            }

            @Override
            public Signature divert(DiversionQuestion question) {
                diverted.add(question);
                return new Signature(new SignedCall(List.of("sent on"), house.phones.now()), "", "");
            }

            @Override
            public DialNotes.Verified told(Verstat verstat) {
                return new DialNotes.Verified(verstat, true, false);
            }
        };
        plan(CallerPolicy.PASS, SigningPolicy.SIGN, VerifyPolicy.NOTE);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private void plan(CallerPolicy policy, SigningPolicy signing, VerifyPolicy verifying) {
        Carrier carrier = new Carrier("a", "default/a", "a.example",
                new Carrier.Limits(0, 0, Duration.ofSeconds(8)),
                new Carrier.CallerRule(policy, "+493055500", policy != CallerPolicy.PASS),
                new Carrier.NumberRule("DE", NumberFormat.E164), List.of(), RateBook.EMPTY,
                new Carrier.IdentityRule(signing, verifying, DiversionPolicy.OWN));
        OutboundRoute route = new OutboundRoute("national", DialPattern.of("0Z."), Permission.NATIONAL, Rewrite.NONE,
                List.of(new OutboundRoute.Choice(carrier, 1, 1)), false, Duration.ofSeconds(60));
        house.outside = new NumberPlan(Map.of(House.TENANT, new TenantNumbers(List.of(carrier), List.of(route),
                List.of(new OutsideNumber(DialPattern.of("493055501"), false, List.of(), "1001")),
                Map.of("1001", new OutsideLine(Permission.NATIONAL, "+493055501", ""),
                        "1002", new OutsideLine(Permission.NATIONAL, "+4930777", "")), EmergencyPlan.NONE)));
    }

    private CallId called() {
        CallId call = Ids.newCall();
        house.phones.feed(new InviteArrived(call, Ids.newLeg(), house.phones.now(),
                new Origin.Trunk(House.TENANT, "default/a"), new CallerIdentity("+4940123456", "Somebody"),
                new DialledNumber("+493055501"), new MediaOffer.Audio(List.of(Codec.PCMU), MediaDirection.SENDRECV),
                new SipPeer(SipTransport.UDP, "192.0.2.99", 5060), "sip-" + call.value(), 70, false,
                new IdentityClaim(List.of(HEADER), "+4940123456", List.of("+493055501"))));
        return call;
    }

    private List<SwitchCommand.Dial> dials() {
        return house.phones.commands(SwitchCommand.Dial.class);
    }

    private LegId desk() {
        return house.phones.legTo("sip:1001@a");
    }

    @Test
    void aVerifiedNumberIsShownToThePhoneTheWatchersAndTheRecord() {
        CallId call = called();
        assertThat(dials().get(0).notes().verified()).isEqualTo(new DialNotes.Verified(Verstat.PASSED, true, false));
        house.phones.rings(desk());
        assertThat(house.events).filteredOn(event -> !(event instanceof CallEvent.CallEnded))
                .extracting(CallEvent::proof).containsOnly(new Proof(Verstat.PASSED, Attestation.B, "origin-1"));
        house.phones.answers(desk());
        house.phones.hangsUp(house.phones.caller(call));
        CallRecord record = house.onlyRecord();
        assertThat(record.proof()).isEqualTo(new Proof(Verstat.PASSED, Attestation.B, "origin-1"));
        assertThat(record.explain()).startsWith("caller's number: TN-Validation-Passed, attestation B");
    }

    @Test
    void aCallWaitsForACertificateAndThenGoesOn() {
        answer = Verification.pending(Duration.ofSeconds(2), INVALID);
        CallId call = called();
        assertThat(dials()).isEmpty();
        assertThat(house.phones.timers()).containsExactly("identity");
        assertThat(house.events).isEmpty();
        house.phones.asks(call, new AppRequest.IdentityChecked("", PASSED));
        assertThat(dials().get(0).notes().verified().verstat()).isEqualTo(Verstat.PASSED);
        assertThat(house.phones.timers()).doesNotContain("identity");
        assertThat(house.events.get(0)).isInstanceOf(CallEvent.CallCreated.class);
        assertThat(house.phones.asks(call, new AppRequest.IdentityChecked("", PASSED))).as("twice").isEmpty();
    }

    @Test
    void aCallDoesNotWaitForEver() {
        answer = Verification.pending(Duration.ofSeconds(2), null);
        CallId noted = called();
        house.phones.advance(Duration.ofSeconds(2));
        assertThat(dials().get(0).notes().verified().verstat()).isEqualTo(Verstat.NONE);
        house.phones.hangsUp(house.phones.caller(noted));
        assertThat(house.onlyRecord().proof().verstat()).isEqualTo(Verstat.NONE);
        house.records.clear();
        house.forgetThePast();
        answer = Verification.pending(Duration.ofSeconds(2), new Cause(436, 21, "Bad Identity Info"));
        called();
        house.phones.advance(Duration.ofSeconds(2));
        assertThat(dials()).isEmpty();
        assertThat(house.onlyRecord().cause().sip()).isEqualTo(436);
    }

    @Test
    void aCallerMayGiveUpMeanwhile() {
        answer = Verification.pending(Duration.ofSeconds(2), null);
        CallId call = called();
        house.phones.hangsUp(house.phones.caller(call), Cause.CANCELLED);
        assertThat(house.onlyRecord().cause()).isEqualTo(Cause.CANCELLED);
        assertThat(house.events).extracting(CallEvent::type).containsExactly("call.created", "call.ended");
        assertThat(house.phones.asks(call, new AppRequest.IdentityChecked("", PASSED))).isEmpty();
        assertThat(house.phones.timers()).isEmpty();
        assertThat(house.registry.all()).isEmpty();
    }

    @Test
    void aCallWithoutAGoodSignatureIsRefusedWhereOneIsRequired() {
        answer = Verification.known(new IdentityFinding(Verstat.FAILED, null, "", "signature is wrong", INVALID));
        called();
        assertThat(dials()).isEmpty();
        assertThat(house.phones.commands(SwitchCommand.Reject.class).get(0).cause()).isEqualTo(INVALID);
        CallRecord record = house.onlyRecord();
        assertThat(record.cause()).isEqualTo(INVALID);
        assertThat(record.proof().verstat()).isEqualTo(Verstat.FAILED);
        assertThat(record.explain()).contains("signature is wrong");
    }

    @Test
    void whoCallsDecidesWhatWeVouchFor() {
        plan(CallerPolicy.DID, SigningPolicy.SIGN, VerifyPolicy.OFF);
        CallId call = house.call("1001", "030123456");
        assertThat(asked.get(0).how().attestation()).as("a number of the house").isEqualTo(Attestation.A);
        assertThat(asked.get(0).caller()).isEqualTo("+493055501");
        assertThat(asked.get(0).called()).isEqualTo("+4930123456");
        assertThat(dials().get(0).notes().signed().headers()).containsExactly("ours");
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.onlyRecord().proof()).isEqualTo(new Proof(null, Attestation.A, "origin-2"));
        assertThat(house.onlyRecord().explain()).contains("  signed with attestation A");
        house.call("1002", "030123456");
        assertThat(asked.get(1).how().attestation()).as("a number of somebody else").isEqualTo(Attestation.B);
        plan(CallerPolicy.FIXED, SigningPolicy.SIGN, VerifyPolicy.OFF);
        house.call("1001", "030123456");
        assertThat(asked.get(2).how().attestation()).as("the number of the line, asserted").isEqualTo(Attestation.A);
    }

    @Test
    void anExtensionIsNoNumberThatCouldBeVouchedFor() {
        house.call("1001", "030123456");
        assertThat(dials().get(0).shown().number()).isEqualTo("1001");
        assertThat(dials().get(0).notes()).isSameAs(DialNotes.NONE);
        assertThat(asked).isEmpty();
    }

    @Test
    void aCallFromOutsideThatLeavesAgainKeepsItsSignature() {
        house.forwarding("1001", now -> now.withAll("030999"));
        CallId call = called();
        assertThat(dials().get(0).dialled()).isEqualTo("+4930999");
        assertThat(dials().get(0).notes().signed().headers()).containsExactly(HEADER, "sent on");
        assertThat(diverted).containsExactly(
                new DiversionQuestion(call, List.of(HEADER), "+493055501", "+4930999", "DE"));
        assertThat(asked).isEmpty();
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.onlyRecord().proof().verstat()).isEqualTo(Verstat.PASSED);
    }

    @Test
    void whereNothingIsSignedASignatureGoesOnAsItCame() {
        plan(CallerPolicy.PASS, SigningPolicy.PASS, VerifyPolicy.NOTE);
        house.forwarding("1001", now -> now.withAll("030999"));
        called();
        assertThat(dials().get(0).notes().signed().headers()).containsExactly(HEADER);
        assertThat(diverted).isEmpty();
    }

    @Test
    void oneThatShowsAnotherCallerIsSignedAsAGatewayDoes() {
        plan(CallerPolicy.FIXED, SigningPolicy.SIGN, VerifyPolicy.OFF);
        house.forwarding("1001", now -> now.withAll("030999"));
        called();
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).how().attestation()).isEqualTo(Attestation.C);
        assertThat(dials().get(0).notes().signed().headers()).containsExactly("ours");
    }

    @Test
    void aTrunkThatSignsNothingCostsNothing() {
        plan(CallerPolicy.DID, SigningPolicy.PASS, VerifyPolicy.OFF);
        house.call("1001", "030123456");
        assertThat(dials().get(0).notes()).isSameAs(DialNotes.NONE);
        assertThat(asked).isEmpty();
        plan(CallerPolicy.PASS, SigningPolicy.OFF, VerifyPolicy.OFF);
        house.forgetThePast();
        house.forwarding("1001", now -> now.withAll("030999"));
        called();
        assertThat(dials().get(0).notes().signed()).isSameAs(SignedCall.NONE);
    }
}
