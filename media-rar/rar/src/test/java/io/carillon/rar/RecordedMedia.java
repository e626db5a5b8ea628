package io.carillon.rar;

import io.carillon.contract.GroupStream;
import io.carillon.contract.LegId;
import io.carillon.contract.Recorded;
import io.carillon.contract.SpeechLimits;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.rtp.answer.AnswerRules;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.prompt.PromptStudio;
import io.carillon.rtp.tap.FileAbout;
import io.carillon.rtp.tap.FileStorage;
import io.carillon.rtp.tap.Recorder;
import io.carillon.rtp.tap.Recording;
import io.carillon.rtp.tap.Tap;
import io.carillon.rtp.tone.ToneBook;
import io.carillon.rtp.transcript.Transcriber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recordings that are begun and never written, and prompts of 20 ms. */
abstract class RecordedMedia implements MediaDoor {
    final List<Recording> recordings = new ArrayList<>();
    final List<String> announced = new ArrayList<>();
    final List<String> multicasts = new ArrayList<>();
    final Map<String, Recording> recordedMixes = new HashMap<>();
    private final Recorder recorder;
    private final PromptStudio studio;
    /** Understands everybody to have said this. */
    private final Transcriber transcriber = new Transcriber((said, language) -> "hello in " + language);

    RecordedMedia(Path directory) throws IOException {
        recorder = new Recorder(FileStorage.in(directory), new ServerKeys(null, "none", "none"),
                new Recorder.Limits(1, 1, true), recorded -> { });
        studio = new PromptStudio(
                directory, (language, words) -> io.carillon.rtp.prompt.Recording.of(new short[160]),
                ToneBook.of(ToneBook.RECOMMENDED));
    }

    @Override
    public final PromptStudio studio() {
        return studio;
    }

    @Override
    public final AnswerRules answerRules() {
        return AnswerRules.USUAL;
    }

    @Override
    public final Transcriber transcriber() {
        return transcriber;
    }

    @Override
    public final Recording record(String id, int rate, FileAbout about) {
        Recording recording = recorder.begin(id, rate, about);
        recordings.add(recording);
        return recording;
    }

    @Override
    public final Recording recordMixed(String id, int rate, FileAbout about) {
        return record(id, rate, about);
    }

    @Override
    public final void announce(String mix, AudioSource source, LegId but) {
        announced.add(mix + " but " + but);
    }

    @Override
    public final String multicast(String mix, GroupStream to) {
        multicasts.add(mix + " " + to);
        return mix.equals("empty") ? "nobody is in the mix" : null;
    }

    @Override
    public final boolean recordMix(String mix, Recording recording) {
        recordedMixes.put(mix, recording);
        return !mix.equals("empty");
    }

    @Override
    public final void stopRecordingMix(String mix, String id) {
        recordedMixes.remove(mix).end(Recorded.End.STOPPED);
    }

    @Override
    public final Recording record(String id, int rate, FileAbout about, SpeechLimits limits) {
        Recording recording = recorder.begin(id, rate, about, limits);
        recordings.add(recording);
        return recording;
    }

    @Override
    public final void tap(RtpEndpoint endpoint, Tap tap) {
        ((FakeRtp) endpoint).done.add("alone");
    }

    @Override
    public final void tap(RtpEndpoint left, RtpEndpoint right, Tap tap) {
        ((FakeRtp) left).done.add("left");
        ((FakeRtp) right).done.add("right");
    }

    @Override
    public final void untap(RtpEndpoint endpoint) {
        ((FakeRtp) endpoint).done.add("untap");
    }
}
