package io.carillon.api.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.directory.CallForwarding;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    @Test
    void whatIsAbsentIsOff() {
        assertThat(new Forwarding(null, null, null, null, null, null, null).toDirectory()).isEqualTo(CallForwarding.NONE);
    }

    @Test
    void theTagChangesWithEverySetting() {
        Forwarding off = Forwarding.of(CallForwarding.NONE);
        assertThat(off.tag()).isEqualTo(Forwarding.of(CallForwarding.NONE).tag());
        assertThat(Forwarding.of(CallForwarding.NONE.withDnd(true)).tag()).isNotEqualTo(off.tag());
        assertThat(Forwarding.of(CallForwarding.NONE.withBusy("1")).tag())
                .isNotEqualTo(Forwarding.of(CallForwarding.NONE.withNoAnswer("1")).tag());
    }
}
