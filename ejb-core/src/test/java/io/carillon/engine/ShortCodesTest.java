package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.DialNotes;
import io.carillon.contract.SwitchCommand;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.OutsideLine;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.Permission;
import io.carillon.speeddial.SpeedDials;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Codes that stand for a number: speed dial, last-call return, and the own number hidden or shown this time. */
class ShortCodesTest extends Scenario {
    private SwitchCommand.Dial dialled(String from, String number) {
        CallId call = house.call(from, number);
        List<SwitchCommand.Dial> dials = house.phones.commands(SwitchCommand.Dial.class);
        house.phones.hangsUp(house.phones.caller(call));
        return dials.get(dials.size() - 1);
    }

    private void refused(String from, String number, int status) {
        house.phones.forgetThePast();
        house.call(from, number);
        assertThat(house.only(SwitchCommand.Reject.class).cause().sip()).isEqualTo(status);
    }

    @Test
    void aShortCodeDialsItsNumberAsIfItHadBeenDialled() {
        house.put(house.speedDials, SpeedDials.HOUSE, new SpeedDials(Map.of("01", "1003", "02", "1004")))
                .put(house.speedDials, "1001", new SpeedDials(Map.of("01", "1002")));
        SwitchCommand.Dial dial = dialled("1001", "*001");
        assertThat(dial.target().uri()).startsWith("sip:1002");
        assertThat(dial.dialled()).isEqualTo("1002");
        assertThat(dial.notes()).isEqualTo(DialNotes.NONE);
        assertThat(house.onlyRecord().explain()).contains("*001: code 01 stands for 1002 (speed-dial)");
        assertThat(dialled("1004", "*001").target().uri()).as("the house's").startsWith("sip:1003");
        assertThat(dialled("1001", "*002").target().uri()).startsWith("sip:1004");
        refused("1001", "*003", 404);
    }

    @Test
    void codesThatStandForThemselvesEnd() {
        house.put(house.speedDials, "1001", new SpeedDials(Map.of("01", "*002", "02", "*001")));
        refused("1001", "*001", 482);
    }

    @Test
    void theLastCallerIsCalledBackUnlessItDidNotWantToBeKnown() {
        refused("1002", "*69", 404);
        dialled("1001", "1002");
        dialled("1003", "1002");
        assertThat(dialled("1002", "*69").target().uri()).startsWith("sip:1003");
        dialled("1004", "*671002");
        refused("1002", "*69", 404);
    }

    @Test
    void theOwnNumberIsHiddenThisTime() {
        SwitchCommand.Dial dial = dialled("1001", "*671002");
        assertThat(dial.shown().number()).isEqualTo("anonymous");
        assertThat(dial.notes().withheld()).isTrue();
        assertThat(dial.notes().diverted()).as("the code is nobody's business").isEmpty();
        assertThat(dial.dialled()).isEqualTo("1002");
        assertThat(house.onlyRecord().caller()).isEqualTo("1001");
        assertThat(dialled("1001", "1002").shown().number()).isEqualTo("1001");
    }

    @Test
    void whoAlwaysHidesMayShowItselfOnceAndStaysHiddenWhenForwarded() {
        house.outside = new NumberPlan(Map.of(House.TENANT, new TenantNumbers(List.of(), List.of(), List.of(),
                Map.of("1001", new OutsideLine(Permission.NATIONAL, "", "", true)), EmergencyPlan.NONE)));
        assertThat(dialled("1001", "1002").shown().number()).isEqualTo("anonymous");
        assertThat(dialled("1001", "*821002").shown().number()).isEqualTo("1001");
        house.forwarding("1002", f -> f.withAll("1003"));
        assertThat(dialled("1001", "1002").shown().number()).isEqualTo("anonymous");
        assertThat(dialled("1004", "1002").shown().number()).as("others are shown").isEqualTo("1004");
    }

    @Test
    void aCodeBehindACodeIsMeantToo() {
        house.put(house.speedDials, SpeedDials.HOUSE, new SpeedDials(Map.of("01", "1003")));
        SwitchCommand.Dial dial = dialled("1001", "*67*001");
        assertThat(dial.target().uri()).startsWith("sip:1003");
        assertThat(dial.shown().number()).isEqualTo("anonymous");
    }

    @Test
    void nobodyIsForwardedToACode() {
        house.forwarding("1002", f -> f.withAll("*671003"));
        refused("1001", "1002", 404);
    }
}
