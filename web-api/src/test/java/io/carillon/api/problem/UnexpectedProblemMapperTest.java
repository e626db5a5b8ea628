package io.carillon.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.TooManyAttempts;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnexpectedProblemMapperTest {
    @Test
    void whatTheDirectoryRefusesHasItsStatus() {
        assertThat(status(new NotFound("there is no extension 1009"))).isEqualTo(404);
        assertThat(status(new Conflict("there is an extension 1001"))).isEqualTo(409);
        assertThat(status(new StaleVersion("changed meanwhile"))).isEqualTo(412);
        assertThat(status(new TooManyAttempts(30))).isEqualTo(429);
        assertThat(status(new EJBAccessException("no"))).isEqualTo(403);
    }

    @Test
    void everyBadFieldIsNamed() {
        Problem problem = (Problem) UnexpectedProblemMapper.foreseen(
                        new Invalid(Map.of(
                                "number", List.of("must be digits", "is too short"),
                                "displayName", List.of("is too long"))))
                .getResponse()
                .getEntity();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .containsExactly(
                        new FieldError("displayName", "is too long"),
                        new FieldError("number", "must be digits"),
                        new FieldError("number", "is too short"));
    }

    @Test
    void lockOutSaysWhenToTryAgain() {
        Response answer = UnexpectedProblemMapper.foreseen(new TooManyAttempts(30)).getResponse();
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("30");
    }

    @Test
    void aDatabaseThatIsAwayIsNoError() {
        assertThat(UnexpectedProblemMapper.isUnreachable(new SQLException("refused", "08001"))).isTrue();
        assertThat(UnexpectedProblemMapper.isUnreachable(new SQLTransientConnectionException("pool empty"))).isTrue();
        assertThat(UnexpectedProblemMapper.isUnreachable(new SQLException("bad syntax", "42601"))).isFalse();
    }

    @Test
    void whatNobodyForesawIsNotExplained() {
        assertThat(UnexpectedProblemMapper.foreseen(new IllegalStateException("secret detail"))).isNull();
    }

    private static int status(RuntimeException thrown) {
        return UnexpectedProblemMapper.foreseen(thrown).getResponse().getStatus();
    }
}
