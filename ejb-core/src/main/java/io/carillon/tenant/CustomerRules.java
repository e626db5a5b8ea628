package io.carillon.tenant;

import io.carillon.contract.Tenant;
import io.carillon.directory.CustomerLimits;
import io.carillon.directory.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a tenant must look like. Collects everything that is wrong before it complains. */
final class CustomerRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])");
    /** A host name with a dot in it (RFC 1123): no address, as those are the server's, and nothing that any host is called. */
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{4,128}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern REALM = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final int MOST_DOMAINS = 16;
    private static final int MOST = 1_000_000;
    private static final int MOST_DAYS = 36_500;

    private final Map<String, List<String>> wrong = new LinkedHashMap<>();

    private CustomerRules() {}

    static void check(NewCustomer asked, String serverRealm) {
        CustomerRules rules = new CustomerRules();
        rules.unless(NAME.matcher(asked.tenant().name()).matches(), "name",
                "must be 2 to 32 characters of a-z 0-9 -, no hyphen first or last");
        rules.displayName(asked.displayName());
        rules.domains(asked.domains(), false);
        if (asked.realm() != null) {
            rules.unless(REALM.matcher(asked.realm()).matches(), "realm", "must be 1 to 128 characters of A-Z a-z 0-9 . _ -");
            rules.unless(!asked.realm().equals(serverRealm), "realm", "must not be that of the server");
        }
        rules.limits(asked.limits());
        rules.end();
    }

    static void check(Tenant tenant, ChangedCustomer asked) {
        CustomerRules rules = new CustomerRules();
        boolean first = tenant.equals(Tenant.DEFAULT);
        rules.displayName(asked.displayName());
        rules.domains(asked.domains(), first);
        rules.limits(asked.limits());
        rules.unless(asked.enabled() || !first, "enabled", "must be true: the server belongs to the first tenant");
        rules.end();
    }

    private void displayName(String name) {
        unless(!name.isBlank() && name.length() <= 80, "displayName", "must have 1 to 80 characters");
        unless(name.chars().noneMatch(Character::isISOControl), "displayName", "must not contain control characters");
    }

    private void domains(List<String> domains, boolean none) {
        unless(none || !domains.isEmpty(), "domains", "must name at least one domain");
        unless(domains.size() <= MOST_DOMAINS, "domains", "must be " + MOST_DOMAINS + " at most");
        unless(domains.stream().allMatch(domain -> DOMAIN.matcher(domain).matches()), "domains",
                "must be host names like sip.example.com");
        unless(new HashSet<>(domains).size() == domains.size(), "domains", "must differ from one another");
    }

    private void limits(CustomerLimits limits) {
        bound("limits.extensions", limits.extensions());
        bound("limits.users", limits.users());
        bound("limits.calls", limits.calls());
        days("limits.historyDays", limits.historyDays());
        days("limits.auditDays", limits.auditDays());
    }

    private void bound(String field, int value) {
        unless(value >= 0 && value <= MOST, field, "must be 0 (no bound) to " + MOST);
    }

    private void days(String field, int value) {
        unless(value >= 0 && value <= MOST_DAYS, field, "must be 0 (as the server has it) to " + MOST_DAYS);
    }

    private void unless(boolean holds, String field, String message) {
        if (!holds) {
            wrong.computeIfAbsent(field, name -> new ArrayList<>()).add(message);
        }
    }

    private void end() {
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }
}
