package io.carillon.directory;

import io.carillon.contract.Tenant;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;

/** People and programs that may log in. */
@Stateless
public class Accounts {
    public Optional<Account> authenticate(String username, char[] password) { throw new UnsupportedOperationException(); }

    public Optional<Account> find(Tenant tenant, String username) { throw new UnsupportedOperationException(); }

    public List<Account> page(Tenant tenant, String afterUsername, int limit) { throw new UnsupportedOperationException(); }

    public Account create(Tenant tenant, NewAccount asked) { throw new UnsupportedOperationException(); }

    public Account update(Tenant tenant, String username, ChangedAccount asked, long expectedVersion) { throw new UnsupportedOperationException(); }

    public void delete(Tenant tenant, String username, long expectedVersion) { throw new UnsupportedOperationException(); }
}
