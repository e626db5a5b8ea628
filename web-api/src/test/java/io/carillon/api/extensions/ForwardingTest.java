package io.carillon.api.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.api.http.Versions;
import io.carillon.directory.CallForwarding;
import jakarta.ws.rs.core.EntityTag;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    @Test
    void whatIsAbsentIsOff() {
        assertThat(new Forwarding(null, null, null, null, null, null, null).toDirectory()).isEqualTo(CallForwarding.NONE);
    }

    @Test
    void theTagChangesWithEverySetting() {
        EntityTag off = tag(CallForwarding.NONE);
        assertThat(off).isEqualTo(tag(CallForwarding.NONE));
        assertThat(tag(CallForwarding.NONE.withDnd(true))).isNotEqualTo(off);
        assertThat(tag(CallForwarding.NONE.withBusy("1"))).isNotEqualTo(tag(CallForwarding.NONE.withNoAnswer("1")));
    }

    private static EntityTag tag(CallForwarding settings) {
        return Versions.tag(Forwarding.of(settings));
    }
}
