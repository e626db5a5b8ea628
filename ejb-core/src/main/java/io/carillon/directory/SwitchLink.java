package io.carillon.directory;

import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchConnectionFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The way to the switch, which may not be there: it is looked up each time and an absence is an answer, not a failure.
 */
@ApplicationScoped
public class SwitchLink {
    private static final String JNDI_NAME = "java:/carillon/Switch";

    /** An answer of the switch, or why there was none. */
    public record Answer<T>(Optional<T> value, String trouble) {}

    /** Asks the switch. */
    public <T> Answer<T> ask(Function<SwitchConnection, T> question) {
        try {
            SwitchConnectionFactory factory = (SwitchConnectionFactory) new InitialContext().lookup(JNDI_NAME);
            try (SwitchConnection connection = factory.getConnection()) {
                return new Answer<>(Optional.of(question.apply(connection)), "");
            }
        } catch (NamingException absent) {
            return new Answer<>(Optional.empty(), "there is no " + JNDI_NAME);
        } catch (RuntimeException failed) {
            return new Answer<>(Optional.empty(), failed.toString());
        }
    }
}
