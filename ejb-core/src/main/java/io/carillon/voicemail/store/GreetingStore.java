package io.carillon.voicemail.store;

import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.StoredGreeting;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;

/** The table of greetings. */
@ApplicationScoped
public class GreetingStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public GreetingStore() {}

    /** On a database of the caller's choice. */
    public GreetingStore(DataSource database) {
        this.database = database;
    }

    private Rows rows() {
        return new Rows(database);
    }

    /** A greeting and which it is. */
    private record Kept(Greeting kind, StoredGreeting greeting) {}

    /** Greetings of a mailbox. */
    public Map<Greeting, StoredGreeting> of(Tenant tenant, String mailbox) {
        Map<Greeting, StoredGreeting> found = new EnumMap<>(Greeting.class);
        rows().select("select * from voicemail_greeting where tenant = ? and mailbox = ?",
                row -> new Kept(Greeting.valueOf(row.getString("kind")), new StoredGreeting(
                        row.getString("audio"), row.getLong("millis"), Columns.instant(row, "changed_at"))),
                tenant.name(), mailbox).forEach(kept -> found.put(kept.kind(), kept.greeting()));
        return found;
    }

    /** It is known how long a recording is. @return whether some greeting is this recording */
    public boolean measured(String audio, long millis) {
        return rows().change("update voicemail_greeting set millis = ? where audio = ?", millis, audio) > 0;
    }

    /** Puts a greeting in the place of the one there was. */
    public void put(Tenant tenant, String mailbox, Greeting kind, StoredGreeting greeting) {
        int known = rows().change("update voicemail_greeting set audio = ?, millis = ?, changed_at = ?"
                        + " where tenant = ? and mailbox = ? and kind = ?", greeting.audio(), greeting.millis(),
                greeting.changedAt(), tenant.name(), mailbox, kind.name());
        if (known == 0) {
            rows().change("insert into voicemail_greeting (audio, millis, changed_at, tenant, mailbox, kind)"
                    + " values (?,?,?,?,?,?)", greeting.audio(), greeting.millis(), greeting.changedAt(), tenant.name(),
                    mailbox, kind.name());
        }
    }

    /** Takes a greeting away. */
    public void remove(Tenant tenant, String mailbox, Greeting kind) {
        rows().change("delete from voicemail_greeting where tenant = ? and mailbox = ? and kind = ?", tenant.name(), mailbox,
                kind.name());
    }
}
