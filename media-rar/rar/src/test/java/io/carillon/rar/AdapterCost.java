package io.carillon.rar;

import com.sun.management.ThreadMXBean;
import io.carillon.contract.Aor;
import io.carillon.contract.CallInput;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import io.carillon.sip.Invited;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What the adapter itself costs per call, without SIP, packets and application: run it by hand. Prints microseconds
 * of processor time and bytes allocated per call of five network events (invited, progressed, answered, confirmed,
 * ended).
 */
final class AdapterCost {
    private AdapterCost() {}

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("cost");
        Rig rig = rig(directory, new ScriptedApplication());
        for (int round = 0; round < 6; round++) {
            measure(rig, 40_000);
        }
        rig.timers.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    /** With as many ports as anybody wants and one telephone to call. */
    static Rig rig(Path directory, ScriptedApplication script) throws IOException {
        Rig rig = new Rig(directory);
        script.register("1002", Rig.TARGET);
        rig.portsLeft = Integer.MAX_VALUE;
        rig.dialsLeft = Integer.MAX_VALUE;
        rig.application = script::answer;
        return rig;
    }

    private static void measure(Rig rig, int calls) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < calls; i++) {
            play(rig);
        }
        System.out.printf("%.1f us, %d bytes per call%n",
                (threads.getCurrentThreadCpuTime() - cpu) / 1000.0 / calls,
                (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes) / calls);
    }

    /** A call from its INVITE to its end. */
    static void play(Rig rig) {
        SessionDescription both = Rig.sdp(Codec.PCMU, Codec.PCMA);
        Instant now = Instant.now();
        Rig.FakeLeg a = new Rig.FakeLeg(Ids.newCall(), Ids.newLeg(), true);
        rig.events.invited(new Invited(a, now, new Origin.Device(new Aor(Tenant.DEFAULT, "1001")),
                CallerIdentity.of("1001"), new DialledNumber("1002"), new SdpBody.Good(both), Rig.PHONE, 70));
        Rig.FakeLeg b = rig.legs.values().iterator().next();
        rig.events.progressed(b, 180, null, now);
        rig.events.answered(b, both, now);
        rig.events.confirmed(a, null);
        rig.events.ended(a, Cause.NORMAL_CLEARING, now);
        rig.legs.clear();
        rig.media.clear();
        for (CallInput input : rig.heard) {
            if (input.call() != a.call()) {
                throw new IllegalStateException("mixed up");
            }
        }
        rig.heard.clear();
    }
}
