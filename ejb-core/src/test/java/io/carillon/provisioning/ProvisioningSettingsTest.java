package io.carillon.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningSettingsTest {
    private static ProvisioningSettings settings(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return ProvisioningSettings.of(properties);
    }

    @Test
    void whatIsNotSetFollowsTheNameThatWasAsked() {
        assertThat(settings().reach("pbx.example.com", Transport.UDP, true, "hush"))
                .isEqualTo(new Reach("pbx.example.com", 5060, "https://pbx.example.com:8443/provision/hush/"));
        assertThat(settings("jboss.socket.binding.port-offset", "1000", "carillon.sip.tls.port", "6061")
                .reach("::1", Transport.TLS, false, "hush"))
                .isEqualTo(new Reach("[::1]", 6061, "http://[::1]:9080/provision/hush/"));
        assertThat(settings().reach("evil\nhost = x", Transport.UDP, true, "p").host()).isEqualTo("localhost");
    }

    @Test
    void whatIsSetCounts() {
        Reach reach = settings("carillon.provisioning.url", "https://phones.example.com",
                "carillon.provisioning.sip-server", "sip.example.com", "carillon.sip.port", "5070")
                .reach("10.0.0.1", Transport.TCP, true, "p");
        assertThat(reach).isEqualTo(new Reach("sip.example.com", 5070, "https://phones.example.com/provision/p/"));
        assertThat(reach.place()).isEqualTo("phones.example.com/provision/p");
    }

    @ParameterizedTest
    @CsvSource({"carillon.provisioning.url, http://h", "carillon.provisioning.url, https://h/path",
        "carillon.provisioning.open-url, https://h", "carillon.provisioning.sip-server, 'a b'"})
    void aWrongOneIsRefusedByName(String key, String value) {
        assertThatThrownBy(() -> settings(key, value)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(key);
    }
}
