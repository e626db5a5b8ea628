package io.carillon.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Tenant;
import org.junit.jupiter.api.Test;

class TokenIdTest {
    @Test
    void whatWasPutInComesOut() {
        TokenId id = new TokenId(7, "abc", new Tenant("acme.example.com"));
        assertThat(TokenId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void anythingElseIsNotOurs() {
        for (String foreign : new String[] {null, "", "7", "7.abc", "x.abc.acme"}) {
            assertThatThrownBy(() -> TokenId.parse(foreign)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
