package io.carillon.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others call otherwise is found, and what is ours stays where it is. */
class OtherNamesTest {
    private static final URI API = URI.create("http://pbx.example.com:8080/api/");

    @ParameterizedTest
    @CsvSource({
        "/status, /system/status", "/phone-book/meyer, /phonebook/meyer", "/v1/extensions/1001, /extensions/1001",
        "/v1/sip-trunks, /trunks", "/fmfm/config/1001, /extensions/1001/find-me", "/config/features/dnd, /features/dnd",
        "/registered-phones/extension/1001, /registrations/1001", "/voicemail-boxes/1001/messages, /voicemail/1001/messages",
        "/voicemail-boxes, /voicemail", "/voicemail-lists, /voicemail-lists",
        "/paging/zones/750, /paging/750", "/paging/750, /paging/750", "/statusx, /statusx", "/phonebook, /phonebook",
        "/phone-book/a%2Fb, /phonebook/a%2Fb"})
    void leadsToOurs(String theirs, String ours) {
        assertThat(OtherNames.ours(theirs)).isEqualTo(ours);
    }

    @Test
    void theQueryStaysAndWhatIsOursIsNotMoved() {
        assertThat(OtherNames.moved(API, API.resolve("phone-book?limit=1&after=x")))
                .isEqualTo(API.resolve("phonebook?limit=1&after=x"));
        assertThat(OtherNames.moved(API, API.resolve("phonebook?limit=1"))).isNull();
        assertThat(OtherNames.moved(API, URI.create("http://pbx.example.com:8080/status"))).isNull();
    }

    @Test
    void theDescriptionTellsThem() {
        assertThat(OtherNames.of("/phonebook/{name}")).containsExactly("/phone-book/{name}");
        assertThat(OtherNames.of("/extensions/{number}/find-me")).containsExactly("/fmfm/config/{number}");
        assertThat(OtherNames.of("/extensions")).isEmpty();
    }
}
