package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.Repeated;
import io.carillon.rtp.mix.Seat;
import io.carillon.rtp.tap.Speech;
import io.carillon.rtp.tap.Tap;
import java.nio.ByteBuffer;

/**
 * Hears what one device says to the other as it is relayed: the audio for a recording, when there is one, and the keys
 * for the application. On the event loop; without a recording a packet costs a look into a table.
 */
final class TapPoint {
    private static final byte KEY = -2;
    private static final int KNOWN_SIDES = 256;
    private static final Repeated<Sides, byte[]> KINDS = new Repeated<>(KNOWN_SIDES, TapPoint::kinds);

    private final MediaLeg leg;
    private final MediaLoop loop;
    private final ByteBuffer buffer;
    /** Since the first key. */
    private KeysHeard keys;
    /** What packets of each payload type are; not to be written to. */
    private byte[] kinds = KINDS.of(new Sides(PayloadTypes.UNKNOWN, PayloadTypes.UNKNOWN));
    private Tap tap;
    private int side;
    private Seat seat;

    TapPoint(MediaLeg leg, MediaLoop loop) {
        this.leg = leg;
        this.loop = loop;
        this.buffer = loop.buffer();
    }

    /** What both have named. */
    private record Sides(PayloadTypes sends, PayloadTypes receives) {}

    /** Signalling has spoken. */
    void remote(RemoteMedia told) {
        kinds = KINDS.of(new Sides(told.sends(), told.receives()));
    }

    private static byte[] kinds(Sides sides) {
        byte[] kinds = new byte[128];
        EventTypes events = EventTypes.from(sides.sends(), sides.receives());
        for (int type = 0; type < kinds.length; type++) {
            Codec codec = PayloadMap.codec(type, sides.sends(), sides.receives());
            kinds[type] = events.has(type) ? KEY : (byte) Speech.kindOf(codec);
        }
        return kinds;
    }

    /** What the device says is recorded from now on. */
    void open(Tap into, int onSide) {
        tap = into;
        side = onSide;
        seated(seat);
    }

    void close() {
        tap = null;
        seated(seat);
    }

    /**
     * In a mix it is the mixer that records: the device on the left with all that it hears on the right, so that whoever comes in
     * is recorded, too. Null when it has left.
     */
    void seated(Seat in) {
        seat = in;
        if (seat != null) {
            seat.tap(tap != null && side == Tap.LEFT ? tap : null);
        }
    }

    /** The side it is recorded on, negative when it is not recorded into this. */
    int sideIn(Tap other) {
        return tap != null && tap == other ? side : -1;
    }

    /** The packet in the buffer comes from a device that talks with nobody; who hears its keys is told elsewhere. */
    void hearAlone(int type, int length) {
        if (tap != null && kinds[type] >= 0) {
            record(kinds[type], length);
        }
    }

    private void record(int kind, int length) {
        int from = RtpHeader.payload(buffer);
        int end = RtpHeader.end(buffer, length);
        if (end > from) {
            tap.hear(Tap.what(side, kind), loop.now(), buffer, from, end - from);
        }
    }

    /** The packet in the buffer is about to be relayed; its payload type is still that of the device. */
    void hear(int type, int length) {
        int kind = kinds[type];
        if (kind == KEY) {
            keys = keys == null ? new KeysHeard() : keys;
            tell(keys.take(buffer, length, loop.now()));
        } else if (tap != null && seat == null && kind >= 0) {
            record(kind, length);
        }
        if (keys != null && keys.isDown()) {
            tell(keys.silent(loop.now()));
        }
    }

    private void tell(int key) {
        if (key == KeysHeard.NONE || !keys.mayTell(loop.now())) {
            return;
        }
        try {
            loop.events().keyPassed(leg.call(), leg.leg(), key);
        } catch (RuntimeException failure) {
            MediaLog.LOG.eventFailed(leg.call(), leg.leg(), failure);
        }
    }
}
