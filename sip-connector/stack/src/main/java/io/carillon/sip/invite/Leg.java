package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.LegId;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.InfoBody;
import io.carillon.sip.SipEvents;
import io.carillon.sip.SipLeg;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.sdp.LocalSession;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ClientListener;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A leg: its identity, its dialog, and the phase of its life that decides what things mean. Knows no rule of SIP
 * itself.
 */
final class Leg implements SipLeg {
    private final Agent agent;
    private final CallId call;
    private final LegId id;
    private final boolean inbound;
    private final Tenant tenant;
    private final Set<String> owners;
    private final String trunk;
    private final Dialog dialog;
    private final LegSerial serial;
    private final DtmfPolicy dtmf;
    private final LocalSession session;
    private LegPhase phase;
    private SessionTimer timer;
    private volatile boolean offersEarly;
    private volatile boolean sips;
    private volatile List<PassedHeader> passed = List.of();

    /**
     * @param names identity of the leg in its call
     * @param dialog its dialog
     */
    Leg(Agent agent, Names names, Dialog dialog) {
        this.agent = agent;
        this.call = names.call();
        this.id = names.id();
        this.inbound = names.inbound();
        this.tenant = names.tenant();
        this.owners = names.owners();
        this.trunk = names.trunk();
        this.dtmf = trunk == null
                ? DtmfPolicy.AUTO
                : agent.trunks().find(trunk).map(TrunkLine::dtmf).orElse(DtmfPolicy.AUTO);
        this.session = new LocalSession(dtmf.allowsEvents());
        this.dialog = dialog;
        LegId failing = names.id(); // and not all its names: the serial is kept after the leg, as long as its INVITE may be answered again
        this.serial = new LegSerial(failure -> failed(agent, failing, failure));
    }

    /**
     * Identity of a leg.
     *
     * @param owners users of addresses of record that may act for the device from another address, after a digest
     * @param tenant whose call it is; null when nobody said
     * @param trunk id of the trunk at the other end; null when it is a telephone
     */
    record Names(CallId call, LegId id, boolean inbound, Set<String> owners, Tenant tenant, String trunk) {}

    @Override
    public CallId call() {
        return call;
    }

    @Override
    public LegId id() {
        return id;
    }

    @Override
    public String sipCallId() {
        return dialog.callId();
    }

    @Override
    public void belongsTo(CallId other) {
        agent.trace().linked(other, id, sipCallId());
    }

    @Override
    public boolean inbound() {
        return inbound;
    }

    @Override
    public void provisional(int status, SessionDescription answerOrNull) {
        later(p -> p.provisional(status, answerOrNull));
    }

    @Override
    public void accept(SessionDescription answerOrOffer) {
        later(p -> p.accept(answerOrOffer));
    }

    @Override
    public void end(Cause cause) {
        later(p -> p.end(cause));
    }

    @Override
    public void offer(SessionDescription sdp) {
        later(p -> p.offer(sdp));
    }

    @Override
    public void answerOffer(SessionDescription answerOrOffer) {
        later(p -> p.answerOffer(answerOrOffer));
    }

    @Override
    public void declineOffer(Cause cause) {
        later(p -> p.declineOffer(cause));
    }

    @Override
    public boolean mayTell(SipLeg other, InfoBody info) {
        return !(other instanceof Leg to) || agent.passing().goes(info, this, to);
    }

    @Override
    public void inform(InfoBody info) {
        later(p -> p.inform(info));
    }

    @Override
    public boolean isSips() {
        return sips;
    }

    /** Its caller wants to be carried by TLS alone. */
    void wantsSips() {
        sips = true;
    }

    @Override
    public SipTransport transport() {
        SipPeer hop = dialog.nextHop();
        return hop == null ? null : hop.transport();
    }

    @Override
    public DtmfPolicy dtmf() {
        return dtmf;
    }

    /** A request whose fate does not matter beyond itself. */
    void say(Supplier<RequestBuilder> request) {
        send(request, new ByeSent(() -> { }));
    }

    /** A request in this dialog; what the trunk at the other end wants to have proved is. */
    void send(Supplier<RequestBuilder> request, ClientListener listener) {
        Requested.send(Requested.Trusted.of(this), request, () -> agent.hop(dialog), listener);
    }

    @Override
    public boolean canOfferEarly() {
        return offersEarly;
    }

    /** The caller wants us to offer and can take that before the answer. */
    void offersEarly() {
        offersEarly = true;
    }

    @Override
    public void reportTransfer(int status, String phrase) {
        later(p -> p.reportTransfer(status, phrase));
    }

    private void later(Consumer<LegPhase> what) {
        serial.run(() -> what.accept(phase));
    }

    Agent agent() {
        return agent;
    }

    SipEvents events() {
        return agent.events();
    }

    Dialog dialog() {
        return dialog;
    }

    LegSerial serial() {
        return serial;
    }

    LocalSession session() {
        return session;
    }

    /** Whose call it is; null when nobody said. */
    Tenant tenant() {
        return tenant;
    }

    /** Whether that one may act for the device; the same number of another tenant is somebody else. */
    boolean isOwnedBy(Aor aor) {
        return owners.contains(aor.user()) && (tenant == null || tenant.equals(aor.tenant()));
    }

    /** What of the caller's own headers goes on to whom it is connected. */
    List<PassedHeader> passed() {
        return passed;
    }

    void passes(List<PassedHeader> headers) {
        passed = headers;
    }

    /** Whether this address is one that the device may speak for. */
    boolean speaksFor(String address) throws MalformedHeader {
        return owners.contains(NameAddr.parse(address).uri().user());
    }

    /** Whether the other end is a trunk, and that address is one of the trunk's. */
    boolean isOfTrunkAt(String source) {
        return trunk != null && agent.trunks().isFrom(trunk, source);
    }

    /** Id of the trunk at the other end, null when it is a telephone. */
    String trunk() {
        return trunk;
    }

    LegPhase phase() {
        return phase;
    }

    /** The session timer; there is one only when the device takes part. */
    SessionTimer timer() {
        if (timer == null) {
            timer = new SessionTimer(this);
        }
        return timer;
    }

    boolean isTimed() {
        return timer != null;
    }

    void become(LegPhase next) {
        phase = next;
    }

    /** The leg is over; its dialog is forgotten at once unless a BYE of ours is still to be answered. */
    void over(boolean forget) {
        phase = new Over(this);
        if (timer != null) {
            timer.close();
        }
        if (forget) {
            agent.dialogs().remove(this);
        }
    }

    /** A request of ours in this dialog with the headers it always has. */
    RequestBuilder request(String method) {
        return common(dialog.request(method));
    }

    /** Adds what every INVITE, re-INVITE and UPDATE of ours carries. */
    RequestBuilder sessionRequest(RequestBuilder request) {
        return common(request).header(HeaderName.CONTACT, dialog.contact()).header(HeaderName.ALLOW, Replies.ALLOW);
    }

    /** Adds what every request of ours carries. */
    RequestBuilder common(RequestBuilder request) {
        String product = agent.config().product();
        return product.isEmpty() ? request : request.header(HeaderName.USER_AGENT, product);
    }

    /** Says BYE and forgets the dialog when that is answered. */
    void sendBye(Cause cause) {
        String reason = Reasons.header(cause);
        send(() -> {
            RequestBuilder bye = request("BYE");
            return reason == null ? bye : bye.header(HeaderName.REASON, reason);
        }, new ByeSent(() -> agent.dialogs().remove(this)));
    }

    void ignored(String what) {
        agent.counters().ignored.increment();
        AgentLog.SIP.ignored(id.value(), what);
    }

    private static void failed(Agent agent, LegId id, RuntimeException failure) {
        agent.counters().failures.increment();
        AgentLog.SIP.legFailed(failure, id.value());
    }

    @Override
    public String toString() {
        return id.value();
    }
}
