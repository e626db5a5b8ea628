package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.EventReply;
import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.PublishAsked;
import io.carillon.contract.SipDialog;
import io.carillon.contract.SubscribeAsked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SUBSCRIBE, NOTIFY and PUBLISH on the wire. */
class SubscribeTest extends Wire {
    private static final String URI = "sip:1002@carillon:5060";
    private static final String EXTRA = "Event: Dialog;id=7\r\nExpires: 600\r\nAccept: application/dialog-info+xml\r\n"
            + "Record-Route: <sip:192.0.2.5;lr>\r\nSupported: eventlist\r\n";

    /** Sends the request, answers its challenge and returns the one that was let in. */
    private String proven(RawPhone phone, String method, String to, String extra, String body) {
        phone.cseq++;
        phone.send(phone.request(method, URI, to, extra, body));
        String challenge = phone.expect("SIP/2.0 407");
        phone.cseq++;
        String second =
                phone.request(method, URI, to, extra + phone.authorization(challenge, method, URI, 1), body);
        phone.send(second);
        return second;
    }

    @Test
    void aSubscribeIsToldAsAValueAndAnswered() {
        RawPhone alice = alice();
        proven(alice, "SUBSCRIBE", "<" + URI + ">", EXTRA, "");
        Owner.Event event = owner.nextEvent();
        SubscribeAsked asked = (SubscribeAsked) event.asked();
        assertThat(asked.by().user()).isEqualTo("1001");
        assertThat(asked.target()).isEqualTo("1002");
        assertThat(asked.domain()).isEqualTo("carillon:5060");
        assertThat(asked.event()).isEqualTo("dialog");
        assertThat(asked.eventId()).isEqualTo("7");
        assertThat(asked.expires()).isEqualTo(600);
        assertThat(asked.accepts()).containsExactly("application/dialog-info+xml");
        assertThat(asked.lists()).isTrue();
        assertThat(asked.begins()).isTrue();
        assertThat(asked.dialog().routes()).containsExactly("<sip:192.0.2.5;lr>");
        event.responder().reply(EventReply.Accepted.until(300));
        String ok = alice.expect("SIP/2.0 200");
        assertThat(ok).contains("Expires: 300", "Contact: <sip:1002@127.0.0.1", "Record-Route: <sip:192.0.2.5;lr>",
                ";tag=" + asked.dialog().localTag());
    }

    @Test
    void refusalsSayWhatWouldBeTaken() {
        RawPhone alice = alice();
        proven(alice, "SUBSCRIBE", "<" + URI + ">", EXTRA, "");
        owner.nextEvent().responder().reply(new EventReply.Refused(489, "", 0, List.of("dialog", "reg")));
        assertThat(alice.expect("SIP/2.0 489")).contains("Allow-Events: dialog, reg");
        proven(alice, "SUBSCRIBE", "<" + URI + ">", EXTRA, "");
        owner.nextEvent().responder().reply(new EventReply.Refused(423, "", 60, List.of()));
        assertThat(alice.expect("SIP/2.0 423")).contains("Min-Expires: 60");
    }

    @Test
    void aRefreshProvesItselfAgainAndKeepsItsTags() {
        RawPhone alice = alice();
        proven(alice, "SUBSCRIBE", "<" + URI + ">;tag=ours", EXTRA, "");
        SubscribeAsked asked = (SubscribeAsked) owner.nextEvent().asked();
        assertThat(asked.begins()).isFalse();
        assertThat(asked.dialog().localTag()).isEqualTo("ours");
        assertThat(asked.dialog().remoteTag()).isEqualTo(alice.fromTag);
    }

    @Test
    void somebodyElsesNameIsRefused() {
        RawPhone alice = alice();
        alice.cseq++;
        String forged = alice.request("SUBSCRIBE", URI, "<" + URI + ">", EXTRA, "");
        alice.send(forged);
        String challenge = alice.expect("SIP/2.0 407");
        alice.cseq++;
        alice.send(alice.request("SUBSCRIBE", URI, "<" + URI + ">",
                EXTRA + alice.authorization(challenge, "SUBSCRIBE", URI, 1), "")
                .replace("From: <sip:1001@", "From: <sip:1002@"));
        alice.expect("SIP/2.0 403");
        assertThat(owner.events).isEmpty();
    }

    @Test
    void withoutAContactThereIsNowhereToNotify() {
        RawPhone alice = alice();
        alice.cseq++;
        alice.send(alice.request("SUBSCRIBE", URI, "<" + URI + ">", EXTRA, "")
                .replace("Contact: " + alice.contact() + "\r\n", ""));
        alice.expect("SIP/2.0 400");
    }

    private NotifyOrder order(RawPhone phone, String contentType, String body) {
        SipDialog dialog = new SipDialog("sub-1", "ours", "theirs", "<sip:1002@h>;tag=ours", "<sip:1001@h>;tag=theirs",
                "sip:1001@" + phone.hostPort(), List.of(), phone.peer(), "<sip:1002@127.0.0.1>");
        return new NotifyOrder(dialog, 5, "dialog;id=7", "active;expires=10", false, contentType,
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNotifyCarriesWhatItWasGivenAndItsAnswerIsTold() throws Exception {
        RawPhone alice = alice();
        CompletableFuture<NotifyAnswer> answer = new CompletableFuture<>();
        endpoint.sendNotify(order(alice, "text/plain", "hello"), answer::complete);
        String notify = alice.expect("NOTIFY sip:1001@");
        assertThat(notify).contains("CSeq: 5 NOTIFY", "Event: dialog;id=7", "Subscription-State: active;expires=10",
                "Content-Type: text/plain", "\r\n\r\nhello", "Contact: <sip:1002@127.0.0.1>");
        alice.send(alice.answer(notify, "503 Busy\r\nRetry-After: 9", "", ""));
        assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo(new NotifyAnswer(503, 9));
    }

    @Test
    void aSilentDeviceIsToldAsSuch() throws Exception {
        RawPhone alice = alice();
        CompletableFuture<NotifyAnswer> answer = new CompletableFuture<>();
        endpoint.sendNotify(order(alice, "", ""), answer::complete);
        assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(NotifyAnswer.SILENT);
        assertThat(endpoint.gauges()).containsEntry("sip.transactions.client", 0L);
    }

    @Test
    void aPublicationIsToldWithItsBody() {
        RawPhone alice = alice();
        proven(alice, "PUBLISH", "<" + URI + ">", "Event: presence\r\nSIP-If-Match: e1\r\nExpires: 60\r\n", "v=0");
        Owner.Event event = owner.nextEvent();
        PublishAsked asked = (PublishAsked) event.asked();
        assertThat(asked.event()).isEqualTo("presence");
        assertThat(asked.ifMatch()).isEqualTo("e1");
        assertThat(asked.contentType()).isEqualTo("application/sdp");
        assertThat(new String(asked.body(), StandardCharsets.UTF_8)).isEqualTo("v=0");
        event.responder().reply(new EventReply.Accepted(60, "e2", false));
        assertThat(alice.expect("SIP/2.0 200")).contains("SIP-ETag: e2", "Expires: 60");
    }
}
