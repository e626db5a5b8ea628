package io.carillon.api.tables;

import io.carillon.api.http.Caller;
import io.carillon.contract.Tenant;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;

/** Things of one kind, as rows of a table. */
interface TableKind {
    /** What the table is called. */
    String name();

    /** Columns that say together which thing a row is about. */
    List<String> keys();

    TableShape shape();

    /** All there are of a tenant, as they are shown. */
    List<JsonObject> all(Tenant tenant);

    /** A value of a key as it is stored, however it is written. */
    default String plain(String key) {
        return key.strip();
    }

    /** Takes rows that are new or different; one answer for each, in the same order. */
    List<Taken> take(Errand errand, List<Wanted> wanted);

    /**
     * Who brings a table.
     *
     * @param dryRun whether nothing is changed
     */
    record Errand(Caller caller, SecurityContext security, boolean dryRun) {
        Tenant tenant() {
            return caller.tenant();
        }
    }

    /**
     * A thing as it shall be.
     *
     * @param keys values of the key columns
     * @param isNew whether there is none yet
     * @param body all that is said of it
     */
    record Wanted(List<String> keys, boolean isNew, JsonObject body) {
        String key() {
            return keys.get(0);
        }
    }

    /**
     * What became of a row.
     *
     * @param faults what is wrong, by field; empty when nothing is
     * @param secret of a new thing, shown once; null for none
     */
    record Taken(Map<String, String> faults, String secret) {
        static final Taken DONE = new Taken(Map.of(), null);

        static Taken wrong(String field, String message) {
            return new Taken(Map.of(field, message), null);
        }
    }
}
