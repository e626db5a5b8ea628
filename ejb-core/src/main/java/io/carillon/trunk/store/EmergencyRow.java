package io.carillon.trunk.store;

import io.carillon.trunk.EmergencySettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** How calls for help are routed. */
@Entity
@Table(name = "emergency_settings")
class EmergencyRow extends NamedRow<EmergencySettings> {
    private String numbers;
    private String prefixes;

    @Column(name = "test_numbers")
    private String testNumbers;

    private String trunks;
    private String callback;
    private String site;

    @Column(name = "notify_extensions")
    private String notifyExtensions;

    @Column(name = "notify_emails")
    private String notifyEmails;

    @Override
    void take(EmergencySettings settings) {
        numbers = joined(settings.numbers());
        prefixes = joined(settings.prefixes());
        testNumbers = joined(settings.testNumbers());
        trunks = joined(settings.trunks());
        callback = settings.callback();
        site = settings.site();
        notifyExtensions = joined(settings.notifyExtensions());
        notifyEmails = joined(settings.notifyEmails());
    }

    @Override
    EmergencySettings settings() {
        return new EmergencySettings(split(numbers), split(prefixes), split(testNumbers), split(trunks), callback,
                site, split(notifyExtensions), split(notifyEmails));
    }
}
