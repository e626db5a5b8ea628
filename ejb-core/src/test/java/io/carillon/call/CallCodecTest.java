package io.carillon.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.trial.Trials;
import java.util.Arrays;
import java.util.List;
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

    /** An update of the application does not end calls: those of the version before knew nothing of who sent them on. */
    @Test
    void callsOfTheVersionBeforeAreRead() {
        Trials.of(50, draw -> {
            Call call = new AnyCall(draw).next();
            Call old = new Call(call.id(), call.origin(), call.direction(), call.from(), call.to(), call.hops(), call.stage(),
                    call.posture(), call.legs(), call.timers(), call.milestones(), call.explain(), call.source(),
                    call.withheld(), call.identity(), call.proof(), call.recording(), call.trail(), call.answerer(),
                    List.of());
            ByteSink none = new ByteSink();
            none.putAll(List.of(), ByteSink::putString);
            byte[] bytes = CallCodec.encode(old);
            byte[] before = Arrays.copyOf(bytes, bytes.length - none.toBytes().length);
            before[0] = 8;
            assertThat(CallCodec.decode(before)).isEqualTo(old);
        });
    }

    @Test
    void otherVersionsAreRefused() {
        assertThatThrownBy(() -> CallCodec.decode(new byte[] {99})).hasMessage("unknown version 99");
    }
}
