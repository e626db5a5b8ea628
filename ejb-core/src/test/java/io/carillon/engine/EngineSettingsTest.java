package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSettingsTest {

    @Test
    void extensionsAreNumbersOfTheDefaultTenantUnlessTheySayOtherwise() {
        assertThat(EngineSettings.extensions("key", "")).isEmpty();
        assertThat(EngineSettings.extensions("key", "100, 200@acme,")).containsExactlyInAnyOrder(
                new Aor(Tenant.DEFAULT, "100"), new Aor(new Tenant("acme"), "200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boss", "100;200", "100@", "1", "100 200"})
    void whatIsNoExtensionStopsTheStartAndNamesTheKey(String wrong) {
        assertThatThrownBy(() -> EngineSettings.extensions("carillon.calls.supervisors", wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carillon.calls.supervisors").hasMessageContaining(wrong);
    }
}
