package io.carillon.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.trial.Trials;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every call survives the way into bytes and back; bytes that are no call are refused, whatever they are. */
class CallCodecTest {
    @Test
    void roundTrip() {
        Trials.of(500, draw -> {
            Call call = new AnyCall(draw).next();
            assertThat(CallCodec.decode(CallCodec.encode(call))).isEqualTo(call);
        });
    }

    @Test
    void damagedBytesAreRefusedOrReadButNeverBreak() {
        Trials.of(500, draw -> {
            byte[] bytes = CallCodec.encode(new AnyCall(draw).next());
            bytes[draw.between(0, bytes.length - 1)] = (byte) draw.between(Byte.MIN_VALUE, Byte.MAX_VALUE);
            try {
                CallCodec.decode(bytes);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        });
    }

    @Test
    void cutBytesAreRefused() {
        Trials.of(200, draw -> {
            byte[] bytes = CallCodec.encode(new AnyCall(draw).next());
            byte[] cut = Arrays.copyOf(bytes, draw.between(0, bytes.length - 1));
            assertThatThrownBy(() -> CallCodec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    /** An update of the application does not end calls: those of the version before knew nothing of what a caller wishes. */
    @Test
    void callsOfTheVersionBeforeAreRead() {
        Trials.of(50, draw -> {
            Call old = new AnyCall(draw).next().preferring("");
            ByteSink wish = new ByteSink();
            wish.putString("");
            byte[] bytes = CallCodec.encode(old);
            byte[] before = Arrays.copyOf(bytes, bytes.length - wish.toBytes().length);
            before[0] = 10;
            assertThat(CallCodec.decode(before)).isEqualTo(old);
        });
    }

    @Test
    void otherVersionsAreRefused() {
        assertThatThrownBy(() -> CallCodec.decode(new byte[] {99})).hasMessage("unknown version 99");
    }
}
