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
    /** What reaches the server besides, in the browser's name. */
    private volatile Function<byte[], List<byte[]>> besides = datagram -> List.of(datagram);
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
        road.execute(() -> onTheWay.apply(datagram).forEach(one -> besides.apply(one).forEach(sent -> take(server, sent))));
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

    private static boolean isAnswer(byte[] datagram) {
        return Records.isOpenHandshake(datagram, 0) && datagram[Records.HEADER] != HELLO;
    }

    /** A message of this type and number that means nothing. */
    private static byte[] forged(int type, int number, int whole, int offset, int length) {
        byte[] invented = new byte[length];
        new Random(type + length).nextBytes(invented);
        return new Message(type, whole, number, offset, invented).record(0, length);
    }

    /** Each of the messages that the server waits for, in other words. */
    private static List<byte[]> strangers() {
        return List.of(forged(11, 2, 300, 0, 300), forged(11, 2, 3, 0, 3), forged(16, 3, 33, 0, 33), forged(16, 3, 66, 0, 66),
                forged(15, 4, 76, 0, 76), forged(20, 5, 12, 0, 12), forged(99, 2, 0, 0, 0), forged(16, 2, 33, 0, 33),
                WireRecord.CHANGE_CIPHER_SPEC.clone(), new byte[] {22, (byte) 0xfe, (byte) 0xfd, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 7});
    }

    @Test
    void messagesOfTheExpectedNumberInTheNameOfTheBrowserSpoilNothing() throws Exception {
        besides = datagram -> {
            List<byte[]> all = new ArrayList<>();
            for (Message message : new WireRecord(datagram).messages()) {
                if (isAnswer(datagram)) {
                    all.add(forged(message.type(), message.number(), 66, 0, 66));
                }
            }
            all.add(datagram);
            if (isHello(datagram)) {
                all.addAll(strangers());
            }
            return all;
        };
        shakesHands();
    }

    /** The first piece of another certificate, another key, another signature, each as long as the browser's own. */
    @Test
    void piecesInTheNameOfTheBrowserSpoilNothing() throws Exception {
        besides = datagram -> {
            List<byte[]> all = new ArrayList<>();
            for (Message message : new WireRecord(datagram).messages()) {
                if (isAnswer(datagram)) {
                    all.add(forged(message.type(), message.number(), message.whole(), 0, message.whole() / 2));
                    all.add(forged(message.type(), message.number(), message.whole(), 0, message.whole()));
                }
            }
            if (isAnswer(datagram)) {
                all.addAll(inPieces(datagram, 50));
            } else {
                all.add(datagram);
            }
            return all;
        };
        shakesHands();
    }

    /** Who knows the announced certificate, because he sees it pass, cannot sign with it. */
    @Test
    void theRightCertificateWithAnotherKeyIsWorthNothing() throws Exception {
        besides = datagram -> isAnswer(datagram) && datagram[Records.HEADER] == 16
                ? List.of(forged(16, 3, 33, 0, 33), forged(16, 3, 66, 0, 66), datagram) : List.of(datagram);
        shakesHands();
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
