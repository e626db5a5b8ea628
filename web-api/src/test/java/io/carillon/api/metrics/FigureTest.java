package io.carillon.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void pathsBecomeNames() {
        assertThat(Figure.ofSwitch("rtp.packets.dropped.foreign").name())
                .isEqualTo("carillon_rtp_packets_dropped_foreign");
        assertThat(Figure.ofSwitch("lanes.queued").name()).isEqualTo("carillon_lanes_queued");
    }

    @Test
    void classesOfResponsesAreOneMetric() {
        Figure figure = Figure.ofSwitch("sip.responses.sent.4xx");
        assertThat(figure.name()).isEqualTo("carillon_sip_responses_sent");
        assertThat(figure.tags()).containsExactly(new Tag("class", "4xx"));
    }

    @Test
    void theCallsOfTheAdapterAreToldFromThoseOfTheEngine() {
        assertThat(Figure.ofSwitch("calls.active").name()).isEqualTo("carillon_switch_calls_active");
    }

    @Test
    void theRateIsOverTheTimeSinceTheLastLook() {
        AtomicLong clock = new AtomicLong();
        CallRate rate = new CallRate(clock::get);
        assertThat(rate.at(1000)).isZero();
        clock.addAndGet(10_000_000_000L);
        assertThat(rate.at(1500)).isEqualTo(50.0);
        clock.addAndGet(1000);
        assertThat(rate.at(1501)).isEqualTo(50.0);
    }
}
