package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes a browser the telephone of an extension for a while. The browser gets a user name and a secret made for it alone; the
 * secret of the extension stays unknown to it. The pass lives in the switch's memory only: it ends by itself, with the
 * extension, and with the server.
 */
@ApplicationScoped
public class WebPhones {
    /** How long a pass is good: as long as a login. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final int NAME_LENGTH = 12;

    private final Directory directory;
    private final SwitchLink link;
    private final CustomerBook customers;
    private final InstantSource clock;

    /** For the container's proxy. */
    WebPhones() {
        this(null, null, null, InstantSource.system());
    }

    /** Over the extensions and the switch of this server. */
    @Inject
    public WebPhones(Directory directory, SwitchLink link, CustomerBook customers) {
        this(directory, link, customers, InstantSource.system());
    }

    WebPhones(Directory directory, SwitchLink link, CustomerBook customers, InstantSource clock) {
        this.directory = directory;
        this.link = link;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * A pass for this extension.
     *
     * @return empty when the switch cannot be reached
     * @throws NotFound no such extension, or it is disabled
     */
    public Optional<WebPhonePass> issue(Tenant tenant, String number) {
        Extension extension = directory.current().find(tenant, number)
                .map(Subscriber::extension)
                .filter(Extension::enabled)
                .orElseThrow(() -> new NotFound("there is no extension " + number + " in service"));
        String username = number + "-" + Secrets.generate().substring(0, NAME_LENGTH);
        String secret = Secrets.generate();
        Aor aor = new Aor(tenant, number);
        Instant end = clock.instant().plus(LIFETIME);
        Credential pass = Secrets.credentialOf(aor, username, secret).until(end).with(security(extension.security()));
        String realm = customers.realm(tenant);
        // the page may have come from a domain of the tenant, and is asked in that realm then
        Credential twin = Secrets.credential(aor, username, realm, secret).until(end).with(security(extension.security()));
        boolean told = link.ask(connection -> {
            connection.putCredential(pass);
            if (!realm.equals(pass.realm())) {
                connection.putCredential(twin);
            }
            return true;
        }).value().isPresent();
        return told
                ? Optional.of(new WebPhonePass(number, username, secret, pass.realm(), pass.validUntil()))
                : Optional.empty();
    }

    /** Browsers know encrypted audio only. */
    static MediaSecurity security(MediaSecurity ofExtension) {
        return ofExtension == MediaSecurity.OFF ? MediaSecurity.OFFER : ofExtension;
    }
}
