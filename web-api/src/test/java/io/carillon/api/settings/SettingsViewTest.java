package io.carillon.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsViewTest {
    @Test
    void whatWasSetIsListedAndSecretsAreNotShown() {
        Properties properties = new Properties();
        properties.setProperty("carillon.sip.port", "5060");
        properties.setProperty("carillon.admin.password", "hush");
        properties.setProperty("carillon.secrets.key", "hush");
        properties.setProperty("carillon.identity.key-password", "hush");
        properties.setProperty("java.home", "/opt");
        SettingsView view = SettingsView.of(Map.of("park", false, "dnd", true), properties);
        assertThat(view.settings()).containsOnlyKeys("carillon.sip.port", "carillon.admin.password",
                "carillon.secrets.key", "carillon.identity.key-password");
        assertThat(view.settings()).containsEntry("carillon.sip.port", "5060").doesNotContainValue("hush");
        assertThat(view.features()).containsExactly(
                new SettingsView.Feature("dnd", true), new SettingsView.Feature("park", false));
    }
}
