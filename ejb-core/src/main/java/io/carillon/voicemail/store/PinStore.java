package io.carillon.voicemail.store;

import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.voicemail.StoredPin;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of personal numbers. */
@ApplicationScoped
public class PinStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public PinStore() {}

    /** On a database of the caller's choice. */
    public PinStore(DataSource database) {
        this.database = database;
    }

    private Rows rows() {
        return new Rows(database);
    }

    /** What is known of the PIN of a mailbox; empty when it has none. */
    public Optional<StoredPin> find(Tenant tenant, String mailbox) {
        return rows().select("select * from voicemail_pin where tenant = ? and mailbox = ?",
                row -> new StoredPin(row.getString("hash"), row.getInt("wrong"), Columns.instant(row, "locked_until")),
                tenant.name(), mailbox).stream().findFirst();
    }

    /** Sets a PIN; what was guessed before is forgotten. */
    public void put(Tenant tenant, String mailbox, String hash, Instant at) {
        int known = rows().change("update voicemail_pin set hash = ?, wrong = 0, locked_until = null, changed_at = ?"
                + " where tenant = ? and mailbox = ?", hash, at, tenant.name(), mailbox);
        if (known == 0) {
            rows().change("insert into voicemail_pin (tenant, mailbox, hash, wrong, locked_until, changed_at)"
                    + " values (?,?,?,0,null,?)", tenant.name(), mailbox, hash, at);
        }
    }

    /** Notes how often it was guessed in vain; 0 when it was right. */
    public void guessed(Tenant tenant, String mailbox, int wrong, Instant lockedUntil) {
        rows().change("update voicemail_pin set wrong = ?, locked_until = ? where tenant = ? and mailbox = ?", wrong,
                lockedUntil, tenant.name(), mailbox);
    }

    /** The mailbox has no PIN any more. */
    public void remove(Tenant tenant, String mailbox) {
        rows().change("delete from voicemail_pin where tenant = ? and mailbox = ?", tenant.name(), mailbox);
    }
}
