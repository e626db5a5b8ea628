package io.carillon.company;

/**
 * That an extension follows an entry of the company's directory.
 *
 * @param entry id of the entry
 * @param extension its number
 * @param name as the directory last had it
 * @param mail may be empty
 * @param department may be empty
 * @param present whether the entry was there at the last run; the extension of one that was not is disabled
 */
public record Link(String entry, String extension, String name, String mail, String department, boolean present) {
    static Link of(Found found) {
        return new Link(found.id(), found.number(), found.name(), found.mail(), found.department(), true);
    }

    Link gone() {
        return new Link(entry, extension, name, mail, department, false);
    }
}
