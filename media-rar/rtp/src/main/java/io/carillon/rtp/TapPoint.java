package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.rtp.mix.Seat;
import io.carillon.rtp.tap.Speech;
import io.carillon.rtp.tap.Tap;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Hears what one device says to the other as it is relayed: the audio for a recording, when there is one, and the keys
 * for the application. On the event loop; without a recording a packet costs a look into a table.
 */
final class TapPoint {
    private static final byte KEY = -2;

    private final MediaLeg leg;
    private final MediaLoop loop;
    private final ByteBuffer buffer;
    private final KeysHeard keys = new KeysHeard();
    private final byte[] kinds = new byte[128];
    private Tap tap;
    private int side;
    private Seat seat;

    TapPoint(MediaLeg leg, MediaLoop loop) {
        this.leg = leg;
        this.loop = loop;
        this.buffer = loop.buffer();
        Arrays.fill(kinds, (byte) Speech.NONE);
    }

    /** Signalling has spoken. */
    void remote(RemoteMedia told) {
        for (int type = 0; type < kinds.length; type++) {
            Codec codec = PayloadMap.codec(type, told);
            kinds[type] = (byte) Speech.kindOf(codec);
        }
        EventTypes events = EventTypes.from(told);
        for (int type = 0; type < kinds.length; type++) {
            kinds[type] = events.has(type) ? KEY : kinds[type];
        }
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
            tell(keys.take(buffer, length, loop.now()));
        } else if (tap != null && seat == null && kind >= 0) {
            record(kind, length);
        }
        if (keys.isDown()) {
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
