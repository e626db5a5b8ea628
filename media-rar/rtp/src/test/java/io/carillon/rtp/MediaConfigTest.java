package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaConfigTest {

    @Test
    void defaultsAreThoseOfTheGuide() {
        MediaConfig config = MediaConfig.defaults();
        assertThat(config.portMin()).isEqualTo(10000);
        assertThat(config.portMax()).isEqualTo(20000);
        assertThat(config.mediaTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.dscp()).isEqualTo(46);
        assertThat(config.bind4().isAnyLocalAddress()).isTrue();
        assertThat(config.transport()).isEqualTo(MediaConfig.Transport.AUTO);
        assertThat(config.opusLegs()).isEqualTo(100);
        assertThat(config.realTime()).isTrue();
        assertThat(MediaConfig.from(Map.of("carillon.rtp.real-time", "off")::get).realTime()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "carillon.rtp.port-min,abc",
        "carillon.rtp.port-min,0",
        "carillon.rtp.port-max,70000",
        "carillon.rtp.port-max,9000",
        "carillon.rtp.media-timeout,-1",
        "carillon.rtp.dscp,64",
        "carillon.rtp.loops,0",
        "carillon.rtp.transport,carrier-pigeon",
        "carillon.media.tones-country,Atlantis",
        "carillon.media.gain-control,perhaps",
        "carillon.media.opus-legs,1001",
        "carillon.media.opus-legs,-1",
        "carillon.rtp.real-time,soon",
        "carillon.rtp.bind-address,::1",
        "carillon.rtp.bind-address6,127.0.0.1",
        "carillon.rtp.advertised-address,300.1.1.1.1",
    })
    void aWrongSettingIsOneLineThatNamesItsKey(String key, String value) {
        assertThatThrownBy(() -> MediaConfig.from(Map.of(key, value)::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value)
                .hasMessageNotContaining("\n");
    }

    @Test
    void theAdvertisedAddressStandsInTheEndpoint() throws Exception {
        MediaConfig config = MediaConfig.from(Map.of(
                        "carillon.rtp.bind-address", "127.0.0.1",
                        "carillon.rtp.advertised-address", "203.0.113.7",
                        "carillon.rtp.port-min", "23100",
                        "carillon.rtp.port-max", "23199")
                ::get);
        try (Studio studio = new Studio(config)) {
            assertThat(studio.open(Studio.call(), "a", false).localRtp().getAddress().getHostAddress())
                    .isEqualTo("203.0.113.7");
        }
    }
}
