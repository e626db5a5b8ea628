package io.carillon.company;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that a directory has to understand, read before it is asked. */
final class LdapText {
    /** Attributes that no telephone shows: passwords, their hashes and keys made of them. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(passw|pwd|secret(?!ary)|privatekey|principalkey).*");

    /** Name of an attribute, with options (RFC 4512 section 2.5). Not its number: nobody would see what that is of. */
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9;-]{0,63}");

    private LdapText() {}

    /** Whether it names an attribute that may be read. */
    static boolean isAttribute(String text) {
        return ATTRIBUTE.matcher(text).matches() && !SECRET.matcher(text).matches();
    }

    /** Whether it is a filter (RFC 4515), and asks about nothing that may not be read. */
    static boolean isFilter(String text) {
        try {
            return isHarmless(Filter.create(text));
        } catch (LDAPException notOne) {
            return false;
        }
    }

    private static boolean isHarmless(Filter filter) {
        if (filter.getNOTComponent() != null) {
            return isHarmless(filter.getNOTComponent());
        }
        String attribute = filter.getAttributeName();
        return (attribute == null || isAttribute(attribute))
                && Stream.of(filter.getComponents()).allMatch(LdapText::isHarmless);
    }

    /** Whether it is this name, or one below it in the tree. */
    static boolean isBelow(String text, String above) {
        try {
            return new DN(text).isDescendantOf(new DN(above), true);
        } catch (LDAPException notOne) {
            return false;
        }
    }

    /** Whether it is a distinguished name (RFC 4514); the empty one is that of the root. */
    static boolean isName(String text) {
        return DN.isValidDN(text);
    }
}
