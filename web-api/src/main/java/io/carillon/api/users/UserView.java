package io.carillon.api.users;

import io.carillon.directory.Account;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account.
 *
 * @param username login name
 * @param roles what it may do
 * @param enabled whether it may log in
 * @param extension number of the extension of its person; absent when it has none
 * @param origin who knows its password: {@code local}, {@code directory} or {@code oidc}
 */
@Schema(name = "User")
public record UserView(String username, List<String> roles, boolean enabled, String extension, String origin) {
    /** What is shown. */
    public static UserView of(Account account) {
        return new UserView(
                account.username(),
                account.roles().stream().sorted().toList(),
                account.enabled(),
                account.extension(),
                account.origin().name().toLowerCase(Locale.ROOT));
    }
}
