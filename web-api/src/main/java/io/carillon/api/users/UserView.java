package io.carillon.api.users;

import io.carillon.directory.Account;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account.
 *
 * @param username login name
 * @param roles what it may do
 * @param enabled whether it may log in
 */
@Schema(name = "User")
public record UserView(String username, List<String> roles, boolean enabled) {
    static UserView of(Account account) {
        return new UserView(
                account.username(), account.roles().stream().sorted().toList(), account.enabled());
    }
}
