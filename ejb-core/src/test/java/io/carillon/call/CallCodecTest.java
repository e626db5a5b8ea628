package io.carillon.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.QualityCourse;
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

    /** An update of the application does not end calls: those of the version before knew nothing of how audio went on. */
    @Test
    void callsOfTheVersionBeforeAreRead() {
        Trials.of(50, draw -> {
            Call call = new AnyCall(draw).next();
            Call old = call.with(call.legs().stream().map(CallCodecTest::withoutCourse).toList());
            ByteSink courses = new ByteSink();
            courses.putAll(old.legs(), LegCodec::course);
            byte[] bytes = CallCodec.encode(old);
            byte[] before = Arrays.copyOf(bytes, bytes.length - courses.toBytes().length);
            before[0] = 9;
            assertThat(CallCodec.decode(before)).isEqualTo(old);
        });
    }

    private static Leg withoutCourse(Leg leg) {
        return leg.phase() instanceof LegPhase.Cleared cleared
                ? leg.in(new LegPhase.Cleared(cleared.ringingAt(), cleared.answeredAt(), cleared.at(), cleared.cause(),
                        cleared.media().with(QualityCourse.NONE)))
                : leg;
    }

    @Test
    void otherVersionsAreRefused() {
        assertThatThrownBy(() -> CallCodec.decode(new byte[] {99})).hasMessage("unknown version 99");
    }
}
