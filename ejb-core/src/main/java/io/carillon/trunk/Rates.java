package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.trunk.store.RateStore;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rate decks of trunks. A deck replaces the one before it as a whole, or not at all. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Rates {
    @EJB
    private RateStore store;

    @EJB
    private OutsideLoader loader;

    /** The deck of a trunk. */
    public Optional<RateDeck> of(Tenant tenant, String trunk) {
        return store.deck(tenant, trunk);
    }

    /** The deck of a trunk as it can be loaded again; empty when there is none. */
    public Optional<String> table(Tenant tenant, String trunk) {
        return store.deck(tenant, trunk).map(deck -> RateSheet.write(store.rows(tenant, trunk)));
    }

    /**
     * Reads a deck and, unless it is a trial or has a wrong row, lets calls be priced by it.
     *
     * @param sheet the text and its currency
     * @param check the version of the deck the caller has seen, and who it is; null for a trial
     * @throws Invalid no such currency
     * @throws NotFound no such trunk
     * @throws StaleVersion somebody else was quicker
     * @throws IOException the text could not be read
     */
    public RateUpload load(Tenant tenant, String trunk, Sheet sheet, Check check) throws IOException {
        if (!isCurrency(sheet.currency())) {
            throw new Invalid(Map.of("currency", List.of("must be an ISO 4217 code such as EUR")));
        }
        RateSheet read = RateSheet.read(sheet.text(), sheet.currency());
        boolean load = check != null && read.wrong() == 0;
        if (load) {
            store.replace(tenant, trunk, new RateStore.Deck(sheet.currency(), read.rows(), checksum(read.rows())),
                    check);
            loader.refreshRates(tenant, trunk);
        }
        return new RateUpload(read.rows().size(), read.wrong(), read.errors(), load);
    }

    /** Of the deck as {@link #table} will have it. */
    private static String checksum(List<RateRow> rows) {
        String table = RateSheet.write(rows.stream()
                .sorted(Comparator.comparing(RateRow::prefix).thenComparing(RateRow::from))
                .toList());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the history keeps of the deck of a trunk. */
    public Optional<KeptDeck> kept(Tenant tenant, String trunk) {
        return store.kept(tenant, trunk);
    }

    /**
     * A deck as it was sent.
     *
     * @param text CSV
     * @param currency of all its prices
     */
    public record Sheet(Reader text, String currency) {}

    private static boolean isCurrency(String code) {
        return code != null
                && Currency.getAvailableCurrencies().stream().anyMatch(one -> one.getCurrencyCode().equals(code));
    }
}
