package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.Tone;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.QuietHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Extensions that want quiet at some hours. */
class QuietHoursTest extends Scenario {
    /** Quiet for the hour that begins now. */
    private QuietHours anHour() {
        int minute = house.phones.now().atZone(ZoneOffset.UTC).getHour() * 60;
        OpeningHours.Span span = new OpeningHours.Span(
                EnumSet.allOf(DayOfWeek.class), minute, (minute + 60) % OpeningHours.DAY);
        return new QuietHours(true, new OpeningHours(ZoneOffset.UTC, List.of(span), List.of()));
    }

    private int refusal() {
        List<SwitchCommand.Reject> rejects = house.phones.commands(SwitchCommand.Reject.class);
        return rejects.get(rejects.size() - 1).cause().sip();
    }

    @Test
    void atQuietHoursCallersHearBusyAndAfterThemItRings() {
        house.put(house.quiet, "1002", anHour());
        house.call("1001", "1002");
        assertThat(refusal()).isEqualTo(486);
        assertThat(house.onlyRecord().explain()).contains("1002: wants quiet at this hour (do-not-disturb-by-hours)");
        house.call("1001", "*801002");
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).as("intercom disturbs as well").isEmpty();
        house.phones.advance(Duration.ofHours(1));
        CallId call = house.call("1001", "1002");
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).hasSize(1);
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void callsGoWhereBusyCallsGo() {
        house.forwarding("1002", f -> f.withBusy("1003")).put(house.quiet, "1002", anHour());
        CallId call = house.call("1001", "1002");
        assertThat(house.only(SwitchCommand.Dial.class).target().uri()).startsWith("sip:1003");
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void theKeypadSuspendsThemAndSaysSoWhenThereAreNone() {
        house.put(house.quiet, "1002", anHour());
        assertThat(toneAfter("1002", "*26")).isEqualTo(Tone.CONFIRMATION);
        CallId call = house.call("1001", "1002");
        assertThat(house.phones.commands(SwitchCommand.Dial.class)).hasSize(1);
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(toneAfter("1002", "*25")).isEqualTo(Tone.CONFIRMATION);
        house.call("1001", "1002");
        assertThat(refusal()).isEqualTo(486);
        assertThat(toneAfter("1001", "*25")).isEqualTo(Tone.REJECTED);
    }

    private Tone toneAfter(String from, String code) {
        CallId call = house.call(from, code);
        List<SoundCommand.PlayTone> tones = house.phones.commands(SoundCommand.PlayTone.class);
        house.phones.toneEnds(house.phones.caller(call));
        return tones.get(tones.size() - 1).tone();
    }
}
