package io.carillon.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.store.Databases;
import io.carillon.voicemail.VoicemailScribe.Heard;
import io.carillon.voicemail.store.MessageStore;
import io.carillon.voicemail.store.TranscriptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages become text, sooner or later, or are left without. */
class VoicemailScribeTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final DataSource database = Databases.h2().source();
    private final TranscriptStore store = new TranscriptStore(database);
    private final List<PendingTranscript> asked = new ArrayList<>();
    private Instant now = NOON;
    private Heard answer = new Heard(Optional.empty(), "connection refused");

    private final VoicemailScribe scribe = new VoicemailScribe(store, what -> {
        asked.add(what);
        if (answer == null) {
            throw new IllegalStateException("no ear");
        }
        return answer;
    }, () -> now);

    @BeforeEach
    void aMessageHasCome() throws Exception {
        Message message = new Message("r-1", Tenant.DEFAULT, "101", "r-1", new CallId("c"),
                new Message.From("102", "", ""), NOON, 1_000, new Message.Mark(Folder.NEW, null, null, null));
        new MessageStore(database).insert(List.of(new MessageStore.Fresh(message, "{}", null, "fr")));
    }

    private Duration waits() {
        Instant before = now;
        for (int minutes = 0; minutes <= 61; minutes++) {
            Instant then = before.plus(Duration.ofMinutes(minutes));
            if (store.due(then).isPresent()) {
                return Duration.ofMinutes(minutes);
            }
        }
        return null;
    }

    @Test
    void aDeadEngineIsAskedAgainLaterAndLaterAndLosesNothing() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answer = i == 4 ? null : new Heard(Optional.empty(), "connection refused");
            assertThat(scribe.round()).isTrue();
            assertThat(scribe.round()).as("not due yet").isFalse();
            Duration pause = waits();
            pauses.add(pause.toMinutes());
            now = now.plus(pause);
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(store.find("r-1").orElseThrow().state()).isEqualTo(Transcript.Progress.WAITING);
        answer = new Heard(Optional.of("rappelle-moi"), "");
        scribe.round();
        assertThat(store.find("r-1")).contains(new Transcript(Transcript.Progress.DONE, "fr", "rappelle-moi"));
        assertThat(asked).extracting(PendingTranscript::audio).containsOnly("r-1").hasSize(9);
        assertThat(scribe.round()).isFalse();
    }

    @Test
    void afterADayItStaysWithoutText() {
        now = NOON.plus(VoicemailScribe.LONGEST).plusSeconds(1);
        scribe.round();
        assertThat(store.find("r-1")).contains(new Transcript(Transcript.Progress.FAILED, "fr", ""));
        assertThat(scribe.round()).isFalse();
        assertThat(store.untold(1)).as("nothing is told of it").isEmpty();
    }

    @Test
    void whatHasNoWordsIsUnderstoodAndWhatIsGoneIsNot() {
        answer = new Heard(Optional.of(""), "");
        scribe.round();
        assertThat(store.find("r-1")).contains(new Transcript(Transcript.Progress.DONE, "fr", ""));
        assertThat(store.untold(1)).hasSize(1);
    }

    @Test
    void whatIsGoneIsNotAskedForAgain() {
        answer = new Heard(Optional.empty(), "");
        scribe.round();
        assertThat(store.find("r-1").orElseThrow().state()).isEqualTo(Transcript.Progress.FAILED);
        assertThat(scribe.round()).isFalse();
    }
}
