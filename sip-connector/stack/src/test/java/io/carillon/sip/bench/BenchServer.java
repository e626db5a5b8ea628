package io.carillon.sip.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.Credential;
import io.carillon.contract.DialNotes;
import io.carillon.contract.Ids;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.sip.CredentialTable;
import io.carillon.sip.DialRequest;
import io.carillon.sip.Invited;
import io.carillon.sip.RegisterResponder;
import io.carillon.sip.SipConfig;
import io.carillon.sip.SipEndpoint;
import io.carillon.sip.SipEvents;
import io.carillon.sip.SipLeg;
import io.carillon.sip.Transfer;
import io.carillon.sip.sdp.MediaAddress;
import io.carillon.sip.sdp.OfferAnswer;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Connects every call to one target, with nothing in between. Arguments: port, target port. Prints CPU per call each 5
 * s.
 */
public final class BenchServer implements SipEvents {
    private static final MediaAddress MEDIA = MediaAddress.of("127.0.0.1", 20000);

    private record Pair(SipLeg a, SessionDescription offer, SipLeg[] b) {}

    private final Map<SipLeg, Pair> byLeg = new ConcurrentHashMap<>();
    private final LongAdder calls = new LongAdder();
    private final LongAdder registrations = new LongAdder();
    private final int target;
    private SipEndpoint endpoint;

    private BenchServer(int target) {
        this.target = target;
    }

    public static void main(String[] args) throws Exception {
        BenchServer server = new BenchServer(Integer.parseInt(args[1]));
        CredentialTable table = new CredentialTable();
        for (int i = 1000; i < 2000; i++) {
            String a1 = i + ":carillon:secret";
            table.put(new Credential(new Aor(Tenant.DEFAULT, "" + i), "" + i, "carillon", hash("MD5", a1),
                    hash("SHA-256", a1)));
        }
        server.endpoint = new SipEndpoint(SipConfig.read(Map.of(
                SipConfig.BIND_ADDRESS, "127.0.0.1", SipConfig.PORT, args[0], SipConfig.REALM, "carillon")::get),
                        server, table);
        server.endpoint.start();
        server.report();
    }

    private void report() throws InterruptedException {
        OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = os.getProcessCpuTime();
        long ended = 0;
        long registered = 0;
        while (true) {
            Thread.sleep(5000);
            long cpuNow = os.getProcessCpuTime();
            long endedNow = calls.sum();
            long registeredNow = registrations.sum();
            long n = endedNow - ended + registeredNow - registered;
            Runtime jvm = Runtime.getRuntime();
            System.out.printf("%d calls/s %d reg/s, %.4f CPU-ms each, heap %d MB, %s %s%n", (endedNow - ended) / 5,
                    (registeredNow - registered) / 5, n == 0 ? 0 : (cpuNow - cpu) / 1e6 / n,
                    (jvm.totalMemory() - jvm.freeMemory()) >> 20, endpoint.gauges(), allocated());
            cpu = cpuNow;
            ended = endedNow;
            registered = registeredNow;
        }
    }

    private static String allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += bytes;
        }
        return "allocated " + (sum >> 20) + " MB";
    }

    private static String hash(String algorithm, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    @Override
    public boolean acceptingCalls() {
        return true;
    }

    @Override
    public void invited(Invited invited) {
        SessionDescription offer = invited.offer().sdpOrNull();
        Pair pair = new Pair(invited.leg(), offer, new SipLeg[1]);
        byLeg.put(invited.leg(), pair);
        pair.b()[0] = endpoint.dial(new DialRequest(invited.leg().call(), Ids.newLeg(),
                new SipTarget("sip:" + invited.to().digits() + "@127.0.0.1:" + target, List.of(),
                        new SipPeer(SipTransport.UDP, "127.0.0.1", target)),
                invited.from(), invited.to().digits(), invited.hops() - 1, OfferAnswer.offerFrom(offer, MEDIA),
                DialNotes.NONE));
        byLeg.put(pair.b()[0], pair);
    }

    @Override
    public void progressed(SipLeg leg, int status, SessionDescription answerOrNull) {
        byLeg.get(leg).a().provisional(status, null);
    }

    @Override
    public void answered(SipLeg leg, SessionDescription answer) {
        Pair pair = byLeg.get(leg);
        pair.a().accept(OfferAnswer.answerFrom(pair.offer(), answer, MEDIA).orElseThrow());
    }

    @Override
    public void confirmed(SipLeg leg, SessionDescription answerOrNull) {
        // nothing to relay here
    }

    @Override
    public void rejected(SipLeg leg, Cause cause) {
        Pair pair = byLeg.remove(leg);
        if (pair != null) {
            pair.a().end(cause);
        }
    }

    @Override
    public void ended(SipLeg leg, Cause cause, boolean byFarEnd) {
        Pair pair = byLeg.remove(leg);
        if (leg.inbound()) {
            calls.increment();
        }
        if (pair != null && byFarEnd) {
            (leg == pair.a() ? pair.b()[0] : pair.a()).end(cause);
        }
    }

    @Override
    public void offered(SipLeg leg, SdpBody offer) {
        leg.declineOffer(Cause.NOT_ACCEPTABLE);
    }

    @Override
    public void offerAnswered(SipLeg leg, SessionDescription answer) {
        // no offers of ours
    }

    @Override
    public void offerRefused(SipLeg leg, Cause cause) {
        // no offers of ours
    }

    @Override
    public void transferAsked(SipLeg leg, Transfer transfer) {
        leg.reportTransfer(603, "Decline");
    }

    @Override
    public void registerAsked(RegisterAsked asked, RegisterResponder responder) {
        registrations.increment();
        responder.reply(new RegisterReply.Accepted(asked.contacts().stream()
                .map(c -> new RegisterReply.Bound(c.uri(), 3600, c.q(), c.instance())).toList()));
    }
}
