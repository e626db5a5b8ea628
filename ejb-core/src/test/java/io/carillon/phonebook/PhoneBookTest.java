package io.carillon.phonebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tenant;
import io.carillon.trunk.Stored;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneBookTest {
    private static final Tenant HOUSE = new Tenant("house");

    private final PhoneBook book = new PhoneBook();

    private static Stored<PhoneBookEntry> entry(String name, String... numbers) {
        return new Stored<>(HOUSE, name, new PhoneBookEntry(name, "", List.of(numbers)), null, null, 0);
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        book.replace(List.of(entry("meyer", "+4930123456", "030123456"), entry("other", "+4930123456")));
        for (String number : List.of("+4930123456", "004930123456", "4930123456", "030123456")) {
            assertThat(book.nameOf(HOUSE, number)).as(number).contains("meyer");
        }
        assertThat(book.nameOf(HOUSE, "+493012345")).isEmpty();
        assertThat(book.nameOf(new Tenant("other"), "+4930123456")).isEmpty();
        book.replace(List.of());
        assertThat(book.nameOf(HOUSE, "+4930123456")).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidByField() {
        assertThat(new PhoneBookEntry("Meyer", "", List.of("+4930123456")).faults()).isEmpty();
        assertThat(new PhoneBookEntry(" ", "x".repeat(81), List.of("12a")).faults())
                .containsOnlyKeys("displayName", "company", "numbers");
    }
}
