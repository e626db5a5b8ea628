package io.carillon.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.trunk.Sealed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookPiecesTest {
    private static Webhook hook(String url, String... events) {
        return new Webhook(true, url, List.of(events), Sealed.NONE);
    }

    @Test
    void typesFamiliesAndEverything() {
        assertThat(hook("", "call.ended").wants("call.ended")).isTrue();
        assertThat(hook("", "call.ended").wants("call.ended2")).isFalse();
        assertThat(hook("", "call.*").wants("call.ringing")).isTrue();
        assertThat(hook("", "call.*").wants("cdr.created")).isFalse();
        assertThat(hook("", "*").wants("cdr.created")).isTrue();
        assertThat(new Webhook(false, "", List.of("*"), Sealed.NONE).wants("cdr.created")).isFalse();
    }

    /** The code was made with {@code printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac secret}. */
    @Test
    void theSignatureIsTheOneThatOthersCompute() {
        assertThat(Signature.of("secret", 1_700_000_000L, "{\"a\":1}")).isEqualTo("sha256=49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686");
    }

    @Test
    void soonAtFirstThenSeldomThenNeverAgain() {
        assertThat(Retries.after(1, 503, 0)).contains(Duration.ofSeconds(1));
        assertThat(Retries.after(2, 0, 0)).contains(Duration.ofSeconds(5));
        assertThat(Retries.after(2, 429, 1)).contains(Duration.ofSeconds(6));
        assertThat(Retries.after(10, 500, 0)).contains(Duration.ofHours(24));
        assertThat(Retries.after(11, 500, 0)).isEmpty();
        assertThat(Retries.after(1, 404, 0)).as("it will not be found later either").isEmpty();
        assertThat(Retries.after(1, 302, 0)).isPresent();
    }

    @Test
    void onlyHttpsAndOnlyToThePublicNetwork() {
        WebhookRules strict = new WebhookRules(false, false);
        assertThat(strict.faults(hook("https://erp.example.com/hook", "*"))).isEmpty();
        for (String bad : List.of("http://erp.example.com", "ftp://x", "https://user:pw@x.example.com", "nonsense", "https:///x")) {
            assertThat(strict.faults(hook(bad, "*"))).as(bad).containsKey("url");
        }
        assertThat(new WebhookRules(true, false).faults(hook("http://erp.example.com", "*"))).isEmpty();
        assertThat(strict.faults(hook("https://erp.example.com", "Call"))).containsKey("events");
        assertThat(strict.faults(hook("https://erp.example.com"))).containsKey("events");
        for (String inside : List.of("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[::1]", "[fd00::1]", "0.0.0.0")) {
            assertThatThrownBy(() -> strict.checkAddresses(URI.create("https://" + inside + "/")))
                    .as(inside).isInstanceOf(WebhookRules.Refused.class);
        }
    }

    @Test
    void theOperatorMayAllowMore() throws Exception {
        new WebhookRules(true, true).checkAddresses(URI.create("http://127.0.0.1:9/"));
    }
}
