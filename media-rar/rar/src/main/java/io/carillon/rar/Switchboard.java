package io.carillon.rar;

import io.carillon.contract.AppAsked;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.GroupStream;
import io.carillon.contract.Handsets;
import io.carillon.contract.LegMedia;
import io.carillon.contract.MediaStreams;
import io.carillon.contract.MixState;
import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptFiles;
import io.carillon.contract.Recordings;
import io.carillon.contract.SwitchBusyException;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchListener;
import io.carillon.contract.SwitchStatistics;
import io.carillon.contract.TextMessage;
import io.carillon.rar.CallLanes.Admission;
import io.carillon.rar.handset.HandsetDesk;
import io.carillon.rtp.MediaEngine;
import io.carillon.rtp.codec.Opus;
import io.carillon.rtp.dtls.CertificatePrint;
import io.carillon.rtp.prompt.EspeakEngine;
import io.carillon.rtp.prompt.HttpSpeech;
import io.carillon.rtp.prompt.PromptStudio;
import io.carillon.rtp.stream.StreamHub;
import io.carillon.rtp.tap.Recorder;
import io.carillon.rtp.tap.Storage;
import io.carillon.rtp.tone.ToneBook;
import io.carillon.rtp.transcript.HttpTranscripts;
import io.carillon.rtp.transcript.TranscriptEngine;
import io.carillon.rtp.transcript.Transcriber;
import io.carillon.rtp.transcript.WebSocketTranscripts;
import io.carillon.sip.CredentialTable;
import io.carillon.sip.SipEndpoint;
import io.carillon.sip.sdp.Fingerprint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The whole switch without a server around it: SIP, media, lanes, timers and journal put together. The resource adapter
 * lends it threads and connects the application; a test does the same without a server.
 */
final class Switchboard {
    /** What people who still talk are told when the switch is stopped. */
    static final Cause STOPPED = new Cause(503, 41, "Server stopped");

    /** Q.850: no circuit, or what stands for one, is free. */
    private static final int CONGESTION = 42;
    private static final int INPUTS_PER_LANE = 200;
    private static final int REGISTRATIONS_PER_LANE = 16;
    private static final int INPUTS_IN_JOURNAL = 100_000;
    private static final Duration RETRY = Duration.ofMillis(500);

    private final RarSettings settings;
    private final CredentialTable credentials = new CredentialTable();
    private final ApplicationDoor door = new ApplicationDoor();
    private final TearDown tearDown = new TearDown();
    private final CallLanes lanes;
    private final CallLanes registrations;
    private final CallTimers timers = new CallTimers();
    private final Intake intake;
    private final CallTable table;
    private final SipEndpoint sip;
    private final MediaEngine media;
    private final PromptStudio studio;
    private final MediaPorts ports;
    private final Vault vault;
    private final Recorder recorder;
    private final StreamHub hub;
    private final Transcriber transcriber;
    private final Streaming streaming;
    private final InputJournal journal;
    private final Delivery delivery;
    private final CallEvents calls;
    private final Pulse pulse;
    private final Overload overload;
    private final SwitchCounters counters;
    private final HandsetDesk handsets;
    private volatile boolean stopping;

    /** @throws IOException when the journal cannot be opened */
    Switchboard(RarSettings settings) throws IOException {
        this.settings = settings;
        lanes = new CallLanes(settings.lanesCapacity(), INPUTS_PER_LANE);
        registrations = new CallLanes(settings.lanesCapacity(), REGISTRATIONS_PER_LANE);
        intake = new Intake(lanes, registrations, door, this::acceptsNew, this::noRoomForCall);
        table = new CallTable(timers, intake);
        media = new MediaEngine(settings.media(), intake);
        RecordingSettings recording = settings.recording();
        ServerKeys keys = ServerKeys.of(recording);
        vault = Vault.of(recording, keys);
        recorder = new Recorder(
                vault.storage(),
                keys,
                new Recorder.Limits(RecordingSettings.THREADS, recording.leastFree() * 1_000_000L, recording.stereo()),
                intake::recorded);
        studio = new PromptStudio(settings.prompts(), settings.speechService() == null
                ? new EspeakEngine(settings.speech())
                : new HttpSpeech(settings.speechService()),
                ToneBook.of(settings.media().tonesCountry()), recorder::open);
        transcriber = new Transcriber(engine(settings.transcripts()));
        ports = new MediaPorts(
                media, studio, recorder, new MediaPorts.Ears(settings.answer(), transcriber), settings.groups());
        hub = new StreamHub(settings.streams().most());
        streaming = new Streaming(hub, settings.streams(), table, this::neighbour);
        sip = new SipEndpoint(settings.sip(), intake, credentials,
                ServerCertificates.of(settings.sip().transports().tls()));
        handsets = new HandsetDesk(settings.sip(), settings.media(), sip::listening, new HandsetDesk.Sound(media, studio));
        journal = InputJournal.open(settings.dataDirectory().resolve("inputs.journal"), INPUTS_IN_JOURNAL);
        CommandExecutor.Verbs verbs = CommandExecutor.Verbs.of(
                table, ports, sip::dial, this::neighbour, rules(media, settings));
        delivery = new Delivery(door, journal, table, verbs, this::retry);
        calls = new CallEvents(table, delivery, verbs, door, this::neighbour);
        intake.handler(calls);
        pulse = new Pulse(timers, lanes);
        overload = new Overload(settings.overload(), lanes, registrations,
                new Overload.Reader(sip::readerLagMillis, sip::messagesReceived));
        intake.measuredBy(overload);
        counters = new SwitchCounters(new Parts(
                table, lanes, registrations, timers, journal, delivery, sip, media, pulse, overload, hub, transcriber,
                vault.storage()));
    }

    private static TranscriptEngine engine(URI service) {
        if (service == null) {
            return null;
        }
        return service.getScheme().startsWith("ws") ? new WebSocketTranscripts(service) : new HttpTranscripts(service);
    }

    private static SecurityRules rules(MediaEngine media, RarSettings settings) {
        CertificatePrint print = media.certificate();
        return new SecurityRules(settings.security(), new Fingerprint(print.hash(), print.value()));
    }

    /**
     * Opens media and SIP.
     *
     * @param workers starts threads that run {@link CallLanes#work}
     * @throws Exception with one line saying what could not be opened; everything is closed again then
     */
    void start(Workers workers) throws Exception {
        tearDown.push("journal", journal::close);
        tearDown.push("timers", timers::close);
        tearDown.push("vault", vault::close);
        tearDown.push("recorder", recorder::close);
        tearDown.push("media", media::close);
        tearDown.push("prompts", studio::close);
        tearDown.push("streams", hub::close);
        tearDown.push("transcripts", transcriber::close);
        tearDown.push("lanes", () -> lanes.close(3, TimeUnit.SECONDS));
        tearDown.push("registrations", () -> registrations.close(3, TimeUnit.SECONDS));
        try {
            for (int i = 0; i < settings.lanesThreads(); i++) {
                workers.start(lanes);
            }
            for (int i = 0; i < settings.registrationThreads(); i++) {
                workers.start(registrations);
            }
            recorder.start();
            vault.start();
            hub.start();
            media.start();
            ports.started();
            sip.start();
            pulse.start();
            overload.start(timers);
        } catch (Exception e) {
            tearDown.run();
            throw e;
        }
        tearDown.push("sip", sip::close);
        tearDown.push("handsets", handsets::close);
        RarLog.LOG.started(sip.listening().toString(), settings.media().portMin(), settings.media().portMax(),
                settings.lanesThreads());
    }

    /** What counts something. */
    record Parts(
            CallTable table,
            CallLanes lanes,
            CallLanes registrations,
            CallTimers timers,
            InputJournal journal,
            Delivery delivery,
            SipEndpoint sip,
            MediaEngine media,
            Pulse pulse,
            Overload overload,
            StreamHub streams,
            Transcriber transcriber,
            Storage recordings) {}

    /** Lends the lanes a thread. */
    @FunctionalInterface
    interface Workers {
        void start(CallLanes lanes) throws Exception;
    }

    /**
     * Ends all calls, keeps what the application did not hear of in the journal, and closes everything.
     */
    void stop() {
        stopping = true;
        handsets.close();
        Set<CallId> ending = table.ids();
        CountDownLatch ended = new CountDownLatch(ending.size());
        for (CallId call : ending) {
            lanes.offer(call, () -> end(call, ended), Admission.VITAL);
        }
        try {
            if (!ended.await(settings.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                RarLog.LOG.stepTimedOut("calls");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        door.close();
        tearDown.run();
        Opus.unload();
        RarLog.LOG.stopped(ending.size());
    }

    private void end(CallId call, CountDownLatch ended) {
        try {
            calls.endAll(call, STOPPED);
        } finally {
            ended.countDown();
        }
    }

    ApplicationDoor door() {
        return door;
    }

    MediaStreams streams() {
        return streaming;
    }

    Handsets handsets() {
        return handsets;
    }

    PromptFiles prompts() {
        return studio.own();
    }

    Recordings recordings() {
        return new RecordingsDoor(recorder, transcriber);
    }

    List<LegMedia> media(CallId call) {
        return new SoundCheck(lanes, table).of(call);
    }

    Optional<MixState> mix(String name) {
        return media.mix(name);
    }

    Optional<String> speak(GroupStream to, Prompt prompt) {
        return ports.speak(to, prompt);
    }

    CredentialTable credentials() {
        return credentials;
    }

    SipEndpoint sip() {
        return sip;
    }

    /** Whoever dials one of these is let in whatever the load. */
    void replaceEmergencyNumbers(Set<String> numbers) {
        intake.replaceEmergencyNumbers(numbers);
        sip.replaceEmergencyNumbers(numbers);
    }

    private boolean acceptsNew() {
        return !stopping && door.isOpen() && lanes.hasRoom();
    }

    /** Why there is no room for one more call, null when there is. */
    private Cause noRoomForCall() {
        int most = settings.callsMax();
        if (most > 0 && table.size() >= most) {
            return new Cause(503, CONGESTION, "Limit of the server: " + most + " calls at a time");
        }
        if (!ports.hasRoom(table.legs())) {
            return new Cause(503, CONGESTION, "Limit of the server: no media port is free");
        }
        return stopping ? Cause.UNAVAILABLE : null;
    }

    /**
     * Puts a request on the call's lane.
     *
     * @throws SwitchBusyException when there is no room, or nobody to hear of what comes of it
     */
    void submit(AppAsked asked) {
        boolean taken = !stopping
                && door.attached() != null
                && lanes.offer(asked.call(), () -> calls.asked(asked), Admission.NEW);
        if (!taken) {
            throw new SwitchBusyException("The switch takes no requests now");
        }
    }

    /** Sends a NOTIFY and tells what came of it. */
    void sendNotify(NotifyOrder order, Consumer<NotifyAnswer> answer) {
        sip.sendNotify(order, answer);
    }

    /** Connects a listener for known calls and delivers what waited for one. */
    SwitchConnection.Attachment attach(SwitchListener listener) {
        SwitchConnection.Attachment attachment = door.attach(listener);
        RarLog.LOG.attached(journal.size());
        journal.calls().forEach(this::deliverWaiting);
        return attachment;
    }

    private void neighbour(CallId call, Runnable task) {
        lanes.offer(call, task, Admission.VITAL);
    }

    /** Sends a text; the application hears what became of it on a thread that may wait for a database. */
    void deliver(TextMessage message) {
        sip.message(message, status -> registrations.offer(message.id(), () -> {
            ApplicationDoor.Attached application = door.attached();
            if (application != null) {
                application.delivered(message.id(), status);
            }
        }, Admission.VITAL));
    }

    private void retry(CallId call) {
        timers.after(RETRY, () -> deliverWaiting(call));
    }

    private void deliverWaiting(CallId call) {
        lanes.offer(call, () -> calls.deliverWaiting(call), Admission.VITAL);
    }

    /** Calls that have legs, and calls that the application has not heard everything of. */
    Set<CallId> liveCalls() {
        Set<CallId> live = new HashSet<>(table.ids());
        live.addAll(journal.calls());
        return live;
    }

    SwitchStatistics statistics() {
        return counters.read();
    }
}
