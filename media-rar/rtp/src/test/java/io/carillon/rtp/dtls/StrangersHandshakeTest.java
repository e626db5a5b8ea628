package io.carillon.rtp.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.fuzz.Fuzz;
import io.carillon.rtp.srtp.SrtpKey;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody writes a browser's own address and port on his datagrams, and hears none of the answers. */
class StrangersHandshakeTest {
    private static final InetSocketAddress BROWSER = new InetSocketAddress("192.0.2.7", 40_000);
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("192.0.2.7", 40_001);
    private static final byte[] FATAL_ALERT = {21, (byte) 0xfe, (byte) 0xfd, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, 2, 40};
    /** A message of the handshake that comes with the highest number a record can have, and means nothing. */
    private static final byte[] FROM_THE_FUTURE = {22, (byte) 0xfe, (byte) 0xfd, 0, 0, -1, -1, -1, -1, -1, -1, 0, 12,
        0, 0, 0, 0, 127, 127, 0, 0, 0, 0, 0, 0};
    private static final int HELLO = 1;
    private static final int HELLO_VERIFY_REQUEST = 3;
    /** Behind the version. */
    private static final int RANDOM_AT = Records.HEADER + Records.MESSAGE_HEADER + 2;
    private static final int RANDOM_BYTES = 32;

    private final DtlsIdentity ours;
    private final DtlsIdentity theirs;
    private final DtlsWorkers workers = new DtlsWorkers(2);
    private final DtlsWorkers browserWorkers = new DtlsWorkers(2);
    private final ExecutorService road = Executors.newSingleThreadExecutor();
    private final Queue<byte[]> sentToBrowser = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<SrtpKey> heardByServer = new CompletableFuture<>();
    private final CompletableFuture<SrtpKey> spokenByBrowser = new CompletableFuture<>();
    private volatile Function<byte[], List<byte[]>> onTheWay = datagram -> List.of(datagram);
    private final DtlsSession server;
    private final DtlsSession browser;

    StrangersHandshakeTest() throws Exception {
        ours = DtlsIdentity.create();
        theirs = DtlsIdentity.create();
        server = new DtlsSession(ours, workers, new DtlsSession.Peer(List.of(theirs.print()), false, this::toBrowser,
                (mine, other) -> heardByServer.complete(other), reason -> { }));
        browser = new DtlsSession(theirs, browserWorkers, new DtlsSession.Peer(List.of(ours.print()), true, this::toServer,
                (mine, other) -> spokenByBrowser.complete(mine), reason -> { }));
    }

    @AfterEach
    void end() {
        browser.close();
        server.close();
        workers.close();
        browserWorkers.close();
        road.shutdownNow();
    }

    private void toServer(byte[] datagram) {
        road.execute(() -> onTheWay.apply(datagram).forEach(one -> take(server, one)));
    }

    private void toBrowser(byte[] datagram) {
        sentToBrowser.add(datagram);
        road.execute(() -> onTheWay.apply(datagram).forEach(one -> take(browser, one)));
    }

    private static void take(DtlsSession session, byte[] datagram) {
        session.take(ByteBuffer.wrap(datagram), datagram.length, BROWSER);
    }

    private void shakesHands() throws Exception {
        browser.reachable();
        assertThat(heardByServer.get(20, TimeUnit.SECONDS)).isEqualTo(spokenByBrowser.get(20, TimeUnit.SECONDS));
        await().atMost(Duration.ofSeconds(10)).until(() -> workers.completedCount() == 1);
        assertThat(workers.failedCount() + browserWorkers.failedCount()).isZero();
    }

    private static boolean isHello(byte[] datagram) {
        return Records.isOpenHandshake(datagram, 0) && datagram[Records.HEADER] == HELLO;
    }

    /** The session identifier before it is empty. */
    private static boolean hasCookie(byte[] hello) {
        return hello[RANDOM_AT + RANDOM_BYTES + 1] > 0;
    }

    /** The browser's first hello that is wanted; nothing it says arrives anywhere from then on. */
    private byte[] hello(Predicate<byte[]> wanted) throws InterruptedException {
        BlockingQueue<byte[]> said = new LinkedBlockingQueue<>();
        onTheWay = datagram -> {
            if (isHello(datagram) && wanted.test(datagram)) {
                said.add(datagram);
                onTheWay = lost -> List.of();
                return List.of();
            }
            return List.of(datagram);
        };
        browser.reachable();
        return said.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void helloesInTheNameOfTheBrowserCostNoAttemptAndNoThread() throws Exception {
        byte[] hello = hello(datagram -> true);
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            byte[] forged = hello.clone();
            byte[] invented = new byte[RANDOM_BYTES];
            random.nextBytes(invented);
            System.arraycopy(invented, 0, forged, RANDOM_AT, RANDOM_BYTES);
            take(server, forged);
        }
        assertThat(workers.busy()).isZero();
        assertThat(sentToBrowser).hasSize(500).allMatch(StrangersHandshakeTest::isCookie)
                .allMatch(answer -> answer.length < hello.length);
        road.submit(() -> { }).get(10, TimeUnit.SECONDS);
        onTheWay = datagram -> List.of(datagram);
        shakesHands();
    }

    @Test
    void whatNobodyThoughtOfBeforeTheHandshakeCostsNothing() throws Exception {
        onTheWay = datagram -> List.of();
        Fuzz.run(StrangersHandshakeTest.class, "dtls", 3_000, new DtlsGrammar(), message -> take(server, message));
        assertThat(workers.busy()).isZero();
        road.submit(() -> { }).get(10, TimeUnit.SECONDS);
        onTheWay = datagram -> List.of(datagram);
        shakesHands();
    }

    private static boolean isCookie(byte[] answer) {
        return Records.isOpenHandshake(answer, 0) && answer[Records.HEADER] == HELLO_VERIFY_REQUEST;
    }

    @Test
    void aCookieIsGoodForTheAddressItWasSentTo() throws Exception {
        byte[] proven = hello(StrangersHandshakeTest::hasCookie);
        sentToBrowser.clear();
        server.take(ByteBuffer.wrap(proven), proven.length, ELSEWHERE);
        assertThat(sentToBrowser).hasSize(1).allMatch(StrangersHandshakeTest::isCookie);
        assertThat(workers.busy()).isZero();
        take(server, proven);
        await().atMost(Duration.ofSeconds(10)).until(() -> workers.busy() == 1);
    }

    @Test
    void alertsAndRubbishBetweenThePeersDatagramsEndNothing() throws Exception {
        byte[] cut = Arrays.copyOf(FATAL_ALERT, FATAL_ALERT.length - 1);
        onTheWay = datagram -> List.of(FATAL_ALERT, FROM_THE_FUTURE, cut, datagram, new byte[] {22}, FATAL_ALERT);
        shakesHands();
    }

    @Test
    void anAlertAndNothingElseEndsTheHandshake() {
        onTheWay = datagram -> List.of();
        browser.reachable();
        take(browser, FATAL_ALERT);
        await().atMost(Duration.ofSeconds(10)).until(() -> browserWorkers.failedCount() == 1);
    }

    @Test
    void aHelloInPiecesIsPutTogether() throws Exception {
        onTheWay = datagram -> isHello(datagram) ? inPieces(datagram, 50) : List.of(datagram);
        shakesHands();
    }

    /** As a browser sends a hello that is longer than a datagram. */
    private static List<byte[]> inPieces(byte[] datagram, int size) {
        List<byte[]> pieces = new ArrayList<>();
        int whole = datagram.length - Records.HEADER - Records.MESSAGE_HEADER;
        for (int offset = 0; offset < whole; offset += size) {
            int length = Math.min(size, whole - offset);
            ByteBuffer piece = ByteBuffer.allocate(Records.HEADER + Records.MESSAGE_HEADER + length);
            piece.put(datagram, 0, Records.HEADER - 2).putShort((short) (Records.MESSAGE_HEADER + length));
            piece.put(datagram, Records.HEADER, 6).put((byte) 0).putShort((short) offset).put((byte) 0).putShort((short) length);
            piece.put(datagram, Records.HEADER + Records.MESSAGE_HEADER + offset, length);
            pieces.add(piece.array());
        }
        return pieces;
    }
}
