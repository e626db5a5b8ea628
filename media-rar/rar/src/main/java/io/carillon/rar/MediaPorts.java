package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.GroupStream;
import io.carillon.contract.LegId;
import io.carillon.contract.Prompt;
import io.carillon.contract.SpeechLimits;
import io.carillon.rtp.GroupConfig;
import io.carillon.rtp.MediaEngine;
import io.carillon.rtp.MixPlace;
import io.carillon.rtp.PortsExhausted;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.rtp.answer.AnswerRules;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.prompt.PromptStudio;
import io.carillon.rtp.tap.FileAbout;
import io.carillon.rtp.tap.Recorder;
import io.carillon.rtp.tap.Recording;
import io.carillon.rtp.tap.Tap;
import io.carillon.rtp.transcript.Transcriber;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The media engine as calls see it. */
final class MediaPorts implements MediaDoor {
    private static final int LEGS_PER_CALL = 2;
    private static final long PORTS_PER_LEG = 2;

    private final MediaEngine engine;
    private final PromptStudio studio;
    private final Recorder recorder;
    private final Ears ears;
    private final GroupConfig groups;
    private volatile long ports;

    MediaPorts(MediaEngine engine, PromptStudio studio, Recorder recorder, Ears ears, GroupConfig groups) {
        this.engine = engine;
        this.studio = studio;
        this.recorder = recorder;
        this.ears = ears;
        this.groups = groups;
    }

    /** What listens to people. */
    record Ears(AnswerRules answerRules, Transcriber transcriber) {}

    @Override
    public PromptStudio studio() {
        return studio;
    }

    @Override
    public AnswerRules answerRules() {
        return ears.answerRules();
    }

    @Override
    public Transcriber transcriber() {
        return ears.transcriber();
    }

    @Override
    public Optional<RtpEndpoint> open(CallId call, LegId leg, boolean ipv6) {
        try {
            return Optional.of(engine.open(call, leg, ipv6));
        } catch (PortsExhausted e) {
            RarLog.LOG.portsExhausted(call, e.getMessage()); // the engine warns of it, once a minute
            return Optional.empty();
        }
    }

    @Override
    public void bridge(RtpEndpoint a, RtpEndpoint b) {
        engine.bridge(a, b);
    }

    @Override
    public void joinMix(RtpEndpoint endpoint, MixPlace place) {
        engine.joinMix(endpoint, place);
    }

    @Override
    public void leaveMix(RtpEndpoint endpoint) {
        engine.leaveMix(endpoint);
    }

    @Override
    public void announce(String mix, AudioSource source, LegId but) {
        engine.announce(mix, source, but);
    }

    @Override
    public String multicast(String mix, GroupStream to) {
        try {
            return engine.multicast(mix, to, groups) ? null : "nobody is in the mix";
        } catch (IOException refused) {
            return to + " cannot be spoken to: " + refused.getMessage();
        }
    }

    /** Lets a multicast group hear a prompt. @return why not, empty when it does */
    Optional<String> speak(GroupStream to, Prompt prompt) {
        try {
            Optional<Consumer<AudioSource>> speech = engine.speech(to, groups, PromptStudio.RATE);
            speech.ifPresent(heard -> studio.make(prompt, heard));
            return speech.isPresent() ? Optional.empty() : Optional.of("too much is being said to groups already");
        } catch (IOException refused) {
            return Optional.of(to + " cannot be spoken to: " + refused.getMessage());
        }
    }

    @Override
    public boolean recordMix(String mix, Recording recording) {
        return engine.recordMix(mix, recording);
    }

    @Override
    public void stopRecordingMix(String mix, String id) {
        engine.stopRecordingMix(mix, id);
    }

    @Override
    public void unbridge(RtpEndpoint endpoint) {
        engine.unbridge(endpoint);
    }

    @Override
    public Recording record(String id, int rate, FileAbout about) {
        return recorder.begin(id, rate, about);
    }

    @Override
    public Recording recordMixed(String id, int rate, FileAbout about) {
        return recorder.beginMixed(id, rate, about);
    }

    @Override
    public Recording record(String id, int rate, FileAbout about, SpeechLimits limits) {
        return recorder.begin(id, rate, about, limits);
    }

    @Override
    public void tap(RtpEndpoint endpoint, Tap tap) {
        engine.tap(endpoint, tap);
    }

    @Override
    public void tap(RtpEndpoint left, RtpEndpoint right, Tap tap) {
        engine.tap(left, right, tap);
    }

    @Override
    public void untap(RtpEndpoint endpoint) {
        engine.untap(endpoint);
    }

    /**
     * Whether one more call with two legs would find ports, if every leg there is needs a pair. Asked for every
     * INVITE, hence no look into the engine.
     */
    boolean hasRoom(int legs) {
        return (legs + LEGS_PER_CALL) * PORTS_PER_LEG <= ports;
    }

    /** Notes how many ports there are; the engine has been started. */
    void started() {
        ports = engine.statistics().portsTotal();
    }
}
