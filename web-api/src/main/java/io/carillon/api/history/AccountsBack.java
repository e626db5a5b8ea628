package io.carillon.api.history;

import io.carillon.access.SecondFactors;
import io.carillon.api.auth.AccountGate;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.users.ServerKeepers;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.Change;
import io.carillon.directory.KeptAccount;
import io.carillon.directory.store.AccountStore;
import io.carillon.history.History.Outcome;
import io.carillon.store.RecordJson;
import io.carillon.tenant.KeptCustomer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;

/** What putting back a change of an account must not do, and what it does beside: as when the account itself is changed. */
@ApplicationScoped
class AccountsBack {
    @Inject
    private Accounts accounts;

    @Inject
    private AccountGate gate;

    @Inject
    private SecondFactors factors;

    /** 403 for whoever may not change such an account, or tenants. */
    void guard(SecurityContext security, Change change) {
        if (isOfAccount(change)) {
            Set<String> now = accounts.find(change.tenant(), change.name()).map(Account::roles).orElse(Set.of());
            Set<String> then = change.was() == null
                    ? Set.of()
                    : Set.copyOf(RecordJson.read(KeptAccount.class, change.was()).roles());
            ServerKeepers.guard(security, now, then);
        } else if (change.kind().equals(KeptCustomer.KIND) && !security.isUserInRole(Roles.SYSTEM)) {
            throw Problems.forbidden("it takes the role system to change a tenant");
        }
    }

    /** Its tokens are void. */
    void forget(Change change, Outcome outcome, Caller caller) {
        if (isOfAccount(change)) {
            gate.forget(new Caller(change.name(), change.tenant()));
            if (outcome == Outcome.DELETED) {
                factors.remove(change.tenant(), change.name(), caller.username());
            }
        }
    }

    private static boolean isOfAccount(Change change) {
        return change.kind().equals(AccountStore.KIND);
    }
}
