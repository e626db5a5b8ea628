package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.cdr.CallRecord;
import io.carillon.conference.Attendance;
import io.carillon.conference.Conference;
import io.carillon.conference.Conference.Entry;
import io.carillon.conference.Conference.Pins;
import io.carillon.conference.Room;
import io.carillon.conference.Rooms;
import io.carillon.contract.CallId;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.MixLevels;
import io.carillon.contract.PromptItem;
import io.carillon.contract.RecordingCommand.RecordMix;
import io.carillon.contract.RecordingCommand.StopRecordingMix;
import io.carillon.contract.SoundCommand.PlayMusic;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SwitchCommand.Announce;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.JoinMix;
import io.carillon.contract.SwitchCommand.LeaveMix;
import io.carillon.directory.Permission;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rooms: who comes in, what is heard there, what keys and the house do, and that nothing stays behind. */
class ConferenceCallsTest extends Scenario {
    static final Conference ROOM = room(new Pins("9999", "1111"), 3, false, Entry.TONE, false);
    private static final String MIX = Room.mix(House.TENANT, "8000");

    private static Conference room(Pins pins, int most, boolean waits, Entry entry, boolean recorded) {
        return new Conference(true, "Team", "en", pins, most, waits, entry, recorded, Permission.INTERNAL);
    }

    private void is(Conference room) {
        house.hosted(Map.of("8000", room));
    }

    @BeforeEach
    void furnish() {
        is(ROOM);
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
            house.conferences.deliver();
        }
        assertThat(house.conferences.rooms.all()).isEmpty();
    }

    private LegId enters(String number, String pin) {
        CallId call = house.call(number, "8000");
        LegId leg = house.phones.caller(call);
        house.phones.presses(leg, pin);
        house.conferences.deliver();
        return leg;
    }

    private void presses(LegId leg, String keys) {
        house.phones.presses(leg, keys);
        house.conferences.deliver();
    }

    private Room now() {
        return house.conferences.rooms.find(House.TENANT, "8000").orElseThrow();
    }

    private List<String> said(LegId leg) {
        PlayPrompt last = house.phones.commands(PlayPrompt.class).stream()
                .filter(one -> one.leg().equals(leg)).reduce((one, next) -> next).orElseThrow();
        return last.prompt().items().stream().map(item -> ((PromptItem.File) item).name()).toList();
    }

    private MixLevels levels(LegId leg) {
        return house.phones.commands(JoinMix.class).stream()
                .filter(one -> one.leg().equals(leg)).reduce((one, next) -> next).orElseThrow().levels();
    }

    private void goes(LegId leg, String... words) {
        assertThat(said(leg)).containsExactly(words);
        assertThat(house.phones.commands(LeaveMix.class)).contains(new LeaveMix(leg));
        house.phones.promptEnds(leg, "goodbye");
        house.conferences.deliver();
        assertThat(house.phones.leg(leg).isOver()).isTrue();
    }

    @Test
    void whoKnowsThePinTalksWithTheOthersWhoHearATone() {
        LegId first = enters("1001", "1111#");
        assertThat(house.phones.commands(JoinMix.class)).containsExactly(new JoinMix(first, MIX));
        assertThat(said(first)).containsExactly("conference-first");
        LegId second = enters("1002", "9999#");
        assertThat(house.phones.commands(JoinMix.class)).contains(new JoinMix(second, MIX));
        Announce told = house.phones.commands(Announce.class).get(1);
        assertThat(told.mix()).isEqualTo(MIX);
        assertThat(told.but()).isEqualTo(second);
        assertThat(now().people()).extracting(one -> one.party() + one.at().moderator())
                .containsExactly("1001false", "1002true");
        house.phones.hangsUp(second);
        house.conferences.deliver();
        assertThat(house.phones.commands(Announce.class)).hasSize(3).last()
                .satisfies(one -> assertThat(one.but()).isNull());
        house.phones.hangsUp(first);
        assertThat(house.conferences.happened()).containsExactly("conference.started 1001", "conference.joined 1001",
                "conference.joined 1002", "conference.left 1002", "conference.left 1001", "conference.ended 1001");
        assertThat(house.records).extracting(CallRecord::explain).allMatch(text -> text.contains("in conference 8000"));
        assertThat(house.records.get(0).explain()).contains("as its moderator");
    }

    @Test
    void threeWrongPinsAreToldAndTheCallerIsLetGo() {
        LegId caller = enters("1001", "");
        assertThat(said(caller)).containsExactly("conference-pin");
        house.phones.promptEnds(caller, "pin");
        presses(caller, "1234#");
        assertThat(said(caller)).containsExactly("conference-pin-wrong", "conference-pin");
        house.phones.promptEnds(caller, "pin");
        house.phones.advance(Duration.ofSeconds(9));
        assertThat(said(caller)).as("silence is a try").containsExactly("conference-pin-wrong", "conference-pin");
        presses(caller, "123");
        house.phones.advance(Duration.ofSeconds(6));
        goes(caller, "conference-pin-wrong", "goodbye");
        assertThat(house.phones.commands(JoinMix.class)).isEmpty();
        assertThat(house.conferences.events).isEmpty();
    }

    @Test
    void whoGuessesAgainAndAgainFindsNoPinRight() {
        for (String guess : new String[] {"1000#1001#1002#", "1003#1004#"}) {
            house.phones.hangsUp(enters("1001", guess));
        }
        LegId guesser = enters("1001", "1111#");
        assertThat(said(guesser)).containsExactly("conference-pin-wrong", "conference-pin");
        LegId other = enters("1002", "1111#");
        assertThat(said(other)).containsExactly("conference-first");
    }

    @Test
    void aRoomWithoutPinsLetsEverybodyInAndOneWithAModeratorPinAsksButTakesAnybody() {
        is(room(Pins.NONE, 3, false, Entry.SILENT, false));
        LegId open = enters("1001", "");
        assertThat(levels(open)).isEqualTo(MixLevels.PLAIN);
        assertThat(house.phones.commands(Announce.class)).isEmpty();
        is(room(new Pins("9999", ""), 3, false, Entry.NAME, false));
        LegId second = enters("1002", "#");
        assertThat(levels(second)).isEqualTo(MixLevels.PLAIN);
        Announce told = house.phones.commands(Announce.class).get(0);
        assertThat(told.prompt().items()).containsExactly(
                new PromptItem.Digits("1002"), new PromptItem.File("conference-has-joined"));
    }

    @Test
    void aFullAndALockedRoomSayWhatTheyAre() {
        is(room(new Pins("9999", "1111"), 2, false, Entry.TONE, false));
        LegId boss = enters("1001", "9999#");
        enters("1002", "1111#");
        goes(enters("1003", "1111#"), "conference-full", "goodbye");
        is(ROOM);
        presses(boss, "*2");
        assertThat(said(boss)).containsExactly("conference-lock");
        goes(enters("1003", "1111#"), "conference-locked", "goodbye");
        LegId chief = enters("1004", "9999#");
        assertThat(levels(chief)).as("moderators come in").isEqualTo(MixLevels.PLAIN);
        presses(boss, "*2");
        assertThat(now().locked()).isFalse();
    }

    @Test
    void whoWaitsForTheModeratorHearsMusicUntilHeComes() {
        is(room(new Pins("9999", "1111"), 3, true, Entry.TONE, false));
        LegId waits = enters("1001", "1111#");
        assertThat(said(waits)).containsExactly("conference-wait");
        house.phones.promptEnds(waits, "wait");
        assertThat(house.phones.commands(PlayMusic.class)).containsExactly(new PlayMusic(waits, "default"));
        assertThat(house.phones.commands(JoinMix.class)).isEmpty();
        house.conferences.rooms.tell(house.phones.callOf(waits), Rooms.MUTE, "ann");
        house.conferences.deliver();
        LegId boss = enters("1002", "9999#");
        assertThat(house.phones.commands(JoinMix.class)).extracting(JoinMix::leg).containsExactly(boss, waits);
        assertThat(levels(waits).muted()).isTrue();
        house.phones.hangsUp(boss);
        assertThat(now().people()).hasSize(1);
    }

    @Test
    void whoWaitsFindsTheModeratorHimselfWhenNobodyCouldTell() {
        is(room(new Pins("9999", "1111"), 3, true, Entry.TONE, false));
        LegId waits = enters("1001", "1111#");
        house.conferences.away = true;
        LegId boss = enters("1002", "9999#");
        house.phones.advance(Duration.ofSeconds(21));
        assertThat(house.phones.commands(JoinMix.class)).containsExactly(new JoinMix(boss, MIX), new JoinMix(waits, MIX));
    }

    @Test
    void keysAfterAStarMuteAndMakeLouderAndQuieter() {
        LegId one = enters("1001", "1111#");
        presses(one, "1");
        presses(one, "*1");
        assertThat(levels(one)).isEqualTo(new MixLevels(0, 0, true));
        assertThat(said(one)).containsExactly("conference-muted");
        presses(one, "*1");
        assertThat(said(one)).containsExactly("conference-unmuted");
        presses(one, "*4*4");
        presses(one, "*9");
        assertThat(levels(one)).isEqualTo(new MixLevels(3, -6, false));
        assertThat(said(one)).containsExactly("conference-louder");
        for (int i = 0; i < 20; i++) {
            presses(one, "*7");
        }
        assertThat(levels(one).said()).isEqualTo(-MixLevels.MOST);
        presses(one, "*");
        house.phones.advance(Duration.ofSeconds(5));
        presses(one, "1");
        assertThat(levels(one).muted()).as("too late").isFalse();
        presses(one, "*5");
        assertThat(said(one)).containsExactly("invalid");
    }

    @Test
    void aModeratorMutesRemovesRecordsAndEnds() {
        LegId one = enters("1001", "1111#");
        LegId boss = enters("1002", "9999#");
        LegId three = enters("1003", "1111#");
        presses(boss, "*5");
        assertThat(levels(one).muted() && levels(three).muted()).isTrue();
        assertThat(levels(boss).muted()).isFalse();
        presses(boss, "*5");
        assertThat(levels(one).muted()).isFalse();
        presses(boss, "*8");
        RecordMix record = house.only(RecordMix.class);
        assertThat(record.mix()).isEqualTo(MIX);
        assertThat(record.recording()).matches("[a-z0-9-]{6,40}");
        assertThat(record.notes()).containsEntry("callee", "8000").containsEntry("by", "1002");
        presses(boss, "*8");
        assertThat(house.only(StopRecordingMix.class).recording()).isEqualTo(record.recording());
        presses(boss, "*3");
        goes(three, "conference-removed", "goodbye");
        assertThat(said(boss)).containsExactly("conference-has-left");
        presses(boss, "*#");
        goes(one, "conference-over", "goodbye");
        goes(boss, "conference-over", "goodbye");
    }

    @Test
    void aRoomThatIsAlwaysRecordedIsRecordedOnce() {
        is(room(Pins.NONE, 3, false, Entry.SILENT, true));
        assertThat(said(enters("1001", ""))).containsExactly("conference-first", "conference-recorded");
        assertThat(said(enters("1002", ""))).containsExactly("conference-recorded");
        assertThat(house.only(RecordMix.class).notes()).containsEntry("by", "policy");
    }

    @Test
    void aNumberIsCalledIntoTheRoomAndAskedForNoPin() {
        enters("1001", "1111#");
        CallId call = Ids.newCall();
        house.conferences.invites(call, now(), "1003");
        house.conferences.deliver();
        assertThat(house.only(Dial.class).shown().number()).isEqualTo("8000");
        LegId called = house.legTo("1003");
        house.phones.rings(called);
        house.phones.answers(called);
        house.conferences.deliver();
        assertThat(levels(called)).isEqualTo(MixLevels.PLAIN);
        assertThat(now().people()).extracting("party").containsExactly("1001", "1003");
    }

    @Test
    void theRoomIsRightAfterAStartOfTheApplication() throws IOException {
        LegId boss = enters("1001", "9999#");
        enters("1002", "1111#");
        presses(boss, "*2");
        CallId call = house.phones.callOf(boss);
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        Room before = now();
        ConferenceSet next = new ConferenceSet(house);
        next.open();
        assertThat(next.rooms.find(House.TENANT, "8000")).contains(before);
        assertThat(before.locked() && before.isLed()).isTrue();
        house.conferences.rooms.lock(House.TENANT, "8000", false, "ann");
        house.conferences.deliver();
        ConferenceSet last = new ConferenceSet(house);
        last.open();
        assertThat(last.rooms.find(House.TENANT, "8000").orElseThrow().locked()).isFalse();
    }

    @Test
    void whateverIsHungUpWhereverLeavesTheOthersAsTheyAre() {
        String[] steps = {"1", "111#", "*", "1", "*2", "*8", "*5"};
        for (int hangsUpAfter = 0; hangsUpAfter <= steps.length; hangsUpAfter++) {
            LegId stays = enters("1002", "1111#");
            LegId leg = enters("1001", "");
            for (int i = 0; i < hangsUpAfter; i++) {
                presses(leg, steps[i]);
            }
            house.phones.hangsUp(leg);
            house.conferences.deliver();
            assertThat(now().people()).extracting("party").containsExactly("1002");
            assertThat(house.phones.leg(stays).isOver()).isFalse();
            house.phones.hangsUp(stays);
            assertThat(house.conferences.rooms.all()).isEmpty();
            assertThat(house.phones.timers()).isEmpty();
        }
    }

    @Test
    void aRoomThatIsGoneOrSwitchedOffLetsNobodyWaitInSilence() {
        LegId one = enters("1001", "1111#");
        house.hosted(Map.of());
        presses(one, "*1");
        assertThat(said(one)).containsExactly("not-available", "goodbye");
        house.phones.advance(Duration.ofSeconds(25));
        assertThat(house.phones.leg(one).isOver()).isTrue();
    }

    @Test
    void whatIsNotedIsReadAsItWas() {
        Attendance noted = Attendance.fresh().admitted(true, 77).in(Attendance.Phase.IN).at(new MixLevels(3, -6, true))
                .locked(true).code(true).recording();
        assertThat(Attendance.of(noted.text())).isEqualTo(noted);
    }
}
