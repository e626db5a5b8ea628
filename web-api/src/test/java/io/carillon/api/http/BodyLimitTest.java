package io.carillon.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    @Test
    void aBodyOfExactlyTheLimitIsRead() throws Exception {
        byte[] body = new byte[BodyLimitFilter.LIMIT];
        assertThat(new BodyLimitFilter.Limited(new ByteArrayInputStream(body), BodyLimitFilter.LIMIT).readAllBytes()).hasSize(body.length);
    }

    @Test
    void aByteMoreIsTooLargeHoweverItCame() {
        byte[] body = new byte[BodyLimitFilter.LIMIT + 1];
        WebApplicationException refused = catchThrowableOfType(
                WebApplicationException.class,
                () -> new BodyLimitFilter.Limited(new ByteArrayInputStream(body), BodyLimitFilter.LIMIT).readAllBytes());
        assertThat(refused.getResponse().getStatus()).isEqualTo(413);
    }
}
