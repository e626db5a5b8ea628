package io.carillon.company;

import io.carillon.contract.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a tenant takes from the company's directory. Where the directory is and how it is asked belongs to the server, not
 * to a tenant: nobody can point the server at a machine of his choice by the API.
 *
 * @param signIn whether people of the directory may log in
 * @param sync whether extensions follow the directory by the clock
 * @param base distinguished name below which people are
 * @param filter which of the entries below are people with a telephone (RFC 4515)
 * @param attributes what is read where
 * @param mostRemovals percent of the extensions of the directory that one run may disable; more, and it changes nothing
 */
public record CompanySettings(
        boolean signIn, boolean sync, String base, String filter, Attributes attributes, int mostRemovals) {
    /** Name under which the house has them. */
    public static final String HOUSE = "house";

    /** Nobody and nothing. */
    public static final CompanySettings DEFAULT = new CompanySettings(
            false, false, "", "(&(objectClass=person)(telephoneNumber=*))", Attributes.USUAL, 10);

    private static final int MOST_CHARACTERS = 500;

    /**
     * Names of attributes.
     *
     * @param id one that stays when somebody is renamed or moved: {@code entryUUID}, in Active Directory {@code objectGUID}
     * @param number digits of the extension
     * @param name shown on telephones
     * @param mail may be empty: not read
     * @param department may be empty: not read
     */
    public record Attributes(String id, String number, String name, String mail, String department) {
        /** Those of RFC 2798 and RFC 4530. */
        public static final Attributes USUAL =
                new Attributes("entryUUID", "telephoneNumber", "cn", "mail", "departmentNumber");

        private void faults(Map<String, String> faults) {
            Map<String, String> names = new LinkedHashMap<>();
            names.put("idAttribute", id);
            names.put("numberAttribute", number);
            names.put("nameAttribute", name);
            names.put("mailAttribute", mail);
            names.put("departmentAttribute", department);
            names.forEach((field, value) -> {
                boolean optional = field.startsWith("mail") || field.startsWith("department");
                if (!LdapText.isAttribute(value) && !(optional && value.isEmpty())) {
                    faults.put(field, "must be the name of an attribute, and not of one with secrets");
                }
            });
        }
    }

    /** What is wrong with it for a tenant of this server, by field; empty when nothing is. */
    public Map<String, String> faults(Tenant tenant) {
        Map<String, String> faults = faults();
        CompanyServer server = CompanyServer.ofServer();
        if (server != null && !base.isBlank() && !server.opens(tenant, base)) {
            faults.putIfAbsent("base", "must be in the part of the directory that the server gives this tenant");
        }
        return faults;
    }

    /** What is wrong with it wherever it is used, by field; empty when nothing is. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        if (base.length() > MOST_CHARACTERS || !LdapText.isName(base)) {
            faults.put("base", "must be a distinguished name of up to " + MOST_CHARACTERS + " characters");
        }
        if (sync && base.isBlank()) {
            faults.put("base", "must not be empty while extensions follow the directory");
        }
        if (filter.length() > MOST_CHARACTERS || !LdapText.isFilter(filter)) {
            faults.put("filter", "must be a filter such as " + DEFAULT.filter() + ", and not ask about secrets");
        }
        attributes.faults(faults);
        if (mostRemovals < 0 || mostRemovals > 100) {
            faults.put("mostRemovals", "must be 0 to 100");
        }
        return faults;
    }
}
