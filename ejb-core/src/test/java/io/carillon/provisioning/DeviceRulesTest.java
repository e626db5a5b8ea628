package io.carillon.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.directory.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceRulesTest {
    private static final AskedDevice GOOD = asked("yealink-t23g", "Desk", "",
            List.of(line("1001")), List.of(new DeviceKey(1, DeviceKey.Kind.BLF, "1002", "")));

    private static AskedDevice.Line line(String number) {
        return new AskedDevice.Line(number, "");
    }

    private static AskedDevice asked(
            String model, String label, String site, List<AskedDevice.Line> lines, List<DeviceKey> keys) {
        return new AskedDevice(model, label, site, Transport.UDP, null, lines, keys);
    }

    private static DeviceRules rules() {
        return new DeviceRules(List.of("1001", "1002")::contains, "hq"::equals);
    }

    @Test
    void aGoodOneIsGood() {
        assertThat(rules().check(GOOD).maker()).isEqualTo(Maker.YEALINK);
        assertThat(DeviceRules.mac("00:15:65-AB.cd ef")).isEqualTo("001565abcdef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "001565abcde", "001565abcdeg", "010000000000", "000000000000", "ffffffffffff"})
    void whatIsNoAddressOfOneTelephoneIsRefused(String mac) {
        assertThat(catchThrowableOfType(Invalid.class, () -> DeviceRules.mac(mac)).fields()).containsOnlyKeys("mac");
    }

    @ParameterizedTest
    @CsvSource({"model, nokia-3310, Desk, '', 1001", "label, yealink-t23g, 'a\nb', '', 1001",
        "site, yealink-t23g, Desk, moon, 1001", "lines, yealink-t23g, Desk, hq, 9999", "lines, yealink-t23g, Desk, '', ''",
        "lines, cisco-spa112, Desk, '', 1001 1001", "lines, grandstream-ht801, Desk, '', 1001 1002"})
    void eachBadFieldIsNamed(String field, String model, String label, String site, String numbers) {
        AskedDevice bad = asked(model, label, site,
                numbers.isEmpty() ? List.of() : List.of(numbers.split(" ")).stream().map(DeviceRulesTest::line).toList(),
                List.of());
        assertThat(catchThrowableOfType(Invalid.class, () -> rules().check(bad)).fields()).containsOnlyKeys(field);
    }

    @ParameterizedTest
    @CsvSource({"0, BLF, 1002", "4, BLF, 1002", "1, BLF, abc", "1, LINE, 2", "1, LINE, x", "1, SPEED_DIAL, '1;fnc=dnd'",
        "1, , 1002"})
    void aKeyDoesWhatItsKindCan(int position, DeviceKey.Kind kind, String value) {
        AskedDevice bad = asked("yealink-t23g", "", "", List.of(line("1001")),
                List.of(new DeviceKey(position, kind, value, "")));
        assertThat(catchThrowableOfType(Invalid.class, () -> rules().check(bad)).fields()).containsOnlyKeys("keys");
    }
}
