package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls leave behind in the adapter, in bytes: what a leak over hours begins with. */
class NothingKeptTest {
    private static final int CALLS = 10_000;
    /** Fifty megabytes in an hour at a hundred calls a second. */
    private static final double BYTES_PER_CALL = 50e6 / (3_600 * 100);

    @Test
    void callsThatAreOverHoldNoMemory(@TempDir Path directory) throws Exception {
        ScriptedApplication script = new ScriptedApplication();
        Rig rig = AdapterCost.rig(directory, script);
        play(rig, CALLS / 4);
        script.forget();
        long before = used();
        play(rig, CALLS);
        script.forget();
        assertThat((used() - before) / (double) CALLS).as("bytes of each call").isLessThan(BYTES_PER_CALL);
        assertThat(rig.table.legs()).isZero();
        rig.timers.close();
    }

    private static void play(Rig rig, int calls) {
        for (int i = 0; i < calls; i++) {
            AdapterCost.play(rig);
        }
    }

    /** The least of some looks, so that nothing counts that only was not collected yet. */
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
