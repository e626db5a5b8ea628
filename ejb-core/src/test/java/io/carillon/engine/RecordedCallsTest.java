package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.AppRequest;
import io.carillon.contract.AppRequest.RecordCall;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.LegId;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordingCommand.PauseRecording;
import io.carillon.contract.RecordingCommand.StartRecording;
import io.carillon.contract.RecordingCommand.StopRecording;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.SwitchCommand;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.RecordingPlan;
import io.carillon.dialplan.RecordingPlan.Entry;
import io.carillon.dialplan.RecordingPlan.Rule;
import io.carillon.directory.RecordingScope;
import io.carillon.directory.RecordingWish;
import io.carillon.event.CallEvent.CallRecording;
import io.carillon.event.CallEvent.CallRecording.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has a say in whether a call is recorded. */
class RecordedCallsTest {
    @TempDir
    Path dir;

    private House house;

    @BeforeEach
    void threeTelephones() {
        house = new House(dir).extension("1001").extension("1002").extension("1003");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private void policy(Entry... entries) {
        house.outside = new NumberPlan(Map.of(), Map.of(House.TENANT, new RecordingPlan(Arrays.asList(entries))));
    }

    private static Entry of(RecordingScope scope, String subject, RecordingWish wish) {
        return new Entry(scope, subject, new Rule(wish, 7));
    }

    private List<Change> changes() {
        return house.events.stream()
                .filter(CallRecording.class::isInstance)
                .map(event -> ((CallRecording) event).change())
                .toList();
    }

    private void asks(CallId call, AppRequest.Recording wish) {
        house.phones.asks(call, new RecordCall("boss", wish));
    }

    private List<SwitchCommand> presses(LegId leg, CallId call, String code) {
        return house.phones.feed(new CodePressed(call, leg, house.phones.now(), code));
    }

    @Test
    void aPolicyBeginsWhenPeopleTalkAndNobodyStopsIt() {
        policy(of(RecordingScope.EXTENSION, "1002", RecordingWish.ALWAYS));
        CallId call = house.talking("1001", "1002");
        StartRecording start = house.only(StartRecording.class);
        assertThat(start.recording()).isEqualTo("r" + call.value().substring(1) + "-1").matches("[a-z0-9-]{6,40}");
        assertThat(start.left()).as("the caller").isEqualTo(house.live(call).legs().get(0).id());
        assertThat(start.notes()).containsEntry("caller", "1001").containsEntry("callee", "1002")
                .containsEntry("by", "policy").containsEntry("retentionDays", "7").containsEntry("tenant", "default")
                .containsEntry("extensions", "1001,1002").containsEntry("direction", "INTERNAL");
        presses(house.legTo("1002"), call, "*1");
        asks(call, AppRequest.Recording.STOP);
        assertThat(house.phones.commands(StopRecording.class)).isEmpty();
        assertThat(changes()).containsExactly(Change.STARTED);
    }

    @Test
    void neverIsStrongerThanAlwaysAndAnExtensionStrongerThanADirection() {
        policy(of(RecordingScope.EXTENSION, "1001", RecordingWish.ALWAYS), of(RecordingScope.EXTENSION, "1002", RecordingWish.NEVER),
                of(RecordingScope.DIRECTION, "INTERNAL", RecordingWish.ALWAYS));
        CallId hushed = house.talking("1001", "1002");
        asks(hushed, AppRequest.Recording.START);
        presses(house.legTo("1002"), hushed, "*1");
        assertThat(house.phones.commands(StartRecording.class)).isEmpty();
        house.talking("1003", "1001");
        assertThat(house.phones.commands(StartRecording.class)).hasSize(1);
    }

    @Test
    void theKeysBeginAndEndIt() {
        CallId call = house.talking("1001", "1002");
        assertThat(house.phones.commands(StartRecording.class)).isEmpty();
        presses(house.legTo("1002"), call, "*7");
        presses(house.legTo("1002"), call, "*1");
        assertThat(house.only(StartRecording.class).notes()).containsEntry("by", "1002");
        presses(house.legTo("1002"), call, "*1");
        assertThat(house.only(StopRecording.class).recording()).endsWith("-1");
        presses(house.legTo("1002"), call, "*1");
        assertThat(house.phones.commands(StartRecording.class)).extracting(StartRecording::recording)
                .last().asString().endsWith("-2");
        assertThat(changes()).containsExactly(Change.STARTED, Change.STOPPED, Change.STARTED);
    }

    @Test
    void theApiBeginsPausesAndEndsIt() {
        CallId call = house.talking("1001", "1002");
        asks(call, AppRequest.Recording.PAUSE);
        asks(call, AppRequest.Recording.STOP);
        for (AppRequest.Recording wish : new AppRequest.Recording[] {
            AppRequest.Recording.START, AppRequest.Recording.START, AppRequest.Recording.PAUSE,
            AppRequest.Recording.PAUSE, AppRequest.Recording.RESUME, AppRequest.Recording.STOP
        }) {
            asks(call, wish);
        }
        house.only(StartRecording.class);
        house.only(StopRecording.class);
        assertThat(house.phones.commands(PauseRecording.class)).extracting(PauseRecording::paused)
                .containsExactly(true, false);
        assertThat(changes()).containsExactly(Change.STARTED, Change.PAUSED, Change.RESUMED, Change.STOPPED);
    }

    @Test
    void itGoesOnThroughATransferUnlessWhoComesMustNotBeRecorded() {
        policy(of(RecordingScope.EXTENSION, "1001", RecordingWish.ALWAYS), of(RecordingScope.EXTENSION, "1003", RecordingWish.NEVER));
        CallId call = house.talking("1001", "1002");
        asks(call, AppRequest.Recording.PAUSE);
        house.phones.refers(house.legTo("1002"), "1003");
        assertThat(house.live(call).recording().paused()).as("a pause survives a transfer").isTrue();
        house.phones.rings(house.legTo("1003"));
        house.phones.answers(house.legTo("1003"));
        house.only(StartRecording.class);
        house.only(StopRecording.class);
        assertThat(changes()).containsExactly(Change.STARTED, Change.PAUSED, Change.STOPPED);
    }

    @Test
    void whatTheSwitchCannotWriteIsToldAndTheCallGoesOn() {
        policy(of(RecordingScope.DIRECTION, "INTERNAL", RecordingWish.ALWAYS));
        CallId call = house.talking("1001", "1002");
        StartRecording start = house.only(StartRecording.class);
        house.phones.feed(new RecordingEnded(call, house.phones.now(), "r-another-1", Recorded.End.STORAGE, 0));
        assertThat(house.live(call).recording().on()).isTrue();
        house.phones.feed(new RecordingEnded(call, house.phones.now(), start.recording(), Recorded.End.STORAGE, 0));
        assertThat(house.live(call).recording().on()).isFalse();
        house.phones.feed(new CommandFailed(call, house.phones.now(), start, "late", Cause.SERVER_ERROR));
        assertThat(changes()).containsExactly(Change.STARTED, Change.FAILED);
        assertThat(house.live(call).status().name()).isEqualTo("ACTIVE");
    }

    @Test
    void aCallOfTheJournalKnowsThatItIsRecorded() throws IOException {
        CallId call = house.talking("1001", "1002");
        asks(call, AppRequest.Recording.START);
        house.close();
        try (House again = new House(dir)) {
            again.registry.recover("test");
            assertThat(again.live(call).recording()).isEqualTo(house.live(call).recording());
            assertThat(again.live(call).recording().on()).isTrue();
        }
    }
}
