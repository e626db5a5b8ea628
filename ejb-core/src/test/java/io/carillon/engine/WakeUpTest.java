package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wake-up calls and broadcasts: what is set from the keypad, and what is heard when the telephone rings. */
class WakeUpTest extends Scenario {
    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private Prompt lastSaid() {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        return said.get(said.size() - 1).prompt();
    }

    private PromptItem time(String time) {
        return new PromptItem.Moment(LocalDateTime.parse(time), PromptItem.Moment.Part.TIME);
    }

    private Tone toneAfter(String code) {
        CallId call = house.call("1001", code);
        List<PlayTone> tones = house.phones.commands(PlayTone.class);
        house.phones.toneEnds(house.phones.caller(call));
        return tones.get(tones.size() - 1).tone();
    }

    private LegId woken() {
        house.phones.asks(Ids.newCall(), new AppRequest.Originate("wake-up", House.aor("1001"),
                new DialledNumber("*56*"), new CallerIdentity("1001", "Wake-up")));
        LegId leg = house.legTo("1001");
        house.phones.answers(leg);
        return leg;
    }

    @Test
    void theNextTimeTheClockShowsItIsSetAndSaid() {
        CallId call = house.call("1001", "*560830");
        assertThat(house.wakeUps).containsEntry("1001", Instant.parse("2026-01-05T08:30:00Z"));
        assertThat(lastSaid().items()).containsExactly(new PromptItem.File("wake-at"), time("2026-01-05T08:30"));
        house.phones.promptEnds(house.phones.caller(call), "set");
        assertThat(house.live(call)).isNull();
        house.call("1001", "*560759");
        assertThat(house.wakeUps).containsEntry("1001", Instant.parse("2026-01-06T07:59:00Z"));
    }

    @Test
    void aTimeThatThereIsNotIsRefusedAndItIsCalledOff() {
        assertThat(toneAfter("*562460")).isEqualTo(Tone.REJECTED);
        assertThat(house.wakeUps).isEmpty();
        assertThat(toneAfter("*56")).isEqualTo(Tone.CONFIRMATION);
        assertThat(house.wakeUps).containsEntry("1001", null);
        house.databaseUp = false;
        assertThat(toneAfter("*560830")).isEqualTo(Tone.REJECTED);
    }

    @Test
    void whoIsWokenHearsTheTimeAndIsNotCalledAgain() {
        house.wakeUps.put("1001", house.phones.now());
        LegId leg = woken();
        assertThat(lastSaid().items()).contains(new PromptItem.File("wake-up"), time("2026-01-05T08:00"));
        assertThat(house.wakeUps).containsEntry("1001", null);
        house.phones.promptEnds(leg, "awake");
        assertThat(house.phones.leg(leg).isOver()).isTrue();
    }

    @Test
    void whoPressesOneIsCalledAgainTenMinutesLater() {
        LegId leg = woken();
        house.phones.presses(leg, "71");
        assertThat(house.wakeUps).containsEntry("1001", house.phones.now().plus(Duration.ofMinutes(10)));
        assertThat(lastSaid().items()).contains(time("2026-01-05T08:10"));
        house.phones.presses(leg, "1");
        house.phones.hangsUp(leg);
        assertThat(house.records).hasSize(1);
    }

    @Test
    void aBroadcastIsHeardAsLongAsItIsKept() {
        Prompt prompt = new Prompt("broadcast", "en", List.of(new PromptItem.File("welcome")), false, 2);
        String id = house.broadcasts.begin(House.TENANT, prompt, house.phones.now());
        CallId call = house.call("1001", "*58" + id);
        assertThat(lastSaid()).isEqualTo(prompt);
        house.phones.promptEnds(house.phones.caller(call), "broadcast");
        assertThat(house.live(call)).isNull();
        house.phones.advance(Duration.ofMinutes(11));
        CallId late = house.call("1001", "*58" + id);
        assertThat(house.live(late)).isNull();
        assertThat(house.phones.commands(PlayPrompt.class)).hasSize(1);
    }
}
