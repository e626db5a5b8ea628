package io.carillon.rar.handset;

import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Handset;
import io.carillon.contract.HandsetCall;
import io.carillon.contract.HandsetOrder;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.SipDomain;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkState;
import io.carillon.contract.TrunkUse;
import io.carillon.rtp.PortsExhausted;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.sip.DialRequest;
import io.carillon.sip.Invited;
import io.carillon.sip.sdp.SdpBody;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One telephone: what it does with those who call it, and the calls that it is in. */
final class HandsetPhone implements Handset {
    private static final String SCHEME = "sip:";
    private static final int REGISTER_SECONDS = 300;
    private static final int HOPS = 70;
    private static final int RINGING = 180;
    private static final long LOOK_EVERY_MILLIS = 20;
    /** How long the end of calls may take when the telephone is switched off. */
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    /** So many may talk with it at a time; to whom comes then it is busy. */
    private static final int MOST_CALLS = 8;

    private final HandsetDesk desk;
    private final HandsetOrder order;
    private final SipPeer server;
    private final String mediaHost;
    private final Set<HandsetLine> calls = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    HandsetPhone(HandsetDesk desk, HandsetOrder order, SipPeer server, String mediaHost) {
        this.desk = desk;
        this.order = order;
        this.server = server;
        this.mediaHost = mediaHost;
    }

    String number() {
        return order.number();
    }

    HandsetDesk desk() {
        return desk;
    }

    /** What it takes its registrar to be: the domain of its tenant, or the server by its address. */
    private String host() {
        String host = order.home() == null ? server.host() : order.home().name();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + server.port();
    }

    private String id() {
        return "handset/" + order.number();
    }

    /** @param realm of the server, for one that names no domain */
    TrunkLine line(String realm) {
        String network = server.host() + (server.host().indexOf(':') >= 0 ? "/128" : "/32");
        SipDomain home = order.home();
        // the domain need not lead here by DNS, and must not lead elsewhere
        String uri = SCHEME + host() + (home == null ? "" : ";maddr=" + server.host());
        return new TrunkLine(id(), Tenant.DEFAULT, uri, order.number(), order.secret(), home == null ? realm : home.realm(),
                REGISTER_SECONDS, List.of(network), null, 0);
    }

    private TrunkState state() {
        return desk.endpoint().trunks().stream()
                .filter(one -> one.id().equals(id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this telephone is switched off"));
    }

    @Override
    public boolean isRegistered() {
        return closed.getCount() > 0 && state().registered();
    }

    @Override
    public String awaitRegistered(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        TrunkState state = state();
        while (!state.registered() && System.nanoTime() < deadline) {
            if (closed.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return "switched off";
            }
            state = state();
        }
        return state.registered() ? "" : state.trouble();
    }

    @Override
    public HandsetCall call(String number) {
        if (closed.getCount() == 0) {
            throw new IllegalStateException("this telephone is switched off");
        }
        CallId call = Ids.newCall();
        LegId leg = Ids.newLeg();
        HandsetLine line = new HandsetLine(this, leg, open(call, leg));
        desk.add(line);
        calls.add(line);
        try {
            line.dialled(desk.endpoint().dial(new DialRequest(call, leg,
                    SipTarget.behind(new TrunkUse(id(), null, false, List.of()), SCHEME + number + "@" + host()),
                    CallerIdentity.of(order.number()), number, HOPS, line.offer())));
        } catch (RuntimeException refused) {
            line.over(Cause.UNAVAILABLE);
            throw refused;
        }
        return line;
    }

    private RtpEndpoint open(CallId call, LegId leg) {
        try {
            return desk.sound().engine().open(call, leg, mediaHost.indexOf(':') >= 0);
        } catch (PortsExhausted none) {
            throw new IllegalStateException(none.getMessage(), none);
        }
    }

    String mediaHost() {
        return mediaHost;
    }

    /** Somebody calls. */
    void called(Invited invited) {
        if (order.manner() == HandsetOrder.Manner.BUSY || calls.size() >= MOST_CALLS || closed.getCount() == 0) {
            invited.leg().end(Cause.BUSY);
            return;
        }
        if (!(invited.offer() instanceof SdpBody.Good good)) {
            invited.leg().end(Cause.NOT_ACCEPTABLE);
            return;
        }
        HandsetLine line;
        try {
            line = new HandsetLine(this, invited.leg().id(), open(invited.leg().call(), invited.leg().id()));
        } catch (IllegalStateException noPorts) {
            HandsetLog.LOG.notTaken(order.number(), noPorts.getMessage());
            invited.leg().end(Cause.UNAVAILABLE);
            return;
        }
        desk.add(line);
        calls.add(line);
        line.dialled(invited.leg());
        invited.leg().provisional(RINGING, null);
        if (order.manner() == HandsetOrder.Manner.ANSWERS && line.accept(good.sdp())) {
            speak(line);
        }
    }

    private void speak(HandsetLine line) {
        if (order.says() != null) {
            line.say(order.says());
        } else if (order.hertz() > 0) {
            line.give(order.hertz());
        }
    }

    /** A call is over. */
    void over(HandsetLine line) {
        calls.remove(line);
        desk.remove(line);
    }

    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        calls.forEach(HandsetLine::hangUp);
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        try {
            for (HandsetLine line : calls) {
                line.awaitOver(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        calls.forEach(line -> line.over(Cause.NORMAL_CLEARING));
        desk.gone(this);
    }
}
