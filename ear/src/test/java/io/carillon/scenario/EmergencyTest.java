package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.MailBox;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import io.carillon.rtp.srtp.SrtpSuite;
import io.carillon.server.Fork;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call for help from the telephone to an emergency service that is a phone, with everything that happens beside it. */
@ArquillianTest
@RunAsClient
class EmergencyTest {
    private static final int MAIL_PORT = Fork.port(12_525);
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final Duration TOLD = Duration.ofSeconds(5);
    private static final int ROUNDS = 7;

    private final Installation carillon = Installation.ofTestRun();

    private void settings(String desk, String... trunks) throws Exception {
        settings(desk, null, trunks);
    }

    private void settings(String desk, String email, String[] trunks) throws Exception {
        var ways = Json.createArrayBuilder();
        for (String trunk : trunks) {
            ways.add(trunk);
        }
        var desks = Json.createArrayBuilder();
        if (desk != null) {
            desks.add(desk);
        }
        var emails = Json.createArrayBuilder();
        if (email != null) {
            emails.add(email);
        }
        String tag = carillon.admin().get("/emergency").expect(200).header("ETag");
        carillon.admin().put("/emergency", Json.createObjectBuilder()
                .add("numbers", Json.createArrayBuilder().add("911").add("112"))
                .add("prefixes", Json.createArrayBuilder().add("9"))
                .add("trunks", ways)
                .add("callback", "+4930999000")
                .add("notifyExtensions", desks)
                .add("notifyEmails", emails)
                .build(), "If-Match", tag).expect(200);
    }

    @Test
    void helpIsReachedOverTheSecondTrunkWithPlaceAndCallbackAndEverybodyKnows() throws Exception {
        var a = carillon.line("Ann");
        var d = carillon.line("Desk");
        String site = "site" + a.number();
        carillon.admin().post("/sites", Json.createObjectBuilder()
                .add("name", site).add("country", "DE").add("city", "Berlin").add("postalCode", "10117")
                .add("street", "Friedrichstrasse").add("houseNumber", "12").add("floor", "3")
                .add("subnets", Json.createArrayBuilder().add("127.0.0.1/32")).build()).expect(201);
        try (Phone ann = a.registered();
                Phone desk = d.registered();
                EventEar ear = EventEar.on(carillon, "CarillonCdr", "eventType = 'emergency.called'");
                Trunking broken = Trunking.at(carillon, "pa" + a.number(), "127.0.2.1", Map.of("channels", 1));
                Trunking psap = Trunking.at(carillon, "pb" + a.number(), "127.0.2.2", Map.of("channels", 1));
                AutoCloseable gone = () -> carillon.admin().delete("/sites/" + site).expect(204);
                AutoCloseable unset = () -> settings(null)) {
            broken.await(true);
            psap.await(true);
            settings(d.number(), broken.name(), psap.name());
            PhoneCall out = ann.call("9911");
            assertThat(ear.await(heard -> heard.body().toString().contains("\"" + a.number() + "\""), TOLD).body()
                    .getJsonObject("data").getString("place")).contains("Friedrichstrasse 12");
            broken.phone().awaitCall().reject(503, "Service Unavailable");
            PhoneCall in = psap.phone().awaitCall();
            SipText invite = in.sentInvite();
            assertThat(invite.requestUri()).startsWith("sip:911@127.0.2.2");
            assertThat(invite.header("From")).contains("+4930999000");
            assertThat(invite.header("P-Asserted-Identity")).contains("+4930999000");
            assertThat(invite.header("Content-Type")).startsWith("multipart/mixed");
            String content = invite.header("Geolocation").replace("<cid:", "").replace(">", "");
            assertThat(invite.body()).contains("Content-ID: <" + content + ">", "application/pidf+xml",
                    "Friedrichstrasse", "<ca:FLR>3</ca:FLR>", "m=audio");
            PhoneCall notice = desk.awaitCall();
            assertThat(notice.sentInvite().header("From")).contains("EMERGENCY 911", a.number(), site);
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(ann, out, psap.phone(), in);
            talk.hearOneAnother();
            notice.answer();
            notice.awaitEnded();
            talk.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), "9911");
            assertThat(cdr.getString("explain")).contains("call for help, trunk pb" + a.number(), "at site " + site);
            JsonObject kept = awaitRecord(cdr.getString("id"));
            assertThat(kept.getString("place")).contains("Friedrichstrasse 12");
            assertThat(kept.getString("from")).isEqualTo(a.number());
            carillon.admin().delete("/emergency/calls/" + cdr.getString("id")).expect(404);
            awaitRecord(cdr.getString("id"));
        }
    }

    @Test
    void aMessageAndAnEventAreSentAlsoWhenTheMailServerIsThereLaterOnly() throws Exception {
        var a = carillon.line("Ann Mail");
        try (Phone ann = a.registered();
                Trunking psap = Trunking.at(carillon, "pm" + a.number(), "127.0.2.4", Map.of());
                EventEar ear = EventEar.on(carillon, "CarillonCdr", "eventType = 'emergency.called'");
                AutoCloseable unset = () -> settings(null)) {
            psap.await(true);
            settings(null, "spot@house.example", new String[] {psap.name()});
            PhoneCall out = ann.call("112");
            psap.phone().awaitCall().reject(486, "Busy Here");
            out.awaitFinal();
            EventEar.Heard event = ear.await(heard -> heard.body().toString().contains("\"" + a.number() + "\""));
            assertThat(event.type()).isEqualTo("emergency.called");
            try (MailBox box = MailBox.on(MAIL_PORT)) {
                MailBox.Mail mail = box.await(one -> one.text().contains(a.number()), Duration.ofSeconds(60));
                assertThat(mail.to()).isEqualTo("spot@house.example");
                assertThat(mail.text()).contains("Subject: EMERGENCY 112: " + a.number() + " Ann Mail",
                        "Callback number: +4930999000");
            }
        }
    }

    @Test
    void theTestNumberGoesTheSameWayAndCallsNobodyToTheSpot() throws Exception {
        var a = carillon.line();
        var d = carillon.line();
        try (Phone ann = a.registered();
                Phone desk = d.registered();
                Trunking psap = Trunking.at(carillon, "pt" + a.number(), "127.0.2.3", Map.of());
                AutoCloseable unset = () -> settings(null)) {
            psap.await(true);
            settings(d.number(), psap.name());
            assertThat(usual(ann, psap.phone())).as("from the telephone's INVITE to the trunk's").isLessThanOrEqualTo(AT_ONCE);
            assertThat(carillon.admin().put("/trunks/" + psap.name(), Api.json(Map.of(
                    "host", "127.0.2.3", "port", psap.phone().sipPort(), "enabled", false)), "If-Match", "*").expect(400).body())
                    .as("the last way to help").contains("enabled");
            PhoneCall out = ann.call("9-33;phone-context=+49");
            PhoneCall in = psap.phone().awaitCall();
            assertThat(in.sentInvite().requestUri()).startsWith("sip:933@");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            out.hangUp();
            JsonObject kept = awaitRecord(carillon.awaitCdr(a.number(), "933", one -> one.getString("disposition").equals("ANSWERED"))
                    .getString("id"));
            assertThat(kept.getBoolean("test")).isTrue();
            assertThat(desk.isCalledWithin(Duration.ofMillis(300))).isFalse();
        }
    }

    /** The only trunk has no channel left, the caller has no call left and no right. */
    @Test
    void aFullTrunkAndABarredCallerAreNotInTheWay() throws Exception {
        var a = carillon.line("Ann");
        String site = "lab" + a.number();
        carillon.admin().post("/sites", Api.json(Map.of("name", site, "country", "DE", "city", "Berlin", "street", "Chausseestrasse",
                "houseNumber", "7", "callback", "+4930777000"))).expect(201);
        try (Phone ann = a.registered();
                Phone bob = carillon.line().registered();
                Trunking psap = Trunking.at(carillon, "pf" + a.number(), "127.0.2.6", Map.of("channels", 1));
                AutoCloseable unset = () -> settings(null)) {
            psap.await(true);
            settings(null, psap.name());
            String dialled = "0" + a.number() + "55";
            Trunking.route(carillon, psap.name(), dialled, psap);
            PhoneCall ordinary = bob.call(dialled);
            psap.phone().awaitCall().answer();
            ordinary.awaitAnswered();
            assertThat(bob.call(dialled).awaitFinal().status()).as("the trunk is full").isEqualTo(503);
            Talk talk = Talk.between(ann, bob);
            change(a, "/limits", Map.of("calls", 1));
            change(a, "/outside", Map.of("permission", "INTERNAL", "site", site));
            assertThat(ann.call(dialled).awaitFinal().status()).as("barred").isEqualTo(403);
            assertThat(usual(ann, psap.phone())).isLessThanOrEqualTo(AT_ONCE);
            isHelped(ann, psap.phone());
            ordinary.hangUp();
            talk.hangUp();
        }
    }

    /** Neither a rule that audio be encrypted nor one that keys be not readable stands before help; other calls are refused by them. */
    @ParameterizedTest
    @CsvSource({"REQUIRE,RTP/AVP", "OFFER,RTP/SAVP", "OFF,RTP/SAVP"})
    void noRuleForEncryptedAudioKeepsAnybodyFromHelp(String policy, String profile) throws Exception {
        var a = carillon.securedLine(policy);
        try (Phone ann = a.registered();
                Phone bob = carillon.line().registered();
                Trunking psap = Trunking.at(carillon, "ps" + a.number(), "127.0.2.7", Map.of());
                AutoCloseable unset = () -> settings(null)) {
            psap.await(true);
            settings(null, psap.name());
            assertThat(ann.call(bob.user(), media(profile)).awaitFinal().status()).as("an ordinary call").isEqualTo(488);
            PhoneCall out = ann.call("911", media(profile));
            PhoneCall help = psap.phone().awaitCall();
            help.answer();
            out.awaitAnswered();
            help.awaitAnswered();
            assertThat(out.audio().isSealed()).isEqualTo(profile.equals("RTP/SAVP"));
            Talk talk = new Talk(ann, out, psap.phone(), help);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    /** As one of a telephone (RFC 3966), as a user that is one (RFC 3261 section 19.1.6), with marks between the digits, with the prefix. */
    @Test
    void aNumberForHelpIsOneHoweverItIsWritten() throws Exception {
        var a = carillon.line();
        String here = "127.0.0.1:" + carillon.sip().getPort();
        try (Phone ann = a.registered();
                Trunking psap = Trunking.at(carillon, "pw" + a.number(), "127.0.2.10", Map.of());
                AutoCloseable unset = () -> settings(null)) {
            psap.await(true);
            settings(null, psap.name());
            for (String written : List.of("tel:911;phone-context=+1", "tel:9-1-1;phone-context=house.example", "tel:9911", "911@" + here
                    + ";user=phone", "9.1.1;phone-context=+1@" + here + ";user=phone")) {
                PhoneCall out = ann.call(written);
                PhoneCall in = psap.phone().awaitCall();
                assertThat(in.sentInvite().requestUri()).as(written).startsWith("sip:911@127.0.2.10");
                in.reject(486, "Busy Here");
                assertThat(out.awaitFinal().status()).isEqualTo(486);
                assertThat(out.sentInvite().requestUri()).endsWith(written);
            }
            PhoneCall out = ann.call("tel:911");
            PhoneCall in = psap.phone().awaitCall();
            assertThat(in.sentInvite().header("From")).contains("+4930999000");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(ann, out, psap.phone(), in);
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject kept = awaitRecord(carillon.awaitCdr(a.number(), "911", one -> one.getString("disposition").equals("ANSWERED"))
                    .getString("id"));
            assertThat(kept.getString("from")).isEqualTo(a.number());
        }
    }

    @Test
    void whoIsHandedOnOrSentOnToHelpIsHelpedAsIfHeHadDialled() throws Exception {
        var a = carillon.line("Ann");
        var b = carillon.line();
        try (Phone ann = a.registered();
                Phone bob = b.registered();
                Trunking psap = Trunking.at(carillon, "ph" + a.number(), "127.0.2.8", Map.of());
                AutoCloseable unset = () -> settings(null)) {
            psap.await(true);
            settings(null, psap.name());
            Talk talk = Talk.between(ann, bob);
            assertThat(talk.in().inDialog("REFER", "Refer-To", "<sip:911@carillon>").status()).isEqualTo(202);
            PhoneCall help = psap.phone().awaitCall();
            assertThat(help.sentInvite().requestUri()).startsWith("sip:911@127.0.2.8");
            assertThat(help.sentInvite().header("From")).contains("+4930999000");
            help.answer();
            help.awaitAnswered();
            talk.in().awaitEnded();
            Talk helped = new Talk(ann, talk.out(), psap.phone(), help);
            helped.hearOneAnother();
            helped.hangUp();
            assertThat(awaitRecord(carillon.awaitCdr(a.number(), b.number()).getString("id")).getString("from")).isEqualTo(a.number());
            PhoneCall out = ann.call(b.number());
            bob.awaitCall().reject(302, "Moved Temporarily", "Contact", "<sip:911@carillon>");
            psap.phone().awaitCall().reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
        }
    }

    private static Sdp.Template media(String profile) {
        return profile.equals("RTP/SAVP") ? Sdp.secure(profile, SrtpSuite.AES_CM_128_HMAC_SHA1_80) : Sdp.offer("PCMU", "PCMA");
    }

    private static void isHelped(Phone caller, Phone service) throws Exception {
        PhoneCall out = caller.call("112");
        PhoneCall help = service.awaitCall();
        assertThat(help.sentInvite().requestUri()).startsWith("sip:112@127.0.2.6");
        assertThat(help.sentInvite().header("From")).contains("+4930777000");
        assertThat(help.sentInvite().body()).contains("Chausseestrasse");
        help.answer();
        out.awaitAnswered();
        help.awaitAnswered();
        Talk talk = new Talk(caller, out, service, help);
        talk.hearOneAnother();
        talk.hangUp();
    }

    private void change(Installation.Line line, String part, Map<String, ?> settings) throws Exception {
        String path = "/extensions/" + line.number() + part;
        carillon.admin().put(path, Api.json(settings), "If-Match", carillon.admin().get(path).expect(200).header("ETag")).expect(200);
    }

    /** How long it mostly takes from the telephone's INVITE to the trunk's. */
    private static Duration usual(Phone caller, Phone service) throws Exception {
        Taken taken = new Taken();
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            PhoneCall out = caller.call("933");
            PhoneCall in = service.awaitCall();
            taken.since(begun);
            in.reject(486, "Busy Here");
            out.awaitFinal();
        }
        return taken.median();
    }

    private JsonObject awaitRecord(String call) throws Exception {
        long deadline = System.nanoTime() + Phone.PATIENCE.toNanos();
        while (true) {
            for (var item : carillon.admin().get("/emergency/calls").expect(200).object().getJsonArray("items")) {
                if (item.asJsonObject().getString("id").equals(call)) {
                    return item.asJsonObject();
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no record of call for help " + call);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
