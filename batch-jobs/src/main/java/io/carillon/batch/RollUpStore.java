package io.carillon.batch;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables of the roll-up, every method a transaction of its own. The job repository is another database and takes
 * part in the chunk's transaction; two databases without two-phase commit do not fit into one. Nothing is lost by
 * that: the sums carry their own watermark, so a chunk that is repeated finds it moved.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RollUpStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    public RollUpStore() {}

    RollUpStore(DataSource database) {
        this.database = database;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(RollUpTables tables) throws SQLException;
    }

    /** The last call that has been counted. */
    public long watermark() {
        return with(RollUpTables::watermark);
    }

    /** Calls recorded behind this one, in order. */
    public List<CountedCall> next(long afterSeq, int limit) {
        return with(tables -> tables.next(afterSeq, limit));
    }

    /** Adds calls to their sums and moves the watermark behind them, or fails and does neither. */
    public void add(List<SharedCall> calls) {
        if (!with(tables -> tables.add(calls))) {
            throw new EJBException("another run has counted these calls");
        }
    }

    /** Rows of the sums that match. */
    public List<RollUp> list(RollUpQuery query) {
        return with(tables -> tables.list(query));
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(new RollUpTables(connection));
        } catch (SQLException failed) {
            throw new EJBException("roll-up: " + failed.getMessage(), failed);
        }
    }
}
