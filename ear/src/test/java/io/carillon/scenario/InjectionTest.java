package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Audio;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Strangers who know the ports of a call put nothing into it and get nothing out of it. */
@ArquillianTest
@RunAsClient
class InjectionTest {
    private static final int PACKETS = 400;
    private static final long PACE_NANOS = 2_000_000;
    private static final int DIGIT = 9;
    private static final int EVENTS = 101;
    /** Hertz of what a stranger sends: a square wave of eight samples. No phone of these tests speaks at that frequency. */
    static final double SHOUT = 1000;
    static final double MOST_FOREIGN = 0.02;
    /** A stumble of the machine may spoil a round; a fault of the server spoils them all. */
    private static final int ROUNDS = 8;

    private final Installation carillon = Installation.ofTestRun();

    /** What a stranger sends as audio: full scale, so that a single packet would be heard. */
    static byte[] shout(int source, int sequence, int type) {
        byte[] packet = new byte[type == EVENTS ? 16 : 172];
        ByteBuffer filled = ByteBuffer.wrap(packet);
        filled.put((byte) 0x80).put((byte) type).putShort((short) sequence).putInt(sequence * 160).putInt(source);
        for (int i = 12; i < packet.length; i++) {
            packet[i] = (byte) (i % 8 < 4 ? 0x80 : 0x00);
        }
        if (type == EVENTS) {
            filled.position(12).put((byte) DIGIT).put((byte) 0x8A).putShort((short) 800);
        }
        return packet;
    }

    private static void send(DatagramSocket from, byte[] packet, InetSocketAddress to) throws IOException {
        from.send(new DatagramPacket(packet, packet.length, to));
        LockSupport.parkNanos(PACE_NANOS);
    }

    @Test
    void whatStrangersSendIsNotHeard() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                DatagramSocket elsewhere = new DatagramSocket(0, InetAddress.getByName("127.0.0.66"));
                DatagramSocket neighbour = new DatagramSocket(0, carillon.sip().getAddress())) {
            Talk talk = Talk.between(alice, bob);
            Audio mouth = talk.out().audio();
            InetSocketAddress port = talk.out().remoteSdp().rtp();
            byte[] said = mouth.lastSent();
            int sequence = ByteBuffer.wrap(said).getShort(2);
            Hearing hearing = talk.in().audio().soFar();
            for (int round = 0; round < ROUNDS && (round == 0 || !hearing.isTone(alice.tone())); round++) {
                talk.in().audio().forget();
                for (int i = 0; i < PACKETS; i++) {
                    DatagramSocket from = i % 2 == 0 ? elsewhere : neighbour;
                    int source = i % 4 < 2 ? mouth.ssrc() : 0xBAD;
                    send(from, shout(source, sequence + 50 + i, i % 10 == 0 ? EVENTS : 0), port);
                }
                hearing = talk.in().audio().soFar();
            }
            byte[] goodbye = ByteBuffer.allocate(16).put((byte) 0x80).put((byte) 201).putShort((short) 1).putInt(mouth.ssrc())
                    .put((byte) 0x81).put((byte) 203).putShort((short) 1).putInt(mouth.ssrc()).array();
            InetSocketAddress control = new InetSocketAddress(port.getAddress(), port.getPort() + 1);
            send(elsewhere, goodbye, control);
            send(neighbour, goodbye, control);
            assertThat(hearing.isTone(alice.tone())).as("nothing but the caller's tone: %s", hearing).isTrue();
            assertThat(hearing.share(SHOUT)).as("share of what strangers sent, the caller's at %s Hz", alice.tone())
                    .isLessThanOrEqualTo(MOST_FOREIGN);
            assertThat(talk.in().audio().digits()).isEmpty();
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void whoAsksForAudioGetsNone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                DatagramSocket thief = new DatagramSocket(0, InetAddress.getByName("127.0.0.66"))) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.earlyMedia();
            out.awaitProvisional(183);
            InetSocketAddress port = out.remoteSdp().rtp();
            probe(thief, port);
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            probe(thief, port);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(received(thief)).isZero();
        }
    }

    private static void probe(DatagramSocket thief, InetSocketAddress port) throws IOException {
        for (int i = 0; i < PACKETS; i++) {
            send(thief, shout(0xBAD, i, 0), port);
        }
    }

    private static int received(DatagramSocket socket) throws IOException {
        socket.setSoTimeout((int) Duration.ofMillis(200).toMillis());
        int packets = 0;
        while (true) {
            try {
                socket.receive(new DatagramPacket(new byte[2048], 2048));
                packets++;
            } catch (SocketTimeoutException silence) {
                return packets;
            }
        }
    }
}
