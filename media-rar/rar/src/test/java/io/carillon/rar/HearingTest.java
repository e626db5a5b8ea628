package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.AnswerJudged;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.CallInput;
import io.carillon.contract.Codec;
import io.carillon.contract.HearingCommand.DetectAnswer;
import io.carillon.contract.HearingCommand.StopDetecting;
import io.carillon.contract.HearingCommand.StopTranscribing;
import io.carillon.contract.HearingCommand.Transcribe;
import io.carillon.contract.SpeechHeard;
import io.carillon.rtp.pcm.AudioSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HearingTest {
    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void connect() throws Exception {
        rig = new Rig(directory);
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
    }

    @AfterEach
    void stop() {
        rig.timers.close();
    }

    private List<AudioSink> ears() {
        return rig.media.get(rig.b).overhearing;
    }

    @Test
    void whatIsFoundOutComesToTheApplicationAndTheListenerGoes() {
        rig.command(new DetectAnswer(rig.b));
        assertThat(ears()).hasSize(1);
        short[] silence = new short[160];
        AudioSink ear = ears().get(0);
        for (int i = 0; i < 200; i++) {
            ear.take(silence);
        }
        List<CallInput> found = rig.heard.stream().filter(AnswerJudged.class::isInstance).toList();
        assertThat(found).hasSize(1);
        assertThat(((AnswerJudged) found.get(0)).verdict()).isEqualTo(AnswerVerdict.UNKNOWN);
        assertThat(((AnswerJudged) found.get(0)).leg()).isEqualTo(rig.b);
        assertThat(ears()).isEmpty();
    }

    @Test
    void oneListensAtATimeAndNobodyWhenThatIsWanted() {
        rig.command(new DetectAnswer(rig.b));
        rig.command(new DetectAnswer(rig.b));
        assertThat(ears()).hasSize(1);
        rig.command(new StopDetecting(rig.b), new StopDetecting(rig.b));
        assertThat(ears()).isEmpty();
    }

    @Test
    void whatSomebodySaysIsUnderstoodAsLongAsThatIsWanted() {
        rig.command(new Transcribe(rig.b, "de"));
        AudioSink ear = ears().get(0);
        short[] voice = new short[160];
        for (int i = 0; i < voice.length; i++) {
            voice[i] = (short) (6000 * Math.sin(i / 5.0));
        }
        for (int i = 0; i < 80; i++) {
            ear.take(i < 30 ? voice : new short[160]);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> rig.heard.stream().anyMatch(SpeechHeard.class::isInstance));
        assertThat(rig.heard).filteredOn(SpeechHeard.class::isInstance).singleElement()
                .extracting(input -> ((SpeechHeard) input).text()).isEqualTo("hello in de");
        rig.command(new StopTranscribing(rig.b));
        assertThat(ears()).isEmpty();
    }
}
