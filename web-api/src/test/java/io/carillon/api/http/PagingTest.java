package io.carillon.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.api.problem.FieldError;
import io.carillon.api.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    @Test
    void absentMeansTheDefault() {
        assertThat(Paging.limit(null)).isEqualTo(50);
        assertThat(Paging.limit("")).isEqualTo(50);
        assertThat(Paging.limit("200")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "1.5", "99999999999", "1e3"})
    void anythingElseIsNamed(String limit) {
        WebApplicationException refused =
                catchThrowableOfType(WebApplicationException.class, () -> Paging.limit(limit));
        assertThat(((Problem) refused.getResponse().getEntity()).errors())
                .extracting(FieldError::field)
                .containsExactly("limit");
    }

    @Test
    void aFullPageNamesTheKeyOfItsLastItem() {
        assertThat(Paging.next(List.of("1001", "1002"), 2, key -> key)).isEqualTo("1002");
    }

    @Test
    void aPageWithRoomIsTheLast() {
        assertThat(Paging.next(List.of("1001"), 2, key -> key)).isNull();
        assertThat(Paging.next(List.<String>of(), 2, key -> key)).isNull();
    }
}
