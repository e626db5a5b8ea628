package io.carillon.rar;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.MixLevels;
import io.carillon.contract.Origin;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SipTransport;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchListener;
import io.carillon.contract.Tenant;
import io.carillon.rtp.MixPlace;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.sip.DialRequest;
import io.carillon.sip.InfoBody;
import io.carillon.sip.Invited;
import io.carillon.sip.SipLeg;
import io.carillon.sip.sdp.AudioFormat;
import io.carillon.sip.sdp.AudioStream;
import io.carillon.sip.sdp.Fingerprint;
import io.carillon.sip.sdp.MediaAddress;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Calls without sockets: recorders in the place of dialogs and media, the application a list of answers. */
final class Rig implements SwitchListener {
    static final SipPeer PHONE = new SipPeer(SipTransport.UDP, "192.0.2.7", 5060);
    static final Fingerprint CERTIFICATE = new Fingerprint("sha-256", "AB".repeat(32).replaceAll("(..)(?=.)", "$1:"));
    static final SipTarget TARGET = new SipTarget("sip:1002@192.0.2.8", List.of(), PHONE);

    final List<CallInput> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
    final Map<LegId, FakeLeg> legs = new HashMap<>();
    /** Whether legs find a place for Opus. */
    boolean costly;
    final Map<LegId, FakeRtp> media = new HashMap<>();
    final List<CallId> retries = new ArrayList<>();
    final CallTimers timers = new CallTimers();
    final CallTable table;
    final InputJournal journal;
    final Delivery delivery;
    final CallEvents events;
    final ApplicationDoor door = new ApplicationDoor();
    final RecordedMedia recorded;
    final CallId call = Ids.newCall();
    final LegId a = Ids.newLeg();
    final LegId b = new LegId("b");
    final Loopback.FakeEndpoints activation = new Loopback.FakeEndpoints(this);
    int portsLeft = 100;
    int dialsLeft = 100;
    /** Whether callers ask for a {@code sips} address. */
    boolean callsSips;
    /** The last one. */
    DialRequest dialled;
    Function<CallInput, List<SwitchCommand>> application = input -> List.of();
    private int portNumber = 10_000;

    Rig(Path directory) throws IOException {
        table = new CallTable(timers, (id, timer) -> { });
        journal = InputJournal.open(directory.resolve("inputs.journal"), 1000);
        recorded = new FakeMedia(directory);
        CommandExecutor.Verbs verbs = CommandExecutor.Verbs.of(table, recorded, this::dial, (id, task) -> task.run(),
                new SecurityRules(MediaSecurity.OFFER, CERTIFICATE));
        delivery = new Delivery(door, journal, table, verbs, retries::add);
        events = new CallEvents(table, delivery, verbs, door, (id, task) -> task.run());
        door.activate(activation);
        door.attach(this);
    }

    @Override
    public List<SwitchCommand> onInput(CallInput input) {
        heard.add(input);
        return application.apply(input);
    }

    @Override
    public RegisterReply onRegister(RegisterAsked asked) {
        return new RegisterReply.Accepted(List.of());
    }

    /** Carries out commands as if an input had asked for them. */
    void command(SwitchCommand... commands) {
        Function<CallInput, List<SwitchCommand>> before = application;
        application = input -> {
            application = before;
            return List.of(commands);
        };
        LiveCall live = table.obtain(call);
        live.tell(new io.carillon.contract.TimerFired(call, Instant.now(), "test"));
        delivery.round(live);
    }

    FakeLeg invite(SdpBody offer) {
        FakeLeg leg = new FakeLeg(call, a, true);
        leg.sips = callsSips;
        legs.put(a, leg);
        events.invited(new Invited(leg, Instant.now(), new Origin.Device(new Aor(Tenant.DEFAULT, "1001")),
                CallerIdentity.of("1001"), new DialledNumber("1002"), offer, PHONE, 70));
        return leg;
    }

    void connect(SessionDescription offer, SessionDescription answer) {
        invite(new SdpBody.Good(offer));
        command(dial(a));
        events.answered(legs.get(b), answer, Instant.now());
        command(new SwitchCommand.Answer(a, b), new SwitchCommand.Bridge(a, b));
        events.confirmed(legs.get(a), null);
        heard.clear();
    }

    SwitchCommand.Dial dial(LegId peer) {
        return new SwitchCommand.Dial(b, TARGET, CallerIdentity.of("1001"), "1002", peer, 69);
    }

    private SipLeg dial(DialRequest request) {
        if (dialsLeft-- <= 0) {
            throw new IllegalStateException("planted");
        }
        dialled = request;
        FakeLeg leg = new FakeLeg(request.call(), request.leg(), false);
        leg.sent.add("INVITE");
        leg.sdp = request.offer();
        legs.put(request.leg(), leg);
        return leg;
    }

    static SessionDescription sdp(MediaDirection direction, Codec... codecs) {
        List<AudioFormat> formats = new ArrayList<>();
        for (Codec codec : codecs) {
            int type = codec.equals(Codec.PCMU) ? 0 : codec.equals(Codec.PCMA) ? 8 : 9;
            formats.add(codec.equals(Codec.OPUS) ? new AudioFormat(111, codec, 2, "") : AudioFormat.of(type, codec));
        }
        return SessionDescription.of(
                new AudioStream(MediaAddress.of("192.0.2.7", 4000), direction, formats, 20, 0));
    }

    static SessionDescription sdp(Codec... codecs) {
        return sdp(MediaDirection.SENDRECV, codecs);
    }

    List<String> kinds() {
        return heard.stream().map(input -> input.getClass().getSimpleName()).toList();
    }

    boolean isEmpty() {
        return table.size() == 0 && table.legs() == 0 && timers.active() == 0
                && media.values().stream().allMatch(rtp -> rtp.closed)
                && legs.values().stream().allMatch(leg -> leg.over);
    }

    /** Remembers what was sent to a device. */
    static final class FakeLeg implements SipLeg {
        private final CallId call;
        private final LegId id;
        private final boolean inbound;
        final List<String> sent = new ArrayList<>();
        SessionDescription sdp;
        boolean over;
        boolean offersEarly;
        boolean sips;
        DtmfPolicy dtmf = DtmfPolicy.AUTO;

        FakeLeg(CallId call, LegId id, boolean inbound) {
            this.call = call;
            this.id = id;
            this.inbound = inbound;
        }

        private void send(String what, SessionDescription body) {
            sent.add(what);
            sdp = body;
        }

        List<Codec> codecs() {
            return sdp.audio().codecs();
        }

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
            return "sip-" + id;
        }

        @Override
        public boolean inbound() {
            return inbound;
        }

        @Override
        public boolean isSips() {
            return sips;
        }

        @Override
        public void provisional(int status, SessionDescription answerOrNull) {
            send(status + (answerOrNull == null ? "" : "+sdp"), answerOrNull);
        }

        @Override
        public void accept(SessionDescription answerOrOffer) {
            send("200", answerOrOffer);
        }

        @Override
        public void end(Cause cause) {
            over = true;
            send("end " + cause.sip(), null);
        }

        @Override
        public void offer(SessionDescription offer) {
            send("re-INVITE", offer);
        }

        @Override
        public void answerOffer(SessionDescription answerOrOffer) {
            send("200 re-INVITE", answerOrOffer);
        }

        @Override
        public void declineOffer(Cause cause) {
            sent.add("decline " + cause.sip());
        }

        @Override
        public void inform(InfoBody info) {
            sent.add("INFO " + info.contentType() + " "
                    + new String(info.body(), StandardCharsets.US_ASCII).replaceAll("\\s+", " ").strip());
        }

        @Override
        public DtmfPolicy dtmf() {
            return dtmf;
        }

        @Override
        public boolean canOfferEarly() {
            return offersEarly;
        }

        @Override
        public void reportTransfer(int status, String phrase) {
            sent.add("transfer " + status);
        }
    }

    private final class FakeMedia extends RecordedMedia {
        FakeMedia(Path directory) throws IOException {
            super(directory);
        }

        @Override
        public Optional<RtpEndpoint> open(CallId id, LegId leg, boolean ipv6) {
            if (portsLeft-- <= 0) {
                return Optional.empty();
            }
            portNumber = portNumber < 60_000 ? portNumber + 2 : 10_000;
            FakeRtp rtp = new FakeRtp(id, leg, portNumber);
            rtp.costly = costly;
            media.put(leg, rtp);
            return Optional.of(rtp);
        }

        @Override
        public void bridge(RtpEndpoint one, RtpEndpoint other) {
            ((FakeRtp) one).done.add("bridge " + other.leg());
            ((FakeRtp) other).done.add("bridge " + one.leg());
        }

        @Override
        public void joinMix(RtpEndpoint endpoint, MixPlace place) {
            boolean plain = place.levels().equals(MixLevels.PLAIN);
            ((FakeRtp) endpoint).done.add(
                    "join " + place.mix() + " " + place.role() + (plain ? "" : " " + place.levels()));
        }

        @Override
        public void leaveMix(RtpEndpoint endpoint) {
            ((FakeRtp) endpoint).done.add("leave");
        }

        @Override
        public void unbridge(RtpEndpoint endpoint) {
            ((FakeRtp) endpoint).done.add("unbridge");
        }
    }
}
