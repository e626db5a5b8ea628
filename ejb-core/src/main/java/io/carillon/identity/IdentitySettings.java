package io.carillon.identity;

import io.carillon.contract.DialNotes;
import io.carillon.contract.Verstat;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** The settings of signatures. A wrong value, or a file that is not what it should be, stops the start. */
final class IdentitySettings {
    static final String KEY = "carillon.identity.key";
    static final String CERTIFICATE = "carillon.identity.certificate";
    static final String X5U = "carillon.identity.x5u";
    static final String TRUST = "carillon.identity.trust";

    private final Function<String, String> values;

    /** @param values a setting by its key; null or blank when it is not set */
    IdentitySettings(Function<String, String> values) {
        this.values = values;
    }

    /** What signs our calls; null when nothing does. */
    PassportWriter writer() {
        Path key = file(KEY);
        if (key == null) {
            return null;
        }
        String x5u = text(X5U, "");
        try {
            new FetchRules(yesNo("carillon.identity.fetch-http"), true).check(x5u);
        } catch (FetchRules.Refused wrong) {
            throw new IllegalArgumentException(
                    X5U + " must be the HTTPS URL of our certificate, on port 443 or 8443, not '" + x5u + "'", wrong);
        }
        HouseKey house = houseKey(key);
        IdentityLog.LOG.signs(house.certificate().getSubjectX500Principal().getName(),
                house.certificate().getNotAfter().toInstant().toString(), x5u);
        return new PassportWriter(house, x5u);
    }

    /** Where the key and its certificate are. */
    List<Path> keyFiles() {
        return Stream.of(KEY, CERTIFICATE).map(this::file).filter(Objects::nonNull).toList();
    }

    private HouseKey houseKey(Path key) {
        String faulty = KEY;
        try {
            if (!KeyFiles.isPem(key)) {
                return KeyFiles.houseKey(
                        key, text("carillon.identity.key-password", ""), text("carillon.identity.key-alias", ""));
            }
            var secret = KeyFiles.key(key);
            faulty = CERTIFICATE;
            Path certificate = file(CERTIFICATE);
            if (certificate == null) {
                throw new IllegalArgumentException("must name the PEM file of the certificate of the key");
            }
            X509Certificate own = KeyFiles.certificates(certificate).get(0);
            faulty = KEY;
            return new HouseKey(secret, own);
        } catch (KeyFiles.Unusable | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(faulty + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Whom we trust; null when we trust nobody. */
    TrustedChains chains() {
        Path file = file(TRUST);
        if (file == null) {
            return null;
        }
        try {
            List<X509Certificate> anchors = KeyFiles.isPem(file)
                    ? KeyFiles.certificates(file)
                    : KeyFiles.trusted(file, text("carillon.identity.trust-password", ""));
            IdentityLog.LOG.trusts(anchors.size(), file.toString());
            return new TrustedChains(anchors);
        } catch (KeyFiles.Unusable wrong) {
            throw new IllegalArgumentException(TRUST + ": " + wrong.getMessage(), wrong);
        }
    }

    FetchRules fetchRules() {
        return new FetchRules(yesNo("carillon.identity.fetch-http"), yesNo("carillon.identity.fetch-private"));
    }

    Certificates.Lifetimes lifetimes() {
        return new Certificates.Lifetimes(
                Duration.ofSeconds(number("carillon.identity.certificate-lifetime", 3_600, 1, 86_400)),
                Duration.ofSeconds(number("carillon.identity.certificate-retry", 30, 1, 3_600)));
    }

    /** What is made of lists of revoked certificates. */
    RevocationLists.Policy revocation() {
        String key = "carillon.identity.revocation";
        String value = text(key, "try").toLowerCase(Locale.ROOT);
        return switch (value) {
            case "off" -> RevocationLists.Policy.OFF;
            case "try" -> RevocationLists.Policy.TRY;
            case "require" -> RevocationLists.Policy.REQUIRE;
            default -> throw new IllegalArgumentException(key + " must be off, try or require, not '" + value + "'");
        };
    }

    Duration freshness() {
        return Duration.ofSeconds(number("carillon.identity.freshness", 60, 1, 3_600));
    }

    Duration patience() {
        return Duration.ofMillis(number("carillon.identity.wait", 2_000, 1, 10_000));
    }

    boolean numberList() {
        return yesNo("carillon.identity.number-list");
    }

    /** How telephones are told of each result. */
    Function<Verstat, DialNotes.Verified> told() {
        String key = "carillon.identity.verstat";
        String where = text(key, "asserted").toLowerCase(Locale.ROOT);
        return switch (where) {
            case "asserted" -> verstat -> new DialNotes.Verified(verstat, true, false);
            case "from" -> verstat -> new DialNotes.Verified(verstat, false, true);
            case "both" -> verstat -> new DialNotes.Verified(verstat, true, true);
            case "off" -> verstat -> DialNotes.Verified.UNTOLD;
            default -> throw new IllegalArgumentException(
                    key + " must be asserted, from, both or off, not '" + where + "'");
        };
    }

    private Path file(String key) {
        String value = text(key, "");
        return value.isEmpty() ? null : Path.of(value);
    }

    private boolean yesNo(String key) {
        String value = text(key, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(key + " must be true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    private int number(String key, int otherwise, int least, int most) {
        String value = text(key, Integer.toString(otherwise));
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                key + " must be a whole number from " + least + " to " + most + ", not '" + value + "'");
    }

    private String text(String key, String otherwise) {
        String value = values.apply(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
