package io.carillon.api.phonebook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose number one is.
 *
 * @param number as asked
 * @param displayName what telephones show when it calls
 */
@Schema(name = "CallerName")
public record CallerNameView(String number, String displayName) {}
