package io.carillon.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cidr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/28, 192.0.2.15, true",
        "192.0.2.0/28, 192.0.2.16, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "192.0.2.0/24, 2001:db8::1, false"
    })
    void aNetworkHoldsItsAddresses(String network, String address, boolean holds) {
        assertThat(Cidr.parse(network).contains(Cidr.address(address))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "carrier.example", "192.0.2.0/33", "192.0.2.256", "::1/129", "1.2.3", "192.0.2.0/", "a:b/x"})
    void whatIsNoneIsRefusedWithoutANameServer(String text) {
        assertThat(Cidr.parse(text)).isNull();
    }
}
