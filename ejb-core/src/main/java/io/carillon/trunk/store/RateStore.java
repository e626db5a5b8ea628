package io.carillon.trunk.store;

import io.carillon.contract.Tenant;
import io.carillon.dialplan.Price;
import io.carillon.dialplan.RateBook;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.Check;
import io.carillon.store.Columns;
import io.carillon.trunk.KeptDeck;
import io.carillon.trunk.RateBooks;
import io.carillon.trunk.RateDeck;
import io.carillon.trunk.RateRow;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rate decks in the database. They are a hundred thousand rows of numbers that are written and read as a whole, so
 * this is JDBC; every method is one transaction.
 */
@Stateless
public class RateStore {
    private static final int BATCH = 1_000;

    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    /** For the server. */
    public RateStore() {}

    RateStore(EntityManager rows) {
        this.rows = rows;
    }

    /** A deck to be stored. */
    public record Deck(String currency, List<RateRow> rows, String checksum) {
        /** One of a test. */
        Deck(String currency, List<RateRow> rows) {
            this(currency, rows, "");
        }
    }

    /** What the history keeps of a trunk's deck. */
    public Optional<KeptDeck> kept(Tenant tenant, String trunk) {
        String query = "select d.currency, d.rates, d.checksum from rate_deck d join trunk t on t.id = d.trunk_id"
                + " where t.tenant = ? and t.name = ?";
        try (PreparedStatement select = connection().prepareStatement(query)) {
            select.setString(1, tenant.name());
            select.setString(2, trunk);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new KeptDeck(row.getString(1), row.getInt(2), row.getString(3)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new EJBException(failed);
        }
    }

    /** What is known of a trunk's deck. */
    public Optional<RateDeck> deck(Tenant tenant, String trunk) {
        String query = "select d.currency, d.rates, d.loaded_at, d.loaded_by, d.version from rate_deck d"
                + " join trunk t on t.id = d.trunk_id where t.tenant = ? and t.name = ?";
        try (PreparedStatement select = connection().prepareStatement(query)) {
            select.setString(1, tenant.name());
            select.setString(2, trunk);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new RateDeck(row.getString(1), row.getInt(2),
                                Columns.instant(row, "loaded_at"), row.getString(4), row.getLong(5)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new EJBException(failed);
        }
    }

    /**
     * Puts a deck in place of the one before.
     *
     * @throws NotFound no such trunk
     * @throws StaleVersion the deck there is has another version; a trunk without one has version 0
     */
    public void replace(Tenant tenant, String trunk, Deck deck, Check check) {
        try {
            Connection connection = connection();
            long id = trunkId(connection, tenant, trunk);
            long version = deck(tenant, trunk).map(RateDeck::version).orElse(0L);
            if (version != check.expectedVersion()) {
                throw new StaleVersion("the rates of trunk " + trunk + " were changed by somebody else");
            }
            KeptDeck before = kept(tenant, trunk).orElse(null);
            delete(connection, id);
            insertDeck(connection, id, deck, version + 1, check.who());
            insertRates(connection, id, deck.rows());
            new Audit(rows, tenant, check.who()).keep("rates.replaced", KeptDeck.KIND, trunk,
                    new Audit.Kept(before, new KeptDeck(deck.currency(), deck.rows().size(), deck.checksum())));
        } catch (SQLException failed) {
            throw new EJBException(failed);
        }
    }

    private static long trunkId(Connection connection, Tenant tenant, String trunk) throws SQLException {
        String query = "select id from trunk where tenant = ? and name = ? for update";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, tenant.name());
            select.setString(2, trunk);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new NotFound("there is no trunk " + trunk);
                }
                return row.getLong(1);
            }
        }
    }

    private static void delete(Connection connection, long trunk) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from rate_deck where trunk_id = ?")) {
            delete.setLong(1, trunk);
            delete.executeUpdate();
        }
    }

    private static void insertDeck(Connection connection, long trunk, Deck deck, long version, String who)
            throws SQLException {
        String statement = "insert into rate_deck (trunk_id, currency, rates, loaded_at, loaded_by, version, checksum)"
                + " values (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            insert.setLong(1, trunk);
            insert.setString(2, deck.currency());
            insert.setInt(3, deck.rows().size());
            Columns.set(insert, 4, Instant.now());
            insert.setString(5, Columns.text(who, 64));
            insert.setLong(6, version);
            insert.setString(7, deck.checksum());
            insert.executeUpdate();
        }
    }

    private static void insertRates(Connection connection, long trunk, List<RateRow> rates) throws SQLException {
        String statement = "insert into rate (trunk_id, prefix, per_minute, setup, first_seconds, step_seconds,"
                + " valid_from) values (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            int waiting = 0;
            for (RateRow rate : rates) {
                insert.setLong(1, trunk);
                insert.setString(2, rate.prefix());
                insert.setLong(3, rate.price().perMinute());
                insert.setLong(4, rate.price().setup());
                insert.setInt(5, rate.price().firstSeconds());
                insert.setInt(6, rate.price().stepSeconds());
                insert.setObject(7, rate.from());
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** All prices of all trunks, by the id of the trunk on this server. */
    public Map<String, RateBook> books() {
        return books("", List.of());
    }

    /** The prices of one trunk; empty when it has no deck. */
    public Optional<RateBook> book(Tenant tenant, String trunk) {
        return books(" where t.tenant = ? and t.name = ?", List.of(tenant.name(), trunk)).values().stream()
                .findFirst();
    }

    /** The prices of one trunk as they were loaded, in order of what numbers begin with. */
    public List<RateRow> rows(Tenant tenant, String trunk) {
        String query = "select r.prefix, r.per_minute, r.setup, r.first_seconds, r.step_seconds, d.currency, r.valid_from"
                + " from rate_deck d join trunk t on t.id = d.trunk_id join rate r on r.trunk_id = d.trunk_id"
                + " where t.tenant = ? and t.name = ? order by r.prefix, r.valid_from";
        try (PreparedStatement select = connection().prepareStatement(query)) {
            select.setFetchSize(BATCH);
            select.setString(1, tenant.name());
            select.setString(2, trunk);
            List<RateRow> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Price price = new Price(row.getLong(2), row.getLong(3), row.getInt(4), row.getInt(5), row.getString(6));
                    found.add(new RateRow(row.getString(1), price, row.getObject(7, LocalDate.class)));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new EJBException(failed);
        }
    }

    private Map<String, RateBook> books(String where, List<String> values) {
        String query = "select t.tenant, t.name, d.currency, r.prefix, r.per_minute, r.setup,"
                + " r.first_seconds, r.step_seconds, r.valid_from from rate_deck d join trunk t on t.id = d.trunk_id"
                + " join rate r on r.trunk_id = d.trunk_id" + where;
        Map<String, RateBooks> builders = new HashMap<>();
        try (PreparedStatement select = connection().prepareStatement(query)) {
            select.setFetchSize(BATCH);
            for (int i = 0; i < values.size(); i++) {
                select.setString(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String currency = row.getString(3);
                    builders.computeIfAbsent(row.getString(1) + "/" + row.getString(2),
                                    trunk -> new RateBooks(currency))
                            .add(new RateRow(row.getString(4), new Price(row.getLong(5), row.getLong(6),
                                    row.getInt(7), row.getInt(8), currency), row.getObject(9, LocalDate.class)));
                }
            }
        } catch (SQLException failed) {
            throw new EJBException(failed);
        }
        Map<String, RateBook> books = new HashMap<>();
        builders.forEach((trunk, builder) -> books.put(trunk, builder.build()));
        return books;
    }

    /** The connection of the transaction. */
    private Connection connection() {
        return rows.unwrap(Connection.class);
    }
}
