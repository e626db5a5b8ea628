package io.carillon.api.tables;

import io.carillon.api.auth.AccountGate;
import io.carillon.api.http.Caller;
import io.carillon.api.json.RecordJsonReader;
import io.carillon.api.problem.Problems;
import io.carillon.api.users.ServerKeepers;
import io.carillon.api.users.UserView;
import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.ChangedAccount;
import io.carillon.directory.Conflict;
import io.carillon.directory.NewAccount;
import io.carillon.directory.NotFound;
import io.carillon.directory.Secrets;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Accounts; a new one gets a password unless the table brings one. */
final class UserKind extends RowKind {
    private static final int PAGE = 200;

    private final Accounts accounts;
    private final AccountGate gate;
    private final RecordJsonReader reader;

    UserKind(Accounts accounts, AccountGate gate, RecordJsonReader reader) {
        super("users", "username", Line.class, UserView.class);
        this.accounts = accounts;
        this.gate = gate;
        this.reader = reader;
    }

    /** As NewUser; the password may be absent. */
    record Line(
            @NotNull
                    @Pattern(regexp = "[a-z0-9._@-]{3,64}", message = "must be 3 to 64 characters of a-z, 0-9, . _ @ -")
                    String username,
            @Size(min = 12, max = 72, message = "the password must have 12 to 72 characters") String password,
            @NotEmpty Set<String> roles,
            Boolean enabled,
            @Pattern(regexp = "[0-9]{2,15}", message = "must be the 2 to 15 digits of an extension") String extension) {
        boolean isEnabled() {
            return !Boolean.FALSE.equals(enabled);
        }

        ChangedAccount changed() {
            return new ChangedAccount(password == null ? null : password.toCharArray(), roles, isEnabled(), extension);
        }

        NewAccount made(String secret) {
            return new NewAccount(username, secret.toCharArray(), roles, isEnabled(), extension);
        }

        /** Never prints the password. */
        @Override
        public String toString() {
            return "Line[" + username + "]";
        }
    }

    @Override
    public List<JsonObject> all(Tenant tenant) {
        List<JsonObject> all = new ArrayList<>();
        List<Account> page = accounts.page(tenant, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(one -> all.add(Bodies.shown(UserView.of(one), "username", one.username())));
            page = accounts.page(tenant, page.get(page.size() - 1).username(), PAGE);
        }
        return all;
    }

    @Override
    String put(Errand errand, Wanted row) {
        Line line = Bodies.read(reader, Line.class, row.body());
        String who = errand.caller().username();
        if (row.isNew()) {
            guard(errand, Set.of(), line.roles());
            String password = line.password() == null ? Secrets.generate() : line.password();
            accounts.create(errand.tenant(), line.made(password), who);
            return line.password() == null ? password : null;
        }
        Account now = known(errand, line);
        accounts.update(errand.tenant(), line.username(), line.changed(), now.version(), who);
        gate.forget(new Caller(line.username(), errand.tenant()));
        return null;
    }

    @Override
    void attempt(Errand errand, Wanted row, Ahead ahead) {
        Line line = Bodies.read(reader, Line.class, row.body());
        if (row.isNew()) {
            guard(errand, Set.of(), line.roles());
            accounts.check(errand.tenant(),
                    line.made(line.password() == null ? Secrets.generate() : line.password()), ahead.made());
        } else {
            accounts.check(errand.tenant(), line.username(), line.changed(), known(errand, line).version());
        }
        if (line.extension() != null && !ahead.isFirst(line.extension())) {
            throw new Conflict("extension " + line.extension() + " belongs to another account");
        }
    }

    private Account known(Errand errand, Line line) {
        Account now = accounts.find(errand.tenant(), line.username())
                .orElseThrow(() -> new NotFound("there is no such account"));
        guard(errand, now.roles(), line.roles());
        return now;
    }

    /** Who may not give or take a role is told so of the roles, and the other lines are taken. */
    private static void guard(Errand errand, Set<String> before, Set<String> after) {
        try {
            ServerKeepers.guard(errand.security(), before, after);
        } catch (WebApplicationException forbidden) {
            throw Problems.invalidField("roles", "it takes the role system to give it, to take it or to change who has it");
        }
    }
}
