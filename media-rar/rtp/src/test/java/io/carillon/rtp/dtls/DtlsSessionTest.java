package io.carillon.rtp.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class DtlsSessionTest {
    private final Queue<byte[]> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    @Test
    void aCallThatEndsGivesTheThreadOfItsHandshakeBackAtOnce() throws Exception {
        DtlsIdentity identity = DtlsIdentity.create();
        try (DtlsWorkers workers = new DtlsWorkers(2)) {
            for (int i = 0; i < 20; i++) {
                DtlsSession session = new DtlsSession(identity, workers, new DtlsSession.Peer(
                        List.of(identity.print()), true, sent::add, (ours, theirs) -> { }, troubles::add));
                sent.clear();
                session.reachable();
                await().atMost(Duration.ofSeconds(10)).until(() -> !sent.isEmpty());
                session.close();
                await().atMost(Duration.ofSeconds(10)).until(() -> workers.busy() == 0);
            }
            assertThat(workers.failedCount()).as("nobody failed").isZero();
            assertThat(troubles).isEmpty();
        }
    }
}
