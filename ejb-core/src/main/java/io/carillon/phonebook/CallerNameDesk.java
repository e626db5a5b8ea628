package io.carillon.phonebook;

import io.carillon.contract.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The name for a number that calls from outside: the house's own, else that of the service of {@code carillon.caller-name.url}. */
@ApplicationScoped
public class CallerNameDesk {
    @Resource
    private ManagedExecutorService executor;

    @Inject
    private PhoneBook book;

    /** Null for none. */
    private FarNames far;

    /** For the server. */
    public CallerNameDesk() {}

    /** Of a test. */
    CallerNameDesk(PhoneBook book, FarNames far) {
        this.book = book;
        this.far = far;
    }

    @PostConstruct
    void open() {
        NameSource source = NameSource.of(System.getProperties(), executor);
        far = source == null ? null : new FarNames(source, System::nanoTime);
    }

    /** Read from memory; a call never waits for it. */
    public Optional<String> nameOf(Tenant tenant, String number) {
        Optional<String> own = book.nameOf(tenant, number);
        if (own.isPresent() || far == null || !number.matches("\\+?[0-9]{3,18}")) {
            return own;
        }
        return far.nameOf(PhoneBook.digits(number));
    }

    /** Whether names are asked for elsewhere. */
    boolean asksElsewhere() {
        return far != null;
    }
}
