package io.carillon.rtp;

import io.carillon.contract.CallId;
import io.carillon.contract.GroupStream;
import io.carillon.contract.LegId;
import io.carillon.contract.MixState;
import io.carillon.rtp.dtls.CertificatePrint;
import io.carillon.rtp.dtls.DtlsIdentity;
import io.carillon.rtp.dtls.DtlsWorkers;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.tap.Recording;
import io.carillon.rtp.tap.Tap;
import io.carillon.rtp.tone.ToneBook;
import io.carillon.rtp.wire.EpollWire;
import io.carillon.rtp.wire.MediaSocket;
import io.carillon.rtp.wire.MediaWire;
import io.carillon.rtp.wire.NioWire;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Owner of the media ports and event loops of this server.
 *
 * <p>Both legs of a call live on one event loop, chosen by the call, so that a relayed packet never changes threads.
 * Ports come back in the order they were used, so that one that has just been freed rests as long as possible.
 */
public final class MediaEngine implements AutoCloseable {
    /** Pairs tried for one leg before it counts as refused; the next leg goes on behind them. */
    private static final int MOST_TRIES = 512;
    /** DTLS handshakes at the same time; each has a thread. */
    private static final int MOST_HANDSHAKES = 64;
    /** Multicast groups that are spoken to outside of calls at the same time. */
    static final int MOST_SPEECHES = 32;
    /** The warning that ports are exhausted is repeated at most once a minute. */
    private static final long WARNING_PAUSE_NANOS = 60_000_000_000L;

    private final MediaConfig config;
    private final MediaEvents events;
    private final PortPool ports;
    private final AtomicLong bindFailures = new AtomicLong();
    private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - WARNING_PAUSE_NANOS);
    private final MixTable mixes = new MixTable();
    private final Semaphore speeches = new Semaphore(MOST_SPEECHES);
    private final LocalAddresses addresses;
    private final DtlsWorkers workers = new DtlsWorkers(MOST_HANDSHAKES);
    private final DtlsIdentity identity;
    private volatile String lastRefusal;
    private volatile List<MediaLoop> loops = List.of();

    public MediaEngine(MediaConfig config, MediaEvents events) {
        this.config = Objects.requireNonNull(config, "config");
        this.events = Objects.requireNonNull(events, "events");
        this.ports = new PortPool(config.portMin(), config.portMax());
        this.addresses = LocalAddresses.of(config);
        try {
            this.identity = DtlsIdentity.create();
        } catch (GeneralSecurityException noCurve) {
            throw new IllegalStateException("this Java has no ECDSA, which encrypted audio needs", noCurve);
        }
    }

    /** Who we are in DTLS handshakes: goes into our SDP. */
    public CertificatePrint certificate() {
        return identity.print();
    }

    /**
     * Starts the event loops. Ports are bound one by one when legs open.
     *
     * @throws IllegalStateException when the system gives no event loop, with the reason
     */
    public synchronized void start() {
        if (!loops.isEmpty()) {
            return;
        }
        MediaLoop.Shared shared = new MediaLoop.Shared(identity, workers, ToneBook.of(config.tonesCountry()),
                config.gainControl(), config.realTime(), CostlyPlace.places(config.opusLegs()));
        boolean epoll = useEpoll();
        List<MediaLoop> started = new ArrayList<>();
        try {
            for (int i = 0; i < config.loops(); i++) {
                MediaWire wire = epoll ? new EpollWire() : new NioWire();
                started.add(new MediaLoop("carillon-media-" + i, wire, config, events, ports, shared));
            }
        } catch (IOException refused) {
            started.forEach(loop -> loop.wire().close());
            throw new IllegalStateException("no media event loop: " + refused.getMessage(), refused);
        }
        started.forEach(MediaLoop::start);
        loops = List.copyOf(started);
        MediaLog.LOG.started(config.portMin(), config.portMax(), config.loops(), epoll ? "epoll" : "nio");
    }

    private boolean useEpoll() {
        if (config.transport() == MediaConfig.Transport.NIO) {
            return false;
        }
        Throwable reason = EpollWire.unavailabilityCause();
        if (reason != null && config.transport() == MediaConfig.Transport.EPOLL) {
            throw new IllegalStateException("carillon.rtp.transport is epoll, which is not here: " + reason, reason);
        }
        if (reason != null) {
            MediaLog.LOG.usingNio(reason.toString());
        }
        return reason == null;
    }

    /**
     * Reserves an even and an odd port for a leg.
     *
     * @param ipv6 address family of the SDP that will name the ports
     * @throws PortsExhausted when no pair is free
     * @throws IllegalStateException when the engine is not started
     */
    public RtpEndpoint open(CallId call, LegId leg, boolean ipv6) throws PortsExhausted {
        MediaLoop loop = loopOf(call);
        RtpEndpoint opened = tryOpen(call, leg, ipv6, loop);
        if (opened == null) {
            // Pairs that were given back a moment ago may still be on their way through the loops.
            loops.forEach(MediaLoop::flush);
            opened = tryOpen(call, leg, ipv6, loop);
        }
        if (opened == null) {
            throw exhausted();
        }
        return opened;
    }

    private RtpEndpoint tryOpen(CallId call, LegId leg, boolean ipv6, MediaLoop loop) {
        for (int tries = Math.min(ports.size(), MOST_TRIES); tries > 0; tries--) {
            int port = ports.take();
            if (port < 0) {
                return null;
            }
            MediaLeg.Bound bound = bind(loop.wire(), ipv6, port);
            if (bound != null) {
                return register(new MediaLeg(call, leg, addresses.advertised(ipv6, port), loop, bound), bound, port);
            }
            bindFailures.incrementAndGet();
            ports.giveBack(port);
        }
        return null;
    }

    private RtpEndpoint register(MediaLeg opened, MediaLeg.Bound bound, int port) {
        ports.lent();
        try {
            opened.loop().execute(opened::opened);
            opened.watch();
            return opened;
        } catch (IOException | RuntimeException refused) {
            opened.close();
            throw new IllegalStateException("RTP port " + port + " cannot be watched: " + refused, refused);
        }
    }

    /** Both sockets of a pair, or null when somebody else has one of the ports. */
    private MediaLeg.Bound bind(MediaWire wire, boolean ipv6, int port) {
        int trafficClass = config.dscp() << 2;
        MediaSocket rtp = null;
        try {
            rtp = wire.bind(addresses.bound(ipv6, port), trafficClass);
            return new MediaLeg.Bound(ports, mixes, rtp, wire.bind(addresses.bound(ipv6, port + 1), trafficClass));
        } catch (IOException taken) {
            lastRefusal = taken.getMessage();
            if (rtp != null) {
                rtp.close();
            }
            return null;
        }
    }

    private PortsExhausted exhausted() {
        String refusal = lastRefusal;
        String detail = ports.used() + " in use" + (refusal == null ? "" : ", last refusal of the system: " + refusal);
        long last = warnedAt.get();
        long now = System.nanoTime();
        if (now - last >= WARNING_PAUSE_NANOS && warnedAt.compareAndSet(last, now)) {
            MediaLog.LOG.portsExhausted(ports.size(), detail);
        }
        return new PortsExhausted(
                "no free RTP port pair between " + config.portMin() + " and " + config.portMax() + ": " + detail);
    }

    private MediaLoop loopOf(CallId call) {
        List<MediaLoop> running = loops;
        if (running.isEmpty()) {
            throw new IllegalStateException("the media engine is not running");
        }
        return running.get(Math.floorMod(call.value().hashCode(), running.size()));
    }

    /**
     * Lets an endpoint hear and be heard in a mix; it leaves its bridge, or another mix. The mix begins with its first
     * endpoint, at 16 kHz, and ends with its last; its endpoints may be of different calls.
     */
    public void joinMix(RtpEndpoint endpoint, MixPlace place) {
        mixes.join((MediaLeg) endpoint, place);
    }

    /** Takes an endpoint out of its mix. Nothing happens when it is in none. */
    public void leaveMix(RtpEndpoint endpoint) {
        mixes.leave((MediaLeg) endpoint);
    }

    /** Lets all in a mix hear something besides, but one of them; null for all. */
    public void announce(String mix, AudioSource source, LegId but) {
        mixes.announce(mix, source, but);
    }

    /**
     * Records all that is said in a mix, until its last endpoint has left at the latest.
     *
     * @return false when nobody is in it
     */
    public boolean recordMix(String mix, Recording recording) {
        return mixes.record(mix, recording);
    }

    /** Ends this recording of a mix, if it goes on. */
    public void stopRecordingMix(String mix, String id) {
        mixes.stopRecording(mix, id);
    }

    /**
     * Lets a multicast group hear all that is said in a mix, until its last endpoint has left.
     *
     * @return false when nobody is in it
     * @throws IOException when the system does not let us send there
     */
    public boolean multicast(String mix, GroupStream to, GroupConfig how) throws IOException {
        GroupSpeaker speaker = new GroupSpeaker(to, how, MixTable.RATE);
        boolean heard = mixes.multicast(mix, speaker);
        if (!heard) {
            speaker.close();
        }
        return heard;
    }

    /**
     * Prepares to speak to a multicast group outside of calls, to at most {@value #MOST_SPEECHES} at a time.
     *
     * @param rate samples per second of what the group will hear
     * @return takes that, once and always; the group hears it until it has ended. Empty when there is no room for one more
     * @throws IOException when the system does not let us send there
     */
    public Optional<Consumer<AudioSource>> speech(GroupStream to, GroupConfig how, int rate) throws IOException {
        List<MediaLoop> running = loops;
        if (running.isEmpty() || !speeches.tryAcquire()) {
            return Optional.empty();
        }
        try {
            GroupSpeaker speaker = new GroupSpeaker(to, how, rate);
            MediaLoop loop = running.get(Math.floorMod(to.hashCode(), running.size()));
            return Optional.of(new GroupSpeech(loop, speaker, speeches::release)::begin);
        } catch (IOException | RuntimeException refused) {
            speeches.release();
            throw refused;
        }
    }

    /** A mix by its name, empty when nobody is in it. */
    public Optional<MixState> mix(String name) {
        return mixes.state(name);
    }

    /**
     * Relays audio between two endpoints. Tones on them stop; each leaves the bridge it was in. Two that were opened for
     * different calls may live on different event loops; then sound crosses over in a mix of the two.
     */
    public void bridge(RtpEndpoint a, RtpEndpoint b) {
        MediaLeg one = (MediaLeg) a;
        MediaLeg other = (MediaLeg) b;
        mixes.leave(one);
        mixes.leave(other);
        if (one.loop() == other.loop()) {
            one.loop().execute(() -> one.bridgeWith(other));
        } else {
            one.stopPlaying();
            other.stopPlaying();
            mixes.joinPair(one, other);
        }
    }

    /** Ends the bridge of an endpoint. Nothing happens when it has none. */
    public void unbridge(RtpEndpoint endpoint) {
        MediaLeg one = (MediaLeg) endpoint;
        mixes.leavePair(one);
        one.loop().execute(one::unbridge);
    }

    /**
     * Records what two bridged endpoints say. One that was recorded into the same tap keeps its side, whichever
     * it is named on now.
     */
    public void tap(RtpEndpoint left, RtpEndpoint right, Tap tap) {
        MediaLeg one = (MediaLeg) left;
        MediaLeg other = (MediaLeg) right;
        one.loop().executeNow(() -> {
            boolean turned = one.tap.sideIn(tap) == Tap.RIGHT || other.tap.sideIn(tap) == Tap.LEFT;
            one.tap.open(tap, turned ? Tap.RIGHT : Tap.LEFT);
            Runnable opposite = () -> other.tap.open(tap, turned ? Tap.LEFT : Tap.RIGHT);
            if (other.loop() == one.loop()) {
                opposite.run();
            } else {
                other.loop().executeNow(opposite);
            }
        });
    }

    /** Records what an endpoint says that is bridged to none. */
    public void tap(RtpEndpoint endpoint, Tap tap) {
        MediaLeg one = (MediaLeg) endpoint;
        one.loop().executeNow(() -> one.tap.open(tap, Tap.LEFT));
    }

    /** What an endpoint says is not recorded any more. */
    public void untap(RtpEndpoint endpoint) {
        MediaLeg one = (MediaLeg) endpoint;
        one.loop().executeNow(one.tap::close);
    }

    /** Counters and gauges, read without locks. */
    public MediaStatistics statistics() {
        VarHandle.acquireFence();
        return new MediaStatistics(
                sum(counters -> counters.packetsIn),
                sum(counters -> counters.packetsOut),
                sum(counters -> counters.packetsRelayed),
                sum(counters -> counters.packetsTranscoded),
                sum(counters -> counters.droppedForeign),
                sum(counters -> counters.droppedLate),
                sum(counters -> counters.droppedMalformed),
                sum(counters -> counters.droppedPayload),
                sum(counters -> counters.droppedHeld),
                sum(counters -> counters.droppedFlood),
                sum(counters -> counters.droppedForged),
                sum(counters -> counters.droppedReplayed),
                sum(counters -> counters.droppedRepeated),
                sum(counters -> counters.droppedUnkeyed),
                sum(counters -> counters.sendErrors),
                sum(counters -> counters.rtcpIn),
                sum(counters -> counters.rtcpRelayed),
                sum(counters -> counters.rtcpDropped),
                sum(counters -> counters.iceChecks),
                workers.completedCount(),
                workers.failedCount(),
                sum(counters -> counters.mediaTimeouts),
                bindFailures.get(),
                2L * ports.used(),
                2L * ports.size(),
                ports.used(),
                sum(counters -> counters.bridged),
                sum(counters -> counters.tones),
                sum(counters -> counters.keysSent),
                sum(counters -> counters.keysHeard),
                sum(counters -> counters.keysDropped),
                sinceTurnMillis());
    }

    private long sum(ToLongFunction<LoopCounters> counter) {
        return loops.stream().map(loop -> loop.counters).mapToLong(counter).sum();
    }

    /** Of the loop that has not turned for longest. */
    private long sinceTurnMillis() {
        long now = System.nanoTime();
        long nanos = loops.stream().mapToLong(loop -> now - loop.counters.turnedAt).max().orElse(0);
        return Math.max(0, nanos / 1_000_000);
    }

    /** Closes all endpoints and stops the loops, within a few seconds. */
    @Override
    public synchronized void close() {
        List<MediaLoop> running = loops;
        if (running.isEmpty()) {
            return;
        }
        loops = List.of();
        workers.close();
        for (MediaLoop loop : running) {
            if (!loop.stop()) {
                MediaLog.LOG.loopStuck(loop.name());
            }
        }
        MediaLog.LOG.stopped();
    }
}
