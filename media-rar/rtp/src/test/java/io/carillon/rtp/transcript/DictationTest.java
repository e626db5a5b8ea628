package io.carillon.rtp.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.RecordedAudio;
import io.carillon.rtp.prompt.WavFile;
import io.carillon.rtp.tone.Sound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was recorded, understood afterwards. */
class DictationTest {
    private final List<Integer> lengths = new ArrayList<>();

    /** A file that is read in stretches of an odd length. */
    private record Tape(byte[] wav) implements RecordedAudio {
        @Override
        public long size() {
            return wav.length;
        }

        @Override
        public int read(long at, byte[] into, int offset, int length) {
            int count = (int) Math.min(Math.min(length, 77), wav.length - at);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(wav, (int) at, into, offset, count);
            return count;
        }

        @Override
        public void close() {}
    }

    /** Two sentences, the second up to the very end. */
    private static Tape tape() {
        return new Tape(WavFile.write(new Sound().rest(400)
                .tones(900, 180, -18, 360, -16, 900, -20).rest(900).tones(1_510, 180, -18, 360, -16, 900, -20)
                .samples()));
    }

    @Test
    void everySentenceIsUnderstoodTheLastOneToo() throws Exception {
        try (Transcriber transcriber = new Transcriber((said, language) -> {
            lengths.add(said.length / 8);
            return " " + language + lengths.size() + " ";
        })) {
            assertThat(transcriber.understand(tape(), "de")).isEqualTo("de1 de2");
            assertThat(lengths.get(0)).isBetween(900 + 700, 900 + 1_000);
            assertThat(lengths.get(1)).isBetween(1_500 + 700, 1_500 + 1_000);
            assertThat(transcriber.understand(new Tape(WavFile.write(new short[16_000])), "de")).isEmpty();
        }
    }

    @Test
    void aSentenceThatIsNotUnderstoodMakesTheWholeOneToAskForAgain() {
        try (Transcriber transcriber = new Transcriber((said, language) -> {
            lengths.add(said.length);
            if (lengths.size() == 2) {
                throw new IOException("gone");
            }
            return "word";
        })) {
            assertThatThrownBy(() -> transcriber.understand(tape(), "en")).isInstanceOf(IOException.class)
                    .hasMessage("gone");
            assertThat(transcriber.counters().get("transcripts.failed")).isEqualTo(1);
            assertThat(lengths).hasSize(2);
        }
    }

    @Test
    void withoutAnEngineTheSettingIsNamed() {
        try (Transcriber transcriber = new Transcriber(null)) {
            assertThatThrownBy(() -> transcriber.understand(tape(), "en")).isInstanceOf(IOException.class)
                    .hasMessageContaining("carillon.transcripts.url");
        }
    }

    @Test
    void aTextThatNeverEndsIsCut() throws Exception {
        try (Transcriber transcriber = new Transcriber((said, language) -> "x".repeat(16_000))) {
            assertThat(transcriber.understand(tape(), "en").length()).isBetween(7_000, 8_000);
        }
    }
}
