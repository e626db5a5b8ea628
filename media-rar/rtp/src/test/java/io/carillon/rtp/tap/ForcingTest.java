package io.carillon.rtp.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForcingTest {
    private long now;
    private final List<Integer> forced = new ArrayList<>();
    private final Forcing<File> forcing = new Forcing<>(() -> now);

    private final class File implements Forcing.Written {
        private final int number;
        private final long takes;

        File(int number, long takesMillis) {
            this.number = number;
            this.takes = takesMillis * 1_000_000;
        }

        @Override
        public void force() throws IOException {
            now += takes;
            if (number < 0) {
                throw new IOException("no space");
            }
            forced.add(number);
        }
    }

    private void round() {
        forcing.round((file, refused) -> {
            throw new AssertionError(refused);
        });
    }

    @Test
    void aSlowDiskHasItsShareOfARoundAndNobodyIsForgotten() {
        List<File> files = IntStream.range(0, 50).mapToObj(number -> new File(number, 10)).toList();
        files.forEach(forcing::add);
        round();
        assertThat(forced).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        files.forEach(forcing::add); // all have written another second, and those that still waited keep their places
        round();
        round();
        assertThat(forced.subList(20, 60)).containsExactlyElementsOf(
                IntStream.concat(IntStream.range(20, 50), IntStream.range(0, 10)).boxed().toList());
    }

    @Test
    void aFastDiskForcesAll() {
        IntStream.range(0, 1_000).forEach(number -> forcing.add(new File(number, 0)));
        round();
        assertThat(forced).hasSize(1_000);
        round();
        assertThat(forced).hasSize(1_000);
    }

    @Test
    void whatIsOverIsNotForcedAndWhatIsRefusedIsTold() {
        File over = new File(1, 0);
        forcing.add(over);
        forcing.add(new File(-1, 0));
        forcing.add(new File(2, 0));
        forcing.remove(over);
        List<String> told = new ArrayList<>();
        forcing.round((file, refused) -> told.add(file.number + " " + refused.getMessage()));
        assertThat(told).containsExactly("-1 no space");
        assertThat(forced).containsExactly(2);
    }
}
