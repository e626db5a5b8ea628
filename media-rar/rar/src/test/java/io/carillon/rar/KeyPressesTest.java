package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.DtmfPolicy;
import io.carillon.sip.InfoBody;
import io.carillon.sip.sdp.AudioFormat;
import io.carillon.sip.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPressesTest {
    private static final SessionDescription PLAIN = Rig.sdp(Codec.PCMU);
    private static final SessionDescription EVENTS =
            Rig.sdp(Codec.PCMU, new Codec(AudioFormat.TELEPHONE_EVENT, 8000));
    private static final InfoBody KEY =
            new InfoBody("application/dtmf-relay", "Signal=#\r\nDuration=90\r\n".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void set() throws Exception {
        rig = new Rig(directory);
    }

    @AfterEach
    void stop() {
        rig.timers.close();
    }

    private Rig.FakeLeg caller() {
        return rig.legs.get(rig.a);
    }

    private Rig.FakeLeg callee() {
        return rig.legs.get(rig.b);
    }

    @Test
    void aKeyByInfoIsHeardInTheAudioOfAPeerThatHasEvents() {
        rig.connect(PLAIN, EVENTS);
        rig.events.informed(caller(), KEY);
        assertThat(rig.media.get(rig.b).done).contains("press 11 90");
        assertThat(callee().sent).noneMatch(sent -> sent.startsWith("INFO"));
        assertThat(rig.media.get(rig.b).remote.keysTold()).isFalse();
    }

    @Test
    void aPeerWithoutEventsIsToldByInfoWhateverWayTheKeyCame() {
        rig.connect(PLAIN, EVENTS);
        assertThat(rig.media.get(rig.a).remote.keysTold()).isTrue();
        rig.events.keyPressed(rig.call, rig.b, 5, 120);
        assertThat(caller().sent).endsWith("INFO application/dtmf-relay Signal=5 Duration=120");
        rig.events.informed(callee(), KEY);
        assertThat(caller().sent).endsWith("INFO application/dtmf-relay Signal=# Duration=90");
    }

    /** The media engine tells of a key only when no packet of it reaches the other. */
    @Test
    void aKeyThatIsNotRelayedIsPressedAnew() {
        rig.connect(EVENTS, EVENTS);
        rig.events.keyPressed(rig.call, rig.b, 5, 120);
        assertThat(rig.media.get(rig.a).done).contains("press 5 120");
        assertThat(caller().sent).noneMatch(sent -> sent.startsWith("INFO"));
    }

    /** What was found in the sound is in the sound that the other hears. */
    @Test
    void aKeyInTheSoundIsNotPressedASecondTime() {
        rig.connect(EVENTS, PLAIN);
        rig.events.keyPressed(rig.call, rig.b, 5, 120);
        assertThat(rig.media.get(rig.a).done).noneMatch(done -> done.startsWith("press"));
    }

    @Test
    void thePolicyOfATrunkDecides() {
        rig.connect(EVENTS, EVENTS);
        callee().dtmf = DtmfPolicy.INFO;
        rig.events.informed(caller(), KEY);
        assertThat(callee().sent).endsWith("INFO application/dtmf-relay Signal=# Duration=90");
        assertThat(rig.media.get(rig.b).done).noneMatch(done -> done.startsWith("press"));
    }

    @Test
    void whoWantsEventsOrNothingGetsNothingWithoutEvents() {
        rig.connect(EVENTS, PLAIN);
        callee().dtmf = DtmfPolicy.RFC4733;
        rig.events.informed(caller(), KEY);
        assertThat(callee().sent).noneMatch(sent -> sent.startsWith("INFO"));
        assertThat(rig.media.get(rig.b).done).noneMatch(done -> done.startsWith("press"));
    }

    @Test
    void otherBodiesPassAsTheyAre() {
        rig.connect(EVENTS, EVENTS);
        rig.events.informed(caller(), new InfoBody("application/x-own", new byte[] {'x'}));
        assertThat(callee().sent).endsWith("INFO application/x-own x");
    }
}
