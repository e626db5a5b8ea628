package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.contract.AppRequest;
import io.carillon.contract.AppRequest.RecordCall;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.contract.RecordingCommand.PauseRecording;
import io.carillon.contract.RecordingCommand.StartRecording;
import io.carillon.contract.RecordingCommand.StopRecording;
import io.carillon.contract.SoundCommand.PlayNotice;
import io.carillon.dialplan.ConsentPlan;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.RecordingPlan;
import io.carillon.directory.RecordingScope;
import io.carillon.directory.RecordingWish;
import io.carillon.event.CallEvent.CallRecording;
import io.carillon.event.CallEvent.CallRecording.Change;
import io.carillon.feature.FeatureSwitch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are told that they are recorded, before or meanwhile. */
class RecordingConsentTest {
    @TempDir
    Path dir;

    private House house;

    private void open(String byCountry) {
        house = new House(dir, FeatureSwitch.DEFAULTS, List.of(), List.of(),
                ConsentPlan.of(byCountry, "DE", Duration.ofSeconds(20)))
                .extension("1001").extension("1002").extension("1003");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private void always(String extension) {
        house.outside = new NumberPlan(Map.of(), Map.of(House.TENANT, new RecordingPlan(List.of(new RecordingPlan.Entry(
                RecordingScope.EXTENSION, extension, new RecordingPlan.Rule(RecordingWish.ALWAYS, 7))))));
    }

    private void asks(CallId call, AppRequest.Recording wish) {
        house.phones.asks(call, new RecordCall("boss", wish));
    }

    private List<PlayNotice> notices() {
        return house.phones.commands(PlayNotice.class);
    }

    private void hears(CallId call, LegId leg, PromptEnded.Why why) {
        PlayNotice last = notices().stream().filter(one -> one.leg().equals(leg)).reduce((one, next) -> next).orElseThrow();
        house.phones.feed(new PromptEnded(call, leg, house.phones.now(), last.prompt().id(), why));
    }

    private int begun() {
        return house.phones.commands(StartRecording.class).size();
    }

    private List<Change> changes() {
        return house.events.stream().filter(CallRecording.class::isInstance)
                .map(event -> ((CallRecording) event).change()).toList();
    }

    @Test
    void bothHearTheAnnouncementInTheirLanguageBeforeItBegins() {
        open("DE:announcement");
        always("1002");
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        LegId callee = house.legTo("1002");
        assertThat(notices()).extracting(PlayNotice::leg).containsExactlyInAnyOrder(caller, callee);
        assertThat(notices().get(0).prompt().language()).isEqualTo("de");
        assertThat(notices().get(0).prompt().items()).containsExactly(new PromptItem.File("call-recorded"));
        assertThat(begun()).isZero();
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        hears(call, caller, PromptEnded.Why.DONE);
        assertThat(begun()).as("the other has not heard it").isZero();
        hears(call, callee, PromptEnded.Why.DONE);
        assertThat(house.only(StartRecording.class).notes()).containsEntry("by", "policy");
        assertThat(changes()).containsExactly(Change.STARTED);
        house.phones.advance(Duration.ofMinutes(2));
        assertThat(notices()).as("no tones besides").hasSize(2);
    }

    @Test
    void whoeverDidNotHearItIsNotRecordedAndTheyTalkOn() {
        open("*:announcement");
        CallId call = house.talking("1001", "1002");
        asks(call, AppRequest.Recording.START);
        hears(call, house.phones.caller(call), PromptEnded.Why.DONE);
        hears(call, house.legTo("1002"), PromptEnded.Why.STOPPED);
        house.phones.feed(new CommandFailed(call, house.phones.now(), notices().get(1), "no", Cause.SERVER_ERROR));
        assertThat(begun()).isZero();
        house.phones.advance(Duration.ofSeconds(31));
        assertThat(begun()).isZero();
        assertThat(changes()).containsExactly(Change.FAILED);
        assertThat(house.live(call).recording().isAnnounced()).isFalse();
        assertThat(house.live(call).explain()).anyMatch(line -> line.startsWith("not recorded"));
    }

    @Test
    void whoThinksBetterOfItMeanwhileIsNotRecorded() {
        open("*:announcement");
        CallId call = house.talking("1001", "1002");
        asks(call, AppRequest.Recording.START);
        asks(call, AppRequest.Recording.START);
        assertThat(notices()).hasSize(2);
        asks(call, AppRequest.Recording.STOP);
        hears(call, house.phones.caller(call), PromptEnded.Why.DONE);
        hears(call, house.legTo("1002"), PromptEnded.Why.DONE);
        house.phones.advance(Duration.ofSeconds(31));
        assertThat(begun()).isZero();
        assertThat(changes()).isEmpty();
    }

    @Test
    void whoComesLaterHearsItBeforeHeIsRecorded() {
        open("*:announcement");
        always("1001");
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        hears(call, caller, PromptEnded.Why.DONE);
        hears(call, house.legTo("1002"), PromptEnded.Why.DONE);
        assertThat(begun()).isEqualTo(1);
        house.phones.refers(house.legTo("1002"), "1003");
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(StopRecording.class)).hasSize(1);
        assertThat(notices()).hasSize(4);
        hears(call, caller, PromptEnded.Why.DONE);
        assertThat(begun()).isEqualTo(1);
        hears(call, house.legTo("1003"), PromptEnded.Why.DONE);
        assertThat(begun()).isEqualTo(2);
        assertThat(house.phones.commands(StartRecording.class).get(1).notes()).containsEntry("by", "policy");
    }

    @Test
    void aPauseLastsUntilSomebodyEndsItWhoeverComes() {
        open("*:announcement");
        always("1001");
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        hears(call, caller, PromptEnded.Why.DONE);
        hears(call, house.legTo("1002"), PromptEnded.Why.DONE);
        asks(call, AppRequest.Recording.PAUSE);
        house.phones.refers(house.legTo("1002"), "1003");
        house.phones.answers(house.legTo("1003"));
        hears(call, caller, PromptEnded.Why.DONE);
        hears(call, house.legTo("1003"), PromptEnded.Why.DONE);
        List<PauseRecording> pauses = house.phones.commands(PauseRecording.class);
        assertThat(pauses).hasSize(2).allMatch(PauseRecording::paused);
        assertThat(pauses.get(1).recording()).endsWith("-2");
        assertThat(house.live(call).recording().paused()).isTrue();
    }

    @Test
    void whoHasHeardItIsNotToldAgainWhenATransferComesToNothing() {
        open("*:announcement");
        always("1001");
        CallId call = house.talking("1001", "1002");
        hears(call, house.phones.caller(call), PromptEnded.Why.DONE);
        hears(call, house.legTo("1002"), PromptEnded.Why.DONE);
        house.phones.refers(house.legTo("1002"), "1003");
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(notices()).hasSize(2);
        assertThat(house.live(call).recording().on()).isTrue();
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void tonesAreHeardAsLongAsItGoesOn() {
        open("DE:tone");
        CallId call = house.talking("1001", "1002");
        asks(call, AppRequest.Recording.START);
        assertThat(begun()).isEqualTo(1);
        assertThat(notices()).hasSize(2);
        house.phones.advance(Duration.ofSeconds(21));
        assertThat(notices()).hasSize(4);
        asks(call, AppRequest.Recording.PAUSE);
        house.phones.advance(Duration.ofSeconds(21));
        assertThat(notices()).as("silence is not recorded").hasSize(4);
        asks(call, AppRequest.Recording.RESUME);
        house.phones.advance(Duration.ofSeconds(21));
        assertThat(notices()).hasSize(6);
        asks(call, AppRequest.Recording.STOP);
        house.phones.advance(Duration.ofMinutes(2));
        assertThat(notices()).hasSize(6);
    }

    @Test
    void whereNothingIsWantedNobodyIsTold() {
        open("FR:announcement");
        CallId call = house.talking("1001", "1002");
        asks(call, AppRequest.Recording.START);
        assertThat(begun()).isEqualTo(1);
        assertThat(notices()).isEmpty();
    }
}
