package io.carillon.directory;

import static io.carillon.directory.DirectoryLog.LOG;

import io.carillon.contract.SwitchConnection;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.AccountStore;
import io.carillon.directory.store.ExtensionStore;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an empty database usable: two extensions with secrets made for them, an administrator with a password made for it
 * and the first of the extensions, so that the telephone of the console works at once, a link that logs it in once, and one
 * note in the log and in a file that says so. There is no default password; a database that has accounts and extensions is
 * left alone.
 */
@Startup
@Singleton
@DependsOn({"Migration", "DirectoryLoader", "RegistrarStart"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstRun {
    private static final String WHO = "first-run";
    private static final String ADMIN = "admin";
    private static final String OF_ADMIN = "1001";
    private static final String PRESET = "carillon.admin.password";
    private static final String LINK_MINUTES = "carillon.login-link.minutes";

    @EJB
    private AccountStore accountStore;

    @EJB
    private ExtensionStore extensionStore;

    @EJB
    private Accounts accounts;

    @EJB
    private Extensions extensions;

    @Inject
    private SwitchLink link;

    @Inject
    private OneTimeLogin links;

    @PostConstruct
    void prepare() {
        Settings settings = Settings.ofServer();
        int linkMinutes = settings.number(LINK_MINUTES, 60, 1, 1_440);
        List<Issued> issued = new ArrayList<>();
        if (extensionStore.isEmpty()) {
            issued.add(createExtension(OF_ADMIN));
            issued.add(createExtension("1002"));
        }
        Optional<FirstRunNote.Login> login = accountStore.isEmpty()
                ? Optional.of(createAdmin(settings, issued.isEmpty() ? null : OF_ADMIN, linkMinutes))
                : Optional.empty();
        if (login.isPresent() || !issued.isEmpty()) {
            tell(settings, issued, login);
        }
    }

    private FirstRunNote.Login createAdmin(Settings settings, String extension, int linkMinutes) {
        String preset = settings.text(PRESET, null);
        String password = preset == null ? Secrets.generate() : preset;
        try {
            NewAccount asked = new NewAccount(ADMIN, password.toCharArray(), Set.of(ADMIN, Account.SYSTEM), true, extension);
            Account admin = accounts.create(Tenant.DEFAULT, asked, WHO);
            String words = ADMIN + (preset == null ? "  password " + password : "  password as set in " + PRESET);
            return new FirstRunNote.Login(words, links.issue(admin, Duration.ofMinutes(linkMinutes), WHO), linkMinutes);
        } catch (Invalid bad) {
            throw Settings.wrong(PRESET, String.join(", ", bad.fields().getOrDefault("password", List.of())));
        }
    }

    private Issued createExtension(String number) {
        NewExtension asked = new NewExtension(number, "Extension " + number, null, true);
        return extensions.create(Tenant.DEFAULT, asked, WHO);
    }

    private void tell(Settings settings, List<Issued> issued, Optional<FirstRunNote.Login> login) {
        Addresses addresses = Addresses.of(settings, link.ask(SwitchConnection::statistics).value());
        String realm = settings.text("carillon.sip.realm", "carillon");
        String text = FirstRunNote.text(addresses, realm, issued, login);
        Path file = Path.of(settings.text("jboss.server.data.dir", "."), "carillon", "first-run.txt");
        LOG.firstRun("\n" + text);
        try {
            FirstRunNote.write(file, text);
        } catch (IOException failed) {
            LOG.firstRunFile(file.toString(), failed.toString());
        }
    }
}
