package io.carillon.rtp.tap;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.RecordedAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;

/** What tests of recordings have in common: keys, packets, and an ear for what was written. */
final class Cellar implements RecordingKeys {
    static final FileAbout ABOUT = new FileAbout(
            new CallId("c-1"), Instant.parse("2026-11-21T10:00:00Z"), Map.of("caller", "secret-caller-101"));

    private final Map<String, SecretKey> keys = new HashMap<>();
    private String current;

    Cellar() {
        next("first");
    }

    void next(String id) {
        keys.put(id, Sealing.freshKey(new SecureRandom()));
        current = id;
    }

    void lose(String id) {
        keys.remove(id);
    }

    @Override
    public String current() {
        return current;
    }

    @Override
    public SecretKey key(String id) {
        return keys.get(id);
    }

    /** 20 ms of a constant level in mu-law, offered to a tap. */
    static void say(Tap tap, int side, long packet, long arrival, byte code) {
        byte[] bytes = new byte[172];
        java.util.Arrays.fill(bytes, 12, bytes.length, code);
        ByteBuffer rtp = ByteBuffer.wrap(bytes).putInt(4, (int) (packet * 160));
        tap.hear(Tap.what(side, Speech.kindOf(Codec.PCMU)), arrival, rtp, 12, 160);
    }

    /** All samples of a WAV file: one row per channel. */
    static short[][] samples(RecordedAudio audio) throws IOException {
        byte[] bytes = bytes(audio);
        ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int channels = wav.getShort(22);
        short[][] samples = new short[channels][(bytes.length - 44) / 2 / channels];
        for (int i = 0; i < samples[0].length; i++) {
            for (int channel = 0; channel < channels; channel++) {
                samples[channel][i] = wav.getShort(44 + 2 * (i * channels + channel));
            }
        }
        return samples;
    }

    static byte[] bytes(RecordedAudio audio) throws IOException {
        byte[] all = new byte[(int) audio.size()];
        int at = 0;
        while (at < all.length) {
            int read = audio.read(at, all, at, all.length - at);
            if (read <= 0) {
                throw new IOException("ends at " + at);
            }
            at += read;
        }
        return all;
    }
}
