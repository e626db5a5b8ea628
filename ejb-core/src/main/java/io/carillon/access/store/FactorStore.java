package io.carillon.access.store;

import io.carillon.contract.Tenant;
import io.carillon.store.Sql;
import io.carillon.trunk.Sealed;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of second factors. */
@ApplicationScoped
public class FactorStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public FactorStore() {}

    /** Of a test. */
    public FactorStore(DataSource database) {
        this.database = database;
    }

    /**
     * A second factor.
     *
     * @param username whose
     * @param tenant of the account
     * @param secret that the device shares
     * @param confirmed whether the device has proved that it has it
     * @param lastStep time step of the last code that was taken; an older one is not taken any more
     * @param recovery hashes of the codes that replace the device once each
     */
    public record Factor(
            String username, Tenant tenant, Sealed secret, boolean confirmed, long lastStep, List<String> recovery) {
        public Factor {
            recovery = List.copyOf(recovery);
        }
    }

    private Sql sql() {
        return new Sql(database);
    }

    /** Of an account. */
    public Optional<Factor> find(String username) {
        return sql().select("select * from second_factor where username = ?", Sql.texts(username), row -> {
            String codes = row.getString("recovery");
            List<String> recovery = codes.isEmpty() ? List.of() : List.of(codes.split(","));
            return new Factor(row.getString("username"), new Tenant(row.getString("tenant")),
                    new Sealed(row.getString("secret")), row.getBoolean("confirmed"), row.getLong("last_step"), recovery);
        }).stream().findFirst();
    }

    /** In place of any before. */
    public void begin(Factor factor) {
        delete(factor.tenant(), factor.username());
        sql().update("insert into second_factor (username, tenant, secret, recovery, confirmed, last_step)"
                + " values (?, ?, ?, ?, ?, ?)", statement -> {
                    Sql.texts(factor.username(), factor.tenant().name(), factor.secret().box(),
                            String.join(",", factor.recovery())).fill(statement);
                    statement.setBoolean(5, factor.confirmed());
                    statement.setLong(6, factor.lastStep());
                });
    }

    /** A code was taken: that step is used. @return false when somebody was quicker with it */
    public boolean step(Factor before, long step, boolean confirmed, List<String> recovery) {
        return sql().update("update second_factor set recovery = ?, confirmed = ?, last_step = ?"
                + " where username = ? and last_step = ? and recovery = ?", statement -> {
                    statement.setString(1, String.join(",", recovery));
                    statement.setBoolean(2, confirmed);
                    statement.setLong(3, step);
                    statement.setString(4, before.username());
                    statement.setLong(5, before.lastStep());
                    statement.setString(6, String.join(",", before.recovery()));
                }) == 1;
    }

    /** None any more. @return whether there was one */
    public boolean delete(Tenant tenant, String username) {
        return sql().update("delete from second_factor where tenant = ? and username = ?",
                Sql.texts(tenant.name(), username)) == 1;
    }
}
