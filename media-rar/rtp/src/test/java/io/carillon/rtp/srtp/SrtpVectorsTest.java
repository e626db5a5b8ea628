package io.carillon.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Published vectors: RFC 3711 appendix B, RFC 7714 sections 16 and 17, and the ones libsrtp has for a whole packet. */
class SrtpVectorsTest {
    private static final String MASTER = "E1F97A0D3E018BE0D64FA32C06DE4139" + "0EC675AD498AFEEBB6960B3AABE6";
    private static final String RTP_7714 = "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e697320646976"
            + "69736120696e20706172746573207472" + "6573";
    private static final String RTCP_7714 = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
            + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
    private static final String SALT_7714 = "517569642070726f2071756f";
    private static final String KEY_7714 = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    @Test
    void counterModeKeyStream() throws Exception {
        var keys = new PacketCipher.Keys(
                SrtpSuite.AES_CM_128_HMAC_SHA1_80,
                hex("2B7E151628AED2A6ABF7158809CF4F3C"),
                new byte[20],
                hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
        byte[] packet = new byte[48 + PacketCipher.OVERHEAD];
        PacketCipher.Place place = new PacketCipher.Place();
        place.encrypted = true;
        new CounterCipher(keys, new Workbench(2048), 10, false).protect(packet, 48, place);
        assertThat(Arrays.copyOf(packet, 48)).isEqualTo(hex("E03EAD0935C95E80E166B16DD92B4EB4"
                + "D23513162B02D0F72A43A2FE4A5F97AB" + "41E95B3BB0A2E8DD477901E4FCA894C0"));
    }

    @Test
    void keyDerivation() throws Exception {
        SrtpKey master = SrtpKey.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, hex(MASTER));
        assertThat(KeyDerivation.derive(master, KeyDerivation.RTP_CIPHER, 16))
                .isEqualTo(hex("C61E7A93744F39EE10734AFE3FF7A087"));
        assertThat(KeyDerivation.derive(master, KeyDerivation.RTP_SALT, 14))
                .isEqualTo(hex("30CBBC08863D8C85D49DB34A9AE1"));
        assertThat(KeyDerivation.derive(master, KeyDerivation.RTP_TAG, 20))
                .isEqualTo(hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
    }

    @Test
    void wholePacketsOfLibsrtp() throws Exception {
        SrtpKey key = SrtpKey.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, hex(MASTER));
        SrtpSender sender = new SrtpSender(key, 2048);
        ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
        byte[] rtp = hex("800f1234decafbadcafebabe" + "ab".repeat(16));
        buffer.put(0, rtp);
        assertThat(taken(buffer, sender.rtp(buffer, rtp.length))).isEqualTo(
                hex("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb"));
        byte[] rtcp = hex("81c8000bcafebabe" + "ab".repeat(16));
        buffer.put(0, rtcp);
        assertThat(taken(buffer, sender.rtcp(buffer, rtcp.length))).isEqualTo(
                hex("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798"));
    }

    @Test
    void galoisCounterModeOfRtp() throws Exception {
        assertThat(gcmRtp(SrtpSuite.AEAD_AES_128_GCM)).isEqualTo(hex("8040f17b8041f8d35501a0b2"
                + "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
                + "899d7f27beb16a9152cf765ee4390cce"));
        assertThat(gcmRtp(SrtpSuite.AEAD_AES_256_GCM)).isEqualTo(hex("8040f17b8041f8d35501a0b2"
                + "32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b"
                + "7aa3db36dfffd6b0f9bb7878d7a76c13"));
    }

    private static byte[] gcmRtp(SrtpSuite suite) throws Exception {
        byte[] packet = hex(RTP_7714);
        PacketCipher.Place place = new PacketCipher.Place();
        place.header = 12;
        place.source = 0x5501a0b2;
        place.index = 0xf17b;
        place.encrypted = true;
        byte[] room = Arrays.copyOf(packet, 100);
        GcmCipher cipher = new GcmCipher(keys(suite), new Workbench(2048), false);
        int length = cipher.protect(room, packet.length, place);
        byte[] sent = Arrays.copyOf(room, length);
        assertThat(new GcmCipher(keys(suite), new Workbench(2048), false).unprotect(room, length, place)).isEqualTo(packet.length);
        assertThat(Arrays.copyOf(room, packet.length)).isEqualTo(packet);
        return sent;
    }

    @Test
    void galoisCounterModeOfRtcp() throws Exception {
        byte[] packet = hex(RTCP_7714);
        PacketCipher.Place place = new PacketCipher.Place();
        place.header = 8;
        place.source = 0x4d617273;
        place.index = 0x5d4;
        place.encrypted = true;
        byte[] room = Arrays.copyOf(packet, 120);
        int length = new GcmCipher(keys(SrtpSuite.AEAD_AES_128_GCM), new Workbench(2048), true).protect(room, packet.length, place);
        assertThat(Arrays.copyOf(room, length)).isEqualTo(hex("81c8000d4d617273"
                + "63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded"
                + "0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4"));
    }

    private static PacketCipher.Keys keys(SrtpSuite suite) {
        return new PacketCipher.Keys(
                suite, Arrays.copyOf(hex(KEY_7714), suite.keyBytes()), new byte[0], hex(SALT_7714));
    }

    private static byte[] taken(ByteBuffer buffer, int length) {
        byte[] packet = new byte[length];
        buffer.get(0, packet);
        return packet;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.toLowerCase());
    }
}
