package io.carillon.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Recordings;
import io.carillon.contract.SwitchConnection;
import io.carillon.directory.SwitchLink;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** An adapter of which only one thing may be asked: to destroy the audio of a recording. */
final class StorageAlone extends SwitchLink {
    private final SwitchConnection connection;

    /** @param deleting does it, and says whether there was any */
    StorageAlone(Predicate<String> deleting) {
        Recordings recordings = fake(Recordings.class, "delete", audio -> deleting.test((String) audio[0]));
        connection = fake(SwitchConnection.class, "recordings", none -> recordings);
    }

    @Override
    public <T> Answer<T> ask(Function<SwitchConnection, T> question) {
        try {
            return new Answer<>(Optional.of(question.apply(connection)), "");
        } catch (RuntimeException failed) {
            return new Answer<>(Optional.empty(), failed.toString());
        }
    }

    private static <T> T fake(Class<T> type, String method, Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, asked, arguments) -> {
            assertThat(asked.getName()).isEqualTo(method);
            return answer.apply(arguments);
        }));
    }
}
