package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Audio;
import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

@ArquillianTest
@RunAsClient
class BasicCallTest {
    private static final Duration BYE = Duration.ofSeconds(1);
    private static final Duration WAY = Duration.ofMillis(60);
    private static final int PACKETS = 51;

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void twoPhonesTalkAndTheErpReceivesTheRecord() throws Exception {
        var a = carillon.line("Alice Example");
        var b = carillon.line();
        try (EventEar ledger = EventEar.on(carillon, "CarillonCdr", "eventType = 'cdr.created' AND fromNumber = '" + a.number() + "'");
                EventEar live = EventEar.on(carillon, "CarillonEvents", "fromNumber = '" + a.number() + "'");
                Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.in().sentInvite().header("From")).contains("Alice Example").contains(a.number());
            assertThat(talk.in().callId()).as("a B2BUA gives each leg its own Call-ID").isNotEqualTo(talk.out().callId());
            talk.hearOneAnother();
            talk.hangUp();

            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("disposition")).isEqualTo("ANSWERED");
            assertThat(cdr.getString("hangUpBy")).isEqualTo("CALLER");
            assertThat(cdr.getString("direction")).isEqualTo("INTERNAL");
            assertThat(cdr.getJsonObject("cause").getInt("q850")).isEqualTo(16);
            assertThat(cdr.getInt("billableSeconds")).isBetween(1, 15);
            Instant started = Instant.parse(cdr.getString("startedAt"));
            Instant answered = Instant.parse(cdr.getString("answeredAt"));
            Instant ended = Instant.parse(cdr.getString("endedAt"));
            assertThat(started).isBeforeOrEqualTo(answered);
            assertThat(Duration.between(answered, ended)).isBetween(ofMillis(1500), Duration.ofSeconds(20));
            assertThat(cdr.getJsonArray("legs")).hasSize(2);
            for (var value : cdr.getJsonArray("legs")) {
                JsonObject media = value.asJsonObject().getJsonObject("media");
                assertThat(media.getJsonObject("codec").getString("name")).isEqualTo("PCMU");
                assertThat(media.getInt("packetsReceived")).isGreaterThan(70);
                assertThat(media.getInt("packetsLost")).isZero();
                assertThat(media.getJsonNumber("mos").doubleValue()).isGreaterThan(4.0);
            }

            var record = ledger.await(heard -> heard.property("toNumber").equals(b.number()));
            assertThat(record.property("disposition")).isEqualTo("ANSWERED");
            assertThat(record.property("tenant")).isEqualTo("default");
            assertThat(record.message().getIntProperty("schemaVersion")).isEqualTo(1);
            assertThat(record.body().getString("subject")).isEqualTo(cdr.getString("id"));
            for (String type : new String[] {"call.created", "call.ringing", "call.answered", "call.ended"}) {
                live.await(heard -> heard.type().equals(type));
            }
        }
    }

    @Test
    void calleeHangsUp() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Taken taken = new Taken();
            for (int i = 0; i < 5; i++) {
                Talk talk = Talk.between(alice, bob);
                long begun = System.nanoTime();
                assertThat(talk.in().hangUp().status()).isEqualTo(200);
                talk.out().awaitEnded();
                taken.since(begun);
            }
            assertThat(taken.median()).as("from BYE to BYE: %s", taken).isLessThanOrEqualTo(BYE);
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("hangUpBy")).isEqualTo("CALLEE");
        }
    }

    /** Each packet is on its way alone: what comes is the one that was sent. */
    @Test
    void halfOfThePacketsAreWithTheOtherWithinSixtyMilliseconds() throws Exception {
        try (Phone alice = carillon.line().registered();
                Phone bob = carillon.line().registered()) {
            Talk talk = Talk.between(alice, bob);
            Audio mouth = talk.out().audio();
            Audio ear = talk.in().audio();
            mouth.speak(false);
            await("nothing is under way any more").during(Duration.ofMillis(200)).atMost(Phone.PATIENCE).until(() -> {
                int heard = ear.packetsHeard();
                ear.forget();
                return heard == 0;
            });
            ByteBuffer packet = ByteBuffer.wrap(mouth.lastSent().clone());
            Taken taken = new Taken();
            for (int i = 0; i < PACKETS; i++) {
                packet.putShort(2, (short) (packet.getShort(2) + 1)).putInt(4, packet.getInt(4) + 160);
                ear.forget();
                long sent = System.nanoTime();
                mouth.raw(packet.array(), mouth.remote());
                await().pollInterval(Duration.ofNanos(200_000)).pollDelay(Duration.ZERO).atMost(Phone.PATIENCE)
                        .until(() -> ear.packetsHeard() > 0);
                taken.since(sent);
            }
            assertThat(taken.median()).as("of %s", taken).isLessThanOrEqualTo(WAY);
            mouth.speak(true);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void tcpPhoneTalksToUdpPhone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = Phone.over(Carrier.TCP, carillon.sip(), a.number(), a.secret()).register();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
            Talk.between(bob, alice).hangUp();
        }
    }

    @Test
    void ipv6PhoneTalksToIpv4Phone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = Phone.on(carillon.sip6(), a.number(), a.secret()).register();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
            Talk.between(bob, alice).hangUp();
        }
    }

    @Test
    void sha256PhoneRegistersAndCalls() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = Phone.with(carillon.sip(), carillon.sip().getAddress(), a.number(), a.secret(), "SHA-256").register();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
        }
    }

    @Test
    void callerHearsEarlyMedia() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.earlyMedia();
            out.awaitProvisional(183);
            Talk.whole(out, bob);
            in.answer();
            out.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void callerGivesUpWhileRinging() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.ring();
            out.awaitProvisional(180);
            out.cancel();
            assertThat(out.awaitFinal().status()).isEqualTo(487);
            assertThat(in.awaitEnded().method()).isEqualTo("CANCEL");
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("disposition")).isEqualTo("CANCELLED");
            assertThat(cdr.getInt("billableSeconds")).isZero();
        }
    }

    @Test
    void refusalsReachTheCallerAsTheCalleeMeantThem() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            record Refusal(int status, String phrase, String disposition) {}
            for (Refusal refusal : new Refusal[] {
                new Refusal(486, "Busy Here", "BUSY"),
                new Refusal(603, "Decline", "REJECTED"),
                new Refusal(480, "Temporarily Unavailable", "NO_ANSWER"),
                new Refusal(488, "Not Acceptable Here", "FAILED")
            }) {
                PhoneCall out = alice.call(b.number());
                PhoneCall in = bob.awaitCall();
                in.ring();
                in.reject(refusal.status(), refusal.phrase());
                SipText last = out.awaitFinal();
                assertThat(last.status()).isEqualTo(refusal.status());
                assertThat(last.header("Reason")).contains("Q.850");
                carillon.awaitCdr(a.number(), b.number(), cdr -> cdr.getString("disposition").equals(refusal.disposition()));
            }
        }
    }

    @Test
    void unknownNumberAndUnregisteredPhone() throws Exception {
        var a = carillon.line();
        var silent = carillon.line();
        try (Phone alice = a.registered()) {
            assertThat(alice.call("0998877").awaitFinal().status()).isEqualTo(404);
            assertThat(alice.call(silent.number()).awaitFinal().status()).isEqualTo(480);
            assertThat(carillon.awaitCdr(a.number(), "0998877").getJsonObject("cause").getInt("q850")).isEqualTo(1);
        }
    }

    @Test
    void aRegistrationIsAskedForAndTakenBack() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone desk = b.registered();
                Phone mobile = b.registered()) {
            assertThat(String.join(",", desk.register((String) null).all("Contact")))
                    .contains(":" + desk.sipPort(), ":" + mobile.sipPort());
            assertThat(desk.register(0).status()).isEqualTo(200);
            assertThat(String.join(",", mobile.register((String) null).all("Contact")))
                    .contains(":" + mobile.sipPort()).doesNotContain(":" + desk.sipPort());
            assertThat(mobile.register("*", "Expires", "0").all("Contact")).isEmpty();
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(480);
        }
    }

    @Test
    void allPhonesOfAnExtensionRingAndTheLosersAreCancelled() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone desk = b.registered();
                Phone mobile = b.registered();
                Phone soft = Phone.over(Carrier.TCP, carillon.sip(), b.number(), b.secret()).register()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall atDesk = desk.awaitCall();
            PhoneCall onMobile = mobile.awaitCall();
            PhoneCall onSoft = soft.awaitCall();
            atDesk.ring();
            onMobile.ring();
            onSoft.ring();
            out.awaitProvisional(180);
            onMobile.answer();
            out.awaitAnswered();
            assertThat(atDesk.awaitEnded().method()).isEqualTo("CANCEL");
            SipText cancel = onSoft.awaitEnded();
            assertThat(cancel.method()).isEqualTo("CANCEL");
            assertThat(cancel.header("Reason")).as("phones must not show a missed call").contains("cause=26");
            Talk talk = new Talk(alice, out, mobile, onMobile);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs")).hasSize(4);
        }
    }

    @Test
    void holdAndResumeAreSeenAndHeard() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (EventEar live = EventEar.on(carillon, "CarillonEvents", "fromNumber = '" + a.number() + "'");
                Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().hold().status()).isEqualTo(200);
            talk.in().awaitReInvite(1);
            assertThat(talk.in().remoteSdp().direction()).isIn("sendonly", "inactive");
            live.await(heard -> heard.type().equals("call.held"));
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.in().awaitReInvite(2);
            assertThat(talk.in().remoteSdp().direction()).isEqualTo("sendrecv");
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void codecChangesInTheMiddleOfTheCall() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().reInvite(Sdp.offer("PCMA")).status()).isEqualTo(200);
            talk.in().awaitReInvite(1);
            assertThat(talk.in().remoteSdp().payloads()).startsWith(8);
            talk.hearOneAnother();
            talk.hangUp();
            var legs = carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs");
            assertThat(legs.getJsonObject(0).getJsonObject("media").getJsonObject("codec").getString("name")).isEqualTo("PCMA");
        }
    }

    @Test
    void aRefusedReInviteLeavesTheCallAsItWas() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            talk.in().refuseReInvites(488);
            assertThat(talk.out().reInvite(Sdp.offer("PCMA")).status()).isEqualTo(488);
            talk.hearOneAnother();
            talk.hangUp();
            var legs = carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs");
            assertThat(legs.getJsonObject(0).getJsonObject("media").getJsonObject("codec").getString("name")).isEqualTo("PCMU");
        }
    }

    @Test
    void digitsPassBothWays() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            talk.out().audio().digit(5, 101);
            talk.in().audio().digit(11, 101);
            talk.hearOneAnother();
            assertThat(talk.in().audio().digits()).contains(5);
            assertThat(talk.out().audio().digits()).contains(11);
            talk.hangUp();
        }
    }

    @Test
    void inviteWithoutOfferIsAnsweredWithOne() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number(), Sdp.none());
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void noCommonCodecIsSaidAtOnce() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number(), Sdp.offer("PCMA"));
            PhoneCall in = bob.awaitCall();
            assertThat(in.remoteSdp().payloads()).startsWith(8);
            in.reject(488, "Not Acceptable Here");
            assertThat(out.awaitFinal().status()).isEqualTo(488);
        }
    }
}
