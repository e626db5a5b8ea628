package io.carillon.phone;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call at one phone: a dialog and an ear. */
public final class PhoneCall implements AutoCloseable {
    private final Phone phone;
    private final Audio audio;
    private final boolean outgoing;
    private final String callId;
    private final String localTag = Phone.tag();
    private final CompletableFuture<SipText> finalResponse = new CompletableFuture<>();
    private final CompletableFuture<SipText> ended = new CompletableFuture<>();
    private final CompletableFuture<SipText> acked = new CompletableFuture<>();
    private final Arrivals provisionals;
    private final Arrivals reInvites;
    private Sdp.Template media;
    private SipText invite;
    private String target;
    private String local;
    private String remote;
    private List<String> route = List.of();
    private long cseq = 1;
    private long sdpVersion = 1;
    private volatile Sdp.Remote heardSdp;
    private volatile int reInviteStatus = 200;

    private PhoneCall(Phone phone, boolean outgoing, String callId, Sdp.Template media) throws IOException {
        this.phone = phone;
        this.outgoing = outgoing;
        this.callId = callId;
        this.media = media;
        this.audio = new Audio(phone.local, phone.tone());
        this.provisionals = new Arrivals(phone::transcript);
        this.reInvites = new Arrivals(phone::transcript);
    }

    static PhoneCall outgoing(Phone phone, String uri, Sdp.Template media) throws IOException {
        PhoneCall call = new PhoneCall(phone, true, UUID.randomUUID().toString(), media);
        call.target = uri;
        call.local = "<" + phone.serverUri(phone.user()) + ">;tag=" + call.localTag;
        call.remote = "<" + uri + ">";
        return call;
    }

    static PhoneCall incoming(Phone phone, SipText invite) throws IOException {
        PhoneCall call = new PhoneCall(phone, false, invite.callId(), Sdp.offer("PCMU", "PCMA"));
        call.invite = invite;
        call.local = invite.header("To") + ";tag=" + call.localTag;
        call.remote = invite.header("From");
        call.target = SipText.uri(invite.header("Contact"));
        call.route = invite.all("Record-Route");
        call.hear(invite);
        return call;
    }

    public String callId() {
        return callId;
    }

    public Audio audio() {
        return audio;
    }

    /** The INVITE of this call as sent or received, with credentials when they were needed. */
    public SipText sentInvite() {
        return invite;
    }

    /** What the other side last described. */
    public Sdp.Remote remoteSdp() {
        return heardSdp;
    }

    void invite() throws Exception {
        invite = newInvite(null);
        phone.send(invite);
        retransmitInvite(invite);
    }

    private SipText newInvite(String credentials) {
        SipText request = Texts.said(phone, base("INVITE").add("Contact", phone.contact()));
        if (credentials != null) {
            request.add("Proxy-Authorization", credentials);
        }
        return withMedia(request);
    }

    private SipText withMedia(SipText message) {
        return media.isAbsent()
                ? message
                : message.body("application/sdp", media.body(phone.local, audio.port(), sdpVersion++, message.isRequest() ? null : heardSdp));
    }

    private SipText base(String method) {
        return base(method, cseq);
    }

    private SipText base(String method, long number) {
        SipText request = new SipText(method + " " + target + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", remote)
                .add("Call-ID", callId)
                .add("CSeq", number + " " + method);
        route.forEach(hop -> request.add("Route", hop));
        return request;
    }

    private void retransmitInvite(SipText sent) {
        BlockingQueue<SipText> queue = phone.expect(sent);
        Thread thread = new Thread(() -> {
            try {
                phone.await(sent, queue, response -> true, Phone.PATIENCE);
            } catch (Exception | AssertionError unanswered) {
                finalResponse.completeExceptionally(unanswered);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    void response(SipText message) throws Exception {
        if (!outgoing || !message.cseqMethod().equals("INVITE") || message.cseq() != invite.cseq()) {
            return;
        }
        int status = message.status();
        if (status < 200) {
            hear(message);
            cseq += Pracks.acknowledge(phone, message, cseq + 1);
            provisionals.add(message);
            return;
        }
        if (status >= 300) {
            refused(message, status);
            return;
        }
        boolean first = !finalResponse.isDone();
        remote = message.header("To");
        target = SipText.uri(message.header("Contact"));
        route = new ArrayList<>(message.all("Record-Route"));
        Collections.reverse(route);
        SipText ack = base("ACK", message.cseq());
        if (media.isAbsent()) {
            media = Sdp.offer("PCMU");
            ack = withMedia(ack);
        }
        hear(message);
        phone.send(ack);
        if (first) {
            finalResponse.complete(message);
        }
    }

    private void refused(SipText message, int status) throws Exception {
        phone.send(ackOf(invite, message));
        if (status == 407 && invite.find("Proxy-Authorization").isEmpty()) {
            cseq++;
            invite = newInvite(phone.authorize(message, "Proxy-Authenticate", "INVITE", target));
            phone.send(invite);
            retransmitInvite(invite);
        } else {
            finalResponse.complete(message);
        }
    }

    /** The ACK of a refusal, which belongs to the transaction of the INVITE. */
    private SipText ackOf(SipText refused, SipText refusal) {
        return new SipText("ACK " + refused.requestUri() + " SIP/2.0")
                .add("Via", refused.header("Via")).add("Max-Forwards", "70").add("From", refused.header("From"))
                .add("To", refusal.header("To")).add("Call-ID", callId).add("CSeq", refused.cseq() + " ACK");
    }

    private void hear(SipText message) {
        if (!message.body().isEmpty()) {
            heardSdp = Sdp.Remote.parse(message.body());
            int payload = media.payloadFor(heardSdp);
            audio.seal(media.keys().agreed(heardSdp));
            audio.talkTo(heardSdp.rtp(), payload);
            audio.speak(media.maySpeakTo(heardSdp));
        }
    }

    void request(SipText message) throws Exception {
        switch (message.method()) {
            case "ACK" -> {
                hear(message);
                acked.complete(message);
            }
            case "BYE" -> {
                phone.reply(message, Phone.response(message, 200, "OK", localTag));
                ended.complete(message);
                audio.close();
            }
            case "CANCEL" -> {
                phone.reply(message, Phone.response(message, 200, "OK", localTag));
                phone.reply(invite, Phone.response(invite, 487, "Request Terminated", localTag));
                ended.complete(message);
                audio.close();
            }
            case "INVITE", "UPDATE" -> reInvited(message);
            default -> phone.reply(message, Phone.response(message, 200, "OK", localTag));
        }
    }

    private void reInvited(SipText message) throws Exception {
        if (message.branch().equals(invite.branch())) {
            return;
        }
        if (reInviteStatus != 200) {
            phone.reply(message, Phone.response(message, reInviteStatus, "Refused", localTag));
        } else {
            Sdp.Template before = media;
            String theirs = message.body().isEmpty() ? "sendrecv" : Sdp.Remote.parse(message.body()).direction();
            media = before.answering(theirs);
            hear(message);
            phone.reply(message, withMedia(Phone.response(message, 200, "OK", localTag).add("Contact", phone.contact())));
            media = before;
        }
        reInvites.add(message);
    }

    /** Answers re-INVITEs with this status from now on. */
    public void refuseReInvites(int status) {
        reInviteStatus = status;
    }

    /** Re-INVITEs and UPDATEs received so far. */
    public List<SipText> reInvites() {
        return reInvites.all();
    }

    /** Waits until this many re-INVITEs came and returns the last. */
    public SipText awaitReInvite(int count) throws InterruptedException {
        return reInvites.await(count, "re-INVITE");
    }

    /** Waits for a provisional response with this status. */
    public SipText awaitProvisional(int status) throws InterruptedException {
        return provisionals.await(response -> response.status() == status, String.valueOf(status));
    }

    /** Whether the final response to an outgoing call has come. */
    public boolean isDecided() {
        return finalResponse.isDone();
    }

    public SipText awaitFinal() throws Exception {
        return await(finalResponse, "final response");
    }

    /** Waits for the 200 of an outgoing call, or the ACK of an incoming one. */
    public PhoneCall awaitAnswered() throws Exception {
        if (outgoing) {
            SipText last = awaitFinal();
            if (last.status() != 200) {
                throw new AssertionError("answered with " + last.startLine() + "\n" + phone.transcript());
            }
        } else {
            await(acked, "ACK");
        }
        return this;
    }

    /** Waits for BYE or CANCEL from the other side. */
    public SipText awaitEnded() throws Exception {
        return await(ended, "BYE or CANCEL");
    }

    public boolean isEnded() {
        return ended.isDone();
    }

    private SipText await(CompletableFuture<SipText> future, String what) throws Exception {
        try {
            return future.get(Phone.PATIENCE.toSeconds() + 3, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no " + what + "\n" + phone.transcript(), e);
        }
    }

    public PhoneCall ring() throws IOException {
        phone.reply(invite, Phone.response(invite, 180, "Ringing", localTag).add("Contact", phone.contact()));
        return this;
    }

    /** 183 with SDP: speaks before it answers. */
    public PhoneCall earlyMedia(String... extraHeaders) throws IOException {
        phone.reply(invite, withMedia(Texts.adding(
                Phone.response(invite, 183, "Session Progress", localTag).add("Contact", phone.contact()), extraHeaders)));
        return this;
    }

    public PhoneCall answer() throws IOException {
        return answer(media);
    }

    public PhoneCall answer(Sdp.Template with) throws IOException {
        media = with;
        hear(invite);
        phone.reply(invite, withMedia(Phone.response(invite, 200, "OK", localTag).add("Contact", phone.contact())));
        return this;
    }

    public void reject(int status, String phrase, String... extraHeaders) throws IOException {
        phone.reply(invite, Texts.adding(Phone.response(invite, status, phrase, localTag), extraHeaders));
    }

    public void cancel() throws Exception {
        phone.exchange(new SipText("CANCEL " + invite.requestUri() + " SIP/2.0")
                .add("Via", invite.header("Via")).add("Max-Forwards", "70").add("From", invite.header("From"))
                .add("To", invite.header("To")).add("Call-ID", callId).add("CSeq", invite.cseq() + " CANCEL"));
    }

    /** Sends BYE and waits for its 200. */
    public SipText hangUp() throws Exception {
        cseq++;
        audio.speak(false);
        SipText reply = phone.exchange(base("BYE"));
        ended.complete(reply);
        audio.close();
        return reply;
    }

    /** Sends a re-INVITE with this media and returns the final response; 200 is acknowledged. */
    public SipText reInvite(Sdp.Template with) throws Exception {
        return change("INVITE", with);
    }

    /** The same by INVITE or by UPDATE (RFC 3311), which needs no ACK. */
    public SipText change(String method, Sdp.Template with) throws Exception {
        Sdp.Template before = media;
        media = with;
        cseq++;
        SipText request = withMedia(base(method).add("Contact", phone.contact()));
        SipText reply = phone.exchange(request);
        if (reply.status() >= 300) {
            media = before;
        } else {
            hear(reply);
        }
        if (method.equals("INVITE")) {
            phone.send(reply.status() >= 300 ? ackOf(request, reply) : base("ACK"));
        }
        return reply;
    }

    /** Puts the other side on hold (RFC 3264 section 8.4). */
    public SipText hold() throws Exception {
        return reInvite(media.direction("sendonly"));
    }

    public SipText resume() throws Exception {
        return reInvite(media.direction("sendrecv"));
    }

    /** Presses a key as INFO tells it, and returns the final response. */
    public SipText infoKey(String signal, int millis) throws Exception {
        return info("application/dtmf-relay", "Signal=" + signal + "\r\nDuration=" + millis + "\r\n");
    }

    /** Sends INFO with this body and returns the final response. */
    public SipText info(String type, String body) throws Exception {
        cseq++;
        return phone.exchange(base("INFO").body(type, body));
    }

    /** Sends any other request in the dialog and returns the final response. */
    public SipText inDialog(String method, String... headers) throws Exception {
        cseq++;
        return phone.exchange(Texts.adding(base(method).add("Contact", phone.contact()), headers));
    }

    /** A request of this dialog as a third party that overheard it could forge it: same ids, other source. */
    public SipText forged(String method, String via) {
        return new SipText(method + " " + target + " SIP/2.0")
                .add("Via", via).add("Max-Forwards", "70").add("From", local).add("To", remote)
                .add("Call-ID", callId).add("CSeq", cseq + 50 + " " + method);
    }

    /** Listens for a while. */
    public Hearing listen(Duration howLong) throws InterruptedException {
        return audio.listen(howLong);
    }

    @Override
    public void close() {
        audio.close();
    }
}
