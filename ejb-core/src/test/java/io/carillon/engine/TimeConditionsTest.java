package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.Tone;
import io.carillon.directory.Permission;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that go one way while it is open and another while it is closed. */
class TimeConditionsTest extends Scenario {
    private static TimeCondition condition(Standing standing, boolean openAllDay) {
        OpeningHours.Span span = new OpeningHours.Span(EnumSet.allOf(DayOfWeek.class), 0, OpeningHours.DAY);
        return new TimeCondition("Office", new OpeningHours(
                ZoneOffset.UTC, openAllDay ? List.of(span) : List.of(), List.of()), standing, "1002", "1003",
                Permission.NATIONAL, List.of("1001"));
    }

    private String reached(String from, String number) {
        CallId call = house.call(from, number);
        List<SwitchCommand.Dial> dials = house.phones.commands(SwitchCommand.Dial.class);
        String uri = dials.get(dials.size() - 1).target().uri();
        house.phones.hangsUp(house.phones.caller(call));
        return uri.substring(4, 8);
    }

    @Test
    void theHourSaysWhereACallGoesAndTheRecordSaysWhy() {
        house.condition("700", condition(Standing.AUTOMATIC, true));
        assertThat(reached("1001", "700")).isEqualTo("1002");
        assertThat(house.onlyRecord().explain())
                .contains("700: Office is open: open from 00:00 to 24:00; sent on to 1002 (time-conditions)");
        house.condition("700", condition(Standing.AUTOMATIC, false));
        assertThat(reached("1001", "700")).isEqualTo("1003");
    }

    @Test
    void theHandGoesBeforeTheHour() {
        house.condition("700", condition(Standing.CLOSED, true));
        assertThat(reached("1001", "700")).isEqualTo("1003");
        house.condition("700", condition(Standing.OPEN, false));
        assertThat(reached("1001", "700")).isEqualTo("1002");
    }

    @Test
    void whoMaySwitchItDoesSoByFeatureCodeAndNobodyElse() {
        house.condition("700", condition(Standing.AUTOMATIC, true));
        assertThat(toneAfter("1001", "*28700")).isEqualTo(Tone.CONFIRMATION);
        assertThat(house.conditions.get("700").standing()).isEqualTo(Standing.CLOSED);
        assertThat(toneAfter("1004", "*27700")).isEqualTo(Tone.REJECTED);
        assertThat(toneAfter("1001", "*27701")).as("no such condition").isEqualTo(Tone.REJECTED);
        assertThat(house.conditions.get("700").standing()).isEqualTo(Standing.CLOSED);
        assertThat(toneAfter("1001", "*29700")).isEqualTo(Tone.CONFIRMATION);
        assertThat(house.conditions.get("700").standing()).isEqualTo(Standing.AUTOMATIC);
        house.databaseUp = false;
        assertThat(toneAfter("1001", "*27700")).isEqualTo(Tone.REJECTED);
        house.databaseUp = true;
        house.commits.forEach(Runnable::run);
    }

    private Tone toneAfter(String from, String dialled) {
        CallId call = house.call(from, dialled);
        List<SoundCommand.PlayTone> tones = house.phones.commands(SoundCommand.PlayTone.class);
        house.phones.toneEnds(house.phones.caller(call));
        return tones.get(tones.size() - 1).tone();
    }

    @Test
    void closedWithoutAPlaceToGoIsRefused() {
        house.condition("700", new TimeCondition("Office", new OpeningHours(ZoneOffset.UTC, List.of(), List.of()),
                Standing.AUTOMATIC, "1002", "", Permission.NATIONAL, List.of()));
        house.call("1001", "700");
        assertThat(house.only(SwitchCommand.Reject.class).cause().sip()).isEqualTo(480);
        assertThat(house.onlyRecord().explain()).contains("Office is closed: outside of the hours");
    }

    @Test
    void conditionsThatLeadToEachOtherEnd() {
        TimeCondition there = new TimeCondition("There", new OpeningHours(ZoneOffset.UTC, List.of(), List.of()),
                Standing.OPEN, "701", "", Permission.NATIONAL, List.of());
        house.condition("700", there).condition("701", new TimeCondition("Back", there.hours(), Standing.OPEN, "700", "",
                Permission.NATIONAL, List.of()));
        house.call("1001", "700");
        assertThat(house.only(SwitchCommand.Reject.class).cause().sip()).isEqualTo(482);
    }
}
