package io.carillon.access;

import io.carillon.access.store.ApiKeyStore;
import io.carillon.contract.Tenant;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.AuditNotes;
import io.carillon.store.Columns;
import io.carillon.store.DurableCommits;
import io.carillon.store.OneTransaction;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys of programs: {@code ck_ID_SECRET}. The secret is 256 bits of chance, so a plain hash of it tells nothing. What
 * the database said of a key holds for five seconds; a key that is deleted here is void at once.
 */
@ApplicationScoped
public class ApiKeys {
    /** What the history calls them. */
    public static final String KIND = "api-key";

    private static final Pattern FORM = Pattern.compile("ck_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration USE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private record Seen(ApiKeyStore.Stored stored, Instant at) {}

    /** A fresh key. @param token the whole of it, to be shown this once */
    public record Made(ApiKey key, String token) {
        /** Never prints the token. */
        @Override
        public String toString() {
            return "Made[" + key + "]";
        }
    }

    @Inject
    private ApiKeyStore store;

    @EJB
    private AuditNotes audit;

    @EJB
    private OneTransaction one;

    @Inject
    private DurableCommits commits;

    private final ConcurrentHashMap<String, Seen> seen = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Instant> used = new ConcurrentHashMap<>();

    /** For the server. */
    public ApiKeys() {}

    ApiKeys(ApiKeyStore store) {
        this.store = store;
    }

    /**
     * A new key.
     *
     * @param expiresAt when it is void, null for never
     * @throws Conflict the name is taken
     */
    public Made create(Tenant tenant, String name, Set<String> roles, Instant expiresAt, String who) {
        Made made = one.of(() -> {
            Made key = make(tenant, name, roles, expiresAt, who);
            audit.keep(who, "api-key.created", subject(key.key()), new Audit.Kept(null, KeptKey.of(key.key())));
            return key;
        });
        commits.ensure();
        return made;
    }

    Made make(Tenant tenant, String name, Set<String> roles, Instant expiresAt, String who) {
        byte[] id = new byte[6];
        RANDOM.nextBytes(id);
        ApiKey key = new ApiKey(HexFormat.of().formatHex(id), tenant, name, roles, Columns.micros(Instant.now()), who,
                expiresAt == null ? null : Columns.micros(expiresAt), null);
        String token = "ck_" + key.id() + "_" + Hashes.freshSecret();
        if (!store.insert(key, Hashes.of(token))) {
            throw new Conflict("there is a key " + name + " already");
        }
        return new Made(key, token);
    }

    /** Keys of a tenant, by name. */
    public List<ApiKey> page(Tenant tenant, String afterName, int most) {
        return store.page(tenant, afterName, most);
    }

    /** It opens nothing any more. @return whether there was one */
    public boolean delete(Tenant tenant, String id, String who) {
        Optional<ApiKey> key = store.find(id).map(ApiKeyStore.Stored::key).filter(one -> one.tenant().equals(tenant));
        boolean found = key.isPresent() && one.of(() -> {
            boolean gone = store.delete(tenant, id);
            if (gone) {
                audit.keep(who, "api-key.deleted", subject(key.get()), new Audit.Kept(KeptKey.of(key.get()), null));
            }
            return gone;
        });
        seen.remove(id);
        commits.ensure();
        return found;
    }

    private static Subject subject(ApiKey key) {
        return new Subject(key.tenant(), KIND, key.name());
    }

    /** The key of this name. */
    public Optional<ApiKey> named(Tenant tenant, String name) {
        return store.named(tenant, name);
    }

    /** The key that this is, when it is one and still good. */
    public Optional<ApiKey> check(String token, Instant now) {
        Matcher form = FORM.matcher(token == null ? "" : token);
        if (!form.matches()) {
            return Optional.empty();
        }
        byte[] hash = Hashes.of(token).getBytes(StandardCharsets.US_ASCII);
        Optional<ApiKey> found = current(form.group(1), now)
                .filter(stored -> MessageDigest.isEqual(hash, stored.hash().getBytes(StandardCharsets.US_ASCII)))
                .map(ApiKeyStore.Stored::key);
        found.ifPresent(key -> note(key.id(), now));
        return found;
    }

    /** Whether a key that was taken a while ago is still good. */
    public boolean isGood(String id, Instant now) {
        return current(id, now).isPresent();
    }

    private Optional<ApiKeyStore.Stored> current(String id, Instant now) {
        Seen known = seen.get(id);
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            Optional<ApiKeyStore.Stored> found = store.find(id);
            if (found.isEmpty()) {
                seen.remove(id);
                return found;
            }
            known = new Seen(found.get(), now);
            remember(id, known);
        }
        return Optional.of(known.stored()).filter(stored -> stored.key().isGood(now));
    }

    private void remember(String id, Seen known) {
        if (seen.size() >= MOST_REMEMBERED) {
            // Rare and harmless: every key is looked up once more.
            seen.clear();
            used.clear();
        }
        seen.put(id, known);
    }

    private void note(String id, Instant now) {
        Instant last = used.get(id);
        if (last == null || last.plus(USE).isBefore(now)) {
            used.put(id, now);
            store.used(id, now);
        }
    }
}
