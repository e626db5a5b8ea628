package io.carillon.rtp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EpollWireTest {
    @BeforeAll
    static void onlyWhereThereIsEpoll() {
        assumeTrue(EpollWire.unavailabilityCause() == null, "no native epoll here");
    }

    @Test
    void wakeEndsTheWait() throws IOException {
        EpollWire wire = new EpollWire();
        wire.wake();
        assertThat(wire.await(TimeUnit.SECONDS.toNanos(30))).isEqualTo(1);
        wire.close();
    }

    @Test
    void wakeOfOneThatIsClosedDoesNothing() throws IOException {
        EpollWire wire = new EpollWire();
        wire.close();
        assertThatCode(wire::wake).doesNotThrowAnyException();
    }
}
