package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STUN binding requests on the SIP port. */
class StunTest {
    private static final int COOKIE = 0x2112A442;

    private static ByteBuffer request(byte... attributes) {
        byte[] transaction = new byte[12];
        new Random(5).nextBytes(transaction);
        return ByteBuffer.allocate(20 + attributes.length).putShort((short) 1).putShort((short) attributes.length)
                .putInt(COOKIE).put(transaction).put(attributes);
    }

    private static ByteBuffer exchange(SocketsRig rig, String host, ByteBuffer request) throws IOException {
        try (DatagramSocket phone = new DatagramSocket(0, InetAddress.getByName(host))) {
            phone.setSoTimeout(1_000);
            byte[] bytes = request.array();
            phone.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(host), rig.port()));
            DatagramPacket answer = new DatagramPacket(new byte[512], 512);
            phone.receive(answer);
            ByteBuffer got = ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
            if (got.getShort(0) == 0x0101) {
                assertThat((got.getShort(26) ^ COOKIE >>> 16) & 0xFFFF).isEqualTo(phone.getLocalPort());
            }
            return got;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void aDeviceLearnsItsAddress(String host) throws IOException {
        try (SocketsRig rig = new SocketsRig(host, Admission.OPEN)) {
            ByteBuffer request = request();
            ByteBuffer answer = exchange(rig, host, request);
            assertThat(answer.getShort(0)).isEqualTo((short) 0x0101);
            assertThat(answer.getShort(2)).isEqualTo((short) (answer.limit() - 20));
            for (int i = 4; i < 20; i++) {
                assertThat(answer.get(i)).isEqualTo(request.get(i));
            }
            assertThat(answer.getShort(20)).isEqualTo((short) 0x0020);
            byte[] address = InetAddress.getByName(host).getAddress();
            assertThat(answer.get(25)).isEqualTo((byte) (address.length == 4 ? 1 : 2));
            for (int i = 0; i < address.length; i++) {
                assertThat((byte) (answer.get(28 + i) ^ answer.get(4 + i))).isEqualTo(address[i]);
            }
            assertThat(rig.sockets.counters().snapshot()).containsEntry("sip.stun.answered", 1L);
            assertThat(rig.requests).isEmpty();
        }
    }

    @Test
    void anAttributeThatMustBeUnderstoodIsRefusedByName() throws IOException {
        try (SocketsRig rig = new SocketsRig()) {
            ByteBuffer answer = exchange(rig, "127.0.0.1", request((byte) 0x7F, (byte) 1, (byte) 0, (byte) 0));
            assertThat(answer.getShort(0)).isEqualTo((short) 0x0111);
            assertThat(answer.get(26)).isEqualTo((byte) 4);
            assertThat(answer.get(27)).isEqualTo((byte) 20);
            assertThat(answer.getShort(answer.limit() - 4)).isEqualTo((short) 0x7F01);
            ByteBuffer optional = exchange(rig, "127.0.0.1", request((byte) 0x80, (byte) 0x22, (byte) 0, (byte) 0));
            assertThat(optional.getShort(0)).isEqualTo((short) 0x0101);
        }
    }

    @Test
    void rubbishThatLooksLikeItIsNotAnswered() throws IOException {
        try (SocketsRig rig = new SocketsRig()) {
            ByteBuffer noCookie = request();
            noCookie.putInt(4, 7);
            ByteBuffer wrongLength = request();
            wrongLength.putShort(2, (short) 8);
            for (ByteBuffer bad : new ByteBuffer[] {noCookie, wrongLength, ByteBuffer.allocate(20)}) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> exchange(rig, "127.0.0.1", bad))
                        .isInstanceOf(SocketTimeoutException.class);
            }
            assertThat(rig.sockets.counters().snapshot()).containsEntry("sip.stun.answered", 0L)
                    .containsEntry("sip.keepalives", 3L);
        }
    }
}
