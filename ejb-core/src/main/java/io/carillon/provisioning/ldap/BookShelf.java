package io.carillon.provisioning.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import io.carillon.contract.Tenant;
import io.carillon.phonebook.HouseBook;
import io.carillon.provisioning.BookKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** People as entries of a directory, and who of them a filter wants. */
final class BookShelf {
    /** At most so many are found at once; a telephone shows some dozens. */
    static final int MOST = 200;

    private final HouseBook book;
    private final Map<Tenant, Shelf> shelves = new ConcurrentHashMap<>();

    BookShelf(HouseBook book) {
        this.book = book;
    }

    private record Shelf(List<HouseBook.Listed> of, List<Entry> entries) {}

    /** What a search asks for. */
    record Question(String base, SearchScope scope, Filter filter, int most) {}

    /** Who was found, and whether there are more. */
    record Found(List<Entry> entries, boolean more) {}

    /** @throws LDAPException the name is none, or of another house */
    Found find(Tenant tenant, Question asked) throws LDAPException {
        DN base = new DN(asked.base());
        DN top = new DN(BookKeys.base(tenant));
        if (!base.isDescendantOf(top, true)) {
            throw new LDAPException(ResultCode.NO_SUCH_OBJECT);
        }
        int most = asked.most() > 0 ? Math.min(asked.most(), MOST) : MOST;
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries(tenant)) {
            if (entry.matchesBaseAndScope(base, asked.scope()) && asked.filter().matchesEntry(entry)) {
                if (found.size() == most) {
                    return new Found(found, true);
                }
                found.add(entry);
            }
        }
        return new Found(found, false);
    }

    private List<Entry> entries(Tenant tenant) {
        List<HouseBook.Listed> listed = book.of(tenant);
        Shelf shelf = shelves.get(tenant);
        if (shelf == null || shelf.of() != listed) {
            shelf = new Shelf(listed, listed.stream().map(one -> entry(tenant, one)).toList());
            shelves.put(tenant, shelf);
        }
        return shelf.entries();
    }

    private static Entry entry(Tenant tenant, HouseBook.Listed one) {
        Entry entry = new Entry(new RDN("uid", one.id()) + "," + BookKeys.base(tenant));
        entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson");
        entry.addAttribute("uid", one.id());
        entry.addAttribute("cn", one.name());
        entry.addAttribute("displayName", one.name());
        entry.addAttribute("sn", one.name().substring(one.name().strip().lastIndexOf(' ') + 1).strip());
        entry.addAttribute("telephoneNumber", one.numbers());
        if (!one.company().isEmpty()) {
            entry.addAttribute("o", one.company());
        }
        return entry;
    }
}
