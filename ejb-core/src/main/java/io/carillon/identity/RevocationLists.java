package io.carillon.identity;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Whether a certificate that is trusted was taken back meanwhile (RFC 5280 section 6.3): asked of the list that the
 * certificate itself names, which is fetched from there and kept until its next issue. Only what somebody we trust has
 * issued makes us fetch a list. One list may speak for many authorities, as that of SHAKEN's policy administrator does
 * (ATIS-1000080); who signs it has to be trusted or on the way of the certificate.
 */
final class RevocationLists {
    /** Lists kept; beyond, the one that was not asked for longest is forgotten. */
    static final int MOST_KEPT = 64;
    /** cRLSign of RFC 5280 section 4.2.1.3. */
    private static final int SIGNS_LISTS = 6;

    private final Function<String, CompletableFuture<byte[]>> fetch;
    private final List<X509Certificate> trusted;
    private final Policy policy;
    private final Certificates.Lifetimes lifetimes;
    private final Clock clock;
    private final Map<String, Entry> known = new LinkedHashMap<>(16, 0.75f, true);

    /** What is made of lists. */
    enum Policy {
        /** Nobody asks. */
        OFF,
        /** A list that cannot be had says nothing. */
        TRY,
        /** A certificate whose list cannot be had is not believed; nor is one that names none, below the authority. */
        REQUIRE
    }

    /** A list, or null when it cannot be had now. */
    private static final class Entry {
        private final CompletableFuture<X509CRL> list = new CompletableFuture<>();
        private volatile Instant until = Instant.MAX;
    }

    /**
     * @param fetch gets the bytes at a URL, or fails, within a bounded time and on threads of its own
     * @param trusted whom we trust
     * @param lifetimes how long a list is kept at most, and how long it is not asked for again when it cannot be had
     */
    RevocationLists(
            Function<String, CompletableFuture<byte[]>> fetch,
            List<X509Certificate> trusted,
            Policy policy,
            Certificates.Lifetimes lifetimes,
            Clock clock) {
        this.fetch = fetch;
        this.trusted = List.copyOf(trusted);
        this.policy = policy;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** The same as was found when nothing on its path is revoked, else why it is not taken. */
    CompletableFuture<Found> check(Found found) {
        return found.rejection() != null || policy == Policy.OFF
                ? CompletableFuture.completedFuture(found) : check(found, 0);
    }

    /** The last of the path is trusted whatever a list says. */
    private CompletableFuture<Found> check(Found found, int at) {
        if (at >= found.path().size() - 1) {
            return CompletableFuture.completedFuture(found);
        }
        X509Certificate certificate = found.path().get(at);
        return asked(certificate, found.path(), ListPlace.of(certificate), 0).thenCompose(objection ->
                objection.isEmpty()
                        ? check(found, at + 1)
                        : CompletableFuture.completedFuture(Found.rejected(Rejection.UNSUPPORTED, objection)));
    }

    /** Asks one place after the other until one answers. @return what is to be objected, empty for nothing */
    private CompletableFuture<String> asked(
            X509Certificate certificate, List<X509Certificate> path, List<ListPlace> places, int at) {
        if (at >= places.size()) {
            String silent = places.isEmpty() ? "certificate names no list of revoked ones"
                    : "list of revoked certificates cannot be had";
            return CompletableFuture.completedFuture(policy == Policy.REQUIRE ? silent : "");
        }
        ListPlace place = places.get(at);
        return find(place.url()).thenCompose(list -> list == null || !speaksFor(list, certificate, place, path)
                ? asked(certificate, path, places, at + 1)
                : CompletableFuture.completedFuture(objection(list, certificate)));
    }

    private static String objection(X509CRL list, X509Certificate certificate) {
        X509CRLEntry entry = list.getRevokedCertificate(certificate);
        return entry == null ? "" : "certificate was revoked at " + entry.getRevocationDate().toInstant();
    }

    private boolean speaksFor(
            X509CRL list, X509Certificate certificate, ListPlace place, List<X509Certificate> path) {
        boolean meant = list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                || list.getIssuerX500Principal().equals(place.issuer());
        if (!meant || list.hasUnsupportedCriticalExtension()) {
            return false;
        }
        List<X509Certificate> signers = new ArrayList<>(path.subList(path.indexOf(certificate) + 1, path.size()));
        signers.addAll(trusted);
        return signers.stream().anyMatch(signer -> isSignedBy(list, signer));
    }

    private static boolean isSignedBy(X509CRL list, X509Certificate signer) {
        boolean[] usage = signer.getKeyUsage();
        if (!signer.getSubjectX500Principal().equals(list.getIssuerX500Principal())
                || usage != null && !usage[SIGNS_LISTS]) {
            return false;
        }
        try {
            list.verify(signer.getPublicKey());
            return true;
        } catch (GeneralSecurityException forged) {
            IdentityLog.LOG.debugf("list of %s: %s", list.getIssuerX500Principal(), forged.getMessage());
            return false;
        }
    }

    /** The list at a place; null when it cannot be had, or is out of date. */
    private CompletableFuture<X509CRL> find(String url) {
        Entry entry = new Entry();
        synchronized (known) {
            Entry before = known.get(url);
            if (before != null && clock.instant().isBefore(before.until)) {
                return before.list.copy();
            }
            known.put(url, entry);
            if (known.size() > MOST_KEPT) {
                known.remove(known.keySet().iterator().next());
            }
        }
        fetch.apply(url).thenApply(this::read).whenComplete((list, failed) -> {
            if (failed != null) {
                IdentityLog.LOG.debugf("list at %s cannot be had: %s", url, failed.toString());
            }
            entry.until = until(list);
            entry.list.complete(list);
        });
        return entry.list.copy();
    }

    private Instant until(X509CRL list) {
        Instant now = clock.instant();
        if (list == null) {
            return now.plus(lifetimes.bad());
        }
        Instant next = list.getNextUpdate().toInstant();
        Instant most = now.plus(lifetimes.good());
        return next.isBefore(most) ? next : most;
    }

    private X509CRL read(byte[] encoded) {
        try {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(encoded));
            boolean current = list.getNextUpdate() != null && clock.instant().isBefore(list.getNextUpdate().toInstant());
            return current ? list : null;
        } catch (GeneralSecurityException none) {
            IdentityLog.LOG.debugf("no list of revoked certificates: %s", none.getMessage());
            return null;
        }
    }
}
