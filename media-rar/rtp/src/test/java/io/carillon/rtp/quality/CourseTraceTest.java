package io.carillon.rtp.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.QualityCourse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CourseTraceTest {
    private final CourseTrace trace = new CourseTrace(5);
    private long now = 1_000_000_000_000L;

    private void intervals(int count, double lost, double mos) {
        for (int i = 0; i < count; i++) {
            now += 5000;
            trace.add(now, lost, 10, 40, mos);
        }
    }

    @Test
    void withoutAWholeIntervalThereIsNothing() {
        assertThat(trace.course()).isEqualTo(QualityCourse.NONE);
    }

    @Test
    void theFirstIntervalBeganBeforeItEnded() {
        intervals(3, 0.02, 4.1);
        QualityCourse course = trace.course();
        assertThat(course.from()).isEqualTo(Instant.ofEpochMilli(1_000_000_000_000L));
        assertThat(course.seconds()).isEqualTo(5);
        assertThat(course.points()).hasSize(3).containsOnly(new QualityCourse.Point(20, 10_000, 40_000, 410));
        assertThat(QualityCourse.of(course.text())).isEqualTo(course);
    }

    @Test
    void aCallOfHoursHasNoMorePointsThanOneOfMinutesAndNoneOfItIsLeftOut() {
        intervals(1000, 0, 4.4);
        intervals(1000, 0.5, 1.5);
        QualityCourse course = trace.course();
        assertThat(course.points().size()).isBetween(QualityCourse.MOST / 2, QualityCourse.MOST);
        assertThat((long) course.seconds() * course.points().size()).isBetween(10_000L - course.seconds(), 10_000L);
        assertThat(course.points().get(0).mosHundredths()).isEqualTo(440);
        assertThat(course.points().get(course.points().size() - 1).mosHundredths()).isEqualTo(150);
        assertThat(course.text().length()).isLessThan(8000);
    }

    @Test
    void whereNothingWasHeardNothingIsSaidOfHowItSounded() {
        for (int i = 0; i < QualityCourse.MOST / 2; i++) {
            intervals(1, 0.1, 4);
            now += 5000;
            trace.add(now, 0, 0, -1, 0);
        }
        assertThat(trace.course().points()).containsOnly(new QualityCourse.Point(100, 10_000, 40_000, 400));
    }

    @Test
    void theLongestTextFitsIntoItsColumn() {
        var widest = new QualityCourse.Point(1000, Integer.MAX_VALUE, Integer.MAX_VALUE, 450);
        var course = new QualityCourse(Instant.ofEpochMilli(9_999_999_999_999L), Integer.MAX_VALUE,
                java.util.Collections.nCopies(QualityCourse.MOST, widest));
        assertThat(course.text()).hasSizeLessThanOrEqualTo(7000);
        assertThat(QualityCourse.of(course.text())).isEqualTo(course);
    }
}
