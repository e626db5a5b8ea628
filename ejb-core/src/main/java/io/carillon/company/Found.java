package io.carillon.company;

/**
 * An entry of the company's directory as it was found.
 *
 * @param id that stays when somebody is renamed or moved; empty when the entry has none
 * @param where its distinguished name, for people to read
 * @param number of the extension, digits only
 * @param name shown on telephones
 * @param mail may be empty
 * @param department may be empty
 * @param fault why nothing can be made of it, empty when something can
 */
record Found(String id, String where, String number, String name, String mail, String department, String fault) {
    boolean isSound() {
        return fault.isEmpty();
    }
}
