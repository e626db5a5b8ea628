package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Writes down who changed what, in the transaction of the change; the audit log gets the same line. */
final class Audit {
    private static final Logger LOG = Logger.getLogger("io.carillon.audit");

    private final EntityManager rows;
    private final Tenant tenant;
    private final String who;

    Audit(EntityManager rows, Tenant tenant, String who) {
        this.rows = rows;
        this.tenant = tenant;
        this.who = Columns.text(who, 64);
    }

    /** @param was how it was, null when it is new; @param becomes how it is now, null when it is gone */
    void write(String action, String subject, Object was, Object becomes) {
        AuditRow row = new AuditRow();
        row.at = Instant.now();
        row.tenant = tenant.name();
        row.who = who;
        row.action = action;
        row.subject = Columns.text(subject, 128);
        row.was = was == null ? null : Columns.text(was.toString(), 2000);
        row.becomes = becomes == null ? null : Columns.text(becomes.toString(), 2000);
        rows.persist(row);
        LOG.infof("%s %s by %s in %s: %s -> %s", action, row.subject, who, tenant, oneLine(row.was), oneLine(row.becomes));
    }

    private static String oneLine(String text) {
        return text == null ? "-" : text.replaceAll("\\p{Cntrl}", " ");
    }
}
