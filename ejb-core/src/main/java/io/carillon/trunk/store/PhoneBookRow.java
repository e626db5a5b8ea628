package io.carillon.trunk.store;

import io.carillon.phonebook.PhoneBookEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Somebody outside of the house. */
@Entity
@Table(name = "phone_book")
class PhoneBookRow extends NamedRow<PhoneBookEntry> {
    @Column(name = "display_name")
    private String displayName;

    private String company;
    private String numbers;

    @Override
    void take(PhoneBookEntry settings) {
        displayName = settings.displayName();
        company = settings.company();
        numbers = joined(settings.numbers());
    }

    @Override
    PhoneBookEntry settings() {
        return new PhoneBookEntry(displayName, company, split(numbers));
    }
}
