package io.carillon.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The telephone book is open to nobody unless somebody said so, and readable on the way only if he said that, too. */
class BookSettingsTest {
    private static BookSettings of(String... pairs) {
        Properties settings = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.setProperty(pairs[i], pairs[i + 1]);
        }
        return BookSettings.of(settings);
    }

    @Test
    void isOffWithoutAPortAndWantsToBeEncryptedWithOne() {
        assertThat(of().isOn()).isFalse();
        assertThatThrownBy(() -> of(BookSettings.PORT, "3636")).hasMessageContaining(BookSettings.SSL_CONTEXT);
        BookSettings secure = of(BookSettings.PORT, "3636", BookSettings.SSL_CONTEXT, "applicationSSC");
        assertThat(secure.isOn() && secure.isSecure()).isTrue();
        BookSettings open = of(BookSettings.PORT, "3890", BookSettings.CLEAR_TEXT, "true");
        assertThat(open.isOn()).isTrue();
        assertThat(open.isSecure()).isFalse();
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> of(BookSettings.PORT, "70000")).hasMessageContaining(BookSettings.PORT);
        assertThatThrownBy(() -> of(BookSettings.SERVER, "no host")).hasMessageContaining(BookSettings.SERVER);
        assertThatThrownBy(() -> of(BookSettings.CLEAR_TEXT, "perhaps")).hasMessageContaining(BookSettings.CLEAR_TEXT);
        assertThatThrownBy(() -> of(BookSettings.CONNECTIONS, "0")).hasMessageContaining(BookSettings.CONNECTIONS);
        assertThatThrownBy(() -> of(BookSettings.PER_ADDRESS, "0")).hasMessageContaining(BookSettings.PER_ADDRESS);
    }
}
