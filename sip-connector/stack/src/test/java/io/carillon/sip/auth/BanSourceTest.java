package io.carillon.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.BanSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BanSourceTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.300, ",
        "2001:db8:0:1:aaaa::7, 2001:db8:0:1::/64",
        "2001:db8:0:1:bbbb:0:0:9, 2001:db8:0:1::/64",
        "2001:db8:0:1::/64, 2001:db8:0:1::/64",
        "::1, 0:0:0:0::/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "host.example, ",
        "192.0.2.0/24, "
    })
    void aHostOfAnIpv6SiteIsTheSite(String address, String source) {
        assertThat(BanSource.of(address)).isEqualTo(source);
    }
}
