package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.directory.store.ExtensionStore;
import io.carillon.store.OneTransaction;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Extensions and what they do with their calls.
 *
 * <p>A change is one transaction of its own, whatever the caller has open: when the method returns it is committed,
 * the switch knows the new secret and calls are routed by the new data. Who made it is the authenticated caller. Bad
 * fields throw {@link Invalid}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Extensions {
    private static final int MAX_PAGE = 200;

    @EJB
    private ExtensionStore store;

    @EJB
    private DirectoryLoader loader;

    @EJB
    private OneTransaction one;

    @Inject
    private Bindings bindings;

    @Inject
    private CustomerBook customers;

    @Inject
    private Directory directory;

    @Inject
    private Instance<OtherNumbers> others;

    /**
     * Extensions of a tenant in order of number.
     *
     * @param afterNumber last number of the page before, null for the first page
     * @param limit at most this many, 1 to 200
     */
    public List<Extension> page(Tenant tenant, String afterNumber, int limit) {
        return store.page(tenant, afterNumber, Math.min(Math.max(limit, 1), MAX_PAGE));
    }

    /** One extension. */
    public Optional<Extension> find(Tenant tenant, String number) {
        return store.find(tenant, number);
    }

    /**
     * Creates an extension, with a generated secret unless one is given.
     *
     * @param who for the audit: a login name, or what the change came from
     * @throws Invalid bad fields
     * @throws Conflict the number is taken, or the tenant has as many as it may
     */
    public Issued create(Tenant tenant, NewExtension asked, String who) {
        check(tenant, asked, 0);
        boolean chosen = asked.secret() != null && !asked.secret().isEmpty();
        String secret = chosen ? asked.secret() : Secrets.generate();
        Aor aor = new Aor(tenant, asked.number());
        Extension created =
                store.insert(
                        Secrets.credential(aor, customers.realm(tenant), secret).with(asked.security()),
                        asked.displayName(), asked.enabled(), who);
        loader.refresh(tenant, asked.number());
        return new Issued(created, secret);
    }

    /**
     * Whether an extension could be created.
     *
     * @param ahead how many others shall be before it
     * @throws Invalid bad fields
     * @throws Conflict the number is taken, or the tenant has as many as it may
     */
    public void check(Tenant tenant, NewExtension asked, int ahead) {
        Rules.check(asked);
        checkFree(tenant, asked.number());
        int most = customers.limits(tenant).extensions();
        if (most > 0 && CustomerLimits.isReached(most, directory.current().count(tenant) + ahead)) {
            throw new Conflict("there are " + most + " extensions, no more are allowed");
        }
    }

    /**
     * Whether an extension could be changed.
     *
     * @param secretOrNull the new secret, null to keep the one there is
     * @throws Invalid bad fields
     * @throws NotFound no such extension
     */
    public void check(Tenant tenant, String number, ChangedExtension asked, String secretOrNull) {
        Rules.check(asked);
        if (secretOrNull != null) {
            Rules.checkSecret(secretOrNull);
        }
        if (find(tenant, number).isEmpty()) {
            throw new NotFound("there is no extension " + number);
        }
    }

    private void checkFree(Tenant tenant, String number) {
        for (OtherNumbers other : others) {
            String owner = other.owner(tenant, number);
            if (owner != null) {
                throw new Conflict(number + " is " + owner);
            }
        }
    }

    /**
     * Changes an extension. Disabling it also ends its registrations.
     *
     * @param expectedVersion the version the caller has seen
     * @param who for the audit
     * @throws Invalid bad fields
     * @throws NotFound no such extension
     * @throws StaleVersion somebody else was quicker
     */
    public Extension update(Tenant tenant, String number, ChangedExtension asked, long expectedVersion, String who) {
        Rules.check(asked);
        Extension changed = store.update(tenant, number, asked, new Check(expectedVersion, who));
        loader.refresh(tenant, number);
        if (!changed.enabled()) {
            bindings.remove(changed.aor(), null);
        }
        return changed;
    }

    /**
     * Makes an extension that was deleted, with a new secret and with its forwarding, all in one transaction.
     *
     * @param more what else is done in this transaction
     * @throws Invalid bad fields
     * @throws Conflict the number is taken, or the tenant has as many as it may
     */
    public void bringBack(Aor extension, KeptExtension kept, Runnable more, String who) {
        Tenant tenant = extension.tenant();
        String number = extension.user();
        check(tenant, new NewExtension(number, kept.displayName(), null, kept.enabled(), kept.security()), 0);
        Rules.check(kept.forwarding(), number);
        one.run(() -> {
            store.insert(Secrets.credential(extension, customers.realm(tenant), Secrets.generate()).with(kept.security()),
                    kept.displayName(), kept.enabled(), who);
            if (!kept.forwarding().equals(CallForwarding.NONE)) {
                store.changeForwarding(tenant, number, kept.forwarding(), who);
            }
            more.run();
        });
        loader.refresh(tenant, number);
    }

    /**
     * Puts an extension back to what it was, its forwarding included, in one transaction.
     *
     * @param now as the caller has seen it
     * @param check the version he has seen, and who he is
     * @throws Invalid bad fields
     * @throws NotFound no such extension
     * @throws StaleVersion somebody else was quicker
     */
    public void putBack(Aor extension, KeptExtension now, KeptExtension next, Check check) {
        Tenant tenant = extension.tenant();
        String number = extension.user();
        Rules.check(next.asked());
        Rules.check(next.forwarding(), number);
        one.run(() -> {
            if (store.find(tenant, number).map(Extension::version).orElse(-1L) != check.expectedVersion()) {
                throw new StaleVersion("extension " + number + " was changed by somebody else");
            }
            if (!next.asked().equals(now.asked())) {
                store.update(tenant, number, next.asked(), check);
            }
            if (!next.forwarding().equals(now.forwarding())) {
                store.changeForwarding(tenant, number, next.forwarding(), check.who());
            }
        });
        loader.refresh(tenant, number);
        if (!next.enabled()) {
            bindings.remove(extension, null);
        }
    }

    /**
     * Replaces the SIP secret; the old one stops working at once, registrations stay until they expire.
     *
     * @param secretOrNull the new secret, null or empty to have one generated
     * @param expectedVersion the version the caller has seen
     * @param who for the audit
     * @throws Invalid a bad secret
     * @throws NotFound no such extension
     * @throws StaleVersion somebody else was quicker
     */
    public Issued newSecret(Tenant tenant, String number, String secretOrNull, long expectedVersion, String who) {
        boolean chosen = secretOrNull != null && !secretOrNull.isEmpty();
        String secret = chosen ? secretOrNull : Secrets.generate();
        Rules.checkSecret(secret);
        Extension changed = store.replaceCredential(
                Secrets.credential(new Aor(tenant, number), customers.realm(tenant), secret), new Check(expectedVersion, who));
        loader.refresh(tenant, number);
        return new Issued(changed, secret);
    }

    /**
     * Deletes an extension, its settings and its registrations. Its calls stay in the records.
     *
     * @param expectedVersion the version the caller has seen
     * @param who for the audit
     * @throws NotFound no such extension
     * @throws StaleVersion somebody else was quicker
     */
    public void delete(Tenant tenant, String number, long expectedVersion, String who) {
        store.delete(tenant, number, new Check(expectedVersion, who));
        loader.refresh(tenant, number);
        bindings.remove(new Aor(tenant, number), null);
    }

    /** @throws NotFound no such extension */
    public CallForwarding forwarding(Tenant tenant, String number) {
        return store.subscriber(tenant, number)
                .map(Subscriber::forwarding)
                .orElseThrow(() -> new NotFound("there is no extension " + number));
    }

    /** Whether {@link #changeForwarding} could be done. */
    public void checkForwarding(Tenant tenant, String number, CallForwarding asked) {
        Rules.check(asked, number);
        forwarding(tenant, number);
    }

    /**
     * Replaces what the extension does with calls it does not take.
     *
     * @param who for the audit: a login name, or the telephone on which a feature code was dialled
     * @throws Invalid bad fields
     * @throws NotFound no such extension
     */
    public CallForwarding changeForwarding(Tenant tenant, String number, CallForwarding asked, String who) {
        Rules.check(asked, number);
        CallForwarding now = store.changeForwarding(tenant, number, asked, who);
        loader.refresh(tenant, number);
        return now;
    }
}
