package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.Codec;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordingCommand.PauseRecording;
import io.carillon.contract.RecordingCommand.RecordSpeech;
import io.carillon.contract.RecordingCommand.StartRecording;
import io.carillon.contract.RecordingCommand.StopRecording;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.SpeechLimits;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.sip.InfoBody;
import io.carillon.sip.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings as calls have them: begun, moved along, ended with the last leg at the latest. */
class TapingTest {
    private static final SessionDescription PLAIN = Rig.sdp(Codec.PCMU);
    private static final Instant NOW = Instant.now();

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void connect() throws Exception {
        rig = new Rig(directory);
        rig.connect(PLAIN, PLAIN);
    }

    private StartRecording start(String id) {
        return new StartRecording(rig.call, id, rig.a, Map.of());
    }

    private LiveCall call() {
        return rig.table.find(rig.call);
    }

    @Test
    void aRecordingHearsBothSidesUntilItIsStopped() {
        rig.command(start("r-begun"));
        assertThat(rig.media.get(rig.a).done).endsWith("left");
        assertThat(rig.media.get(rig.b).done).endsWith("right");
        rig.command(new PauseRecording(rig.call, "r-begun", true));
        assertThat(rig.recorded.recordings.get(0).isOver()).isFalse();
        rig.command(new StopRecording(rig.call, "r-begun"));
        assertThat(rig.recorded.recordings.get(0).isOver()).isTrue();
        assertThat(rig.media.get(rig.a).done).endsWith("untap");
        assertThat(rig.media.get(rig.b).done).endsWith("untap");
        assertThat(call().recording()).isNull();
    }

    @Test
    void itGoesOnAfterAnotherBridge() {
        rig.command(start("r-moved"), new Bridge(rig.b, rig.a));
        assertThat(rig.media.get(rig.b).done).endsWith("bridge " + rig.a, "left");
        assertThat(rig.recorded.recordings.get(0).isOver()).isFalse();
    }

    @Test
    void itEndsWithTheCall() {
        rig.command(start("r-ends"));
        rig.events.ended(rig.legs.get(rig.a), Cause.NORMAL_CLEARING, NOW);
        assertThat(rig.recorded.recordings.get(0).isOver()).isFalse();
        rig.events.ended(rig.legs.get(rig.b), Cause.NORMAL_CLEARING, NOW);
        assertThat(rig.recorded.recordings.get(0).isOver()).isTrue();
    }

    @Test
    void whoTalksWithNobodySpeaksAloneUntilToldToStop() {
        rig.command(speech("r-talks"));
        assertThat(rig.heard).last().isInstanceOf(CommandFailed.class);
        rig.events.ended(rig.legs.get(rig.b), Cause.NORMAL_CLEARING, NOW);
        rig.command(speech("r-speaks"));
        assertThat(rig.media.get(rig.a).done).endsWith("alone");
        rig.command(new StopRecording(rig.call, "r-speaks"));
        assertThat(rig.recorded.recordings.get(0).isOver()).isTrue();
        assertThat(rig.media.get(rig.a).done).endsWith("untap");
    }

    @Test
    void whatSomebodySaidEndsWithHangingUp() {
        rig.events.ended(rig.legs.get(rig.b), Cause.NORMAL_CLEARING, NOW);
        rig.command(speech("r-hangs-up"));
        rig.events.ended(rig.legs.get(rig.a), Cause.NORMAL_CLEARING, NOW);
        assertThat(rig.recorded.recordings.get(0).isOver()).isTrue();
        assertThat(call()).isNull();
    }

    private RecordSpeech speech(String id) {
        return new RecordSpeech(
                rig.call, id, rig.a, new SpeechLimits(Duration.ofSeconds(10), Duration.ofSeconds(2)), Map.of());
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        rig.command(new StopRecording(rig.call, "r-never-begun"));
        assertThat(rig.heard).last().isInstanceOf(CommandFailed.class);
        rig.events.ended(rig.legs.get(rig.b), Cause.NORMAL_CLEARING, NOW);
        rig.command(start("r-alone"));
        assertThat(rig.heard).last().isInstanceOf(CommandFailed.class);
        assertThat(rig.recorded.recordings).isEmpty();
    }

    @Test
    void aRecordingThatBreaksIsToldAndTheCallGoesOn() {
        rig.command(start("r-broken"));
        rig.events.recorded(new Recorded("r-broken", rig.call, Map.of(), NOW, 0, 0, 8000, 2, 0, Recorded.End.STORAGE,
                List.of(), ""), NOW);
        assertThat(rig.heard).last().isEqualTo(new RecordingEnded(rig.call, NOW, "r-broken", Recorded.End.STORAGE, 0));
        assertThat(call().recording()).isNull();
        assertThat(call().legs()).hasSize(2);
    }

    @Test
    void theStarAndAKeySoonAfterItAreToldAndNothingElse() {
        int before = rig.heard.size();
        for (int key : new int[] {4, 11, 10, 1, 1, 10, 10, 7}) {
            rig.events.keyPassed(rig.call, rig.b, key);
        }
        assertThat(rig.heard.subList(before, rig.heard.size()))
                .extracting(input -> ((CodePressed) input).code() + " " + ((CodePressed) input).leg())
                .containsExactly("*1 " + rig.b, "*7 " + rig.b);
        rig.events.informed(rig.legs.get(rig.a), signal('*'));
        rig.events.keyPressed(rig.call, rig.a, 1, 100);
        assertThat(rig.heard).last().matches(input -> ((CodePressed) input).leg().equals(rig.a));
    }

    private static InfoBody signal(char key) {
        return new InfoBody("application/dtmf-relay",
                ("Signal=" + key + "\r\nDuration=90\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aStarThatWasLongAgoIsForgotten() {
        StarCodes codes = new StarCodes();
        assertThat(codes.pressed(10, NOW)).isNull();
        assertThat(codes.pressed(1, NOW.plusSeconds(4))).isNull();
        assertThat(codes.pressed(10, NOW)).isNull();
        assertThat(codes.pressed(15, NOW.plusSeconds(3))).isEqualTo("*D");
    }
}
